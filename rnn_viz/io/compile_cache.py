"""Where numba keeps compiled kernels: a folder that is surely writable, one per code version.

numba looks only at the file of a compiled function, so it would go on using a kernel whose
callee changed in another file; it refuses to work at all where neither the home folder nor the
package can be written; and it runs whatever a damaged file holds. All are settled here, before
numba is imported: what is kept is sealed with its digests, and what differs from them is dropped.
"""

import atexit
import hashlib
import json
import os
import shutil
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from rnn_viz.io import atomic, ending

VARIABLE = "NUMBA_CACHE_DIR"
UNUSED_SECONDS = 30 * 24 * 3600.0
ROOM = 2**20  # bytes; all kernels take a little less
_SEAL = "digests.json"
_PASSING = "rnn-viz-kernels-"  # and the number of the process
_CORE = Path(__file__).resolve().parents[1] / "core"
_VERSION_FILES = {"numba": "_version.py", "numpy": "version.py"}


def prepare() -> Path | None:
    """Choose the folder, tell numba by its environment variable, clear out old siblings.

    Must run before numba is imported; a folder that the user has set is left alone.

    Returns
    -------
    Path
        The folder in use; it exists and can be written, unless the user chose it. ``None``
        where nothing can be written at all: kernels are then compiled at each start.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen)
    folder = lasting_folder()
    if is_writable(folder, 0 if _kernels(folder) else ROOM):
        remove_unused(folder)
        drop_damaged(folder)
        atexit.register(seal, folder)
    elif (passing := _passing_folder()) is not None:
        folder = passing
    else:
        return None
    ending.at_end(clear_up)
    os.environ[VARIABLE] = str(folder)
    return folder


def lasting_folder() -> Path:
    """Return the user's folder for these very kernels; it need not exist nor be writable."""
    return user_folder() / f"kernels-{key()}"


def drop_damaged(folder: Path) -> int:
    """Remove every kernel that is not as it was sealed; return how many files that were."""
    try:
        sealed = json.loads((folder / _SEAL).read_bytes())
    except (OSError, ValueError, RecursionError):
        sealed = {}
    dropped = 0
    for file in _kernels(folder):
        if not isinstance(sealed, dict) or sealed.get(_place(file, folder)) != _digest(file):
            file.unlink(missing_ok=True)
            dropped += 1
    return dropped


def seal(folder: Path) -> None:
    """Note the digests of all kernels in a folder; what is not noted is compiled anew."""
    digests = {_place(file, folder): _digest(file) for file in _kernels(folder)}
    try:
        atomic.write_text(folder / _SEAL, json.dumps(digests, indent=0))
    except OSError:  # it may be gone, or the disk be full
        return


def clear_up() -> None:
    """Do at once what is otherwise done when the process ends in an orderly way."""
    folder = Path(os.environ.get(VARIABLE, ""))
    if folder.name.startswith(_PASSING):
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.parent == user_folder():
        seal(folder)


def user_folder() -> Path:
    """Return the user's own folder for kernels; it need not exist nor be writable."""
    return Path(platformdirs.user_cache_dir("rnn-viz", appauthor=False))


def key() -> str:
    """Return 16 hexadecimal digits that change with core, numba, numpy or Python."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=8)
    for source in _version_sources():
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    for source in sorted(_CORE.rglob("*.py")):  # with the folders below: kernels have their own
        place = source.relative_to(_CORE).as_posix()
        digest.update(place.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def is_writable(folder: Path, room: int = ROOM) -> bool:
    """Make the folder and a file of so many bytes in it; this also marks it as used today."""
    if not folder.is_absolute():  # without any home folder it starts with a bare "~"
        return False
    probe = folder / f"probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            if room:
                atomic.write_bytes(probe, bytes(room))  # a full disk takes an empty file
            else:
                probe.touch()
        finally:
            probe.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def remove_unused(folder: Path) -> None:
    """Remove the siblings of ``folder`` that nobody has used for 30 days."""
    oldest = time.time() - UNUSED_SECONDS
    for sibling in folder.parent.glob("kernels-*"):
        try:
            unused = sibling != folder and sibling.stat().st_mtime < oldest
        except OSError:  # another start of the program was faster
            continue
        if unused:
            shutil.rmtree(sibling, ignore_errors=True)


def _version_sources() -> list[Path]:
    """Return the files that hold the versions; importing numba to ask would cost 0.3 s."""
    files = []
    for package, name in _VERSION_FILES.items():
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            files.append(Path(spec.origin).with_name(name))
    return [file for file in files if file.is_file()]


def _kernels(folder: Path) -> list[Path]:
    """Return the files that hold kernels, and those that list them."""
    return [*folder.glob("*/*.nbi"), *folder.glob("*/*.nbc")]


def _place(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _digest(file: Path) -> str | None:
    """Return what tells any other content apart; ``None`` where the file is gone."""
    try:
        return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None


def _passing_folder() -> Path | None:
    """Make a folder for this process only: one that others could foresee is not safe."""
    import tempfile  # costs 10 ms and is seldom needed

    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PASSING}{os.getpid()}-"))
    except OSError:
        return None
    _remove_left_behind(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _remove_left_behind(folder: Path) -> None:
    """Remove the passing folders of processes that were killed."""
    for sibling in folder.parent.glob(f"{_PASSING}*"):
        number = sibling.name.removeprefix(_PASSING).partition("-")[0]
        if number.isdigit() and os.name != "nt" and not _is_running(int(number)):
            shutil.rmtree(sibling, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only; on Windows it would end the process
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # another user's
        return True
    return True

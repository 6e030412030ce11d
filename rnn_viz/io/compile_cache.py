"""Where numba keeps compiled kernels: a folder that is surely writable, one per code version.

numba looks only at the file of a compiled function, so it would go on using a kernel whose
callee changed in another file; and it refuses to work at all where neither the home folder
nor the package can be written. Both are settled here, before numba is imported.
"""

import atexit
import hashlib
import os
import shutil
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import platformdirs

VARIABLE = "NUMBA_CACHE_DIR"
UNUSED_SECONDS = 30 * 24 * 3600.0
_CORE = Path(__file__).resolve().parents[1] / "core"
_VERSION_FILES = {"numba": "_version.py", "numpy": "version.py"}


def prepare() -> Path:
    """Choose the folder, tell numba by its environment variable, clear out old siblings.

    Must run before numba is imported; a folder that the user has set is left alone.

    Returns
    -------
    Path
        The folder in use; it exists and can be written, unless the user chose it.

    Raises
    ------
    OSError
        Not even the temporary folder can be written.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen)
    folder = user_folder() / f"kernels-{key()}"
    if is_writable(folder):
        remove_unused(folder)
    else:
        folder = _passing_folder()
    os.environ[VARIABLE] = str(folder)
    return folder


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


def is_writable(folder: Path) -> bool:
    """Make the folder and a file in it; this also marks the folder as used today."""
    if not folder.is_absolute():  # without any home folder it starts with a bare "~"
        return False
    probe = folder / f"probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
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


def _passing_folder() -> Path:
    """Make a folder for this process only: one that others could foresee is not safe."""
    import tempfile  # costs 10 ms and is seldom needed

    folder = Path(tempfile.mkdtemp(prefix="rnn-viz-kernels-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

"""Write a file whole or not at all: killed or failing at any instant, the old one survives."""

import os
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from rnn_viz.io import ending

LEFT_SECONDS = 60.0  # no file takes so long to be written
# On Windows a virus scanner or the search service may hold the old file for a moment.
RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0) if os.name == "nt" else ()

_PREFIX, _SUFFIX = ".rnn-viz-", ".tmp"  # nobody else's, and short whatever the file's name


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with line ends as given; see :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file at ``path`` in one step; a symbolic link keeps pointing to it.

    What killed processes have left in its folder is removed.

    Raises
    ------
    OSError
        The folder is missing or cannot be written, or the disk is full; its ``filename`` is
        ``path``. The old file is as it was and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    remove_left_behind(target)
    temporary = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    remove = partial(temporary.unlink, missing_ok=True)
    with ending.undone(remove):
        try:
            with open(temporary, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _replace(temporary, target)
        except BaseException as error:  # a Ctrl+C must not leave the half-written file either
            remove()
            if isinstance(error, OSError):  # a full disk names none, others the temporary one
                error.filename, error.filename2 = str(path), None
            raise


def remove_left_behind(path: Path) -> None:
    """Remove what killed processes have left in a file's folder.

    What another process is writing there is younger; whether it lives cannot be asked, for it
    may be on another machine.
    """
    oldest = time.time() - LEFT_SECONDS
    folder = os.path.dirname(os.path.realpath(path))
    try:
        names = os.listdir(folder)
    except OSError:  # it is not there, or may be written and not read
        return
    for name in names:
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
            with suppress(OSError):  # another start was faster, or nothing can be removed
                temporary = os.path.join(folder, name)
                if os.stat(temporary).st_mtime < oldest:
                    os.unlink(temporary)


def set_aside(path: Path) -> Path | None:
    """Keep a file that cannot be used under another name; return it, ``None`` where that fails."""
    aside = path.with_name(f"{path.name}.invalid")
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside


def _replace(temporary: Path, target: Path) -> None:
    for seconds in RETRY_SECONDS:
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(temporary, target)

"""Write a file whole or not at all: killed or failing at any instant, the old one survives."""

import glob
import os
import time
from functools import partial
from pathlib import Path

from rnn_viz.io import ending

# On Windows a virus scanner or the search service may hold the old file for a moment.
LEFT_SECONDS = 60.0  # no file takes so long to be written
RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0) if os.name == "nt" else ()


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with line ends as given; see :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file at ``path`` in one step; a symbolic link keeps pointing to it.

    Raises
    ------
    OSError
        The folder is missing or cannot be written, or the disk is full. The old file is as
        it was and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    remove = partial(temporary.unlink, missing_ok=True)
    with ending.undone(remove):
        try:
            with open(temporary, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _replace(temporary, target)
        except BaseException:  # a Ctrl+C must not leave the half-written file either
            remove()
            raise


def remove_left_behind(path: Path) -> None:
    """Remove what killed processes have left beside a file; what is being written is younger."""
    oldest = time.time() - LEFT_SECONDS
    target = Path(os.path.realpath(path))
    for temporary in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        try:
            if temporary.stat().st_mtime < oldest:
                temporary.unlink()
        except OSError:  # another start of the program was faster, or nothing can be removed
            continue


def _replace(temporary: Path, target: Path) -> None:
    for seconds in RETRY_SECONDS:
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(temporary, target)

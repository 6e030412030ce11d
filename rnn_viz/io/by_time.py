"""Files by time: names for those that are kept for good, and which are the newest.

Other processes may remove some at any moment.
"""

import time
from pathlib import Path

from rnn_viz.core.language import _

_MOST = 1_000  # of the same second


def dated_path(folder: Path, seconds: float, suffix: str, prefix: str = "") -> Path:
    """Return a path in a folder, by a local time and a number if need be, that no file has.

    Parameters
    ----------
    folder
        Where it is to be.
    seconds
        The time, in seconds since 1970.
    suffix, prefix
        What the name ends and begins with.

    Raises
    ------
    OSError
        There are too many of that time.
    """
    when = time.strftime("%Y-%m-%d %H.%M.%S", time.localtime(seconds))
    for number in range(1, _MOST):
        path = folder / f"{prefix}{when}{f' {number}' if number > 1 else ''}{suffix}"
        if not path.exists():
            return path
    raise OSError(_("{folder} is full").format(folder=folder))


def newest_first(folder: Path, pattern: str) -> list[Path]:
    """Return the files whose names match; none where the folder is not there or cannot be read.

    One that goes while it is looked at is left out, and only that one.
    """
    try:
        found = [(_when(path), path) for path in folder.glob(pattern)]
    except OSError:
        return []
    there = [(when, path) for when, path in found if when is not None]
    return [path for _age, path in sorted(there, reverse=True)]


def _when(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None

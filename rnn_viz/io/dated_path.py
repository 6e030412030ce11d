"""Names of files that are kept for good: by when they are of, none of them taken."""

import time
from pathlib import Path

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
    raise OSError(f"{folder} is full")

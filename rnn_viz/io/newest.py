"""Files by their age, in folders from which other processes remove some at any moment."""

from pathlib import Path


def newest_first(folder: Path, pattern: str) -> list[Path]:
    """Return the files whose names match; none where the folder is not there or cannot be read.

    One that goes while it is looked at is left out, and only that one.
    """
    try:
        found = [(_when(path), path) for path in folder.glob(pattern)]
    except OSError:
        return []
    there = [(when, path) for when, path in found if when is not None]
    return [path for _, path in sorted(there, reverse=True)]


def _when(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None

"""Which window has which file: so that two windows do not write over each other's work."""

import hashlib
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

_MADE_WITHIN = 2.0  # seconds; it takes no longer to write who has a lock


class Lock:
    """Something that one window has; free again when it ends, however it does.

    Parameters
    ----------
    path
        The file that says so; ``None`` where windows do not know of each other.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = None if path is None else QLockFile(str(path))
        if self._file is not None:
            self._file.setStaleLockTime(0)  # never too old: only its owner's end frees it

    def take(self) -> bool:
        """Take it; return whether nobody else has it.

        Where nothing can be written, nobody can say so, and it counts as free.
        """
        if self._file is None:
            return True
        is_mine = self._file.isLocked() or self._file.tryLock(0) or self._taken_from_nobody()
        return is_mine or self._file.error() != QLockFile.LockError.LockFailedError

    def _taken_from_nobody(self) -> bool:
        """Take it if its file names no owner: who made it was killed before saying who it was.

        Qt would count that as taken for ever. One that is being made is younger.
        """
        assert self._file is not None
        path = Path(self._file.fileName())
        try:
            found = path.stat()
            if found.st_size or time.time() - found.st_mtime < _MADE_WITHIN:
                return False
            path.unlink()
        except OSError:
            return False
        return self._file.tryLock(0)

    def free(self) -> None:
        """Leave it to others."""
        if self._file is not None:
            self._file.unlock()


NO_LOCK = Lock(None)


class Locks:
    """The locks of all windows of a user, in a folder of their own.

    Beside a session file they would be in the user's way, and often could not be written.

    Parameters
    ----------
    folder
        It is made if it is not there; ``None`` where windows do not know of each other.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            with suppress(OSError):  # then no window can say what it has
                folder.mkdir(parents=True, exist_ok=True)

    def of_file(self, path: Path) -> Lock:
        """Return the lock of a session file, under whatever name it is reached."""
        name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
        return self._named(f"file-{name[:16]}")

    def of_window(self, name: str) -> Lock:
        """Return the lock of a window."""
        return self._named(f"window-{name}")

    def _named(self, name: str) -> Lock:
        return Lock(None if self._folder is None else self._folder / f"{name}.lock")

    def others(self, name: str) -> bool:
        """Whether there is a window beside the one of this name."""
        if self._folder is None:
            return False
        own = self._folder / f"window-{name}.lock"
        try:
            paths = [path for path in self._folder.glob("window-*.lock") if path != own]
        except OSError:
            return False
        return any(not self._is_free(path) for path in paths)

    @staticmethod
    def _is_free(path: Path) -> bool:
        """Whether a lock has no owner; one whose owner was killed is removed by that."""
        lock = Lock(path)
        is_free = lock.take()
        lock.free()
        return is_free

"""The file that the window's work is of, and whether the work has more than it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.files.locks import NO_LOCK, Lock, Locks
from rnn_viz.core.language import _
from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.run.saved.missing import has_more
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.session import saved_run
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.io.session_file import digest_of

_LOOK = 200  # milliseconds from a change until the title says so


@dataclass(frozen=True, slots=True)
class _Kept:
    """What would be left if the window were gone."""

    run: SavedRun
    earlier: tuple[KeptRun, ...]
    breakpoints: frozenset[str]

    def is_all_of(self, now: Snapshot) -> bool:
        """Whether nothing would be lost."""
        if now.earlier != self.earlier or now.breakpoints != self.breakpoints:
            return False
        return not has_more(saved_run(now), self.run)


class Document(QObject):
    """What the title says of the work: its file, and whether that has all of it.

    Signals
    -------
    changed
        One of the two is another.

    Attributes
    ----------
    path
        The session file; ``None`` while there is none.
    is_modified
        Whether the work has more than the file, or than an empty session.
    digest
        What the file held when this window read or wrote it last.

    Parameters
    ----------
    now
        The empty session.
    locks
        Of all windows.
    """

    changed = Signal()

    def __init__(self, now: Snapshot, locks: Locks, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.is_modified = False
        self.digest = ""
        self._locks, self._lock = locks, NO_LOCK
        self._newest = now
        self._kept: _Kept | None = _kept_of(now)  # ``None``: less than there ever was
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)

    @property
    def name(self) -> str:
        """What the title calls it."""
        return _("Untitled") if self.path is None else self.path.name

    @property
    def unsaved(self) -> str:
        """One sentence about work that has more than its file."""
        if self.path is None:
            return _("What you have done here is in no file.")
        return _("{file} has changes that are not saved in it.").format(file=self.path.name)

    @property
    def is_settled(self) -> bool:
        """Whether the newest moment has what was asked for; kernels or training may come first."""
        return self._newest.phase in (Phase.PAUSED, Phase.RUNNING)

    def is_overtaken(self) -> bool:
        """Whether another program has changed the file; one that is gone can be written anew."""
        held = "" if self.path is None else digest_of(self.path)
        return held not in ("", self.digest)

    def follow(self, now: Snapshot) -> None:
        """Take note of the newest moment; whether it is kept is found out a little later."""
        self._newest = now
        if not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """Find out whether the work has more than what is kept of it."""
        is_modified = self._kept is None or not self._kept.is_all_of(self._newest)
        if is_modified != self.is_modified:
            self.is_modified = is_modified
            self.changed.emit()

    def lock_of(self, path: Path) -> Lock | None:
        """Return the lock of a file, taken; ``None`` if another window has it."""
        if self.path is not None and path.resolve() == self.path.resolve():
            return self._lock
        lock = self._locks.of_file(path)
        return lock if lock.take() else None

    def is_now(
        self, now: Snapshot, path: Path | None = None, lock: Lock = NO_LOCK, *,
        is_modified: bool = False, digest: str = "",
    ) -> None:  # fmt: skip
        """Take note that all of a moment is kept.

        Parameters
        ----------
        path, lock
            The file and its lock; not given for work that has no file.
        is_modified
            Whether the file has less than the moment.
        digest
            What the file held when it was read or written; if empty, what it holds now.
        """
        if lock is not self._lock:
            self._lock.free()
        self.path, self._lock, self._newest = path, lock, now
        self._kept = None if is_modified else _kept_of(now)
        self.is_modified = is_modified
        self.digest = "" if path is None else digest or digest_of(path)
        self.changed.emit()

    def leave(self) -> None:
        """Let other windows have the file."""
        self._timer.stop()
        self._lock.free()


def _kept_of(now: Snapshot) -> _Kept:
    return _Kept(saved_run(now), now.earlier, now.breakpoints)

"""A lesson whose file is edited meanwhile: it is read again after each change."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

_CALM = 150  # milliseconds without a change: editors write in several steps


class Preview(QObject):
    """Watches one file.

    Parameters
    ----------
    changed
        Called once the file has changed and is there.
    """

    def __init__(self, changed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._changed, self._path = changed, ""
        self._watcher = QFileSystemWatcher(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._tell)
        self._watcher.fileChanged.connect(lambda _: self._calm.start())
        self._watcher.directoryChanged.connect(lambda _: self._follow())

    def watch(self, path: Path | None) -> None:
        """Watch this file from now on; ``None``: none."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path = "" if path is None else str(path)
        if path is not None:
            self._watcher.addPaths([str(path), str(path.parent)])

    def _follow(self) -> None:
        """Watch a file again that an editor has put in the place of the old one."""
        if self._path and self._path not in self._watcher.files() and Path(self._path).is_file():
            self._watcher.addPath(self._path)
            self._calm.start()

    def _tell(self) -> None:
        if Path(self._path).is_file():
            self._changed()

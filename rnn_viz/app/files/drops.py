"""Files and links that are dropped on the window."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.words.sessions.run_link import SCHEME


class Drops(QObject):
    """Takes one file, or a text that is a link; whatever else is dropped is left alone.

    Parameters
    ----------
    window
        Where they are dropped.
    openers
        What is done with a file, by the suffixes of those that are taken.
    open_link
        What is done with a link.
    """

    def __init__(
        self, window: QWidget, openers: Mapping[str, Callable[[Path], None]],
        open_link: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._openers, self._open_link = openers, open_link
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Say what may be dropped, and take it."""
        is_drag = event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)
        if is_drag and isinstance(event, QDragEnterEvent | QDropEvent):
            what = event.mimeData()
            path, link = self._file_of(what), _link_of(what)
            if path is None and not link:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(path, link)
            return True
        return super().eventFilter(target, event)

    def _file_of(self, what: QMimeData) -> Path | None:
        urls = what.urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in self._openers else None

    def _take(self, path: Path | None, link: str) -> None:
        if path is not None:
            self._openers[path.suffix.lower()](path)
        else:
            self._open_link(link)


def _link_of(what: QMimeData) -> str:
    text = what.text().strip() if what.hasText() else ""
    return text if text.startswith(SCHEME) else ""

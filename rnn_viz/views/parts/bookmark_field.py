"""A small field over the timeline that names the bookmark just made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rnn_viz.core.bookmarks import LONGEST, clean
from rnn_viz.views.parts import fonts

_WIDTH, _HEIGHT = 168, 26  # pixels


class BookmarkField(QLineEdit):
    """Edit a name until Enter, Escape, or a click elsewhere.

    ``named`` carries the iteration and the new name; it is not sent where the name stays, as
    with Escape or an empty text.
    """

    named = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.bookmark_name")
        self.setAccessibleName("Name of the bookmark")
        self.setFont(fonts.text(12))
        self.setMaxLength(LONGEST)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.iteration: int | None = None
        self._name = ""
        self.hide()

    def edit(self, iteration: int, name: str) -> None:
        """Begin to edit the name of the bookmark at an iteration."""
        self.iteration, self._name = iteration, name
        self.setText(name)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.selectAll()

    def close_unnamed(self) -> None:
        """Leave the name as it is."""
        self.iteration = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the name, Escape keeps the one there was."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_unnamed()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the user goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
        }:  # fmt: skip
            self._finish()

    def _finish(self) -> None:
        iteration, name = self.iteration, clean(self.text())
        self.close_unnamed()
        if iteration is not None and name and name != self._name:
            self.named.emit(iteration, name)

"""A field in which something gets another name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rnn_viz.core.run.bookmarks import LONGEST, clean

# why a field loses the focus that it gets back by itself
PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NameEditor(QLineEdit):
    """Is shown while a name is edited: until Enter, Escape, or a click elsewhere.

    Signals
    -------
    named
        Another name; not where it stays, as with Escape or an empty text.
    closed
        The field is hidden again; sent before ``named``.
    """

    named = Signal(str)
    closed = Signal()

    def __init__(self, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMaxLength(LONGEST)
        self.hide()
        self._name = ""
        self._is_open = False

    def edit(self, name: str) -> None:
        """Begin with the name there is."""
        self._name, self._is_open = name, True
        self.setText(name)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.selectAll()

    def close_unnamed(self) -> None:
        """Leave the name as it is; the keys go back to the whole window."""
        self._is_open = False
        self.clearFocus()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the name, Escape keeps the one there was."""
        if event.key() in ENTER:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_unnamed()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the user goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING and self._is_open:
            self._finish()

    def _finish(self) -> None:
        name = clean(self.text())
        self.close_unnamed()
        if name and name != self._name:
            self.named.emit(name)

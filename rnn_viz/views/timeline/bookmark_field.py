"""A small field over the timeline that names the bookmark just made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from rnn_viz.core.commands import RemoveBookmark, SetBookmark
from rnn_viz.core.run.bookmarks import LONGEST, clean
from rnn_viz.views.widgets import fonts

_WIDTH, _HEIGHT = 192, 26  # pixels


class BookmarkField(QLineEdit):
    """Edit a name until Enter, Escape, or a click elsewhere; its button removes the bookmark.

    Where the name stays, as with Escape or an empty text, nothing is wished.

    Signals
    -------
    wished
        As of a view.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.bookmark_name")
        self.setAccessibleName("Name of the bookmark")
        self.setFont(fonts.text(12))
        self.setMaxLength(LONGEST)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.iteration: int | None = None
        self._name = ""
        self._remove = self._remove_button()
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
        """Leave the name as it is; the keys go back to the whole window."""
        self.iteration = None
        self.clearFocus()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        size = self._remove.sizeHint()
        self._remove.move(self.width() - size.width() - 2, (self.height() - size.height()) // 2)

    def _remove_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("timeline.bookmark_remove")
        button.setProperty("role", "inner")
        button.setText("×")
        button.setToolTip("Remove this bookmark")
        button.setAccessibleName("Remove this bookmark")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(self._take_away)
        self.setTextMargins(0, 0, button.sizeHint().width(), 0)
        return button

    def _take_away(self) -> None:
        iteration = self.iteration
        self.close_unnamed()
        if iteration is not None:
            self.wished.emit(RemoveBookmark(iteration))

    def _finish(self) -> None:
        iteration, name = self.iteration, clean(self.text())
        self.close_unnamed()
        if iteration is not None and name and name != self._name:
            self.wished.emit(SetBookmark(iteration, name))

"""The upper edge of a card: its title, by which it is dragged."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.views.widgets import fonts


class CardTitle(QLabel):
    """``dragged`` carries how far the mouse moved while it was held down on the title."""

    dragged = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(fonts.text(bold=True))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag the card by its title")
        self._held: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the card along."""
        if self._held is not None:
            at = event.globalPosition().toPoint()
            self.dragged.emit(at - self._held)
            self._held = at

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the card."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

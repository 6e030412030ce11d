"""A text of one line that has … at its end or in its middle where it has not enough room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """A label that takes the room there is and asks for none."""

    def __init__(
        self, name: str, parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._mode = mode
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Need only the height."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        room = QRect(self.contentsRect())
        text = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

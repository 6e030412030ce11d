"""A splitter whose handle is easy to grab and drawn as one thin line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from rnn_viz.views.widgets.themed import Themed

_GRIP = 9  # pixels


class Splitter(Themed, QSplitter):
    """Panels side by side or one above the other; none can be squeezed to nothing."""

    def __init__(
        self, orientation: Qt.Orientation, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self.setHandleWidth(_GRIP)
        self.setChildrenCollapsible(False)

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        for index in range(self.count()):
            self.handle(index).update()

    def createHandle(self) -> QSplitterHandle:
        """Make handles that draw the line."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, splitter: Splitter) -> None:
        super().__init__(orientation, splitter)
        self._splitter = splitter

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = QColor(
            self._splitter.theme.accent if self.underMouse() else self._splitter.theme.rule
        )
        middle = self.rect().center()
        if self.orientation() is Qt.Orientation.Horizontal:
            painter.fillRect(middle.x(), 0, 1, self.height(), colour)
        else:
            painter.fillRect(0, middle.y(), self.width(), 1, colour)
        painter.end()

"""An area that scrolls what is larger than the room there is."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from rnn_viz.views.widgets.scaling.lengths import scaled

_LEAST = 64  # pixels of height of an area that scrolls


def scrolling(content: QWidget, parent: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Return an area around a widget, without a frame or a colour of its own.

    It scrolls up and down, and ``sideways`` too where that is asked for; otherwise the content
    has to be as narrow as the area.
    """
    area = QScrollArea(parent)
    _fill(area, content, sideways=sideways)
    return area


class ScrollingColumn(QScrollArea):
    """An area that scrolls up and down what is higher, and is never narrower than its content."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._asked = content, (QSize(), QSize())
        _fill(self, content, sideways=False)

    def minimumSizeHint(self) -> QSize:
        """Need the width of the content, and of the bar where there is one."""
        least = self._content.minimumSizeHint().expandedTo(self._content.minimumSize())
        bar = self.verticalScrollBar().sizeHint().width() if least.height() > self.height() else 0
        return QSize(least.width() + bar, min(least.height(), scaled(_LEAST)))

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self._content.sizeHint().expandedTo(self._content.minimumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whether there is a bar now."""
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Follow what the content needs."""
        if target is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().eventFilter(target, event)

    def _settle(self) -> None:
        asked = self.minimumSizeHint(), self.sizeHint()
        if asked != self._asked:
            self._asked = asked
            self.updateGeometry()


def _fill(area: QScrollArea, content: QWidget, *, sideways: bool) -> None:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)  # QScrollArea switches it on

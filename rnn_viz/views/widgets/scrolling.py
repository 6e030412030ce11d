"""An area that scrolls what is larger than the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(content: QWidget, parent: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Return an area around a widget, without a frame or a colour of its own.

    It scrolls up and down, and ``sideways`` too where that is asked for; otherwise the content
    has to be as narrow as the area.
    """
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)  # QScrollArea switches it on
    return area

"""A fixed place for a text that changes in every frame."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Room(QWidget):
    """The room that a layout gives to a widget that does not ask for any.

    A label with another text makes every layout around it measure the whole window again.
    Inside a room it does not: the room is as wide as it may be, whatever is in it.

    Parameters
    ----------
    content
        What fills the room.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(content.minimumHeight())
        self.setMaximumHeight(content.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room filled."""
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())

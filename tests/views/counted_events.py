"""How often something happens to a widget."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

SHORTLY = 30  # milliseconds, in which a window lays out and paints


class CountedEvents(QObject):
    """The events of one kind that a widget gets from now on."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.count, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:
        """Count and leave alone."""
        self.count += event.type() == self._kind
        return False

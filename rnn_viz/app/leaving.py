"""Escape that nobody else wanted leads back to the window as it was: all areas, in its frame."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Leaving(QObject):
    """Undoes what is switched on, one for each Escape.

    It has to listen before views do, since who listens last hears first: they close cards and
    leave slow motion.

    Parameters
    ----------
    window
        What gets the Escape that no widget has taken.
    ways
        Whether something is on, and what switches it off; the first that is on
        comes first.
    """

    def __init__(
        self, window: QWidget, *ways: tuple[Callable[[], bool], Callable[[], None]]
    ) -> None:
        super().__init__(window)
        self._ways = ways
        window.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Take the Escape that comes to the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            off = next((leave for is_on, leave in self._ways if is_on()), None)
            if off is not None and alone and event.key() == Qt.Key.Key_Escape:
                off()
                return True
        return super().eventFilter(target, event)

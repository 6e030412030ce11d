"""Keys that are shortcuts of the window, and mean something else where they are pressed."""

from collections.abc import Container

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_ALONE = Qt.KeyboardModifier.NoModifier


def keep_key(event: QEvent, keys: Container[int], held: Qt.KeyboardModifier = _ALONE) -> bool:
    """Take one of these keys before it becomes a shortcut; return whether that was the event.

    Parameters
    ----------
    event
        Any event of a widget.
    keys
        Those that the widget wants.
    held
        What may be held down with them; with anything else they stay shortcuts.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in keys:
        return False
    event.setAccepted(not event.modifiers() & ~held)
    return True

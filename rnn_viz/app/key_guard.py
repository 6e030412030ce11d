"""Lets the focused control have the keys that it needs before the shortcuts get them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox

_ARROWS = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
_NEEDED: tuple[tuple[type, set[Qt.Key]], ...] = (
    (QAbstractButton, {Qt.Key.Key_Space}),
    (QAbstractSlider, _ARROWS),
    (QComboBox, _ARROWS | {Qt.Key.Key_Space}),
)


class KeyGuard(QObject):
    """An event filter for the application.

    Qt offers a key to shortcuts first; line edits object by themselves, buttons and sliders
    do not, so Space on a focused button would run the training instead of pressing it. A
    view with keys of its own names them in the property ``keys``.
    """

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Claim a key for the focused control."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if plain and event.key() in _keys_of(target):
                event.accept()
                return True
        return False


def _keys_of(target: QObject) -> set[Qt.Key]:
    own = target.property("keys")
    if own == "arrows":
        return _ARROWS
    for kind, keys in _NEEDED:
        if isinstance(target, kind):
            return keys
    return set()

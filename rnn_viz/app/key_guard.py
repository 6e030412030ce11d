"""Gives every key what it means: to the focused control, and to shortcuts on any keyboard."""

import sys
import unicodedata

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QMenuBar, QWidget

_ARROWS = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
_NEEDED: tuple[tuple[type, set[Qt.Key]], ...] = (
    (QAbstractButton, {Qt.Key.Key_Space}),
    (QAbstractSlider, _ARROWS),
    (QMenuBar, _ARROWS | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}),
)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
_X_SCAN_CODES = {first + at: key for first, row in _ROWS.items() for at, key in enumerate(row)}
_WINDOWS_CODES = {ord(key): key for row in _ROWS.values() for key in row}
_MAC_ROW = "ASDFHGZXCV BQWERYT123465=97-80]OU[IP LJ'K;\\,/NM"
_MAC_CODES = {at: key for at, key in enumerate(_MAC_ROW) if key.isalnum()}


class KeyGuard(QObject):
    """An event filter for whatever has the keyboard.

    Qt offers a key to shortcuts first; line edits object by themselves, buttons and sliders
    do not, so Space on a focused button would run the training instead of pressing it.

    The keypad's keys are handed on as those of the main keyboard. Where a layout has no Latin
    letters, the key at the place of a letter of the US layout does what that letter does as a
    shortcut; what it types stays.

    Where what has the focus goes away, Qt would give it to whatever comes next: a button, which a
    second press would then press, or a map, which takes the arrows. The window gets it, in which
    keys are shortcuts.

    It follows the focus: a filter of the application would see every event, of which a change
    of theme sends ten thousands, and each costs Python a microsecond or two. A window gets keys
    without a focus, too: it has to be watched from the start.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())
        self._is_foreign = False  # the layout that typed the last letter
        self._is_translating = False

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Watch what gets the keys from now on."""
        if now is None:
            return
        now.installEventFilter(self)  # once, however often it is asked for
        if _has_left_to(old, now):
            now.window().setFocus()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Claim a key for the focused control, or hand on what it means."""
        if not isinstance(event, QKeyEvent) or not isinstance(target, QWidget):
            return False
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and not self._is_translating:
            self._notice_layout(event)
        meant = self._meaning(event)
        if meant is None:
            return is_offered and _claim(target, event)
        if is_offered:
            event.accept()  # no shortcut is looked for before the key is known
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(target, event, meant)

    def _press(self, target: QWidget, event: QKeyEvent, meant: QKeyEvent) -> bool:
        """Hand on the key that is meant, unless the control takes what is typed."""
        if not event.modifiers() & (_KEYPAD | _CONTROL):
            offered = _translated(event, meant.key(), QEvent.Type.ShortcutOverride)
            self._send(target, offered)
            if offered.isAccepted():
                return False
        self._send(target, meant)  # Qt then looks for a shortcut, as for any key
        event.accept()
        return True

    def _send(self, target: QWidget, meant: QKeyEvent) -> None:
        self._is_translating = True
        QCoreApplication.sendEvent(target, meant)
        self._is_translating = False

    def _notice_layout(self, event: QKeyEvent) -> None:
        is_latin = _is_latin(event.key())
        if is_latin is False or (is_latin and not event.modifiers() & _CONTROL):
            self._is_foreign = not is_latin  # with Ctrl held Qt may have looked for a Latin one

    def _meaning(self, event: QKeyEvent) -> QKeyEvent | None:
        """Return the key of a US main keyboard that is meant; ``None`` for the event's own."""
        key = event.key()
        if event.modifiers() & _KEYPAD:
            return _translated(event, Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key)
        is_latin = _is_latin(key)
        if is_latin or (is_latin is None and not self._is_foreign):
            return None
        named = us_key(event.nativeScanCode(), event.nativeVirtualKey())
        return None if named is None or ord(named) == key else _translated(event, ord(named))


def _has_left_to(old: QWidget | None, now: QWidget) -> bool:
    """Whether something has the focus only because what had it is hidden or disabled now."""
    if old is None or not shiboken6.isValid(old) or (old.isVisible() and old.isEnabled()):
        return False
    return now is not now.window() and old.window() is now.window()


def _translated(event: QKeyEvent, key: int, kind: QEvent.Type | None = None) -> QKeyEvent:
    """Return the event with another key, one of the main keyboard."""
    return QKeyEvent(
        event.type() if kind is None else kind, key, event.modifiers() & ~_KEYPAD,
        event.nativeScanCode(), event.nativeVirtualKey(), event.nativeModifiers(), event.text(),
        event.isAutoRepeat(), event.count(),
    )  # fmt: skip


def us_key(scan_code: int, virtual_key: int, platform: str = sys.platform) -> str | None:
    """Return the letter or digit that a key has in the US layout; ``None`` if it has none.

    Parameters
    ----------
    scan_code, virtual_key
        The native codes of a key event. Windows and macOS name the place by the virtual key, X
        and Wayland by the scan code.
    platform
        As ``sys.platform`` calls it.
    """
    if platform == "win32":
        return _WINDOWS_CODES.get(virtual_key)
    if platform == "darwin":
        return _MAC_CODES.get(virtual_key)
    return _X_SCAN_CODES.get(scan_code)


def _is_latin(key: int) -> bool | None:
    """Whether a letter or digit is one of the Latin script; ``None`` for all other keys."""
    if key >= Qt.Key.Key_Escape or not chr(key).isalnum():
        return None
    if chr(key).isdigit():
        return None if chr(key).isascii() else False
    return unicodedata.name(chr(key), "").startswith("LATIN")


def _claim(target: QWidget, event: QKeyEvent) -> bool:
    """Accept a key that the focused control needs more than any shortcut."""
    if event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    key = event.key()
    is_needed = any(isinstance(target, kind) and key in keys for kind, keys in _NEEDED)
    if is_needed or (key in _ARROWS and _is_one_of_several(target)):
        event.accept()
        return True
    return False


def _is_one_of_several(target: QWidget) -> bool:
    """Whether arrows lead from it to another choice of the same row."""
    group = target.group() if isinstance(target, QAbstractButton) else None
    return group is not None and group.exclusive()

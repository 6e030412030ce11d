"""A button with sums that are worth trying."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

_SUMS = (
    (52, 80, "the notebook's first example"),
    (85, 42, "no carry anywhere"),
    (127, 1, "one carry ripples through all bits"),
    (127, 127, "the largest training sum"),
    (200, 99, "larger than any training number"),
    (2**32 - 1, 1, "33 bits: longer than trained on"),
    (2**127 - 1, 2**127 - 1, "128 bits, a carry into every one"),
)


def sums_to_try(name: str, put: Callable[[int, int], None], parent: QWidget) -> QToolButton:
    """Return the button; ``put`` gets the two numbers that were chosen from its menu."""
    button = QToolButton(parent)
    button.setText("try")
    button.setObjectName(name)
    button.setAccessibleName("Sums to try")
    button.setToolTip("Sums worth trying")
    button.setProperty("role", "menu")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for a, b, why in _SUMS:
        shown = f"{a:,} + {b:,}" if b < 2**40 else "(2^127 − 1) + (2^127 − 1)"
        menu.addAction(f"{shown}   {why}", lambda pair=(a, b): put(*pair))
    button.setMenu(menu)
    return button

"""A button with sums that are worth trying."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rnn_viz.core.language import _

_SUMS = (
    (52, 80, _("the notebook's first example")),
    (85, 42, _("no carry anywhere")),
    (127, 1, _("one carry ripples through all bits")),
    (127, 127, _("the largest training sum")),
    (200, 99, _("larger than any training number")),
    (2**32 - 1, 1, _("33 bits: longer than trained on")),
    (2**127 - 1, 2**127 - 1, _("128 bits, a carry into every one")),
)


def sums_to_try(name: str, put: Callable[[int, int], None], parent: QWidget) -> QToolButton:
    """Return the button; ``put`` gets the two numbers that were chosen from its menu."""
    button = QToolButton(parent)
    button.setText(_("try"))
    button.setObjectName(name)
    button.setAccessibleName(_("Sums to try"))
    button.setToolTip(_("Sums worth trying"))
    button.setProperty("role", "menu")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for a, b, why in _SUMS:
        shown = f"{a:,} + {b:,}" if b < 2**40 else "(2^127 − 1) + (2^127 − 1)"
        menu.addAction(f"{shown}   {why}", lambda pair=(a, b): put(*pair))
    button.setMenu(menu)
    return button

"""Build widgets and layouts: what they are called, how they are styled, what is in them."""

from typing import TypeVar

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QWidget

from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.scaling.spaces import add_space

W = TypeVar("W", bound=QWidget)
L = TypeVar("L", bound=QBoxLayout)
LayoutPart = QWidget | QLayout | int | None


def styled(
    widget: W, name: str = "", role: str = "", font: QFont | None = None,
    *, label: str = "", tip: str = "",
) -> W:  # fmt: skip
    """Return a widget, once it has what is given.

    Parameters
    ----------
    name
        The name of the widget, by which it can be found.
    role
        Its role in the style sheet.
    label
        What a screen reader calls it.
    tip
        Its tooltip.
    """
    if name:
        widget.setObjectName(name)
    if role:
        widget.setProperty("role", role)
    if font is not None:
        wear(widget, font)
    if label:
        widget.setAccessibleName(label)
    if tip:
        widget.setToolTip(tip)
    return widget


def filled(
    layout: L, *parts: LayoutPart | tuple[QWidget, int],
    spacing: int | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> L:  # fmt: skip
    """Return a layout with parts in it, one after the other.

    A part is a widget, a widget with its stretch, a layout, a number of pixels, or ``None`` for
    all room that is left. Without ``spacing`` parts stand as far apart as the style says.
    """
    layout.setContentsMargins(*map(scaled, margins))
    if spacing is not None:
        layout.setSpacing(scaled(spacing))
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                add_space(layout, part)
            case QLayout():
                layout.addLayout(part)
            case QWidget():
                layout.addWidget(part)
            case (widget, stretch):
                layout.addWidget(widget, stretch)
    return layout


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line that parts what is over it from what is below."""
    line = styled(QFrame(parent), role="rule")
    line.setFixedHeight(scaled(1))
    return line

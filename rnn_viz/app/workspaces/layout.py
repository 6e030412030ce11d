"""How areas of the window are put together: splitters with names, panels with margins, rules."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rnn_viz.views.widgets.scaling.lengths import scaled

_MARGIN = 12
_LINE = 1  # pixel of a handle; its margins, in the style sheet, make it easy to grab


def splitter(orientation: Qt.Orientation, name: str, parts: Sequence[QWidget]) -> QSplitter:
    """Return a splitter whose state is remembered by its name, with these parts in it."""
    made = QSplitter(orientation)
    made.setObjectName(name)
    made.setHandleWidth(_LINE)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    return made


def shares(of: QSplitter, parts: Sequence[int]) -> list[int]:
    """Return the pixels of each part of a splitter."""
    is_horizontal = of.orientation() is Qt.Orientation.Horizontal
    room = of.width() if is_horizontal else of.height()
    return [part * room // sum(parts) for part in parts]


def panel(*contents: tuple[QWidget, int]) -> QWidget:
    """Return an area with the margins that all areas have; contents with their stretch."""
    made = QWidget()
    made.setAutoFillBackground(True)  # so that the window beneath is not painted with it
    layout = QVBoxLayout(made)
    layout.setContentsMargins(*map(scaled, (_MARGIN, 6, _MARGIN, 6)))
    layout.setSpacing(scaled(6))
    for widget, stretch in contents:
        layout.addWidget(widget, stretch)
    if contents and not any(stretch for _, stretch in contents):
        layout.addStretch(1)
    return made

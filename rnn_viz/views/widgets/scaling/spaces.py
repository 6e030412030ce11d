"""Fixed spaces in layouts, which follow the scale.

They are remembered where they are made. A layout could be asked for its items, but what the
binding returns for a layout in a layout outlives it, and then the next object at its place
crashes the program.
"""

from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem

from rnn_viz.views.widgets.scaling.lengths import scaled

_MADE: WeakKeyDictionary[QLayout, list[tuple[QSpacerItem, int]]] = WeakKeyDictionary()


def add_space(layout: QBoxLayout, length: int) -> None:
    """Put a space after what is in a layout; its length is in pixels of the design."""
    space = QSpacerItem(0, 0)
    _stretch(layout, space, length)
    layout.addItem(space)
    _MADE.setdefault(layout, []).append((space, length))


def rescale_spaces(layout: QBoxLayout) -> None:
    """Give the spaces in a layout the lengths of the scale in force."""
    for space, length in _MADE.get(layout, ()):
        _stretch(layout, space, length)
        layout.invalidate()


def _stretch(layout: QBoxLayout, space: QSpacerItem, length: int) -> None:
    directions = QBoxLayout.Direction
    fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
    if layout.direction() in (directions.LeftToRight, directions.RightToLeft):
        space.changeSize(scaled(length), 0, fixed, least)
    else:
        space.changeSize(0, scaled(length), least, fixed)

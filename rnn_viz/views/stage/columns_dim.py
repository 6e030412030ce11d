"""Dim what does not act on the stage, so that what acts stands out."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets.theme import Theme

_VEIL = 0.7  # how much of the window's colour lies over what is dimmed


def dim(
    painter: QPainter, layout: ColumnsLayout, theme: Theme, scroll: float,
    veil: Callable[[str, int], float],
) -> None:  # fmt: skip
    """Lay a veil over the rows of positions, as strong as ``veil`` says, 0 … 1."""
    colour = QColor(theme.background)
    for at in layout.visible(scroll):
        left, right = round(layout.x(at, scroll)), round(layout.x(at, scroll) + layout.width)
        for row, (top, tall) in layout.rows.items():
            strength = veil(row, at)
            if strength > 0:
                colour.setAlphaF(_VEIL * strength)
                box = QRect(left, round(top), right - left, round(top + tall) - round(top))
                painter.fillRect(box, colour)

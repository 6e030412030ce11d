"""Dim what does not act on the stage, so that what acts stands out."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from rnn_viz.views.parts.columns_layout import ColumnsLayout
from rnn_viz.views.parts.theme import Theme

_VEIL = 0.7  # how much of the window's colour lies over what is dimmed


def dim(
    painter: QPainter, layout: ColumnsLayout, theme: Theme, scroll: float,
    bright: frozenset[str], position: int | None,
) -> None:  # fmt: skip
    """Lay a veil over every row but the bright ones, there over every position but one.

    Parameters
    ----------
    bright
        The rows that stay as they are.
    position
        Where they do; everywhere if ``None``.
    """
    veil = QColor(theme.background)
    veil.setAlphaF(_VEIL)
    for at in layout.visible(scroll):
        left, right = round(layout.x(at, scroll)), round(layout.x(at, scroll) + layout.width)
        for row, (top, tall) in layout.rows.items():
            if row not in bright or position not in {None, at}:
                box = QRect(left, round(top), right - left, round(top + tall) - round(top))
                painter.fillRect(box, veil)

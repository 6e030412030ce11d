"""Outlines on the stage: what is under the mouse with its sources, and what has a card."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rnn_viz.core.script.parts import Part
from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.stage.columns_sources import sources_of
from rnn_viz.views.widgets.theme import Theme


def outline_hovered(
    painter: QPainter, layout: ColumnsLayout, theme: Theme, scroll: float, part: Part
) -> None:
    """Outline what is under the mouse, and more thinly what it was computed from."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent), 1))
    for box in sources_of(part, layout, scroll):
        painter.drawRect(box)
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.drawRect(_box(layout, scroll, part))


def outline_pinned(
    painter: QPainter, layout: ColumnsLayout, theme: Theme, scroll: float, parts: Iterable[Part]
) -> None:
    """Outline what has a card, thinly and in the colour of text."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.text), 1.5))
    for part in parts:
        is_there = part.position < layout.columns and part.unit < layout.hidden
        if is_there and part.position in layout.visible(scroll):
            painter.drawRect(_box(layout, scroll, part))


def _box(layout: ColumnsLayout, scroll: float, part: Part) -> QRectF:
    if part.row in layout.blocks:
        return layout.unit(part.position, part.unit, scroll, part.row)
    return layout.row(part.row, part.position, scroll).adjusted(4, 1, -4, -1)

"""Marks on the timeline and in lists: a shape for each kind."""

import math
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rnn_viz.core.words.landmarks import Kind, Mark
from rnn_viz.views.widgets.theme import Theme

SIZE = 11  # pixels


def draw(painter: QPainter, mark: Mark, x: float, y: float, theme: Theme) -> None:
    """Draw a mark with its middle at a point."""
    colour = QColor(theme.accent if mark.kind is Kind.BOOKMARK else theme.text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_here = mark.branch is None
    painter.setPen(QPen(QColor(theme.background) if is_here else colour, 1.5))  # keeps apart
    painter.setBrush(colour if is_here else QColor(theme.background))
    painter.drawPolygon(shape(mark.kind).translated(x, y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@cache
def shape(kind: Kind) -> QPolygonF:
    """Return the outline of a kind, about the origin."""
    r = SIZE / 2
    corners = {
        Kind.FIRST: [(0, -r), (r, r - 1), (-r, r - 1)],
        Kind.STABLE: _star(r + 1.5),
        Kind.INTERVENTION: [(0, -r), (r, 0), (0, r), (-r, 0)],
        Kind.BOOKMARK: [(-r + 1, -r), (r - 1, -r), (r - 1, r), (0, r - 3), (-r + 1, r)],
    }
    return QPolygonF([QPointF(x, y) for x, y in corners[kind]])


def _star(radius: float) -> list[tuple[float, float]]:
    """Return five points and the hollows between them, the first point upwards."""
    corners = []
    for k in range(10):
        r = radius * (0.42 if k % 2 else 1.0)
        angle = math.pi * k / 5
        corners.append((r * math.sin(angle), -r * math.cos(angle)))
    return corners

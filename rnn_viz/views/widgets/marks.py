"""Marks on the timeline: their shapes, their places and where they are hit."""

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rnn_viz.core.run.marks import Kind, Mark
from rnn_viz.views.widgets.theme import Theme

SIZE = 11  # pixels
_APART = 12  # pixels between the middles of neighbours
_REACH = 7  # pixels from its middle at which a mark is still hit


class Placed(NamedTuple):
    """A mark with the middle of its shape; ``at`` is the pixel column of its iteration."""

    x: float
    at: float
    mark: Mark


def place(marks: Iterable[tuple[float, Mark]]) -> list[Placed]:
    """Move marks that would cover each other apart, each as little as can be.

    They keep their order. It is the isotonic regression of their places, less so many pixels
    for each mark before: pooling neighbours that are too near each other.
    """
    ordered = sorted(marks, key=lambda entry: entry[0])
    pools: list[list[float]] = []  # of places that became one: their mean and their number
    for k, (x, _) in enumerate(ordered):
        pools.append([x - k * _APART, 1])
        while len(pools) > 1 and pools[-1][0] < pools[-2][0]:
            mean, count = pools.pop()
            before = pools[-1]
            before[0] += (mean - before[0]) * count / (before[1] + count)
            before[1] += count
    places = [mean for mean, count in pools for _ in range(int(count))]
    return [
        Placed(place + k * _APART, x, mark)
        for k, (place, (x, mark)) in enumerate(zip(places, ordered, strict=True))
    ]


def draw_placed(painter: QPainter, placed: Placed, y: float, floor: float, theme: Theme) -> None:
    """Draw a mark; one that was moved has a line to its iteration at the ``floor`` above it."""
    if abs(placed.x - placed.at) >= 1:
        painter.setPen(QPen(QColor(theme.muted), 1))
        painter.drawLine(QPointF(placed.at, floor), QPointF(placed.x, y))
    draw(painter, placed.mark, placed.x, y, theme)


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


def hit(marks: Iterable[Placed], x: float) -> Mark | None:
    """Return the mark nearest to a pixel column, if one is near."""
    nearest = min(marks, key=lambda placed: abs(placed.x - x), default=None)
    return nearest.mark if nearest and abs(nearest.x - x) <= _REACH else None


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

"""Marks on the timeline: what they are, their shapes and where they are hit."""

import math
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rnn_viz.views.parts.theme import Theme

SIZE = 11  # pixels
_REACH = 7  # pixels from its middle at which a mark is still hit


class Kind(Enum):
    """What a mark stands for; each kind has a shape of its own."""

    FIRST = "first perfect"  # triangle
    STABLE = "stable perfect"  # star
    INTERVENTION = "intervention"  # diamond
    BOOKMARK = "bookmark"  # ribbon


class Mark(NamedTuple):
    """Something that happened at an iteration; ``label`` is what its tooltip says."""

    iteration: int
    kind: Kind
    label: str


def draw(painter: QPainter, mark: Mark, x: float, y: float, theme: Theme) -> None:
    """Draw a mark with its middle at a point."""
    colour = QColor(theme.accent if mark.kind is Kind.BOOKMARK else theme.text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.background), 1.5))  # keeps neighbours apart
    painter.setBrush(colour)
    painter.drawPolygon(shape(mark.kind).translated(x, y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def hit(marks: Iterable[tuple[float, Mark]], x: float) -> Mark | None:
    """Return the mark nearest to a pixel column, if one is near; the later drawn wins."""
    near = [(abs(at - x), -order, mark) for order, (at, mark) in enumerate(marks)]
    if not near:
        return None
    distance, _, mark = min(near, key=lambda entry: entry[:2])
    return mark if distance <= _REACH else None


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

"""What tells the branches and the marks of a run apart wherever they are drawn."""

import math
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from rnn_viz.core.words.landmarks import Kind

# dash, gap, … in line widths; the run itself is solid. None is like the line of chance
_DASHES = ((7.0, 3.0), (1.5, 2.5), (9.0, 3.0, 2.0, 3.0), (3.0, 5.0), (6.0, 2.0, 1.5, 2.0, 1.5, 2.0))
SIZE = 11  # pixels of a mark


def branch_pen_style(number: int) -> tuple[float, ...]:
    """Return dashes and gaps of a branch's line in line widths; empty for a solid line."""
    return _DASHES[(number - 1) % len(_DASHES)] if number else ()


@cache
def shape(kind: Kind) -> QPolygonF:
    """Return the outline of a kind of marks, about the origin."""
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

"""What tells the branches and the marks of a run apart wherever they are drawn.

A sample of a line paints itself, as no widget draws the dashes of the curve.
"""

import math
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.words.landmarks import MarkKind
from rnn_viz.views.widgets.pictures.shapes import dashed, pen
from rnn_viz.views.widgets.scaling.lengths import factor, scaled
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.themed import Themed

# dash, gap, … in line widths; the run itself is solid. None is like the line of chance
_DASHES = ((7.0, 3.0), (1.5, 2.5), (9.0, 3.0, 2.0, 3.0), (3.0, 5.0), (6.0, 2.0, 1.5, 2.0, 1.5, 2.0))
SIZE = 11  # pixels of a mark
SAMPLE = QSize(26, 12)  # of a line


def branch_pen_style(number: int) -> tuple[float, ...]:
    """Return dashes and gaps of a branch's line in line widths; empty for a solid line."""
    return _DASHES[(number - 1) % len(_DASHES)] if number else ()


@cache
def shape(kind: MarkKind) -> QPolygonF:
    """Return the outline of a kind of marks, about the origin."""
    r = SIZE / 2
    corners = {
        MarkKind.FIRST: [(0, -r), (r, r - 1), (-r, r - 1)],
        MarkKind.STABLE: _star(r + 1.5),
        MarkKind.INTERVENTION: [(0, -r), (r, 0), (0, r), (-r, 0)],
        MarkKind.BOOKMARK: [(-r + 1, -r), (r - 1, -r), (r - 1, r), (0, r - 3), (-r + 1, r)],
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


def branch_pen(number: int, theme: Theme) -> QPen:
    """Return the pen of a branch that is not the current one."""
    return dashed(pen(theme.muted, factor()), branch_pen_style(number))


class BranchSample(Themed, QWidget):
    """A piece of a branch's line as the error curve draws it: thick for the current branch."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(scaled(SAMPLE.width()), scaled(SAMPLE.height()))
        self._number, self.is_current = number, False

    def show_current(self, is_current: bool) -> None:
        """Draw the line of the branch that is played, or of one that is not."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        current = QPen(QColor(self.theme.curve), scaled(2))
        painter.setPen(current if self.is_current else self._pen())
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.end()

    def _pen(self) -> QPen:
        return branch_pen(self._number, self.theme)


def beside_ink(place: int) -> Callable[[Theme], str]:
    """Return what chooses the colour of the run that is laid over the curve in this place."""
    return lambda theme: theme.beside[(place - 1) % len(theme.beside)]


class BesideSample(BranchSample):
    """A piece of the line of a run that is laid over the error curve."""

    def _pen(self) -> QPen:
        line = pen(beside_ink(self._number)(self.theme), factor(), 1.5)
        return dashed(line, branch_pen_style(self._number))

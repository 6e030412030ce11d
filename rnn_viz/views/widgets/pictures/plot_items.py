"""What is drawn between the axes of a plot: lines, bands, dots, areas."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from rnn_viz.views.widgets.pictures.canvas import Ink, SmoothPath, brush, pen
from rnn_viz.views.widgets.theme import Theme

Floats = NDArray[np.float64]
_SMOOTH_UP_TO = 600  # points; thick, smooth lines of more cost whole frames
_FINE = 2.0  # device pixels a pixel, from which on edges need no smoothing: it costs five times
_ROUND, _DIAMOND = "o", "d"
UNDER, DATA, OVER = -1, 0, 2  # heights in the pile of items


class Line(pg.PlotCurveItem):
    """A line through points, smooth where that is affordable.

    Parameters
    ----------
    ink
        Its colour.
    width
        Pixels.
    dashes
        Lengths of dash, gap, … in widths of the line; none is a solid line.
    """

    def __init__(self, ink: Ink, width: float = 1.0, dashes: Sequence[float] = ()) -> None:
        super().__init__(skipFiniteCheck=True)
        self._ink, self._width, self._dashes = ink, width, dashes
        self._is_coarse = True

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._is_coarse = scale < _FINE
        self.setPen(_dashed(pen(self._ink(theme), scale, self._width), self._dashes))

    def show(self, x: Floats, y: Floats) -> None:
        """Draw through these points, all of them finite."""
        self.setData(x, y, antialias=self._is_coarse and x.size <= _SMOOTH_UP_TO)


class Band(pg.BarGraphItem):
    """Stretches from a lowest to a highest value; as bars, for a quarter of a polygon's cost.

    Parameters
    ----------
    ink
        Their colour.
    strength
        Their opacity.
    """

    def __init__(self, ink: Ink, strength: float = 1.0) -> None:
        super().__init__(x0=[], y0=[], width=[], height=[], pen=None)
        self._ink, self._strength = ink, strength

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self.setOpts(brush=brush(self._ink(theme), self._strength))

    def show(
        self, x: Floats, low: Floats, high: Floats, *, wide: float, pixel: tuple[float, float]
    ) -> None:
        """Draw one stretch around each ``x``.

        Parameters
        ----------
        wide
            From one ``x`` to the next.
        pixel
            Width and height of a pixel; no stretch is smaller, or it would not be seen.
        """
        wide, height = max(wide, pixel[0]), np.maximum(high - low, pixel[1])
        self.setOpts(x0=x - wide / 2, y0=(low + high - height) / 2, width=wide, height=height)


class Dots(pg.ScatterPlotItem):
    """Dots, or diamonds with an edge in the window's colour where the user has done something."""

    def __init__(self, ink: Ink, size: int = 4, *, are_diamonds: bool = False) -> None:
        super().__init__(size=size, symbol=_DIAMOND if are_diamonds else _ROUND)
        self._ink, self._has_edge = ink, are_diamonds

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self.setBrush(brush(self._ink(theme)))
        edge = pen(theme.background, scale) if self._has_edge else QPen(Qt.PenStyle.NoPen)
        self.setPen(edge)

    def show(self, x: Floats, y: Floats) -> None:
        """Draw a dot at each of these points."""
        self.setData(x, y)


class Dot(SmoothPath):
    """One dot; a hundredth of what :class:`Dots` cost to move."""

    def __init__(self, ink: Ink, size: int = 4) -> None:
        super().__init__()
        shape = QPainterPath()
        shape.addEllipse(QPointF(), size / 2, size / 2)
        self.setPath(shape)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._ink = ink

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self.setBrush(brush(self._ink(theme)))
        self.setPen(QPen(Qt.PenStyle.NoPen))

    def show_at(self, x: float, y: float) -> None:
        """Be at a point of the data; nowhere if it is none."""
        self.setVisible(bool(np.isfinite(y)))
        if np.isfinite(y):
            self.setPos(x, y)


class Rule(QGraphicsLineItem):
    """One straight line, for a fraction of the cost of a Line.

    Parameters
    ----------
    ink, dashes
        As of a Line.
    """

    def __init__(self, ink: Ink, dashes: Sequence[float] = ()) -> None:
        super().__init__()
        self._ink, self._dashes = ink, dashes

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self.setPen(_dashed(pen(self._ink(theme), scale), self._dashes))


class Area(QGraphicsRectItem):
    """A rectangle of one colour, such as a stretch of a run.

    Parameters
    ----------
    ink
        Its colour.
    strength
        Its opacity.
    pattern
        Solid, or how it is hatched.
    parent
        What it belongs to; without one it is added to a plot or a canvas.
    """

    def __init__(
        self, ink: Ink, strength: float = 1.0,
        pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern, parent: QGraphicsItem | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ink, self._strength, self._pattern = ink, strength, pattern
        self.setPen(QPen(Qt.PenStyle.NoPen))

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        colour = brush(self._ink(theme), self._strength)
        colour.setStyle(self._pattern)
        self.setBrush(colour)

    def cover(self, rect: QRectF) -> None:
        """Cover this rectangle; the same again costs nothing."""
        self.setVisible(not rect.isEmpty())
        if rect != self.rect():
            self.setRect(rect)


def _dashed(line: QPen, dashes: Sequence[float]) -> QPen:
    if dashes:
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        line.setDashPattern(list(dashes))
    return line

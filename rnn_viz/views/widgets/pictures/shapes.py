"""Pens and shapes of pictures; those with smooth edges or round corners paint themselves."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from rnn_viz.views.widgets.theme import Theme

Ink = Callable[[Theme], str]  # which of the theme's colours


def pen(
    colour: str, scale: float, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> QPen:
    """Return a pen of ``width`` pixels that stays so under any range; ``scale`` as in Restyle."""
    line = QPen(QColor(colour), max(1, round(width * scale)), style)
    line.setCosmetic(True)  # its width counts device pixels
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return line


def brush(colour: str, strength: float = 1.0) -> QBrush:
    """Return a brush; ``strength`` is its opacity."""
    tone = QColor(colour)
    tone.setAlphaF(strength)
    return QBrush(tone)


def disc(radius: float, middle: QPointF | None = None) -> QPainterPath:
    """Return a full circle; its middle is at the origin if no other is given."""
    path = QPainterPath()
    path.addEllipse(middle or QPointF(), radius, radius)
    return path


def discs(middles: Iterable[tuple[QPointF, float]]) -> QPainterPath:
    """Return full circles, each with its middle and its radius."""
    path = QPainterPath()
    for middle, radius in middles:
        path.addEllipse(middle, radius, radius)
    return path


def diamonds(middles: Iterable[QPointF], radius: float) -> QPainterPath:
    """Return squares that stand on a corner."""
    arms = [QPointF(0, -radius), QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0)]
    path = QPainterPath()
    for middle in middles:
        path.addPolygon(QPolygonF([middle + arm for arm in arms]))
        path.closeSubpath()
    return path


def polygon(corners: QPolygonF) -> QPainterPath:
    """Return a closed outline."""
    path = QPainterPath()
    path.addPolygon(corners)
    path.closeSubpath()
    return path


def lines(ends: Iterable[tuple[QPointF, QPointF]]) -> QPainterPath:
    """Return straight lines, each from one point to another."""
    path = QPainterPath()
    for start, end in ends:
        path.moveTo(start)
        path.lineTo(end)
    return path


def boxes(rects: Iterable[QRectF]) -> QPainterPath:
    """Return rectangles."""
    path = QPainterPath()
    for rect in rects:
        path.addRect(rect)
    return path


class SmoothPath(QGraphicsPathItem):
    """A path drawn with antialiasing, in a view that keeps rules and images sharp without it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the path."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class RoundBars(pg.BarGraphItem):
    """Bars with round corners, which pyqtgraph's own have not: so it paints them itself."""

    def __init__(self, parent: QGraphicsItem | None, radius: float) -> None:
        super().__init__(x0=[], y0=[], width=[], height=[], pen=None)
        self.setParentItem(parent)
        self._radius = radius
        self._rects: list[QRectF] = []
        self._inks: list[QBrush] = []
        self._bounds = QRectF()

    def boundingRect(self) -> QRectF:
        """Return what all bars cover; pyqtgraph would work it out again at each question."""
        return self._bounds

    def show_rects(self, rects: Sequence[QRectF], inks: Sequence[QBrush]) -> None:
        """Show these bars; the same again cost nothing."""
        if self._rects == list(rects) and self._inks == list(inks):
            return
        self._rects, self._inks = list(rects), list(inks)
        self.prepareGeometryChange()
        self._bounds = reduce(QRectF.united, rects, QRectF())
        x, y, width, height = np.array([r.getRect() for r in rects]).reshape(-1, 4).T
        self.setOpts(x0=x, y0=y, width=width, height=height)

    def paint(self, painter: QPainter, *_args: object) -> None:
        """Fill the bars."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, ink in zip(self._rects, self._inks, strict=True):
            painter.setBrush(ink)
            radius = min(self._radius, rect.width() / 2, rect.height() / 2)
            painter.drawRoundedRect(rect, radius, radius)


class Dot(SmoothPath):
    """One dot; a hundredth of what :class:`Dots` cost to move."""

    def __init__(self, ink: Ink, size: int = 4) -> None:
        super().__init__(disc(size / 2))
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
        self.setPen(dashed(pen(self._ink(theme), scale), self._dashes))


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
    """

    def __init__(
        self, ink: Ink, strength: float = 1.0, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern
    ) -> None:
        super().__init__()
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


def dashed(line: QPen, dashes: Sequence[float]) -> QPen:
    """Return the pen with dashes, gaps, … in widths of the line; with none it stays solid."""
    if dashes:
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        line.setDashPattern(list(dashes))
    return line

"""What is drawn between the axes of a plot: lines, bands, dots, and marks over and under them."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from rnn_viz.views.widgets.pictures.canvas import Ink, brush, pen
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words
from rnn_viz.views.widgets.theme import Theme

Floats = NDArray[np.float64]
_SMOOTH_UP_TO = 600  # points; thick, smooth lines of more cost whole frames
_FINE = 2.0  # device pixels a pixel, from which on edges need no smoothing: it costs five times
_ROUND, _DIAMOND = "o", "d"
UNDER, DATA, OVER = -1, 0, 2  # heights in the pile of items
_CHOSEN = 0.15  # opacity of a stretch that is being chosen


class Line(pg.PlotCurveItem):
    """A line through points, smooth where that is affordable.

    Parameters
    ----------
    ink
        Its colour.
    width
        Pixels.
    style
        Solid, or dashes.
    """

    def __init__(
        self, ink: Ink, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        super().__init__(skipFiniteCheck=True)
        self._ink, self._width, self._style = ink, width, style
        self._is_coarse = True

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._is_coarse = scale < _FINE
        self.setPen(pen(self._ink(theme), scale, self._width, self._style))

    def show(self, x: Floats, y: Floats) -> None:
        """Draw through these points, all of them finite."""
        self.setData(x, y, antialias=self._is_coarse and x.size <= _SMOOTH_UP_TO)


class Band(pg.BarGraphItem):
    """Stretches from a lowest to a highest value; as bars, for a quarter of a polygon's cost."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(x0=[], y0=[], width=[], height=[], pen=None)
        self._ink = ink

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self.setOpts(brush=brush(self._ink(theme)))

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


class Dot(QGraphicsEllipseItem):
    """One dot; a hundredth of what :class:`Dots` cost to move."""

    def __init__(self, ink: Ink, size: int = 4) -> None:
        super().__init__(-size / 2, -size / 2, size, size)
        self.setFlag(QGraphicsEllipseItem.GraphicsItemFlag.ItemIgnoresTransformations)
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

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw it round."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class PlotMarks:
    """Marks in the coordinates of a plot's data; those not asked for are hidden.

    Parameters
    ----------
    box
        Where the data are.
    """

    def __init__(self, box: pg.ViewBox) -> None:
        self._box = box
        self._level = pg.InfiniteLine(angle=0)
        self._label = Words(box)
        self._pointer = pg.InfiniteLine(angle=90)
        self._playhead = pg.InfiniteLine(angle=90)
        self._chosen = QGraphicsRectItem()
        self._frame = QGraphicsRectItem(box)  # of the focus
        for item, height in (
            (self._chosen, UNDER), (self._level, UNDER), (self._pointer, OVER),
            (self._playhead, OVER),
        ):  # fmt: skip
            item.setZValue(height)
            item.hide()
            box.addItem(item, ignoreBounds=True)
        self._label.setZValue(OVER)
        self._frame.hide()

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self._level.setPen(pen(theme.muted, scale, style=Qt.PenStyle.DashLine))
        self._label.ink(theme.muted)
        self._pointer.setPen(pen(theme.muted, scale))
        self._playhead.setPen(pen(theme.accent, scale, 2))
        self._chosen.setPen(QPen(Qt.PenStyle.NoPen))
        self._chosen.setBrush(brush(theme.muted, _CHOSEN))
        self._frame.setPen(pen(theme.accent, scale))

    def show_level(self, y: float | None, label: str = "") -> None:
        """Draw a dashed line at a height with its name, such as chance, or none."""
        _put(self._level, y)
        self._label.say(label if y is not None else "")
        self.settle()

    def show_playhead(self, x: float | None) -> None:
        """Draw the playhead, or none."""
        _put(self._playhead, x)

    def show_pointer(self, x: float | None) -> None:
        """Draw the thin line under the mouse or the key cursor, or none."""
        _put(self._pointer, x)

    def show_chosen(self, stretch: tuple[float, float] | None, top: float = 1.0) -> None:
        """Shade a stretch from 0 to ``top`` while it is being chosen, or none."""
        self._chosen.setVisible(stretch is not None)
        if stretch is not None:
            self._chosen.setRect(QRectF(stretch[0], 0.0, stretch[1] - stretch[0], top))

    def show_focus(self, has_focus: bool) -> None:
        """Frame the plot while the keys belong to it."""
        self._frame.setVisible(has_focus)

    def settle(self) -> None:
        """Put what stands at pixels where it belongs, after another size or range."""
        room = self._box.rect()
        self._frame.setRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
        level = self._box.mapFromView(QPointF(0.0, self._level.value())).y()
        above = level - LINE / 2 - 1
        under = level + LINE / 2 + 1
        self._label.stand(room.right() - LINE / 2, above if above > LINE / 2 else under, Side.RIGHT)


def _put(line: pg.InfiniteLine, at: float | None) -> None:
    line.setVisible(at is not None)
    if at is not None:
        line.setPos(at)

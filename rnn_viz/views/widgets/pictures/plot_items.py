"""What is drawn between the axes of a plot: lines, bands, dots, and marks over or under them."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.shapes import Area, Ink, brush, dashed, pen
from rnn_viz.views.widgets.theme import Theme

_SMOOTH_UP_TO = 600  # points; thick, smooth lines of more cost whole frames
_FINE = 2.0  # device pixels a pixel, from which on edges need no smoothing: it costs five times
UNDER, OVER = -1, 2  # heights in the pile of items; data are at 0 or little over it
_CHOSEN = 0.15  # opacity of a stretch that is being chosen


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
        self.setPen(dashed(pen(self._ink(theme), scale, self._width), self._dashes))

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
        super().__init__(size=size, symbol="d" if are_diamonds else "o")
        self._ink, self._has_edge = ink, are_diamonds

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self.setBrush(brush(self._ink(theme)))
        self.setPen(pen(theme.background, scale) if self._has_edge else QPen(Qt.PenStyle.NoPen))

    def show(self, x: Floats, y: Floats) -> None:
        """Draw a dot at each of these points."""
        self.setData(x, y)


class PlotMarks:
    """Marks in the coordinates of a plot's data; those not asked for are hidden.

    Parameters
    ----------
    box
        Where the data are.
    is_framed
        Whether there is a thin frame; the focus has one anyway.
    """

    def __init__(self, box: pg.ViewBox, *, is_framed: bool = False) -> None:
        self._box = box
        self._is_framed, self._has_focus = is_framed, False
        self._frame_pens = QPen(), QPen()  # without the focus and with it
        self._level = pg.InfiniteLine(angle=0)
        self._pointer = pg.InfiniteLine(angle=90)
        self._playhead = pg.InfiniteLine(angle=90)
        self._chosen = Area(attrgetter("muted"), _CHOSEN)
        self._frame = QGraphicsRectItem(box)  # of the focus
        for item, height in (
            (self._chosen, UNDER), (self._level, UNDER), (self._pointer, OVER),
            (self._playhead, OVER),
        ):  # fmt: skip
            item.setZValue(height)
            item.hide()
            box.addItem(item, ignoreBounds=True)
        self._frame.setZValue(UNDER)  # a playhead at an end is whole
        self._frame.setVisible(is_framed)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self._level.setPen(pen(theme.muted, scale, style=Qt.PenStyle.DashLine))
        self._pointer.setPen(pen(theme.muted, scale))
        self._playhead.setPen(pen(theme.accent, scale, 2))
        self._chosen.restyle(theme, scale)
        self._frame_pens = pen(theme.rule, scale), pen(theme.accent, scale)
        self._frame.setPen(self._frame_pens[self._has_focus])

    def show_level(self, y: float | None) -> None:
        """Draw a dashed line at a height, such as chance, or none."""
        _put(self._level, y)

    def show_playhead(self, x: float | None) -> None:
        """Draw the playhead, or none."""
        _put(self._playhead, x)

    def show_pointer(self, x: float | None) -> None:
        """Draw the thin line under the mouse or the key cursor, or none."""
        _put(self._pointer, x)

    def show_chosen(self, stretch: tuple[float, float] | None, top: float = 1.0) -> None:
        """Shade a stretch from 0 to ``top`` while it is being chosen, or none."""
        start, stop = stretch or (0.0, 0.0)
        self._chosen.cover(QRectF(start, 0.0, stop - start, top))

    def show_focus(self, has_focus: bool) -> None:
        """Frame the plot while the keys belong to it."""
        self._has_focus = has_focus
        self._frame.setVisible(has_focus or self._is_framed)
        self._frame.setPen(self._frame_pens[has_focus])

    def settle(self) -> None:
        """Frame the data after another size."""
        self._frame.setRect(self._box.rect().adjusted(0.5, 0.5, -0.5, -0.5))


def _put(line: pg.InfiniteLine, at: float | None) -> None:
    line.setVisible(at is not None)
    if at is not None:
        line.setPos(at)

"""The lines of the error curve, drawn by pyqtgraph; axes and hands are elsewhere."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Band, Mean
from rnn_viz.core.run.run_range import Range
from rnn_viz.views.curve.branch_lines import BranchLine
from rnn_viz.views.curve.curve_legend import Line
from rnn_viz.views.widgets.branch_style import branch_pen
from rnn_viz.views.widgets.theme import Theme

_SMOOTH_UP_TO = 600  # points; thick, smooth lines of more cost whole frames
_MARK = 9  # pixels of a diamond
_MARKS_AT = 0.025  # of the height, so that the lower edge does not cut them
_PIXELS_A_DOT = 12  # measured shares are drawn as dots while there is that much room


class CurveCanvas:
    """A plot without axes, menus or mouse.

    Attributes
    ----------
    widget
        What is to be placed; it leaves the mouse to its parent.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.widget = pg.GraphicsView(parent)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # it fills itself, so that a new point does not repaint the axes beneath
        self.widget.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.widget.setCentralItem(self._box)
        self._band = pg.PlotCurveItem(fillLevel="enclosed")
        self._mean = pg.PlotCurveItem()
        self._share = pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(size=4, pen=None)
        self._branches: dict[int, pg.PlotCurveItem] = {}
        self._entries = pg.ScatterPlotItem(size=_MARK, symbol="d")  # as on the timeline
        self._chance = pg.InfiniteLine(angle=0)
        self._pointed = pg.InfiniteLine(angle=90)
        self._playhead = pg.InfiniteLine(angle=90)
        self.playhead = 0  # the iteration it stands at
        self._selected = QGraphicsRectItem()
        for item in (
            self._selected, self._band, self._chance, self._share, self._dots,
            self._mean, self._pointed, self._playhead, self._entries,
        ):  # fmt: skip
            self._box.addItem(item, ignoreBounds=True)
        self._mean.setZValue(1)  # branches come later, and lie below
        for item in (self._pointed, self._playhead, self._entries):
            item.setZValue(2)
        self._pointed.hide()
        self._selected.hide()
        self._top = 1.0
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Give every item the colours of a theme."""
        self.widget.setBackground(theme.background)
        # cosmetic pens count device pixels
        thin = max(1, round(self.widget.devicePixelRatioF()))
        self._outline = theme.band
        self._line = _mixed(theme.band, theme.curve)
        self._band.setBrush(pg.mkBrush(theme.band))
        self._band.setPen(_pen(self._outline))
        self._mean_pens = _pen(theme.curve), _pen(theme.curve, 2 * thin)
        self._mean.setPen(self._mean_pens[1])
        self._share.setPen(_pen(theme.share, thin))
        self._dots.setBrush(pg.mkBrush(theme.share))
        self._theme, self._thin = theme, thin
        for number, line in self._branches.items():
            line.setPen(branch_pen(number, theme, thin))
        self._entries.setBrush(pg.mkBrush(theme.text))
        self._entries.setPen(_pen(theme.background, thin))
        self._chance.setPen(_pen(theme.muted, thin, Qt.PenStyle.DashLine))
        self._pointed.setPen(_pen(theme.muted, thin))
        self._playhead.setPen(_pen(theme.accent, 2 * thin))
        self._selected.setPen(_pen(theme.muted))
        chosen = QColor(theme.muted)
        chosen.setAlphaF(0.15)
        self._selected.setBrush(chosen)

    def show_range(self, x: Range, bits: int, beyond: tuple[float, float]) -> None:
        """Show iterations ``x`` and errors 0 … ``bits``, and a little ``beyond`` on each side."""
        self._top = float(bits)
        self._chance.setPos(bits / 2)
        beyond_x, beyond_y = beyond
        self._box.setRange(
            xRange=(x.start - beyond_x, x.stop + beyond_x),
            yRange=(-beyond_y, bits + beyond_y), padding=0, disableAutoRange=True,
        )  # fmt: skip

    def show_band(self, band: Band) -> None:
        """Draw minima and maxima; single examples become a line."""
        known = np.isfinite(band.low) & np.isfinite(band.high)
        x, low, high = band.x[known], band.low[known], band.high[known]
        is_line = bool((low == high).all())
        self._band.setPen(_pen(self._line if is_line else self._outline))
        self._band.setData(np.concatenate([x, x[::-1]]), np.concatenate([high, low[::-1]]))

    def show_mean(self, mean: Mean) -> None:
        """Draw the means, thick and smooth where they are few enough."""
        known = np.isfinite(mean.y)
        x, y = mean.x[known], mean.y[known]
        is_smooth = x.size <= _SMOOTH_UP_TO
        self._mean.setData(x, y, antialias=is_smooth, pen=self._mean_pens[is_smooth])

    def show_branches(self, lines: Sequence[BranchLine]) -> None:
        """Draw the means of other branches, each with its own dashes."""
        numbers = [line.number for line in lines]
        for number in [number for number in self._branches if number not in numbers]:
            self._box.removeItem(self._branches.pop(number))
        for number, x, y in lines:
            if number not in self._branches:
                item = pg.PlotCurveItem(pen=branch_pen(number, self._theme, self._thin))
                self._branches[number] = item
                self._box.addItem(item, ignoreBounds=True)
            self._branches[number].setData(x, y, antialias=x.size <= _SMOOTH_UP_TO)

    def show_entries(self, iterations: Sequence[int]) -> None:
        """Mark where the user has done something to the run."""
        height = np.full(len(iterations), _MARKS_AT * self._top)
        self._entries.setData(np.array(iterations, np.float64), height)

    def show_share(self, x: Floats, shares: Floats) -> None:
        """Draw shares of right sums, 0 … 1 over the whole height; dots while they are few."""
        y = shares * self._top
        self._share.setData(x, y, antialias=True)
        is_sparse = x.size * _PIXELS_A_DOT <= self.widget.width()
        self._dots.setData(x, y) if is_sparse else self._dots.clear()

    def show_playhead(self, iteration: int) -> None:
        """Draw the playhead."""
        self.playhead = iteration
        self._playhead.setPos(iteration)

    def show_pointed(self, iteration: int | None) -> None:
        """Draw the thin line under the mouse, or none."""
        self._pointed.setVisible(iteration is not None)
        if iteration is not None:
            self._pointed.setPos(iteration)

    def show_selected(self, selected: Range | None) -> None:
        """Draw the stretch that is being chosen for zooming, or none."""
        self._selected.setVisible(selected is not None)
        if selected is not None:
            self._selected.setRect(QRectF(selected.start, 0.0, selected.width, self._top))

    def show_line(self, line: Line, shown: bool) -> None:
        """Show or hide one of the lines."""
        items = {
            Line.BAND: (self._band,),
            Line.MEAN: (self._mean,),
            Line.SHARE: (self._share, self._dots),
        }
        for item in items[line]:
            item.setVisible(shown)


def _mixed(one: str, other: str) -> str:
    """Return the colour half-way: a thin line needs more of a contrast than an area."""
    a, b = QColor(one), QColor(other)
    return QColor(
        (a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2
    ).name()


def _pen(colour: str, width: int = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)  # pixels, not iterations
    return pen

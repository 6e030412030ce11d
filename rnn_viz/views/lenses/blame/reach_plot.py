"""How far blame reaches, over the run: a line a distance, on a logarithmic axis."""

import math
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.blame import small_share
from rnn_viz.core.words.numbers import brief
from rnn_viz.views.lenses.blame.triangle import HIGHEST, LOWEST
from rnn_viz.views.lenses.line_names import names_at_ends
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import LINE
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.pictures.ticks import Tick

_STYLES = ((1.0, ()), (1.0, (4, 2)), (2.0, ()))  # width and dashes: near, in between, far
_LOWEST_SHOWN = -9.0  # powers of ten; nothing at all is drawn there


class ReachPlot(PlotFrame):
    """The share that arrives one position back, half the way, and all the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lags: tuple[int, ...] = ()
        self._heights: Floats = np.empty((0, 0))
        self._series = Series()
        self._drawn = Drawn()
        super().__init__(
            _percents, ticks.iterations, self._names, parent, ground=attrgetter("surface")
        )
        self.setAccessibleName(_("Share of the blame that arrives, over the run"))
        self.lines = [Line(attrgetter("backward"), width, dashes) for width, dashes in _STYLES]
        self._ends = [Dot(attrgetter("backward"), 5) for _style in _STYLES]  # one point is no line
        for line, end in zip(self.lines, self._ends, strict=True):
            self.add_data(line)
            self.add_data(end)
        self.moved.connect(self._point)

    def show_series(self, series: Series, iterations: int, iteration: int) -> None:
        """Show what is known of a run of so many iterations, with the playhead at one of them."""
        if self._drawn.is_new("lines", series, iterations):
            self._series = series
            self._show_lines(iterations)
        self.marks.show_playhead(iteration)

    def _show_lines(self, iterations: int) -> None:
        values = self._series.values
        self._lags = lags_shown(values.shape[1])
        is_known = np.isfinite(values).all(axis=1) & (values[:, :1] > 0).all(axis=1)
        shares = values[is_known][:, self._lags] / values[is_known][:, :1]
        self._heights = np.log10(np.maximum(shares, 10.0**_LOWEST_SHOWN))
        x = self._series.iterations[is_known]
        low = math.floor(self._heights.min(initial=LOWEST))
        high = math.ceil(self._heights.max(initial=HIGHEST) - 1e-9)
        self.set_ranges((0.0, float(iterations)), (low, high), (low, high))
        for k, line in enumerate(self.lines):
            is_there = k < len(self._lags) and x.size > 0
            line.setVisible(is_there)
            self._ends[k].setVisible(is_there)
            if is_there:
                line.show(x, self._heights[:, k])
                self._ends[k].show_at(float(x[-1]), float(self._heights[-1, k]))
        self.set_ticks("right", self._names)

    def _names(self, low: float, high: float, pixels: float) -> list[Tick]:
        if not self._heights.size:
            return []
        names = [_("{lag} back").format(lag=lag) for lag in self._lags]
        return names_at_ends(
            list(zip(self._heights[-1].tolist(), names, strict=True)), low, high, pixels
        )

    def _point(self, point: QPointF | None) -> None:
        """Tell the shares at the iteration under the mouse."""
        if point is None or not len(self._series):
            self.marks.show_pointer(None)
            self.tell("")
            return
        at = int(np.abs(self._series.iterations - self.value_at(point.x())).argmin())
        iteration, row = int(self._series.iterations[at]), self._series.values[at]
        self.marks.show_pointer(iteration)
        when = _("iteration {at:,}").format(at=iteration)
        self.tell("\n".join([when, *_told(row, self._lags)]))


def lags_shown(bits: int) -> tuple[int, ...]:
    """Return the distances that have a line.

    >>> lags_shown(8), lags_shown(2), lags_shown(0)
    ((1, 4, 7), (1,), ())
    """
    return tuple(sorted({lag for lag in (1, bits // 2, bits - 1) if 0 < lag < bits}))


def _told(row: Floats, lags: tuple[int, ...]) -> list[str]:
    if not np.isfinite(row).all() or not row[0] > 0:
        return [_("no blame can be told")]
    said = _("{lag} back: {share}")
    return [said.format(lag=lag, share=small_share(float(row[lag] / row[0]))) for lag in lags]


def _percents(low: float, high: float, pixels: float) -> list[Tick]:
    """Return a tick a power of ten; once the unit is enough."""
    powers = range(math.ceil(low), math.floor(high) + 1)
    apart = max(1, math.ceil((high - low) * LINE / max(1.0, pixels)))
    return [
        Tick(k, brief(10.0 ** (k + 2)) + (" %" if k == powers[-1] else ""))
        for k in powers[::-apart]
    ]

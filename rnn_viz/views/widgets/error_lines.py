"""The errors of a run in a plot: the area from the smallest to the largest, and their mean."""

from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QColor

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve, Mean
from rnn_viz.core.run.curve_lines import band_of, mean_of
from rnn_viz.core.run.run_range import Range
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Band, Line
from rnn_viz.views.widgets.theme import Theme

_FAINT = 0.45  # opacity; the theme's colour of the area is made for the plain background
_CURVE = attrgetter("curve")
_MOST = 200  # columns in which a mean is asked for; up to twice as many points are smooth


class Extremes(NamedTuple):
    """What is drawn of the errors: from the smallest to the largest at each ``x``."""

    x: Floats
    low: Floats
    high: Floats


class ErrorLines:
    """Items that are worked out for as many pixels as there are.

    Parameters
    ----------
    plot
        Iterations along, errors up.

    Attributes
    ----------
    area, mean
        The items, by what the legend calls them.
    window
        Examples in a mean.
    """

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._band, self._examples = Band(attrgetter("band")), Line(_between_band_and_curve)
        self._mean = Line(_CURVE, 2)
        self.area, self.mean = (self._band, self._examples), (self._mean,)
        for item in self.area:
            plot.add_data(item)
        plot.add_data(self._mean, height=1)  # over what else is data
        self.window = 0

    def draw(self, curve: Curve, shown: Range) -> Extremes:
        """Draw a stretch of a run; single examples become a line."""
        columns = self._plot.area().width()
        drawn = _extremes(curve, shown, columns)
        is_line, none = bool((drawn.low == drawn.high).all()), drawn.x[:0]
        self._examples.show(*(drawn[:2] if is_line else (none, none)))
        bars = (none, none, none) if is_line else drawn
        self._band.show(*bars, wide=_width(drawn.x), pixel=self._plot.pixel())
        x, y, self.window = _means(curve, shown, min(columns // 2, _MOST))
        self._mean.show(x, y)
        return drawn


class SmallErrorLines:
    """The same in a low plot: in bars, without smoothing, for a part of the cost.

    Parameters
    ----------
    plot
        Iterations along, errors up.
    """

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._band, self._mean = Band(_CURVE, _FAINT), Band(_CURVE)
        plot.add_data(self._band)
        plot.add_data(self._mean, height=1)

    def draw(self, curve: Curve, shown: Range) -> None:
        """Draw a stretch of a run; an example takes the room from itself to the next."""
        columns, (wide, tall) = self._plot.area().width() // 2, self._plot.pixel()
        drawn = _extremes(curve, shown, columns)  # seen through, bars must not overlap
        x, low, high = drawn
        self._band.show(x + 0.5, low, high, wide=_width(x), pixel=(wide, tall))
        x, y, _ = _means(curve, shown, columns)
        self._mean.show(x - 0.5, y, y, wide=_width(x), pixel=(wide, 2 * tall))


def _extremes(curve: Curve, shown: Range, columns: int) -> Extremes:
    band = band_of(curve, shown, max(1, columns))
    known = np.isfinite(band.low) & np.isfinite(band.high)
    return Extremes(band.x[known], band.low[known], band.high[known])


def _means(curve: Curve, shown: Range, columns: int) -> Mean:
    """Return the means of the examples before each place."""
    x, y, window = mean_of(curve, shown, max(1, columns))
    known = np.isfinite(y)
    return Mean(x[known] + 1, y[known], window)


def _width(x: Floats) -> float:
    """Return how far apart places are; the newest may be nearer to the one before."""
    return float(np.diff(x[:2])[0]) if x.size > 1 else 1.0


def _between_band_and_curve(theme: Theme) -> str:
    """Return the colour half-way: a thin line needs more of a contrast than an area."""
    a, b = QColor(theme.band), QColor(theme.curve)
    return QColor(
        (a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2
    ).name()

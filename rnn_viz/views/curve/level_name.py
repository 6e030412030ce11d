"""Where the name of the line of chance can stand without covering a line or the playhead."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame

_APART = 3  # pixels from the playhead
_BEYOND = 2  # pixels that it may reach beyond the axis, where lines may, too
_PLACES = 8  # that are tried from right to left
_NONE = np.empty(0)


@dataclass
class Traces:
    """What is drawn, in the coordinates of the plot: ``x`` with ``low`` and ``high``, or ``y``."""

    band: tuple[Floats, Floats, Floats] = (_NONE, _NONE, _NONE)
    share: tuple[Floats, Floats] = (_NONE, _NONE)
    branches: list[tuple[Floats, Floats]] = field(default_factory=list)


def room_for_name(plot: PlotFrame, traces: Traces, playhead: float) -> tuple[float, bool]:
    """Return the pixel column where the name ends, and whether it is under the line.

    It is the rightmost place over or under the line that is free; if none is, the one beside
    the playhead where it covers least.
    """
    area, at = plot.area(), plot.x_of(playhead)
    right, wide = area.right() + _BEYOND, plot.marks.label_at(0.0, is_under=False).width()
    places = np.linspace(right, min(area.left() + wide, right), _PLACES)
    best = float("inf"), float(right), False
    for end, is_under in [(float(end), under) for end in places for under in (False, True)]:
        place = plot.marks.label_at(end, is_under)
        if place.left() - _APART <= at <= place.right() + _APART:
            continue
        best = min(best, (_covered(plot, traces, place), -end, is_under))
        if not best[0]:
            break
    return abs(best[1]), best[2]


def _covered(plot: PlotFrame, traces: Traces, place: QRectF) -> int:
    """Return in how many of its pixel columns a place has something drawn in it."""
    x = np.linspace(_x_at(plot, place.left()), _x_at(plot, place.right()), round(place.width()))
    low, high = (_y_at(plot, y) for y in (place.bottom(), place.top()))
    lines = [(*line, line[1]) for line in (traces.share, *traces.branches)]
    met = np.zeros(x.size, np.bool_)
    for known, least, most in (traces.band, *lines):
        if known.size:
            inside = (x >= known[0]) & (x <= known[-1])
            crosses = (np.interp(x, known, least) <= high) & (np.interp(x, known, most) >= low)
            met |= inside & crosses
    return int(met.sum())


def _x_at(plot: PlotFrame, column: float) -> float:
    return plot.x_range[0] + (column - plot.area().left()) * plot.pixel()[0]


def _y_at(plot: PlotFrame, row: float) -> float:
    return plot.y_range[1] - (row - plot.area().top()) * plot.pixel()[1]

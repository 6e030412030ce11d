"""Where the name of the line of chance can stand without covering a line or the playhead."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.plot import Plot

_APART = 6  # pixels from the right edge, and from the playhead
_PLACES = 10  # that are tried from right to left
_NONE = np.empty(0)


@dataclass
class Traces:
    """What is drawn, in the coordinates of the plot: ``x`` with ``low`` and ``high``, or ``y``."""

    band: tuple[Floats, Floats, Floats] = (_NONE, _NONE, _NONE)
    share: tuple[Floats, Floats] = (_NONE, _NONE)
    branches: list[tuple[Floats, Floats]] = field(default_factory=list)


def room_for_name(plot: Plot, traces: Traces, playhead: float) -> tuple[float, bool]:
    """Return the pixel column where the name ends, and whether it is under the line.

    It is the rightmost place over or under the line that is free; if none is, the one of those
    beside the playhead that covers least.
    """
    area = plot.area()
    right = area.right() - _APART
    left = area.left() + plot.marks.label_at(0.0, is_under=False).width() + _APART
    found: tuple[float, float, bool] | None = None
    for end in np.linspace(right, max(left, right / 2), _PLACES):
        for is_under in (False, True):
            place = plot.marks.label_at(float(end), is_under)
            at = plot.x_of(playhead)
            if place.left() - _APART <= at <= place.right() + _APART:
                continue
            covered = _covered(plot, traces, place)
            if found is None or covered < found[0]:
                found = covered, float(end), is_under
        if found is not None and not found[0]:
            break
    return (right, False) if found is None else found[1:]


def _covered(plot: Plot, traces: Traces, place: QRectF) -> float:
    """Return how many of the pixel columns of a place have something drawn in it."""
    columns = np.arange(place.left(), place.right() + 1)
    x = plot.x_range[0] + (columns - plot.x_of(plot.x_range[0])) * plot.pixel()[0]
    tall = plot.pixel()[1]
    top = plot.y_range[0] + (plot.y_of(plot.y_range[0]) - place.top()) * tall
    floor = top - place.height() * tall
    band_x, low, high = traces.band
    spans = [(band_x, low, high), *((x_, y, y) for x_, y in (traces.share, *traces.branches))]
    met = np.zeros(x.size, np.bool_)
    for known, least, most in spans:
        if known.size:
            inside = (x >= known[0]) & (x <= known[-1])
            met |= inside & (np.interp(x, known, least) <= top) & (np.interp(x, known, most) >= floor)
    return float(met.sum())

"""The name of the line of chance, where it covers neither another line nor the playhead."""

from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.lettering import LINE, Words, width_of
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER
from rnn_viz.views.widgets.pictures.shapes import Area
from rnn_viz.views.widgets.theme import Theme

_APART = 3  # pixels from the playhead
_BEYOND = 2  # pixels that it may reach beyond the axis, where lines may, too
_PLATE = 0.75  # opacity under the name
_PLACES = 8  # that are tried from right to left
_NONE = np.empty(0)


@dataclass
class Traces:
    """What is drawn, in the coordinates of the plot: ``x`` with ``low`` and ``high``, or ``y``."""

    band: tuple[Floats, Floats, Floats] = (_NONE, _NONE, _NONE)
    share: tuple[Floats, Floats] = (_NONE, _NONE)
    branches: list[tuple[Floats, Floats]] = field(default_factory=list)


class LevelName:
    """What a level of the plot is called; a plate keeps it legible where all room is taken."""

    def __init__(self, plot: PlotFrame) -> None:
        self._plot, self._level = plot, 0.0
        self._plate, self._words = Area(attrgetter("background"), _PLATE), Words()
        for item in (self._plate, self._words):
            item.setZValue(OVER)
            plot.scene().addItem(item)
        plot.styled(self._restyle)

    def show(self, level: float, name: str, traces: Traces, playhead: float) -> None:
        """Write the name of a level over or under it, where it covers least."""
        self._level = level
        self._words.say(name)
        place = self._freest(traces, playhead)
        self._words.stand(place.left(), place.center().y())
        self._plate.cover(place)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._plate.restyle(theme, scale)
        self._words.ink(theme.muted)

    def _freest(self, traces: Traces, playhead: float) -> QRectF:
        """Return the rightmost place that is free; if none is, the one that covers least.

        It is beside the playhead in any case.
        """
        area, at = self._plot.area(), self._plot.x_of(playhead)
        right, wide = area.right() + _BEYOND, width_of(self._words.text())
        ends = np.linspace(right, min(area.left() + wide, right), _PLACES).tolist()
        best = float("inf"), float(right), False
        for end, is_under in [(end, under) for end in ends for under in (False, True)]:
            place = self._place(end, is_under)
            if place.left() - _APART <= at <= place.right() + _APART:
                continue
            best = min(best, (_covered(self._plot, traces, place), -end, is_under))
            if not best[0]:
                break
        return self._place(abs(best[1]), best[2])

    def _place(self, right: float, is_under: bool) -> QRectF:
        """Return what the name covers that ends at a pixel column."""
        level, wide = self._plot.y_of(self._level), width_of(self._words.text())
        return QRectF(right - wide, level + 1 if is_under else level - LINE - 1, wide, LINE)


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

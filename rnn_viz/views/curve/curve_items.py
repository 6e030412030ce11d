"""The lines of the error curve, each drawn anew only when what it shows has changed."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from PySide6.QtGui import QColor

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.branch_lines import BranchLine, lines_of
from rnn_viz.core.scene import Scene
from rnn_viz.views.curve.level_name import Traces, room_for_name
from rnn_viz.views.widgets.branch_style import branch_pen_style
from rnn_viz.views.widgets.pictures.drawn import Drawn
from rnn_viz.views.widgets.pictures.plot import Plot
from rnn_viz.views.widgets.pictures.plot_items import OVER, Band, Dots, Line
from rnn_viz.views.widgets.theme import Theme

_MOST = 300  # columns in which a mean is asked for; twice as many points are still smooth
_MARK = 9  # pixels of a diamond
_MARKS_AT = 0.025  # of the height, so that the lower edge does not cut them
_PIXELS_A_DOT = 12  # measured shares are drawn as dots while there is that much room
_TEXT, _MUTED, _SHARE = attrgetter("text"), attrgetter("muted"), attrgetter("share")


class CurveItems:
    """What is drawn between the axes of the error curve.

    Attributes
    ----------
    window
        Examples in a mean.
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._band, self._examples = Band(attrgetter("band")), Line(_between_band_and_curve)
        self._mean = Line(attrgetter("curve"), 2)
        self._share, self._dots = Line(_SHARE), Dots(_SHARE)
        self._entries = Dots(_TEXT, _MARK, are_diamonds=True)  # as on the timeline
        self._branches: dict[int, Line] = {}
        for item in (self._band, self._examples):
            plot.add_data(item)
        for item in (self._share, self._dots):
            plot.add_data(item, on_right=True)
        plot.add_data(self._mean, height=1)  # branches come later, and lie below
        plot.add_data(self._entries, height=OVER)
        self._drawn = Drawn()
        self._traces = Traces()
        self.window = curve_lines.WINDOW

    def draw(self, scene: Scene) -> None:
        """Draw a moment; while training goes on, only what is a pixel away from the last."""
        now, shown = scene.now, scene.shown_range
        columns = self._plot.area().width()
        step = max(1, int(shown.width / columns)) if now.is_moving else 1
        place = now.run_id, shown, columns, self._plot.area().height()
        others = tuple((b.number, b.frontier) for b in now.run_state.branches if not b.is_current)
        reached, playhead = now.curve.examples // step, now.iteration // step
        is_new = self._drawn.is_new
        if is_new("branches", *place, others):
            self._draw_branches(lines_of(now.run_state.branches, shown, _halved(columns)))
            self._draw_entries([entry.iteration for entry in now.run_state.entries])
        if is_new("errors", *place, reached):
            self._draw_errors(scene, columns)
        if is_new("shares", *place, now.analysis):
            self._draw_shares(*scene.share_points)
        if is_new("playhead", playhead):
            self._plot.marks.show_playhead(now.iteration)
        self._show(scene.view.hidden_lines)
        if is_new("name", *place, others, reached, now.analysis, playhead):
            self._plot.marks.move_label(*room_for_name(self._plot, self._traces, now.iteration))

    def _draw_errors(self, scene: Scene, columns: int) -> None:
        curve, shown = scene.now.curve, scene.shown_range
        band = curve_lines.band_of(curve, shown, columns)
        known = np.isfinite(band.low) & np.isfinite(band.high)
        x, low, high = band.x[known], band.low[known], band.high[known]
        is_line = bool((low == high).all())  # of single examples
        nothing = x[:0]
        self._examples.show(*((x, low) if is_line else (nothing, nothing)))
        bars = (nothing, nothing, nothing) if is_line else (x, low, high)
        wide = float(np.diff(x).min()) if x.size > 1 else 1.0
        self._band.show(*bars, wide=wide, pixel=self._plot.pixel())
        mean = curve_lines.mean_of(curve, shown, _halved(columns))
        known = np.isfinite(mean.y)
        self._mean.show(mean.x[known] + 1, mean.y[known])  # of the examples before
        self.window = mean.window
        self._traces.band = x, low, high

    def _draw_branches(self, lines: Sequence[BranchLine]) -> None:
        """Draw the means of other branches, each with its own dashes."""
        for number, x, y in lines:
            if number not in self._branches:
                self._branches[number] = Line(_MUTED, dashes=branch_pen_style(number))
                self._plot.add_data(self._branches[number])
            self._branches[number].show(x, y)
        numbers = {line.number for line in lines}
        for number, line in self._branches.items():
            line.setVisible(number in numbers)
        self._traces.branches = [(x, y) for _, x, y in lines]

    def _draw_entries(self, iterations: Sequence[int]) -> None:
        """Mark where the user has done something to the run."""
        x = np.array(iterations, np.float64)
        self._entries.show(x, np.full(x.size, _MARKS_AT * self._plot.y_range[1]))

    def _draw_shares(self, x: Floats, shares: Floats) -> None:
        """Draw shares of right sums; with dots while they are few."""
        self._share.show(x, shares)
        is_sparse = x.size * _PIXELS_A_DOT <= self._plot.area().width()
        few = x if is_sparse else x[:0]
        self._dots.show(few, shares[: few.size])
        self._traces.share = x, shares * self._plot.y_range[1]

    def _show(self, hidden: frozenset[str]) -> None:
        for name, items in (
            ("band", (self._band, self._examples)), ("mean", (self._mean,)),
            ("share", (self._share, self._dots)),
        ):  # fmt: skip
            for item in items:
                item.setVisible(name not in hidden)


def _halved(columns: int) -> int:
    return max(1, min(columns // 2, _MOST))


def _between_band_and_curve(theme: Theme) -> str:
    """Return the colour half-way: a thin line needs more of a contrast than an area."""
    a, b = QColor(theme.band), QColor(theme.curve)
    return QColor(
        (a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2
    ).name()

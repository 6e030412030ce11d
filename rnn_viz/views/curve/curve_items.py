"""The lines of the error curve, each drawn anew only when what it shows has changed."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.branch_lines import branch_line
from rnn_viz.core.language import _
from rnn_viz.core.run.curve_lines import BranchLine, lines_of, mean_of
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.sessions.beside import beside_of
from rnn_viz.views.curve.level_name import LevelName, Traces
from rnn_viz.views.widgets.error_lines import ErrorLines
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, Dots, Line
from rnn_viz.views.widgets.run_signs import beside_ink, branch_pen_style

_MARK = 9  # pixels of a diamond
_MARKS_AT = 0.025  # of the height, so that the lower edge does not cut them
_PIXELS_A_DOT = 12  # measured shares are drawn as dots while there is that much room
_TEXT, _MUTED, _SHARE = attrgetter("text"), attrgetter("muted"), attrgetter("share")


class CurveItems:
    """What is drawn between the axes of the error curve."""

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._errors = ErrorLines(plot)
        self._share, self._dots = Line(_SHARE), Dots(_SHARE)
        self._entries = Dots(_TEXT, _MARK, are_diamonds=True)  # as on the timeline
        self._branches: dict[int, Line] = {}
        self._drawn_branches: set[int] = set()
        self.beside: dict[int, Line] = {}  # by place
        for item in (self._share, self._dots):
            plot.add_data(item, on_right=True)
        plot.add_data(self._entries, height=OVER)
        self._drawn = Drawn()
        self._name, self._traces = LevelName(plot), Traces()

    @property
    def window(self) -> int:
        """Examples in a mean."""
        return self._errors.window

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
            self._draw_branches(lines_of(now.run_state.branches, shown, max(1, columns // 2)))
            self._draw_entries([entry.iteration for entry in now.run_state.entries])
        if is_new("beside", *place, beside_of(now), scene.view.beside):
            self._draw_beside(scene, max(1, columns // 2))
        if is_new("errors", *place, reached):
            self._traces.band = self._errors.draw(now.curve, shown)
        if is_new("shares", *place, now.analysis):
            self._draw_shares(*scene.share_points)
        if is_new("playhead", playhead):
            self._plot.marks.show_playhead(now.iteration)
        self._show(scene.view.hidden_lines)
        if is_new("name", *place, others, reached, now.analysis, playhead):
            chance = now.config.bits / 2
            said = _("chance {error:.1f}").format(error=chance)
            self._name.show(chance, said, self._traces, now.iteration)

    def _draw_branches(self, lines: Sequence[BranchLine]) -> None:
        """Draw the means of other branches, each with its own dashes."""
        for number, x, y in lines:
            if number not in self._branches:
                self._branches[number] = Line(_MUTED, dashes=branch_pen_style(number))
                self._plot.add_data(self._branches[number])
            self._branches[number].show(x, y)
        self._drawn_branches = {line.number for line in lines}
        self._traces.branches = [(line.x, line.y) for line in lines]

    def _draw_beside(self, scene: Scene, columns: int) -> None:
        """Draw the means of the runs that are laid over this one, each in its place's line."""
        known, shown = beside_of(scene.now).runs, scene.shown_range
        for line in self.beside.values():
            line.hide()
        for at, number in enumerate(scene.view.beside, 1):
            if number not in known:
                continue
            if at not in self.beside:
                self.beside[at] = Line(beside_ink(at), 1.5, branch_pen_style(at))
                self._plot.add_data(self.beside[at])
            mean = mean_of(known[number].curve, shown, columns)
            drawn = np.isfinite(mean.y)
            self.beside[at].show(mean.x[drawn] + 1, mean.y[drawn])
            self.beside[at].setVisible(True)

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
            ("band", self._errors.area), ("mean", self._errors.mean),
            ("share", (self._share, self._dots)),
        ):  # fmt: skip
            for item in items:
                item.setVisible(name not in hidden)
        for number, line in self._branches.items():
            is_drawn = number in self._drawn_branches
            line.setVisible(is_drawn and branch_line(number) not in hidden)

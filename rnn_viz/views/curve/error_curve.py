"""The error of every example: band, mean, chance, and the share of sums that are right."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.run_range import Range, whole
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.curve_readout import possible_wheres, read, widest_error
from rnn_viz.views.curve import branch_lines
from rnn_viz.views.curve.curve_legend import LegendSwitch, Line
from rnn_viz.views.curve.curve_plot import CurvePlot
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.heading import Heading
from rnn_viz.views.widgets.view import View

_ROW, _GAP = 20, 8  # pixels


class _Drawn(NamedTuple):
    """What the lines depend on; they are drawn anew only when this changes."""

    run_id: int
    reached: int  # examples, or pixels while there are more and more of them
    shown: Range
    width: int
    analysis: Analysis | None

    @property
    def of_share(self) -> tuple[object, ...]:
        """What the share of right sums depends on."""
        return self.run_id, self.width, self.analysis


class _Beside(NamedTuple):
    """What the lines of other branches depend on."""

    run_id: int
    branches: tuple[tuple[int, int], ...]  # their numbers, and how far they are trained
    shown: Range
    width: int


class ErrorCurve(View):
    """The run as a curve, with a legend that also reads the values out.

    Signals
    -------
    iterationPicked
        An iteration, ``0 … config.iterations``, was chosen to go to.
    """

    iterationPicked = Signal(object)

    studies = frozenset({"map", "shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("error_curve", parent)
        self.where = QLabel(self)
        self.where.setObjectName("error_curve.where")
        self.where.setFont(fonts.text())
        self.where.setFixedHeight(_ROW)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.whole_run = QPushButton("whole run", self)
        self.whole_run.setObjectName("error_curve.whole_run")
        self.whole_run.setProperty("role", "link")
        self.whole_run.setToolTip("Show all iterations of the run.")
        self.whole_run.setFont(fonts.text(fonts.SMALL))
        policy = self.whole_run.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.whole_run.setSizePolicy(policy)
        self.whole_run.setFixedHeight(_ROW)
        self.whole_run.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it hides when clicked
        self.whole_run.hide()
        self.switches = {line: LegendSwitch(line, self) for line in Line}
        self.plot = CurvePlot(self)
        self.plot.setAccessibleName("Error curve")
        self.setAccessibleName("Error curve")
        self._arrange()
        self._window = curve_lines.WINDOW
        self._drawn: _Drawn | None = None
        self._beside: _Beside | None = None
        self.whole_run.clicked.connect(self.show_whole_run)
        self.plot.pointedChanged.connect(self._read_out)
        self.plot.picked.connect(self.iterationPicked)
        self.plot.rangeAsked.connect(self.show_range)
        for switch in self.switches.values():
            switch.toggled.connect(self._show_chosen_lines)

    @property
    def shown(self) -> Range:
        """The stretch of the run that is shown."""
        return self.plot.shown

    def draw(self, scene: Scene) -> None:
        """Show the curve up to the frontier; a zoomed picture follows a playhead that is in it."""
        snapshot = scene.now
        before, self.scene = self.snapshot, scene  # the parts paint themselves
        self._keep_in_range(before, snapshot)
        step, canvas = self._step(snapshot), self.plot.canvas
        if snapshot.iteration // step != canvas.playhead // step:
            canvas.show_playhead(snapshot.iteration)
        self._draw_lines()
        self._read_out()

    def show_range(self, shown: Range) -> None:
        """Show a stretch of the run."""
        self.plot.show_range(shown)
        self.whole_run.setVisible(shown != whole(self.plot.end))
        self._draw_lines()

    def show_whole_run(self) -> None:
        """Show all iterations of the run."""
        self.show_range(whole(self.plot.end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many points as the new width shows."""
        super().resizeEvent(event)
        self._draw_lines()

    def _arrange(self) -> None:
        top, legend = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(Heading("Error", self))
        top.addWidget(self.whole_run)
        top.addStretch(1)
        top.addWidget(self.where)
        legend.setSpacing(_GAP)
        for switch in self.switches.values():
            legend.addWidget(switch)
        legend.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(legend)
        layout.addWidget(self.plot, 1)

    def _show_chosen_lines(self) -> None:
        for line, switch in self.switches.items():
            self.plot.canvas.show_line(line, switch.isChecked())

    def _keep_in_range(self, before: Snapshot | None, now: Snapshot) -> None:
        """Show the whole of a new or longer run; otherwise follow the playhead."""
        end, bits = now.config.iterations, now.config.bits
        was_whole = self.shown == whole(self.plot.end)
        is_new = before is None or _is_another_run(before, now)
        if is_new or end != self.plot.end:
            self.plot.show_run(bits, end)
            self.switches[Line.BAND].reserve(widest_error(bits))
            measure = self.where.fontMetrics().horizontalAdvance
            self.where.setFixedWidth(max(map(measure, possible_wheres(end))))
            self.show_range(whole(end) if is_new or was_whole else self.shown.within(end))
        if before is not None and not (is_new or was_whole):
            self.show_range(self.shown.following(before.iteration, now.iteration, end))

    def _draw_lines(self) -> None:
        if self.scene is None:
            return
        now, columns = self.scene.now, self.plot.area().width()
        self._draw_branches(now, columns)
        curve = now.curve
        reached = curve.examples // self._step(now)
        state = _Drawn(now.run_id, reached, self.shown, columns, now.analysis)
        before, self._drawn = self._drawn, state
        if state == before:
            return
        self.plot.canvas.show_band(curve_lines.band_of(curve, self.shown, columns))
        mean = curve_lines.mean_of(curve, self.shown, max(1, columns // 2))
        self._window = mean.window
        self.plot.canvas.show_mean(mean)
        if before is None or state.of_share != before.of_share:
            self.plot.canvas.show_share(*self.scene.share_points)

    def _step(self, now: Snapshot) -> int:
        """Return how many iterations are worth a new picture: a pixel while training goes on."""
        stretch = self.shown.width / self.plot.area().width()
        return max(1, int(stretch)) if now.is_moving else 1

    def _draw_branches(self, now: Snapshot, columns: int) -> None:
        """Draw what does not change while the current branch is trained."""
        done = now.run_state
        others = tuple((b.number, b.frontier) for b in done.branches if not b.is_current)
        state = _Beside(now.run_id, others, self.shown, columns)
        if state == self._beside:
            return
        self._beside = state
        lines = branch_lines.lines_of(done.branches, self.shown, max(1, columns // 2))
        self.plot.canvas.show_branches(lines)
        self.plot.canvas.show_entries([entry.iteration for entry in done.entries])

    def _read_out(self) -> None:
        """Write the values under the mouse, else those at the playhead."""
        if self.scene is None:
            return
        stretch = self.shown.width / self.plot.area().width()
        said = read(
            self.scene.now,
            self.scene.share_points,
            self.plot.pointed,
            self._window,
            stretch,
        )
        self.where.setText(said.where)
        names = self._names()
        for line, value in zip(Line, (said.error, said.mean, said.share), strict=True):
            self.switches[line].say(names[line], value)
        self.plot.setAccessibleDescription(said.sentence)
        self.setAccessibleDescription(said.sentence)

    def _names(self) -> dict[Line, str]:
        """Return what the lines are called, in short where there is little room."""
        short = {Line.BAND: "min–max", Line.MEAN: f"mean of {self._window:,}"}
        full = {Line.BAND: "error, min–max", Line.MEAN: f"{short[Line.MEAN]} examples"}
        for names in (full, short):
            names[Line.SHARE] = "sums right"
        widths = [switch.width_for(full[line]) for line, switch in self.switches.items()]
        return full if sum(widths) + 2 * _GAP <= self.width() else short


def _is_another_run(before: Snapshot, now: Snapshot) -> bool:
    """Whether it is not the same run after an intervention, or on another branch."""
    if before.run_id == now.run_id:
        return False
    is_same = replace(before.config, iterations=now.config.iterations) == now.config
    return not (is_same and now.run_state.branches)

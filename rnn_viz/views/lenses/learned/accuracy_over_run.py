"""Accuracy per place over the run: which bits are learned when."""

from functools import partial
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import place_name
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.line_names import names_at_ends
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.theme import Theme

SMOOTHED_OVER = 15  # checks in a mean: single ones jump by a tenth from one to the next
_LOW = 0.4  # a coin is right in half of all sums
_TICKS = [Tick(share, percent(share).replace(".0", "")) for share in (0.5, 0.75, 1.0)]


class AccuracyOverRun(LensPicture):
    """One line a place, from the muted lowest to the bright highest."""

    studies = frozenset({"shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        self.scene, self._checks = None, Checks()  # what the axis asks for as soon as it is made
        super().__init__("lens.accuracy", parent)
        self.plot = PlotFrame(
            lambda *_range: _TICKS, ticks.iterations, self._ends, ground=attrgetter("surface")
        )
        self.plot.setAccessibleName(
            f"Accuracy per place over the run, means of {SMOOTHED_OVER} checks"
        )
        filled(QVBoxLayout(self), (self.plot, 1))
        self.lines: list[Line] = []
        self._drawn = Drawn()
        self.plot.moved.connect(self._point)

    def draw(self, scene: Scene) -> None:
        """Draw what all sums said so far."""
        self.scene = scene
        analysis, config = scene.now.analysis, scene.now.config
        self._checks = checks = Checks() if analysis is None else analysis.shares
        if self._drawn.is_new("range", config.iterations):
            self.plot.set_ranges((0.0, float(config.iterations)), (_LOW, 1.0), (_LOW, 1.0))
        if self._drawn.is_new("lines", checks, config.bits):
            self._draw_lines(checks, config.bits)
            self.plot.set_ticks("right", self._ends)
        self.plot.marks.show_playhead(scene.now.iteration)

    def _draw_lines(self, checks: Checks, bits: int) -> None:
        while len(self.lines) < bits:
            self.lines.append(Line(partial(_ink, len(self.lines)), 1.5))
            self.plot.add_data(self.lines[-1])
        for position, line in enumerate(self.lines):
            is_there = position < bits and len(checks) >= SMOOTHED_OVER
            line.setVisible(is_there)
            if is_there:
                line.show(*smoothed(checks.iterations, checks.bit_accuracy[:, position]))

    def _ends(self, low: float, high: float, pixels: float) -> list[Tick]:
        """Name each place at the height at which its line ends, as far as there is room."""
        if self.scene is None or len(self._checks) < SMOOTHED_OVER:
            return []
        bits = self.scene.now.config.bits
        last = self._checks.bit_accuracy[-SMOOTHED_OVER:].mean(0).tolist()
        names = [place_name(position, bits).split()[1] for position in range(bits)]
        return names_at_ends(list(zip(last, names, strict=True)), low, high, pixels)

    def _point(self, point: QPointF | None) -> None:
        """Tell the accuracies at the iteration under the mouse."""
        scene = self.scene
        if point is None or scene is None or not len(self._checks):
            self.plot.marks.show_pointer(None)
            self.plot.tell("")
            return
        there = self.plot.value_at(point.x())
        at = int(np.abs(self._checks.iterations - there).argmin())
        iteration, right = int(self._checks.iterations[at]), self._checks.bit_accuracy[at]
        bits = scene.now.config.bits
        said = [f"{place_name(k, bits)}: {percent(float(right[k]))}" for k in range(len(right))]
        self.plot.marks.show_pointer(iteration)
        self.plot.tell("\n".join([f"iteration {iteration:,}", *reversed(said)]))


def smoothed(iterations: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return means of so many checks in a row, each at the middle of its iterations."""
    whole = np.concatenate([[0.0], np.cumsum(values)])
    means = (whole[SMOOTHED_OVER:] - whole[:-SMOOTHED_OVER]) / SMOOTHED_OVER
    middle = SMOOTHED_OVER // 2
    return iterations[middle : middle + means.size], means


def _ink(position: int, theme: Theme) -> str:
    """Return the colour of a place: higher places are nearer to the colour of the curve."""
    low, high = QColor(theme.share), QColor(theme.curve)
    part = min(position / 7, 1.0)
    ends = zip(
        (low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True
    )
    return QColor(*(round(a + (b - a) * part) for a, b in ends)).name()

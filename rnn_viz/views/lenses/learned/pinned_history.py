"""The weights that have a card, over the run."""

from operator import attrgetter

import numpy as np
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.line_names import names_at_ends
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.scale import step_above

_INKS = ("curve", "negative", "backward", "share", "update_negative", "text")
_LEAST = 1.0  # as far as the axis reaches up and down, at least
_NOTHING = _(
    "In Watch, click a weight in the network or in a matrix: while its card is open, its line is "
    "here."
)


class PinnedHistory(LensPicture):
    """One line a weight; as many as there are colours, the newest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ends: list[tuple[float, str]] = []
        super().__init__("lens.pinned", parent)
        self.plot = PlotFrame(
            ticks.weights, ticks.iterations, self._names, ground=attrgetter("surface")
        )
        self.said = styled(QLabel(self), "lens.pinned.said", font=fonts.text(12))
        self.said.setWordWrap(True)
        filled(QVBoxLayout(self), (self.plot, 1), self.said)
        self.lines = [Line(attrgetter(ink), 1.5) for ink in _INKS]
        for line in self.lines:
            self.plot.add_data(line)

    def draw(self, scene: Scene) -> None:
        """Draw the histories up to the frontier."""
        self.scene = scene
        now = scene.now
        weights = [it for it in scene.view.pinned if isinstance(it, Weight)][-len(_INKS) :]
        found = [(weight, scene.history(weight)) for weight in weights]
        known = [(weight, it) for weight, it in found if it is not None and it.values.size]
        sizes = [float(np.abs(it.known.values).max(initial=0)) for _weight, it in known]
        reach = step_above(max([_LEAST, *sizes]))
        heights = -reach, reach
        self.plot.set_ranges((0.0, float(now.config.iterations)), heights, heights)
        ends = [(float(it.values[-1]), weight.label) for weight, it in known]
        if ends != self._ends:
            self._ends = ends
            self.plot.set_ticks("right", self._names)
        self.plot.marks.show_level(0.0)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(known))
            if number < len(known):
                line.show(*known[number][1].known)
        said = "; ".join(
            f"{weight.label} {signed(float(it.values[0]))} → "
            f"{signed(float(it.values[np.searchsorted(it.iterations, now.iteration)]))}"
            for weight, it in known
        )
        told = _("From iteration 0 to {at:,}: {said}").format(at=now.iteration, said=said)
        self.said.setText(told if said else _NOTHING)
        self.plot.marks.show_playhead(now.iteration)

    def _names(self, low: float, high: float, pixels: float) -> list[Tick]:
        return names_at_ends([it for it in self._ends if np.isfinite(it[0])], low, high, pixels)

"""All weights: synapse_0, synapse_h and synapse_1 side by side, cells of one size."""

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.network import Floats, Weights
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.subjects import Weight
from rnn_viz.views.base import View
from rnn_viz.views.parts.axis import Axis
from rnn_viz.views.parts.colour_bar import ColourBar
from rnn_viz.views.parts.heatmap import Heatmap
from rnn_viz.views.parts.palette import diverging, updates
from rnn_viz.views.parts.signed_number import limit_of_colours
from rnn_viz.views.parts.synapse_header import ALL, FIXED, THIS_MATRIX, SynapseHeader
from rnn_viz.views.parts.synapse_modes import CHANGE, UPDATE, WEIGHTS, Shown, SynapseModes
from rnn_viz.views.parts.synapse_plan import Needs, least_height
from rnn_viz.views.parts.theme import Theme
from rnn_viz.views.parts.weight_readout import WeightReadout

FIXED_LIMIT = 5.0  # few weights ever leave it
_FROM, _TO = Axis("from unit"), Axis("to unit")
_ALSO_FROM = Axis("from unit", is_short=True)  # its rows go on from those of synapse_h
_INPUT, _OUTPUT = Axis("input", ("a", "b")), Axis("to", ("output",), is_short=True)


class Synapses(View):
    """Three heatmaps with one scale; the weight pointed at is read out, live.

    ``weightHovered`` carries the :class:`Weight` pointed at, or ``None``; ``weightPicked`` the
    one clicked. They show the weights, what this example adds to them, or how far they have
    come since an iteration.

    Attributes
    ----------
    maps
        The heatmaps of synapse_0, synapse_h and synapse_1.
    """

    weightHovered = Signal(object)
    weightPicked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("synapses", theme, parent)
        self.setAccessibleName("Synapses: all weights of the network")
        self.setMinimumWidth(536)
        self._header = SynapseHeader(self)
        self._body = _Body(self)
        self.maps = (
            Heatmap("synapse_0", _INPUT, _TO, theme, self._body),
            Heatmap("synapse_h", _FROM, _TO, theme, self._body),
            Heatmap("synapse_1", _ALSO_FROM, _OUTPUT, theme, self._body),
        )
        self._bar = ColourBar("synapses.colour_bar", theme, self._body)
        self._readout = WeightReadout("synapses.readout", self._body)
        self._pointed: Heatmap | None = None
        self._modes = SynapseModes()
        self._chosen = WEIGHTS
        self._collected: Weights | None = None
        self._follows = True  # what is collected; not after the user chose something else
        self._shown: Shown | None = None  # None: the weights
        self._lay_out()
        self._header.rangeChosen.connect(self._use_range)
        self._header.modeChosen.connect(self._choose)
        self._header.referenceChosen.connect(self._refer)
        self._body.resized.connect(self._arrange)
        for heatmap in self.maps:
            heatmap.pointedAt.connect(self._point)
            heatmap.picked.connect(self._pick)

    @property
    def weight(self) -> Weight | None:
        """The weight pointed at."""
        if self._pointed is None or self._pointed.cell is None:
            return None
        return Weight(self._pointed.objectName(), *self._pointed.cell)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the weights under the playhead."""
        is_new = self.snapshot is None or self.snapshot.config.hidden != snapshot.config.hidden
        self.snapshot = snapshot
        self._modes.use_run(snapshot.run_id)
        self._colour()
        if is_new:
            self._body.setMinimumHeight(least_height(snapshot.config.hidden))
            self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        for part in (*self.maps, self._bar):
            part.set_theme(theme)

    def set_reference(self, iteration: int, weights: Weights | None) -> None:
        """Count changes from the weights at an iteration; ``None`` for those of the start."""
        self._modes.set_reference(iteration, weights)
        self._colour()

    def show_collected(self, update: Weights | None) -> None:
        """Show what has been collected of an update so far; ``None`` ends it.

        It is the sum that the script collects; what is drawn is alpha times this, as the
        update will be added. Once the user has chosen something else, that stays.
        """
        self._follows = self._follows or update is None
        self._collected = update if self._follows else None
        self._colour()

    def event(self, event: QEvent) -> bool:
        """Measure anew on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._header)
        whole.addWidget(self._body, 1)

    def _use_range(self) -> None:
        self._colour()
        self._arrange()  # titles that state a limit are of another length

    def show_change(self) -> None:
        """Show the change, as when the user chooses it."""
        self._choose(CHANGE)

    def _choose(self, mode: int) -> None:
        self._chosen, self._collected, self._follows = mode, None, False
        self._use_range()

    def _refer(self, is_here: bool) -> None:
        now = self.snapshot
        if is_here and now is not None:
            self.set_reference(now.iteration, now.weights)
        else:
            self.set_reference(0, None)

    def _colour(self) -> None:
        """Give every heatmap its values and the limit that the switches ask for."""
        now = self.snapshot
        if now is None:
            return
        mode = self._chosen
        if self._collected is not None:
            mode, self._shown = UPDATE, self._modes.collected(self._collected, now)
        elif mode == UPDATE:
            self._shown = self._modes.update(now)
        else:
            self._shown = self._modes.change(now) if mode == CHANGE else None
        self._header.show_mode(mode, self._shown.sentence if self._shown else "")
        if self._shown is None:
            self._colour_weights(now.weights)
        else:
            self._colour_shown(self._shown)
        self._read_out()

    def _colour_weights(self, weights: Weights) -> None:
        chosen = self._header.range.index
        own = [_limit_of(values) for values in weights]
        limits = {THIS_MATRIX: own, ALL: [max(own)] * 3, FIXED: [FIXED_LIMIT] * 3}[chosen]
        for heatmap, values, limit in zip(self.maps, weights, limits, strict=True):
            heatmap.show_values(values, limit, states_limit=chosen == THIS_MATRIX)
        words = {THIS_MATRIX: "limit", ALL: limit_of_colours(limits[0]), FIXED: f"{FIXED_LIMIT:g}"}
        self._bar.show_limit(words[chosen], diverging)

    def _colour_shown(self, shown: Shown) -> None:
        for heatmap, values in zip(self.maps, shown.values, strict=True):
            heatmap.show_values(values, shown.limit, states_limit=False, colours=updates)
        self._bar.show_limit(f"{shown.limit:g}", updates)

    def _read_out(self) -> None:
        if self._shown is None:
            self._readout.show_weight(self._pointed)
        else:
            self._readout.show_weight(self._pointed, self._shown.of, decimals=5)

    def _arrange(self) -> None:
        hidden = 1 if self.snapshot is None else self.snapshot.config.hidden
        gutters = tuple(heatmap.gutter for heatmap in self.maps)
        long, short = zip(*(heatmap.title_widths() for heatmap in self.maps), strict=True)
        scale = self.devicePixelRatioF()
        plan = Needs(self._body.size(), hidden, gutters, (long, short), scale).plan()
        for heatmap, rect in zip(self.maps, plan[1:4], strict=True):
            heatmap.set_pitch(plan.pitch)
            heatmap.setGeometry(rect)
        self._bar.setGeometry(plan.bar)
        self._readout.setGeometry(plan.readout)

    def _point(self, heatmap: Heatmap) -> None:
        """Read out what the mouse or the keys point at; what was kept elsewhere comes back."""
        pointing = [other for other in (heatmap, *self.maps) if other.cell is not None]
        self._pointed = pointing[0] if pointing else None
        self._read_out()
        self.weightHovered.emit(self.weight)

    def _pick(self, heatmap: Heatmap) -> None:
        self._point(heatmap)
        self.weightPicked.emit(self.weight)


def _limit_of(values: Floats) -> float:
    """Return the largest finite size of a weight, for a scale that is the same on both sides."""
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.any() else 1.0


class _Body(QWidget):
    """An area whose parts are arranged by hand."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

"""All weights: synapse_0, synapse_h and synapse_1 side by side, cells of one size."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.network import Floats
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.base import View
from rnn_viz.views.parts import fonts
from rnn_viz.views.parts.axis import Axis
from rnn_viz.views.parts.colour_bar import ColourBar
from rnn_viz.views.parts.heading import Heading
from rnn_viz.views.parts.heatmap import Heatmap
from rnn_viz.views.parts.segmented import Segmented
from rnn_viz.views.parts.signed_number import limit_of_colours
from rnn_viz.views.parts.synapse_plan import Needs, least_height
from rnn_viz.views.parts.theme import Theme
from rnn_viz.views.parts.weight_readout import WeightReadout

FIXED_LIMIT = 5.0  # few weights ever leave it
THIS_MATRIX, ALL, FIXED = range(3)
_RANGES = {
    "this matrix": "Each matrix has its own limit: its largest weight",
    "all": "One limit: the largest weight of all",
    "fixed": "Always from −5 to +5, so that growing weights are seen to grow",
}
_FROM, _TO = Axis("from unit"), Axis("to unit")
_ALSO_FROM = Axis("from unit", is_short=True)  # its rows go on from those of synapse_h
_INPUT, _OUTPUT = Axis("input", ("a", "b")), Axis("to", ("output",), is_short=True)


class Weight(NamedTuple):
    """One weight: the script's name of its matrix, and where it is."""

    name: str
    row: int
    column: int


class Synapses(View):
    """Three heatmaps with one scale; the weight pointed at is read out, live.

    ``weightHovered`` carries the :class:`Weight` pointed at, or ``None``.

    Attributes
    ----------
    maps
        The heatmaps of synapse_0, synapse_h and synapse_1.
    """

    weightHovered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("synapses", theme, parent)
        self.setAccessibleName("Synapses: all weights of the network")
        self.setMinimumWidth(536)
        self._range = Segmented(list(_RANGES), "synapses.range", self)
        self._body = _Body(self)
        self.maps = (
            Heatmap("synapse_0", _INPUT, _TO, theme, self._body),
            Heatmap("synapse_h", _FROM, _TO, theme, self._body),
            Heatmap("synapse_1", _ALSO_FROM, _OUTPUT, theme, self._body),
        )
        self._bar = ColourBar("synapses.colour_bar", theme, self._body)
        self._readout = WeightReadout("synapses.readout", self._body)
        self._pointed: Heatmap | None = None
        self._lay_out()
        self._range.choose(FIXED)
        self._range.chosen.connect(self._use_range)
        self._body.resized.connect(self._arrange)
        for heatmap in self.maps:
            heatmap.pointedAt.connect(self._point)

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
        self._colour()
        self._readout.show_weight(self._pointed)
        if is_new:
            self._body.setMinimumHeight(least_height(snapshot.config.hidden))
            self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        for part in (*self.maps, self._bar):
            part.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Measure anew on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def _lay_out(self) -> None:
        about = QLabel("colour range", self)
        about.setProperty("role", "muted")
        about.setFont(fonts.text(12))
        about.setBuddy(self._range)
        self._range.setAccessibleName("Range of the colours")
        for button, meaning in zip(self._range.buttons(), _RANGES.values(), strict=True):
            button.setToolTip(meaning)
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(Heading("Synapses", self))
        header.addStretch()
        header.addWidget(about)
        header.addWidget(self._range)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(header)
        whole.addWidget(self._body, 1)

    def _use_range(self) -> None:
        self._colour()
        self._arrange()  # titles that state a limit are of another length

    def _colour(self) -> None:
        """Give every heatmap its weights and the limit that the switch asks for."""
        if self.snapshot is None:
            return
        weights, chosen = self.snapshot.weights, self._range.index
        own = [_limit_of(values) for values in weights]
        limits = {THIS_MATRIX: own, ALL: [max(own)] * 3, FIXED: [FIXED_LIMIT] * 3}[chosen]
        for heatmap, values, limit in zip(self.maps, weights, limits, strict=True):
            heatmap.show_values(values, limit, states_limit=chosen == THIS_MATRIX)
        words = {THIS_MATRIX: "limit", ALL: limit_of_colours(limits[0]), FIXED: f"{FIXED_LIMIT:g}"}
        self._bar.show_limit(words[chosen])

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
        self._readout.show_weight(self._pointed)
        self.weightHovered.emit(self.weight)


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

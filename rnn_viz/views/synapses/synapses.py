"""All weights: synapse_0, synapse_h and synapse_1 side by side, cells of one size."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.collected import Collected
from rnn_viz.core.view_state import NOTHING, Pin, PointAt, Pointed
from rnn_viz.views.synapses import synapse_modes as modes
from rnn_viz.views.synapses.compared_nets import ComparedNets
from rnn_viz.views.synapses.heatmap import Heatmap
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.synapse_axes import AXES
from rnn_viz.views.synapses.synapse_header import SynapseHeader
from rnn_viz.views.synapses.synapse_modes import Shown, SynapseModes
from rnn_viz.views.synapses.synapse_plan import Needs, least_height
from rnn_viz.views.synapses.weight_limits import THIS_MATRIX, limits_of
from rnn_viz.views.synapses.weight_readout import WeightReadout
from rnn_viz.views.widgets.colour_bar import ColourBar
from rnn_viz.views.widgets.palette import diverging, updates
from rnn_viz.views.widgets.view import View


class Synapses(View):
    """Three heatmaps with one scale; the weight pointed at is read out, live.

    They show the weights, what this example adds to them, or how far they have
    come since an iteration. In their place two nets can be compared.

    Attributes
    ----------
    maps
        The heatmaps of synapse_0, synapse_h and synapse_1.
    nets
        What is there in their place while nets are compared.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("synapses", parent)
        self.setAccessibleName("Synapses: all weights of the network")
        self.setMinimumWidth(536)
        self._header = SynapseHeader(self)
        self._body = _Body(self)
        self.maps = tuple(Heatmap(name, *AXES[name], self._body) for name in AXES)
        self._bar = ColourBar("synapses.colour_bar", self._body)
        self._readout = WeightReadout("synapses.readout", self._body)
        self.nets = ComparedNets(self)
        self._pointed: Heatmap | None = None
        self._modes = SynapseModes()
        self._chosen = self._before = modes.WEIGHTS
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
        self.nets.pointedAt.connect(self._tell)
        self.nets.picked.connect(lambda weight: self.wished.emit(Pin(weight)))

    @property
    def weight(self) -> Weight | None:
        """The weight pointed at."""
        if not self.nets.isHidden():
            return self.nets.weight
        if self._pointed is None or self._pointed.cell is None:
            return None
        return Weight(self._pointed.objectName(), *self._pointed.cell)

    def draw(self, scene: Scene) -> None:
        """Show the weights under the playhead, or what becomes of an update.

        An update is shown being collected, then synapse after synapse applied. Once the user
        has chosen something else, that stays; weights are then those to which it has been added.
        """
        before = self.snapshot
        is_new = before is None or before.config.hidden != scene.now.config.hidden
        self.scene = scene
        self._modes.use_run(scene.now.run_id)
        self._follows = self._follows or scene.collected is None
        self._show_pinned(scene)
        self._colour()
        if is_new:
            self._body.setMinimumHeight(least_height(scene.now.config.hidden))
            self._arrange()

    def _show_pinned(self, scene: Scene) -> None:
        """Outline what has a card, and dim the synapses that do not act."""
        acting = scene.acting_synapses
        for heatmap in self.maps:
            name = heatmap.objectName()
            weights = (it for it in scene.view.pinned if isinstance(it, Weight) and it.name == name)
            heatmap.show_pinned(frozenset(Cell(it.row, it.column) for it in weights))
            heatmap.show_dimmed(acting is not None and name not in acting)

    def set_reference(self, iteration: int, weights: Weights | None) -> None:
        """Count changes from the weights at an iteration; ``None`` for those of the start."""
        self._modes.set_reference(iteration, weights)
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
        whole.addWidget(self.nets, 1)
        self.nets.hide()

    def _use_range(self) -> None:
        self._colour()
        self._arrange()  # titles that state a limit are of another length

    def show_comparison(self, branch: int | None) -> None:
        """Compare, as when the user chooses it; ``None`` goes back to what was shown before."""
        if branch is not None:
            self._choose(modes.COMPARE)
        elif self._chosen == modes.COMPARE:
            self._choose(self._before)

    def _choose(self, mode: int) -> None:
        if mode == modes.COMPARE and self._chosen != modes.COMPARE:
            self._before = self._chosen
        self._chosen, self._follows = mode, False
        self._use_range()

    def _refer(self, is_here: bool) -> None:
        if is_here and (now := self.snapshot) is not None:
            self.set_reference(now.iteration, now.weights)
        else:
            self.set_reference(0, None)

    def _colour(self) -> None:
        """Give every heatmap its values and the limit that the switches ask for."""
        if self.scene is None:
            return
        now, progress = self.scene.now, self.scene.collected
        mode = self._mode
        self._body.setVisible(mode != modes.COMPARE)
        self.nets.setVisible(mode == modes.COMPARE)
        has_reference = now.run_state.reference is not None
        if mode == modes.COMPARE:
            self._header.show_mode(mode, "", has_reference=has_reference)
            self.nets.show_comparison(self._modes.compared(now), self._header.range.index)
            return
        self._shown = self._shown_in(mode, self.scene)
        sentence = self._shown.sentence if self._shown else ""
        self._header.show_mode(mode, sentence, has_reference=has_reference)
        if self._shown is None or self._applied:
            self._colour_weights(now.weights if progress is None else progress.weights)
        if self._shown is not None:
            self._colour_shown(self._shown)
        self._read_out()

    @property
    def _collected(self) -> Collected | None:
        """What becomes of an update, as long as it is what is shown."""
        return self.scene.collected if self._follows and self.scene is not None else None

    @property
    def _mode(self) -> int:
        """What is shown: what the user chose, or what becomes of an update."""
        if self._collected is None:
            return self._chosen
        return modes.WEIGHTS if self._collected.is_applied else modes.UPDATE

    @property
    def _applied(self) -> frozenset[str]:
        """The synapses of which the weights are shown although the others show an update."""
        return frozenset() if self._collected is None else self._collected.applied

    def _shown_in(self, mode: int, scene: Scene) -> Shown | None:
        """Return what is shown in the place of the weights."""
        got = self._collected
        if got is not None:
            return None if got.is_applied else self._modes.collected(got, scene)
        if mode == modes.UPDATE:
            return self._modes.update(scene)
        return self._modes.change(scene.now) if mode == modes.CHANGE else None

    def _colour_weights(self, weights: Weights) -> None:
        chosen = self._header.range.index
        limits, is_own = limits_of(chosen, weights), chosen == THIS_MATRIX
        for heatmap, values, limit in zip(self.maps, weights, limits.of_each, strict=True):
            heatmap.show_values(values, limit, states_limit=is_own)
        self._bar.show_limit(limits.word, diverging)

    def _colour_shown(self, shown: Shown) -> None:
        for heatmap, values in zip(self.maps, shown.values, strict=True):
            if heatmap.objectName() in self._applied:
                continue
            heatmap.show_values(values, shown.limit, states_limit=False, colours=updates)
        self._bar.show_limit(f"{shown.limit:g}", updates)

    def _read_out(self) -> None:
        pointed = None if self._pointed is None else self._pointed.objectName()
        if self._shown is None or pointed in self._applied:
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
        self._tell(self.weight)

    def _tell(self, weight: Weight | None) -> None:
        self.wished.emit(PointAt(NOTHING if weight is None else Pointed(weight.name)))

    def _pick(self, heatmap: Heatmap) -> None:
        self._point(heatmap)
        if self.weight is not None:
            self.wished.emit(Pin(self.weight))


class _Body(QWidget):
    """An area whose parts are arranged by hand."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

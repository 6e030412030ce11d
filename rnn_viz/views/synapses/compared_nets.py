"""Two nets and their difference side by side: A | B | A − B."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.views.synapses.compared_legend import LETTERS, ComparedLegend
from rnn_viz.views.synapses.compared_plan import Needs, Words, least_height
from rnn_viz.views.synapses.net_block import NetBlock, gutters
from rnn_viz.views.synapses.synapse_modes import Comparison
from rnn_viz.views.synapses.twin_heatmap import TwinHeatmap
from rnn_viz.views.synapses.weight_limits import Limits, limits_of
from rnn_viz.views.widgets.palette import diverging, updates
from rnn_viz.views.widgets.themed import Themed

_NAMES = ("a", "b", "difference")


class ComparedNets(Themed, QWidget):
    """All weights of two nets and what is between them; a cell is outlined in all three.

    ``pointedAt`` carries the :class:`Weight` pointed at, or ``None``; ``picked`` the one
    clicked.

    Attributes
    ----------
    blocks
        A, B and A − B.
    weight
        The weight pointed at.
    """

    pointedAt = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synapses.compare")
        self.setAccessibleName("Two nets side by side, and their difference")
        self._legend = ComparedLegend(self)
        self.blocks = tuple(
            NetBlock(letter, f"{self.objectName()}.{name}", self)
            for letter, name in zip(LETTERS, _NAMES, strict=True)
        )
        self.weight: Weight | None = None
        self._comparison: Comparison | None = None
        self._limits = Limits((1.0,) * 3, "")
        self._hidden = 0
        for twins in zip(*(block.maps for block in self.blocks), strict=True):
            TwinHeatmap.join(twins)
            for heatmap in twins:
                heatmap.pointedAt.connect(self._point)
                heatmap.picked.connect(self._pick)

    def show_comparison(self, comparison: Comparison, chosen_range: int) -> None:
        """Show two nets; A and B in the colours of one range, as chosen."""
        a, b, difference, is_behind = comparison
        limits = limits_of(chosen_range, a.weights, b.weights)
        steady = (difference.limit,) * 3
        nets = (
            (a.weights, limits.of_each, diverging),
            (b.weights, limits.of_each, diverging),
            (difference.values, steady, updates),
        )
        for block, net in zip(self.blocks, nets, strict=True):
            block.show_weights(*net)
        self._comparison = comparison  # until here, a cell of larger nets may be read out
        self._limits = limits
        self.blocks[0].title.show_words(a.name, a.iteration)
        self.blocks[1].title.show_words(b.name, b.iteration, is_end=is_behind)
        self.blocks[2].title.show_words("difference")
        titles = [block.title.accessibleName() for block in self.blocks]
        self.setAccessibleDescription("; ".join(titles))
        self._use_size(len(a.weights.synapse_h))
        self._fit_titles()
        self._read_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Measure anew on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def _use_size(self, hidden: int) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self.setMinimumHeight(least_height(hidden))
            self._arrange()

    def _arrange(self) -> None:
        if not self._hidden:
            return
        needs = Needs(self.size(), self._hidden, gutters(self._hidden), self.devicePixelRatioF())
        plan = needs.plan()
        self._legend.setGeometry(plan.legend)
        for block, place in zip(self.blocks, plan.nets, strict=True):
            words = plan.words if block is self.blocks[0] else Words.NONE
            block.place(place, plan.pitch, words)
        self._fit_titles()

    def _fit_titles(self) -> None:
        """Say all of them at length, or none."""
        titles = [block.title for block in self.blocks]
        is_long = all(title.has_room for title in titles)
        for title in titles:
            title.say_at_length(is_long)

    def _point(self, heatmap: TwinHeatmap) -> None:
        """Read out what the mouse or the keys point at; what was kept elsewhere comes back."""
        cells = ((it.matrix, it.cell) for it in (heatmap, *self.blocks[0].maps))
        pointing = (Weight(matrix, *cell) for matrix, cell in cells if cell is not None)
        self.weight = next(pointing, None)
        for block in self.blocks:
            block.light(self.weight)
        self._read_out()
        self.pointedAt.emit(self.weight)

    def _pick(self, heatmap: TwinHeatmap) -> None:
        self._point(heatmap)
        self.picked.emit(self.weight)

    def _read_out(self) -> None:
        """Read the weight pointed at out of all three, and the limit of its colours."""
        comparison, weight = self._comparison, self.weight
        if comparison is None:
            return
        nets = comparison.a.weights, comparison.b.weights, comparison.difference.values
        name = None if weight is None else weight.name
        values = [0.0 if weight is None else _value(net, weight) for net in nets]
        self._legend.show_weight(weight, values)
        self._legend.show_limits(self._limits.word_of(name), f"{comparison.difference.limit:g}")


def _value(net: Weights, weight: Weight) -> float:
    return float(getattr(net, weight.name)[weight.row, weight.column])

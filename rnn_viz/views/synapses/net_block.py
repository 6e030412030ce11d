"""One net of a comparison: its title, and its three matrices as one picture."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.views.synapses.axis import Axis, width_of
from rnn_viz.views.synapses.compared_plan import NetPlan, Words
from rnn_viz.views.synapses.matrix_names import BEFORE, gutter_of
from rnn_viz.views.synapses.net_title import NetTitle
from rnn_viz.views.synapses.synapse_axes import AXES, FROM, INPUT, TO
from rnn_viz.views.synapses.twin_heatmap import TwinHeatmap
from rnn_viz.views.widgets.palette import Colours
from rnn_viz.views.widgets.themed import Themed

_SILENT = Axis("", is_silent=True)
_SHORT_TO = TO._replace(is_short=True)
_WRITTEN = {  # beside synapse_0, over it, beside synapse_h
    Words.FULL: (INPUT, TO, FROM),
    Words.SHORT: (Axis("", INPUTS), _SHORT_TO, Axis("")),
    Words.NONE: (_SILENT, _SHORT_TO, _SILENT),
}
_OUTPUTS = ("output", "out", "")  # the longest that has room


class NetBlock(Themed, QWidget):
    """synapse_0 above synapse_h, column over column; synapse_1 beside it, row beside row.

    Attributes
    ----------
    title
        Which net it is.
    maps
        The heatmaps of synapse_0, synapse_h and synapse_1.
    """

    def __init__(self, letter: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.title = NetTitle(letter, f"{name}.title", self)
        self.maps = tuple(TwinHeatmap(letter, matrix, *AXES[matrix], self) for matrix in AXES)

    def show_weights(self, weights: Weights, limits: tuple[float, ...], colours: Colours) -> None:
        """Show the weights of the net."""
        for heatmap, values, limit in zip(self.maps, weights, limits, strict=True):
            heatmap.show_values(values, limit, states_limit=False, colours=colours)

    def place(self, plan: NetPlan, pitch: QSize, words: Words) -> None:
        """Put everything where it belongs, and write as much as there is room for."""
        self.setGeometry(plan.whole)
        self.title.setGeometry(plan.title)
        inputs, to, units = _WRITTEN[words]
        room = plan.synapse_1.width() - BEFORE
        output = next(word for word in _OUTPUTS if width_of(word) <= room or not word)
        axes = (inputs, to), (units, _SILENT), (_SILENT, Axis("", (output,)))
        for heatmap, (rows, columns), place in zip(self.maps, axes, plan[2:], strict=True):
            heatmap.write(rows, columns)
            heatmap.set_pitch(pitch)
            heatmap.setGeometry(place)

    def light(self, weight: Weight | None) -> None:
        """Brighten the names of a weight's units that stand at a neighbour of its matrix."""
        name = None if weight is None else weight.name
        row, column = (-1, -1) if weight is None else (weight.row, weight.column)
        self.maps[0].light(-1, column if name == "synapse_h" else -1)
        self.maps[1].light(row if name == "synapse_1" else -1, -1)


def gutters(hidden: int) -> tuple[tuple[int, int], ...]:
    """Return the pixels that names need to the left of both matrices, for each of Words."""
    return tuple(
        (gutter_of(inputs, to, 2), gutter_of(units, _SILENT, hidden))
        for inputs, to, units in (_WRITTEN[words] for words in Words)
    )

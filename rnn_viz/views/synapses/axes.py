"""What the rows and columns of the three synapses are."""

from rnn_viz.core.language import _, _p
from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.views.widgets.pictures.matrix_names import MatrixAxis

INPUT = MatrixAxis(_("input"), INPUTS)
OUTPUT = MatrixAxis(_p("output", "to"), (_("output"),), is_short=True)
FROM, TO = MatrixAxis(_("from unit")), MatrixAxis(_("to unit"))
ALSO_FROM = FROM._replace(is_short=True)  # its rows go on from those of synapse_h
Axes = tuple[MatrixAxis, MatrixAxis]  # beside the rows, over the columns
AXES: dict[str, Axes] = {
    "synapse_0": (INPUT, TO), "synapse_h": (FROM, TO), "synapse_1": (ALSO_FROM, OUTPUT)
}  # fmt: skip


def meaning(weight: Weight) -> str:
    """Return in words from where to where a weight leads.

    >>> meaning(Weight("synapse_0", 1, 12)), meaning(Weight("synapse_1", 4, 0))
    ('input b to unit 12', 'from unit 4 to output')
    """
    rows, columns = AXES[weight.name]
    return f"{rows.full_name(weight.row)} {columns.full_name(weight.column)}"

"""What the rows and columns of the three synapses are."""

from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.views.synapses.axis import Axis

INPUT, OUTPUT = Axis("input", INPUTS), Axis("to", ("output",), is_short=True)
FROM, TO = Axis("from unit"), Axis("to unit")
ALSO_FROM = FROM._replace(is_short=True)  # its rows go on from those of synapse_h
AXES = {"synapse_0": (INPUT, TO), "synapse_h": (FROM, TO), "synapse_1": (ALSO_FROM, OUTPUT)}


def meaning(weight: Weight) -> str:
    """Return in words from where to where a weight leads.

    >>> meaning(Weight("synapse_0", 1, 12)), meaning(Weight("synapse_1", 4, 0))
    ('input b to unit 12', 'from unit 4 to output')
    """
    rows, columns = AXES[weight.name]
    return f"{rows.full_name(weight.row)} {columns.full_name(weight.column)}"

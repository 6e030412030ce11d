"""The update of an example on its way: collected position by position, then applied."""

from typing import NamedTuple

from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.script.operations import Program
from rnn_viz.core.script.variables import environment


class Collected(NamedTuple):
    """What has become of an update after so many operations.

    Attributes
    ----------
    update
        What the positions so far ask of each weight, before ``alpha``.
    weights
        The weights as they are now.
    applied
        The synapses to which their update has been added.
    """

    update: Weights
    weights: Weights
    applied: frozenset[str]

    @property
    def is_applied(self) -> bool:
        """Whether every weight is that of the next example."""
        return self.applied == frozenset(Weights._fields)


def collected_at(program: Program, operation: int, trace: Trace) -> Collected | None:
    """Return what has become of the update after so many operations; ``None`` before it begins."""
    if not operation or program[operation - 1].half == "forward":
        return None
    known = environment(trace, program, operation)
    names = Weights._fields
    done = {op.key for op in program[:operation] if op.half == "update"}
    return Collected(
        Weights(*(known[f"{name}_update"].array for name in names)),
        Weights(*(known[name].array for name in names)),
        frozenset(done & set(names)),
    )

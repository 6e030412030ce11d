"""The update of an example on its way: collected position by position, then applied."""

from typing import NamedTuple

from rnn_viz.core.network import Weights
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.trace import Trace
from rnn_viz.core.variables import environment


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


def collected_at(stage: Stage, trace: Trace) -> Collected | None:
    """Return what has become of the update of the example on stage; ``None`` before it begins."""
    if stage.last is None or stage.last.half == "forward" or stage.operation is None:
        return None
    known = environment(trace, stage.program, stage.operation)
    names = Weights._fields
    done = {op.key for op in stage.program[: stage.operation] if op.half == "update"}
    return Collected(
        Weights(*(known[f"{name}_update"].array for name in names)),
        Weights(*(known[name].array for name in names)),
        frozenset(done & set(names)),
    )

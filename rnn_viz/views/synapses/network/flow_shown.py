"""What flows in the slow motion: terms into units, their sums through the sigmoid, blame back."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.net.time_step import TimeStep
from rnn_viz.core.net.weights import flatten, places_of
from rnn_viz.core.scene import Scene

_MIXED = 0.7  # of the time of a line; in the rest the sums are bent by the sigmoid
_QUICK = 0.6  # seconds of a line; below that all terms travel together


class FlowShown(NamedTuple):
    """Terms that travel along wires into nodes.

    Attributes
    ----------
    key
        The operation.
    wires
        The places of the wires in the row of all weights, ``(sources, targets)``.
    terms
        What each brings, ``(sources, targets)``.
    is_backward
        Whether it runs from right to left, and is not bent by the sigmoid.
    is_together
        Whether all terms travel at once.
    """

    key: str
    wires: Integers
    terms: Floats
    is_backward: bool
    is_together: bool

    def travelling(self, progress: float) -> tuple[Integers, float]:
        """Return the wires with a term on them, and how far along it is, 0 … 1."""
        mixed = self._mixed(progress)
        if mixed >= 1.0:
            return self.wires[:0].ravel(), 1.0
        if self.is_together:
            return self.wires.ravel(), mixed
        source, along = divmod(mixed * len(self.wires), 1.0)
        return self.wires[int(source)], along

    def sums(self, progress: float) -> Floats:
        """Return what has arrived in each node, ``(targets,)``."""
        mixed = self._mixed(progress)
        if self.is_together:
            return np.asarray(self.terms.sum(0) * (mixed >= 1.0))
        return np.asarray(self.terms[: int(mixed * len(self.terms) + 1e-9)].sum(0))

    def bent(self, progress: float) -> float:
        """Return how far the sums have come along the sigmoid, 0 … 1."""
        if self.is_backward:
            return 0.0
        return min(1.0, max(0.0, (progress - _MIXED) / (1.0 - _MIXED)))

    def _mixed(self, progress: float) -> float:
        return min(1.0, progress if self.is_backward else progress / _MIXED)


def flow_in(scene: Scene) -> FlowShown | None:
    """Return what flows in the line that slow motion has just executed; ``None`` if nothing."""
    stage = scene.now.stage
    op = stage.last
    if op is None or not stage.is_slow_motion:
        return None
    step, is_together = scene.time_step, stage.tempo < _QUICK
    found = _flow(op.key, step)
    return None if found is None else FlowShown(op.key, *found, is_together)


def _flow(key: str, step: TimeStep) -> tuple[Integers, Floats, bool] | None:
    """Return wires, terms, and whether it runs backwards; sources lead, targets follow."""
    hidden = step.weights.hidden

    def places(*names: str) -> Integers:
        return np.concatenate([places_of(name, None, None, hidden) for name in names])

    match key:
        case "layer_1":
            wires = places("synapse_0", "synapse_h").reshape(-1, hidden)
            return wires, flatten(step.contributions)[wires], False
        case "layer_2":
            wires = places("synapse_1").reshape(-1, 1)
            return wires, flatten(step.contributions)[wires], False
        case "layer_1_delta":
            wires = places("synapse_1").reshape(1, -1)
            return wires, flatten(step.blame)[wires], True
    return None

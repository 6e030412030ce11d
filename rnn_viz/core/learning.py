"""What the network learns from the example on stage, before it has learned it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core import network
from rnn_viz.core.flat import flatten, places_of, unflatten
from rnn_viz.core.inference import Addition
from rnn_viz.core.network import Backward, Clamps, Forward, Weights
from rnn_viz.core.snapshot import Snapshot, Source, Stage


class Learning(NamedTuple):
    """Both passes of one example, and the step that they lead to.

    ``frozen`` weights do not take part in it: places in the row of all weights.
    """

    alpha: float
    seen: Forward
    back: Backward
    frozen: NDArray[np.int64] | None = None

    @property
    def step(self) -> Weights:
        """What the example adds to the weights: alpha times the update, 0 where frozen."""
        return step_of(self.back.update, self.alpha, self.frozen)

    def is_frozen(self, name: str, row: int, column: int) -> bool:
        """Whether a weight does not learn."""
        if self.frozen is None:
            return False
        hidden = self.back.update.hidden
        return bool(np.isin(places_of(name, row, column, hidden), self.frozen).all())


def step_of(update: Weights, alpha: float, frozen: NDArray[np.int64] | None = None) -> Weights:
    """Return what an update adds to the weights: alpha times it, 0 for frozen ones."""
    with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown
        row = alpha * flatten(update)
    if frozen is not None:
        row[frozen] = 0.0
    return unflatten(row)


def learning_at(now: Snapshot) -> Learning | None:
    """Return what the example on stage teaches under what is in force at the playhead."""
    frozen = None if now.conditions is None else now.conditions.frozen
    return learning_of(now.stage, now.weights, now.alpha, now.clamps, frozen)


def learning_of(
    stage: Stage,
    weights: Weights,
    alpha: float,
    clamps: Clamps = None,
    frozen: NDArray[np.int64] | None = None,
) -> Learning | None:
    """Return what the example on stage teaches; ``None`` for the user's own numbers.

    The states and probabilities are those of the sum on stage, so they agree with the picture.
    """
    if stage.source is not Source.TRAINING:
        return None
    seen = _forward_of(stage.sum)
    with np.errstate(over="ignore", invalid="ignore"):
        return Learning(alpha, seen, network.backward(weights, seen, clamps), frozen)


def _forward_of(sum_: Addition) -> Forward:
    X = np.stack([sum_.a_bits, sum_.b_bits], axis=1).astype(np.float64)
    layer_1 = np.vstack([np.zeros(sum_.layer_1.shape[1]), sum_.layer_1])
    with np.errstate(over="ignore", invalid="ignore"):
        delta = sum_.error * sum_.layer_2 * (1.0 - sum_.layer_2)
    return Forward(X, layer_1, sum_.layer_2, sum_.error, delta, sum_.overall_error)

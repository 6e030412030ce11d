"""What the network learns from the example on stage, before it has learned it."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core import network
from rnn_viz.core.inference import Addition
from rnn_viz.core.network import Backward, Forward, Weights
from rnn_viz.core.snapshot import Source, Stage


class Learning(NamedTuple):
    """Both passes of one example, and the step that they lead to."""

    alpha: float
    seen: Forward
    back: Backward

    @property
    def step(self) -> Weights:
        """What the example adds to the weights: alpha times the update."""
        with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown
            return Weights(*(self.alpha * update for update in self.back.update))


def learning_of(stage: Stage, weights: Weights, alpha: float) -> Learning | None:
    """Return what the example on stage teaches; ``None`` for the user's own numbers.

    The states and probabilities are those of the sum on stage, so they agree with the picture.
    """
    if stage.source is not Source.TRAINING:
        return None
    seen = _forward_of(stage.sum)
    with np.errstate(over="ignore", invalid="ignore"):
        return Learning(alpha, seen, network.backward(weights, seen))


def _forward_of(sum_: Addition) -> Forward:
    X = np.stack([sum_.a_bits, sum_.b_bits], axis=1).astype(np.float64)
    layer_1 = np.vstack([np.zeros(sum_.layer_1.shape[1]), sum_.layer_1])
    with np.errstate(over="ignore", invalid="ignore"):
        delta = sum_.error * sum_.layer_2 * (1.0 - sum_.layer_2)
    return Forward(X, layer_1, sum_.layer_2, sum_.error, delta, sum_.overall_error)

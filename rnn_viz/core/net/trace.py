"""All values of one example: forwards, backwards, and the step that they lead to."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rnn_viz.core.arrays import Clamps, Integers
from rnn_viz.core.net import network
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.net.network import Backward, Forward
from rnn_viz.core.net.weights import Weights, places_of


@dataclass(frozen=True, eq=False)
class Trace:
    """All values of one example; what takes work is worked out when it is asked for.

    Attributes
    ----------
    weights
        The synapses that the example meets.
    alpha
        The learning rate.
    sum
        The addition as it is shown.
    forward
        Every value of the forward pass.
    clamps
        Values at which units are held, NaN for live ones; ``None``: all are live.
    frozen
        Weights that do not learn: places in the row of all weights; ``None``: all learn.
    """

    weights: Weights
    alpha: float
    sum: Addition
    forward: Forward
    clamps: Clamps = None
    frozen: Integers | None = None

    @cached_property
    def backward(self) -> Backward:
        """Every value of the backward pass."""
        return network.backward(self.weights, self.forward, self.clamps)

    @cached_property
    def step(self) -> Weights:
        """What the example adds to the weights: alpha times the update, 0 where frozen."""
        return network.step_of(self.backward.update, self.alpha, self.frozen)

    @cached_property
    def after(self) -> Weights:
        """The synapses after the example; a run's own may differ in the last digit."""
        return network.updated(self.weights, self.backward.update, self.alpha, self.frozen)

    def is_frozen(self, name: str, row: int, column: int) -> bool:
        """Whether a weight does not learn."""
        if self.frozen is None:
            return False
        places = places_of(name, row, column, self.weights.hidden)
        return bool(np.isin(places, self.frozen).all())


def trace_of(
    weights: Weights,
    sum_: Addition,
    alpha: float,
    clamps: Clamps = None,
    frozen: Integers | None = None,
) -> Trace:
    """Return the trace of an addition that these weights have just answered.

    States and probabilities are those of the addition, so they agree with its picture.
    """
    layer_1 = np.concatenate([np.zeros((1, weights.hidden)), sum_.layer_1])
    with np.errstate(invalid="ignore", over="ignore"):  # diverged weights are shown, not raised
        delta = sum_.error * sum_.layer_2 * (1.0 - sum_.layer_2)
    X = np.stack([sum_.a_bits, sum_.b_bits], axis=1).astype(np.float64)
    seen = Forward(X, layer_1, sum_.layer_2, sum_.error, delta, sum_.overall_error)
    return Trace(weights, alpha, sum_, seen, clamps, frozen)

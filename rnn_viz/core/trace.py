"""All values of one example, forwards, backwards and after it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core import network
from rnn_viz.core.inference import Addition, add
from rnn_viz.core.network import Backward, Clamps, Forward, Weights


@dataclass(frozen=True, eq=False)
class Trace:
    """All values of one example.

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
        Weights that do not learn, counted as in :func:`network.updated`.
    """

    weights: Weights
    alpha: float
    sum: Addition
    forward: Forward
    clamps: Clamps = None
    frozen: NDArray[np.int64] | None = None

    @cached_property
    def backward(self) -> Backward:
        """Every value of the backward pass; worked out when asked for."""
        return network.backward(self.weights, self.forward, self.clamps)

    @property
    def updates(self) -> Weights:
        """What all positions together ask of the synapses, before ``alpha``."""
        return self.backward.update

    @cached_property
    def after(self) -> Weights:
        """The synapses after the example; a run's own may differ in the last digit."""
        return network.updated(self.weights, self.updates, self.alpha, self.frozen)


def trace(weights: Weights, a: int, b: int, bits: int, alpha: float) -> Trace:
    """Add two numbers and keep every value; ``bits`` is how many columns were trained on."""
    return trace_of(weights, add(weights, a, b, bits), alpha)


def trace_of(
    weights: Weights,
    sum_: Addition,
    alpha: float,
    clamps: Clamps = None,
    frozen: NDArray[np.int64] | None = None,
) -> Trace:
    """Return the trace of an addition that these weights have just answered."""
    layer_1 = np.concatenate([np.zeros((1, weights.hidden)), sum_.layer_1])
    with np.errstate(invalid="ignore", over="ignore"):  # diverged weights are shown, not raised
        delta = sum_.error * sum_.layer_2 * (1.0 - sum_.layer_2)
    X = np.stack([sum_.a_bits, sum_.b_bits], axis=1).astype(np.float64)
    seen = Forward(X, layer_1, sum_.layer_2, sum_.error, delta, sum_.overall_error)
    return Trace(weights, alpha, sum_, seen, clamps, frozen)

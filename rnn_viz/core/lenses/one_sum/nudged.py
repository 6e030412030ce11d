"""The error of one example while single weights are a little or a lot other than they are."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Bits, Clamps, Floats, Integers
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.net.weights import Weights


class Example(NamedTuple):
    """A sum of so many bits, and the weights that answer it."""

    weights: Weights
    clamps: Clamps
    a: int
    b: int
    bits: int

    @property
    def digits(self) -> tuple[Bits, Bits, Bits]:
        """The bits of a, of b and of their sum, ``(bits,)``."""
        a, b, c = (bits_of(number, self.bits) for number in (self.a, self.b, self.a + self.b))
        return a, b, c


def nudged_losses(example: Example, places: Integers, by: Floats) -> Floats:
    """Return ½ Σ (y - layer_2)² once for each nudge, ``(n,)``.

    All networks are asked at once: where a weight is larger by d, d times the activity at its
    beginning is added to the sum at its end, so none needs weights of its own.

    Parameters
    ----------
    places
        Which weight is another in each network: its place in the row of all, ``(n,)``.
    by
        What is added to it, ``(n,)``.
    """
    weights, hidden = example.weights, example.weights.hidden
    source, target = np.divmod(places, hidden)
    inputs = np.flatnonzero(source < 2)
    inner = np.flatnonzero((source >= 2) & (source < hidden + 2))
    outer = np.flatnonzero(places >= (hidden + 2) * hidden)
    unit = places[outer] - (hidden + 2) * hidden
    a, b, c = example.digits
    layer_1, losses = np.zeros((len(places), hidden)), np.zeros(len(places))
    with np.errstate(over="ignore", invalid="ignore"):  # huge weights have no error to tell
        for X, y in zip(np.stack([a, b], axis=1), c, strict=True):
            total = X @ weights.synapse_0 + layer_1 @ weights.synapse_h
            total[inputs, target[inputs]] += by[inputs] * X[source[inputs]]
            total[inner, target[inner]] += by[inner] * layer_1[inner, source[inner] - 2]
            layer_1 = held(sigmoid(total), example.clamps)
            logit = layer_1 @ weights.synapse_1[:, 0]
            logit[outer] += by[outer] * layer_1[outer, unit]
            losses += 0.5 * np.square(y - sigmoid(logit))
    return losses

"""The network of the 2015 script as mathematics, on one page; every value is kept.

    layer_1[t] = sigmoid(X[t] @ synapse_0 + layer_1[t-1] @ synapse_h),   layer_1[-1] = 0
    layer_2[t] = sigmoid(layer_1[t] @ synapse_1)

A clamped unit has a value of its own at every position instead, and lets no error through.

It feeds the pictures and is the oracle for the compiled kernel, which alone advances a run.
"""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Bits, Clamps, Floats, Integers
from rnn_viz.core.net.weights import Weights, flatten, unflatten


class Forward(NamedTuple):
    """All values of one forward pass; position 0 is the least significant bit."""

    X: Floats  # (T, 2)           the two bits read
    layer_1: Floats  # (T + 1, hidden)  row t + 1 is the state after position t; row 0 is 0
    layer_2: Floats  # (T,)             probability that the bit is 1
    layer_2_error: Floats  # (T,)             y - layer_2
    layer_2_delta: Floats  # (T,)             error times the slope of the sigmoid
    overall_error: float  # sum of |layer_2_error|, the script's overallError


class Backward(NamedTuple):
    """All values of one backward pass (BPTT)."""

    from_output: Floats  # (T, hidden)  what each position's own error says to its state
    from_future: Floats  # (T, hidden)  what later positions say to it
    layer_1_delta: Floats  # (T, hidden)  both, times the slope of the sigmoid
    update: Weights  # summed over positions; the script adds alpha times this


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)); far below zero it is 0, not a warning."""
    with np.errstate(over="ignore"):
        return np.asarray(_squashed(x))


def _squashed(x: Floats) -> Floats:
    """Return the sigmoid where warnings are off already: switching them costs more than it."""
    return 1.0 / (1.0 + np.exp(-x))


def held(layer_1: Floats, clamps: Clamps) -> Floats:
    """Return states, ``(…, hidden)``, with the clamped units at their values."""
    return layer_1 if clamps is None else np.where(np.isnan(clamps), layer_1, clamps)


def forward(weights: Weights, a: Bits, b: Bits, c: Bits, clamps: Clamps = None) -> Forward:
    """Read two numbers bit by bit and guess their sum; ``c`` is the truth, all ``(T,)``."""
    steps = len(a)
    X = np.empty((steps, 2))
    X[:, 0], X[:, 1] = a, b
    layer_1 = np.zeros((steps + 1, weights.hidden))
    units = slice(0) if clamps is None else (~np.isnan(clamps)).nonzero()[0]
    with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown, not raised
        for t in range(steps):
            layer_1[t + 1] = _squashed(X[t] @ weights.synapse_0 + layer_1[t] @ weights.synapse_h)
            if clamps is not None:
                layer_1[t + 1, units] = clamps[units]
        layer_2 = _squashed(layer_1[1:] @ weights.synapse_1[:, 0])
        error = c - layer_2
        delta = error * layer_2 * (1.0 - layer_2)
    return Forward(X, layer_1, layer_2, error, delta, float(np.abs(error).sum()))


def backward(weights: Weights, seen: Forward, clamps: Clamps = None) -> Backward:
    """Send the errors of a forward pass back through time, as the script does."""
    with np.errstate(over="ignore", invalid="ignore"):  # as in forward
        return _backward(weights, seen, clamps)


def _backward(weights: Weights, seen: Forward, clamps: Clamps) -> Backward:
    steps = len(seen.layer_2)
    from_output = np.outer(seen.layer_2_delta, weights.synapse_1[:, 0])
    from_future = np.zeros_like(from_output)
    layer_1_delta = np.zeros_like(from_output)
    is_live = True if clamps is None else np.isnan(clamps)
    for t in reversed(range(steps)):
        if t + 1 < steps:
            from_future[t] = layer_1_delta[t + 1] @ weights.synapse_h.T
        state = seen.layer_1[t + 1]
        delta = (from_future[t] + from_output[t]) * state * (1.0 - state)
        layer_1_delta[t] = np.where(is_live, delta, 0.0)
    update = Weights(
        synapse_0=seen.X.T @ layer_1_delta,
        synapse_h=seen.layer_1[:-1].T @ layer_1_delta,
        synapse_1=(seen.layer_1[1:].T @ seen.layer_2_delta)[:, None],
    )
    return Backward(from_output, from_future, layer_1_delta, update)


def loss(weights: Weights, a: Bits, b: Bits, c: Bits, clamps: Clamps = None) -> float:
    """Return ½ Σ (y - layer_2)², whose negative gradient is :attr:`Backward.update`."""
    return float(0.5 * np.square(forward(weights, a, b, c, clamps).layer_2_error).sum())


def step_of(update: Weights, alpha: float, frozen: Integers | None = None) -> Weights:
    """Return what an example adds to the weights: alpha times its update, 0 where frozen.

    ``frozen`` holds places in the row of all weights, see :func:`weights.flatten`.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        row = alpha * flatten(update)
    if frozen is not None:
        row[frozen] = 0.0
    return unflatten(row)


def updated(
    weights: Weights, update: Weights, alpha: float, frozen: Integers | None = None
) -> Weights:
    """Return the weights after one example; the arguments stay as they are."""
    step = step_of(update, alpha, frozen)
    with np.errstate(over="ignore", invalid="ignore"):
        return Weights(*(w + s for w, s in zip(weights, step, strict=True)))

"""The training loop, compiled: the only function that updates weights."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rnn_viz.core.exponential import sigmoid
from rnn_viz.core.network import Floats

Integers = NDArray[np.int64]


@njit(nogil=True, cache=True)
def train(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, alpha: float,
    errors: Floats, first: int, spacing: int, keyframes: Floats,
) -> int:  # fmt: skip
    """Train the examples in place; return the number of keyframe rows written."""
    hidden = synapse_0.shape[1]
    layer_1 = np.zeros((bits + 1, hidden))
    layer_1_delta = np.zeros((bits + 1, hidden))
    layer_2_delta = np.zeros(bits)
    rows = 0
    for k in range(len(a)):
        if spacing > 0 and (first + k) % spacing == 0:
            flat = keyframes[rows]
            flat[: 2 * hidden] = synapse_0.ravel()
            flat[2 * hidden : 2 * hidden + hidden * hidden] = synapse_h.ravel()
            flat[2 * hidden + hidden * hidden :] = synapse_1.ravel()
            rows += 1
        c = a[k] + b[k]
        errors[k] = 0.0
        for t in range(bits):
            total = 0.0
            for j in range(hidden):
                into = ((a[k] >> t) & 1) * synapse_0[0, j] + ((b[k] >> t) & 1) * synapse_0[1, j]
                for i in range(hidden):
                    into += layer_1[t, i] * synapse_h[i, j]
                layer_1[t + 1, j] = sigmoid(into)
                total += layer_1[t + 1, j] * synapse_1[j, 0]
            layer_2 = sigmoid(total)
            error = ((c >> t) & 1) - layer_2
            errors[k] += abs(error)
            layer_2_delta[t] = error * layer_2 * (1.0 - layer_2)
        for t in range(bits - 1, -1, -1):
            for i in range(hidden):
                delta = layer_2_delta[t] * synapse_1[i, 0]
                if t + 1 < bits:
                    for j in range(hidden):
                        delta += layer_1_delta[t + 1, j] * synapse_h[i, j]
                state = layer_1[t + 1, i]
                layer_1_delta[t, i] = delta * state * (1.0 - state)
        for i in range(hidden):
            update = 0.0
            for t in range(bits):
                update += layer_1[t + 1, i] * layer_2_delta[t]
            synapse_1[i, 0] += alpha * update
            for j in range(hidden):
                update = 0.0
                for t in range(bits):
                    update += layer_1[t, i] * layer_1_delta[t, j]
                synapse_h[i, j] += alpha * update
            update_a = 0.0
            update_b = 0.0
            for t in range(bits):
                update_a += ((a[k] >> t) & 1) * layer_1_delta[t, i]
                update_b += ((b[k] >> t) & 1) * layer_1_delta[t, i]
            synapse_0[0, i] += alpha * update_a
            synapse_0[1, i] += alpha * update_b
    return rows


def warm() -> None:
    """Compile, or load from the cache, every kernel by calling it on a tiny example."""
    from rnn_viz.core import all_sums_kernel, forward_kernel

    synapse_0, synapse_h, synapse_1 = np.zeros((2, 1)), np.zeros((1, 1)), np.zeros((1, 1))
    weights = synapse_0, synapse_h, synapse_1
    a = np.zeros(1, np.int64)
    bits = np.zeros(1, np.int8)
    train(*weights, a, a, 2, 0.1, np.zeros(1), 0, 0, np.zeros((0, 4)))
    forward_kernel.forward(*weights, bits, bits, np.zeros((2, 1)), np.zeros(1))
    wrong_at = np.zeros(2, np.int64)
    all_sums_kernel.wrong_bits(*weights, 2, np.zeros((2, 2), np.uint8), wrong_at)
    all_sums_kernel.wrong_bits_of(*weights, a, a, 2, np.zeros(1, np.uint8), wrong_at)
    all_sums_kernel.is_perfect(*weights, 2)
    all_sums_kernel.is_perfect_on(*weights, a, a, 2)

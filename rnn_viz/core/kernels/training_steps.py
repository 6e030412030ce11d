"""The steps of the training loop, written into :func:`kernels.training.train` by numba.

The values carry the script's names; ``t`` is the position, row ``t + 1`` of ``layer_1`` the state
after it, so that row ``t`` is the script's ``prev_layer_1``.
"""

import numpy as np
from numba import njit

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.position import Padded, add_product, advance, output


@njit(inline="always")
def forward(
    net: Padded, a: int, b: int, layer_1: Floats, layer_2_delta: Floats,
    bits: int, hidden: int, columns: int,
) -> float:  # fmt: skip
    """Fill ``layer_1`` and ``layer_2_delta``; return the script's overallError."""
    overall_error = 0.0
    for t in range(bits):
        state = layer_1[t + 1]
        advance(state, layer_1[t], net, (a >> t) & 1, (b >> t) & 1, hidden, columns)
        layer_2 = output(state, net, columns)
        layer_2_error = (((a + b) >> t) & 1) - layer_2
        layer_2_delta[t] = layer_2_error * layer_2 * (1.0 - layer_2)
        overall_error += abs(layer_2_error)
    return overall_error


@njit(inline="always")
def backward(
    net: Padded, synapse_h_t: Floats, layer_1: Floats, layer_1_delta: Floats,
    layer_2_delta: Floats, bits: int, hidden: int, columns: int,
) -> None:  # fmt: skip
    """Fill ``layer_1_delta``, from the last position back to the first; 0 for clamped units."""
    for step in range(bits):
        t = bits - 1 - step
        state = layer_1[t + 1]
        delta = layer_1_delta[t]
        at_output = layer_2_delta[t]
        for j in range(columns):
            delta[j] = at_output * net.synapse_1[0, j]
        add_product(delta, layer_1_delta[t + 1], synapse_h_t, columns)
        for j in range(columns):
            delta[j] *= state[j] * (1.0 - state[j])
        for j in range(hidden, columns):
            delta[j] = 0.0
        for k in range(len(net.clamped)):
            delta[net.clamped[k]] = 0.0


@njit(inline="always")
def update_synapse_h(
    net: Padded, alpha: float, layer_1: Floats, layer_1_delta: Floats,
    positions: int, hidden: int, columns: int,
) -> None:  # fmt: skip
    """Add alpha times the sum over positions of ``prev_layer_1.T @ layer_1_delta``."""
    synapse_h, delta = net.synapse_h, layer_1_delta
    for i in range(hidden):
        for block in range(positions >> 2):
            t = 4 * block
            x0, x1, x2, x3 = layer_1[t, i], layer_1[t + 1, i], layer_1[t + 2, i], layer_1[t + 3, i]
            for j in range(columns):
                synapse_h[i, j] += alpha * (
                    (x0 * delta[t, j] + x1 * delta[t + 1, j])
                    + (x2 * delta[t + 2, j] + x3 * delta[t + 3, j])
                )


@njit(inline="always")
def update_synapse_0(
    net: Padded, alpha: float, a: int, b: int, layer_1_delta: Floats, bits: int, columns: int
) -> None:
    """Add alpha times the sum over positions of ``X.T @ layer_1_delta``."""
    for t in range(bits):
        delta = layer_1_delta[t]
        by_a, by_b = alpha * ((a >> t) & 1), alpha * ((b >> t) & 1)
        for j in range(columns):
            net.synapse_0[0, j] += by_a * delta[j]
            net.synapse_0[1, j] += by_b * delta[j]


@njit(inline="always")
def update_synapse_1(
    net: Padded, alpha: float, layer_1: Floats, layer_2_delta: Floats, bits: int, columns: int
) -> None:
    """Add alpha times the sum over positions of ``layer_1.T @ layer_2_delta``."""
    for t in range(bits):
        state = layer_1[t + 1]
        by = alpha * layer_2_delta[t]
        for j in range(columns):
            net.synapse_1[0, j] += by * state[j]


@njit(inline="always")
def rows_and_columns_of(frozen: Integers, hidden: int) -> Integers:
    """Return row and column of each flat index, (n, 2); synapse_1 lies in row hidden + 2."""
    last = (2 + hidden) * hidden
    places = np.empty((len(frozen), 2), np.int64)
    for k in range(len(frozen)):
        places[k, 0] = min(frozen[k] // hidden, hidden + 2)
        places[k, 1] = frozen[k] - last if frozen[k] >= last else frozen[k] % hidden
    return places


@njit(inline="always")
def read_out(values: Floats, net: Padded, places: Integers, hidden: int) -> None:
    """Write down the weights at some places."""
    for k in range(len(places)):
        row, j = places[k, 0], places[k, 1]
        if row < 2:
            values[k] = net.synapse_0[row, j]
        elif row < hidden + 2:
            values[k] = net.synapse_h[row - 2, j]
        else:
            values[k] = net.synapse_1[0, j]


@njit(inline="always")
def put_back(values: Floats, net: Padded, places: Integers, hidden: int) -> None:
    """Set the weights at some places to what was written down."""
    for k in range(len(places)):
        row, j = places[k, 0], places[k, 1]
        if row < 2:
            net.synapse_0[row, j] = values[k]
        elif row < hidden + 2:
            net.synapse_h[row - 2, j] = values[k]
        else:
            net.synapse_1[0, j] = values[k]


@njit(inline="always")
def transpose(into: Floats, matrix: Floats, hidden: int) -> None:
    """Write the transposed matrix."""
    for i in range(hidden):
        for j in range(hidden):
            into[j, i] = matrix[i, j]


@njit(inline="always")
def write_keyframe(row: Floats, net: Padded, hidden: int) -> None:
    """Write all weights in one row: synapse_0, synapse_h, synapse_1, each by rows."""
    last = (2 + hidden) * hidden
    for i in range(hidden):
        row[i] = net.synapse_0[0, i]
        row[hidden + i] = net.synapse_0[1, i]
        row[last + i] = net.synapse_1[0, i]
        for j in range(hidden):
            row[(2 + i) * hidden + j] = net.synapse_h[i, j]


@njit(inline="always")
def copy_back(net: Padded, synapse_0: Floats, synapse_h: Floats, synapse_1: Floats) -> None:
    """Write the learnt weights where they came from, without the padding."""
    hidden = synapse_0.shape[1]
    for i in range(hidden):
        synapse_0[0, i] = net.synapse_0[0, i]
        synapse_0[1, i] = net.synapse_0[1, i]
        synapse_1[i, 0] = net.synapse_1[0, i]
        for j in range(hidden):
            synapse_h[i, j] = net.synapse_h[i, j]

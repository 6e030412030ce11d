"""Eight runs trained side by side, compiled: each to the same bits as alone.

One run of a small network does not keep a core busy: it waits for its own last result. Here
every number stands beside the same number of seven other runs, and all are computed at once. So
a row of a matrix, ``(columns,)`` for one run, has ``columns * WIDTH`` numbers, and the eight of
column ``j`` begin at ``j * WIDTH``. Sums are made in the order of :mod:`kernels.training`.
"""

from math import isqrt

import numpy as np
from numba import njit, types

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.exponential import sigmoid
from rnn_viz.core.kernels.lanes import WIDTH, load, spread, store
from rnn_viz.core.kernels.position import MOST_BITS, check_range, whole_blocks

MOST_SIDE_BY_SIDE = 24  # hidden units; larger nets keep a core busy alone, and need its cache

_FLAT = types.float64[::1]
_ROWS = types.float64[:, ::1]
_OPERANDS = types.Array(types.int64, 2, "C", readonly=True)


def train_side_by_side(
    rows: Floats, a: Integers, b: Integers, bits: int, alpha: float | Floats, errors: Floats
) -> None:
    """Learn examples in eight runs, each as :func:`kernels.training.train` does it alone.

    Parameters
    ----------
    rows
        The weights of a run a row, as in a keyframe, ``(8, (hidden + 3) * hidden)``; they change
        in place. At most 24 hidden units.
    a, b
        The operands of the runs, ``(8, n)``.
    bits
        Positions of a sum, 1 … 32.
    alpha
        Learning rate: that of all runs, or one of each, ``(8,)``.
    errors
        Receives the overallError of each example before its update, ``(8, n)``.

    Raises
    ------
    ValueError
        The hidden size or ``bits`` is out of range.
    """
    hidden = isqrt(rows.shape[1] + 2) - 1
    first, last = 2 * hidden, (2 + hidden) * hidden
    columns = whole_blocks(hidden)
    padded_h = np.zeros((columns, columns, WIDTH))
    synapse_h = padded_h[:hidden, :hidden]
    synapse_h[:] = rows[:, first:last].T.reshape(synapse_h.shape)
    synapse_0, synapse_1 = (np.ascontiguousarray(it.T) for it in (rows[:, :first], rows[:, last:]))
    found = np.empty((a.shape[1], WIDTH))
    _train(
        synapse_0.ravel(), padded_h.ravel(), synapse_1.ravel(),
        np.ascontiguousarray(a.T), np.ascontiguousarray(b.T), hidden, bits,
        np.full(WIDTH, alpha), found,
    )  # fmt: skip
    errors[:] = found.T
    rows[:, :first], rows[:, last:] = synapse_0.T, synapse_1.T
    rows[:, first:last] = synapse_h.reshape(-1, WIDTH).T


@njit(inline="always")
def _read_bits(bits_of: Floats, a: Integers, b: Integers, bits: int) -> None:
    """Write the bits of ``a``, of ``b`` and of their sum into three rows."""
    for t in range(bits):
        for run in range(WIDTH):
            at = t * WIDTH + run
            bits_of[0, at] = (a[run] >> t) & 1
            bits_of[1, at] = (b[run] >> t) & 1
            bits_of[2, at] = ((a[run] + b[run]) >> t) & 1


@njit(inline="always")
def _forward(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, bits_of: Floats,
    layer_1: Floats, outputs: Floats, hidden: int, bits: int,
) -> None:  # fmt: skip
    """Fill ``layer_1``, and ``outputs`` with what the output is the sigmoid of."""
    size, width, columns = hidden * WIDTH, layer_1.shape[1], whole_blocks(hidden)
    for t in range(bits):
        before, state, now = layer_1[t], layer_1[t + 1], t * WIDTH
        bit_a, bit_b = load(bits_of[0], now), load(bits_of[1], now)
        for j in range(0, size, WIDTH):
            store(state, j, bit_a * load(synapse_0, j) + bit_b * load(synapse_0, size + j))
        for i in range(0, width, 4 * WIDTH):
            x0, x1 = load(before, i), load(before, i + WIDTH)
            x2, x3 = load(before, i + 2 * WIDTH), load(before, i + 3 * WIDTH)
            row = i * columns
            for j in range(0, size, WIDTH):
                w = row + j
                added = (x0 * load(synapse_h, w) + x1 * load(synapse_h, w + width)) + (
                    x2 * load(synapse_h, w + 2 * width) + x3 * load(synapse_h, w + 3 * width)
                )
                store(state, j, load(state, j) + added)
        for j in range(size):
            state[j] = sigmoid(state[j])
        total = spread(0.0)
        for j in range(0, size, WIDTH):
            total = total + load(state, j) * load(synapse_1, j)
        store(outputs, now, total)


@njit(inline="always")
def _compare(
    bits_of: Floats, outputs: Floats, layer_2_delta: Floats, errors: Floats, sizes: Floats,
    bits: int,
) -> None:  # fmt: skip
    """Fill ``layer_2_delta``, and ``errors`` with the overallError of each run."""
    for at in range(bits * WIDTH):
        layer_2 = sigmoid(outputs[at])
        layer_2_error = bits_of[2, at] - layer_2
        layer_2_delta[at] = layer_2_error * layer_2 * (1.0 - layer_2)
        sizes[at] = abs(layer_2_error)
    total = spread(0.0)
    for t in range(bits):
        total = total + load(sizes, t * WIDTH)
    store(errors, 0, total)


@njit(inline="always")
def _backward(
    synapse_h: Floats, synapse_1: Floats, layer_1: Floats, layer_1_delta: Floats,
    layer_2_delta: Floats, hidden: int, bits: int,
) -> None:  # fmt: skip
    """Fill ``layer_1_delta``, from the last position back to the first."""
    size, width, columns = hidden * WIDTH, layer_1.shape[1], whole_blocks(hidden)
    one = spread(1.0)
    for step in range(bits):
        t = bits - 1 - step
        state, delta, after = layer_1[t + 1], layer_1_delta[t], layer_1_delta[t + 1]
        at_output = load(layer_2_delta, t * WIDTH)
        for j in range(0, size, WIDTH):
            total, row = at_output * load(synapse_1, j), j * columns
            for i in range(0, width, 4 * WIDTH):
                w = row + i
                total = total + (
                    (load(after, i) * load(synapse_h, w)
                     + load(after, i + WIDTH) * load(synapse_h, w + WIDTH))
                    + (load(after, i + 2 * WIDTH) * load(synapse_h, w + 2 * WIDTH)
                       + load(after, i + 3 * WIDTH) * load(synapse_h, w + 3 * WIDTH))
                )  # fmt: skip
            layer_1_j = load(state, j)
            store(delta, j, total * (layer_1_j * (one - layer_1_j)))


@njit(inline="always")
def _update(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, alphas: Floats, bits_of: Floats,
    layer_1: Floats, layer_1_delta: Floats, layer_2_delta: Floats, hidden: int, bits: int,
) -> None:  # fmt: skip
    """Add alpha times the sums over all positions to the synapses."""
    size, columns = hidden * WIDTH, whole_blocks(hidden)
    rate, delta = load(alphas, 0), layer_1_delta
    for i in range(0, size, WIDTH):
        row = i * columns
        for t in range(0, whole_blocks(bits), 4):
            x0, x1 = load(layer_1[t], i), load(layer_1[t + 1], i)
            x2, x3 = load(layer_1[t + 2], i), load(layer_1[t + 3], i)
            for j in range(0, size, WIDTH):
                added = (x0 * load(delta[t], j) + x1 * load(delta[t + 1], j)) + (
                    x2 * load(delta[t + 2], j) + x3 * load(delta[t + 3], j)
                )
                store(synapse_h, row + j, load(synapse_h, row + j) + rate * added)
    for t in range(bits):
        now = t * WIDTH
        by_a, by_b = rate * load(bits_of[0], now), rate * load(bits_of[1], now)
        by = rate * load(layer_2_delta, now)
        for j in range(0, size, WIDTH):
            d, at_b = load(delta[t], j), size + j
            store(synapse_0, j, load(synapse_0, j) + by_a * d)
            store(synapse_0, at_b, load(synapse_0, at_b) + by_b * d)
            store(synapse_1, j, load(synapse_1, j) + by * load(layer_1[t + 1], j))


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverging weights would warn
@compiled(
    types.void(_FLAT, _FLAT, _FLAT, _OPERANDS, _OPERANDS, types.int64, types.int64, _FLAT, _ROWS)
)
def _train(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, a: Integers, b: Integers,
    hidden: int, bits: int, alphas: Floats, errors: Floats,
) -> None:  # fmt: skip
    check_range(hidden, MOST_SIDE_BY_SIDE)
    check_range(bits, MOST_BITS)
    width, positions = whole_blocks(hidden) * WIDTH, whole_blocks(bits)
    layer_1 = np.zeros((positions + 1, width))  # row t + 1 is the state after position t
    layer_1_delta = np.zeros((positions + 1, width))  # rows from ``bits`` on stay 0: no future
    bits_of = np.zeros((3, positions * WIDTH))
    outputs, layer_2_delta, sizes = np.zeros((3, positions * WIDTH))
    for k in range(len(a)):
        _read_bits(bits_of, a[k], b[k], bits)
        _forward(synapse_0, synapse_h, synapse_1, bits_of, layer_1, outputs, hidden, bits)
        _compare(bits_of, outputs, layer_2_delta, errors[k], sizes, bits)
        _backward(synapse_h, synapse_1, layer_1, layer_1_delta, layer_2_delta, hidden, bits)
        _update(
            synapse_0, synapse_h, synapse_1, alphas, bits_of, layer_1, layer_1_delta,
            layer_2_delta, hidden, bits,
        )  # fmt: skip

"""One position of the network, compiled: what the kernels share.

Kernels work on padded copies: every row has ``ROW`` numbers, and what lies beyond ``hidden`` is 0.
So the inner loops run over whole blocks of four, at distances known when the code is compiled,
which is what makes vector instructions pay at 16 hidden units. None of these functions stands
alone: ``inline="always"`` writes them into the kernel that calls them, ``forceinline`` compiles
the costly one once and lets the kernels take it over; the first start is then a quarter shorter.
"""

from typing import NamedTuple

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.exponential import sigmoid

MOST_HIDDEN = 128
MOST_BITS = 32
ROW_LENGTH = MOST_HIDDEN + 8  # 128 itself would crowd the rows into the same few cache lines

# Kernels state their signature: they are compiled or loaded once, when their file is imported,
# and never again because an array happens to be read-only.
SYNAPSE = types.Array(types.float64, 2, "C", readonly=True)
OPERANDS = types.Array(types.int64, 1, "C", readonly=True)
CLAMPS = types.Array(types.float64, 1, "C", readonly=True)

_ALL_LIVE = np.empty(0)


def as_clamps(clamps: Floats | None, hidden: int) -> Floats:
    """Return what a kernel takes for the clamped units: ``clamps``, or nothing for ``None``.

    Raises
    ------
    ValueError
        There is not one value for each unit; the compiled code would write beyond its rows.
    """
    if clamps is None:
        return _ALL_LIVE
    if clamps.shape != (hidden,):
        raise ValueError(f"clamps have the shape {clamps.shape}, not ({hidden},)")
    return clamps


class Padded(NamedTuple):
    """Copies of the synapses in padded rows, and the units that are held at a value.

    The held units are a list, not a mask: while it is empty, the loops are as fast as without.
    """

    synapse_0: Floats  # (2, ROW)
    synapse_h: Floats  # (columns, ROW)
    synapse_1: Floats  # (1, ROW)
    clamped: NDArray[np.int64]  # the units that are not live, usually none
    held_at: Floats  # their values


@njit(inline="always")
def check_range(count: int, most: int) -> None:
    """Raise ValueError unless ``count`` is 1 … ``most``.

    From this the compiler also learns that no index is negative, and vectorises.
    """
    if count < 1 or count > most:
        raise ValueError("too many or too few hidden units or bits for this kernel")


@njit(inline="always")
def whole_blocks(count: int) -> int:
    """Return ``count`` filled up to a multiple of four."""
    return (count + 3) & ~3


@njit(inline="always")
def padded(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, clamps: Floats, columns: int
) -> Padded:
    """Copy the synapses into padded rows; ``clamps`` has NaN for each live unit, or is empty."""
    hidden = synapse_0.shape[1]
    clamped, held_at, count = np.empty(len(clamps), np.int64), np.empty(len(clamps)), 0
    for j in range(len(clamps)):
        if not np.isnan(clamps[j]):
            clamped[count], held_at[count] = j, clamps[j]
            count += 1
    net = Padded(
        np.zeros((2, ROW_LENGTH)), np.zeros((columns, ROW_LENGTH)), np.zeros((1, ROW_LENGTH)),
        clamped[:count], held_at[:count],
    )  # fmt: skip
    for i in range(hidden):
        net.synapse_0[0, i] = synapse_0[0, i]
        net.synapse_0[1, i] = synapse_0[1, i]
        net.synapse_1[0, i] = synapse_1[i, 0]
        for j in range(hidden):
            net.synapse_h[i, j] = synapse_h[i, j]
    return net


@njit(inline="always")
def read_inputs(state: Floats, net: Padded, bit_a: float, bit_b: float, columns: int) -> None:
    """Set ``state`` to ``X @ synapse_0``."""
    for j in range(columns):
        state[j] = bit_a * net.synapse_0[0, j] + bit_b * net.synapse_0[1, j]


@compiled(forceinline=True)
def add_product(out: Floats, x: Floats, matrix: Floats, columns: int) -> None:
    """Add ``x @ matrix`` to ``out``, four rows at a time."""
    for block in range(columns >> 2):
        i = 4 * block
        x0, x1, x2, x3 = x[i], x[i + 1], x[i + 2], x[i + 3]
        for j in range(columns):
            out[j] += (x0 * matrix[i, j] + x1 * matrix[i + 1, j]) + (
                x2 * matrix[i + 2, j] + x3 * matrix[i + 3, j]
            )


@njit(inline="always")
def squash(state: Floats, net: Padded, hidden: int, columns: int) -> None:
    """Replace the sums in ``state`` by their sigmoids; clamped units get their value.

    The padding stays 0.
    """
    for j in range(columns):
        state[j] = sigmoid(state[j])
    for k in range(len(net.clamped)):
        state[net.clamped[k]] = net.held_at[k]
    for j in range(hidden, columns):
        state[j] = 0.0


@njit(inline="always")
def output(state: Floats, net: Padded, columns: int) -> float:
    """Return layer_2, the probability that the bit is 1."""
    total = 0.0
    for j in range(columns):
        total += state[j] * net.synapse_1[0, j]
    return sigmoid(total)


@njit(inline="always")
def advance(
    state: Floats, before: Floats, net: Padded,
    bit_a: float, bit_b: float, hidden: int, columns: int,
) -> None:  # fmt: skip
    """Set ``state`` to layer_1 after reading two bits in the state ``before``."""
    read_inputs(state, net, bit_a, bit_b, columns)
    add_product(state, before, net.synapse_h, columns)
    squash(state, net, hidden, columns)


@njit(inline="always")
def inputs_of_pairs(net: Padded, columns: int) -> Floats:
    """Return ``X @ synapse_0`` for the bits 0 0, 0 1, 1 0 and 1 1."""
    inputs = np.zeros((4, ROW_LENGTH))
    for pair in range(4):
        read_inputs(inputs[pair], net, pair >> 1, pair & 1, columns)
    return inputs


@njit(inline="always")
def enter(
    state: Floats, inputs: Floats, carried: Floats, net: Padded, hidden: int, columns: int
) -> None:
    """Set ``state`` to layer_1 from what the inputs and what the state before add to it."""
    for j in range(columns):
        state[j] = inputs[j] + carried[j]
    squash(state, net, hidden, columns)


@njit(inline="always")
def carry_over(carried: Floats, state: Floats, net: Padded, columns: int) -> None:
    """Set ``carried`` to what a state adds to the next one."""
    for j in range(columns):
        carried[j] = 0.0
    add_product(carried, state, net.synapse_h, columns)


@njit(inline="always")
def is_wrong(p: float, a: int, b: int, t: int) -> bool:
    """Whether the bit of a + b at position ``t`` is read wrongly; NaN is wrong."""
    truth = ((a + b) >> t) & 1 == 1
    return (p > 0.5) != truth or np.isnan(p)

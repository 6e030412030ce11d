"""How the network does on many sums, compiled: on all of them, or on given pairs.

All sums of one length form a tree: sums whose numbers share their low bits share the hidden
states of these bits. At 8 bits it has 38,228 states where the 16,384 sums one by one have 131,072;
and four children, which differ only in the two bits read, share the product with ``synapse_h``.
"""

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_BITS,
    MOST_HIDDEN,
    OPERANDS,
    ROW,
    SYNAPSE,
    Padded,
    add_product,
    advance,
    as_clamps,
    check_range,
    output,
    padded,
    read_inputs,
    squash,
    whole_blocks,
)

Counts = NDArray[np.uint8]

MOST_BITS_OF_ALL = 8


def wrong_bits(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    bits: int, wrong: Counts, wrong_at: Integers, clamps: Floats | None = None,
) -> None:  # fmt: skip
    """Count the wrong bits of every sum of training operands.

    A bit is read as 1 if its probability is above 0.5; NaN is wrong.

    Parameters
    ----------
    synapse_0, synapse_h, synapse_1
        The weights: float64, C-contiguous, ``(2, h)``, ``(h, h)``, ``(h, 1)``.
    bits
        Positions of a sum, 2 … 8; operands are below ``n = 2**(bits - 1)``.
    wrong
        Receives the number of wrong bits of a + b at ``[a, b]``, ``(n, n)``.
    wrong_at
        Receives how many sums have a position wrong, ``(bits,)``.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live.
    """
    wrong_at[:] = 0
    held = as_clamps(clamps, synapse_0.shape[1])
    _ask_all(synapse_0, synapse_h, synapse_1, bits, wrong, wrong_at, False, held)


def is_perfect(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, bits: int,
    clamps: Floats | None = None,
) -> bool:  # fmt: skip
    """Return whether every sum of training operands is right; ends at the first wrong bit."""
    wrong, wrong_at = np.empty((1 << (bits - 1),) * 2, np.uint8), np.empty(bits, np.int64)
    held = as_clamps(clamps, synapse_0.shape[1])
    return bool(_ask_all(synapse_0, synapse_h, synapse_1, bits, wrong, wrong_at, True, held))


def wrong_bits_of(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, wrong: Counts, wrong_at: Integers,
    clamps: Floats | None = None,
) -> None:  # fmt: skip
    """Count the wrong bits of the sums ``a[k] + b[k]``, up to 32 bits.

    As :func:`wrong_bits`, but for given operands ``(n,)``; ``wrong`` is ``(n,)`` too.
    """
    wrong_at[:] = 0
    held = as_clamps(clamps, synapse_0.shape[1])
    _ask_pairs(synapse_0, synapse_h, synapse_1, a, b, bits, wrong, wrong_at, False, held)


def is_perfect_on(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, clamps: Floats | None = None,
) -> bool:  # fmt: skip
    """Return whether every sum ``a[k] + b[k]`` is right; ends at the first wrong bit."""
    wrong, wrong_at = np.empty(len(a), np.uint8), np.empty(bits, np.int64)
    held = as_clamps(clamps, synapse_0.shape[1])
    return bool(
        _ask_pairs(synapse_0, synapse_h, synapse_1, a, b, bits, wrong, wrong_at, True, held)
    )


@njit(inline="always")
def _is_wrong(p: float, a: int, b: int, t: int) -> bool:
    truth = ((a + b) >> t) & 1 == 1
    return (p > 0.5) != truth or np.isnan(p)


@njit(inline="always")
def _first_change(path: int, last: int) -> int:
    """Return the position of the last pair of bits in ``path`` that is not 0, 0."""
    t = last
    while t > 0 and (path >> (2 * (last - t))) & 3 == 0:
        t -= 1
    return t


@njit(inline="always")
def _inputs_of_pairs(net: Padded, columns: int) -> Floats:
    """Return ``X @ synapse_0`` for the bits 0 0, 0 1, 1 0 and 1 1."""
    inputs = np.zeros((4, ROW))
    for pair in range(4):
        read_inputs(inputs[pair], net, pair >> 1, pair & 1, columns)
    return inputs


@njit(inline="always")
def _enter(
    state: Floats, inputs: Floats, carried: Floats, net: Padded, hidden: int, columns: int
) -> None:
    for j in range(columns):
        state[j] = inputs[j] + carried[j]
    squash(state, net, hidden, columns)


@njit(inline="always")
def _carry(carried: Floats, state: Floats, net: Padded, columns: int) -> None:
    for j in range(columns):
        carried[j] = 0.0
    add_product(carried, state, net.synapse_h, columns)


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@njit(
    types.boolean(
        SYNAPSE, SYNAPSE, SYNAPSE, types.int64, types.uint8[:, ::1], types.int64[::1],
        types.boolean, CLAMPS,
    ),
    nogil=True, cache=True, error_model="numpy",
)  # fmt: skip
def _ask_all(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    bits: int, wrong: Counts, wrong_at: Integers, stop_at_wrong: bool, clamps: Floats,
) -> bool:  # fmt: skip
    """Stepper through the tree of all sums; return whether all are right.

    A path is a number made of the pairs of bits that are read, the first in the highest place,
    the last 0, 0. So counting in fours is a walk in depth, and from one path to the next only
    the positions from the last changed pair on have to be computed.
    """
    hidden, last = synapse_0.shape[1], bits - 1
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS_OF_ALL)
    columns = whole_blocks(hidden)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    inputs = _inputs_of_pairs(net, columns)
    state = np.zeros((1, ROW))[0]
    carried = np.zeros((bits + 1, ROW))  # row t: what the state before position t adds
    _carry(carried[0], state, net, columns)
    below = np.empty((bits + 1, 3), np.int64)  # row t: a, b, wrong bits below position t
    below[0, 0] = below[0, 1] = below[0, 2] = 0
    all_right = True
    for path in range(0, 1 << (2 * bits), 4):
        for t in range(_first_change(path, last), bits):
            pair = (path >> (2 * (last - t))) & 3
            _enter(state, inputs[pair], carried[t], net, hidden, columns)
            a, b = below[t, 0] | (pair >> 1) << t, below[t, 1] | (pair & 1) << t
            is_wrong = _is_wrong(output(state, net, columns), a, b, t)
            if is_wrong:
                all_right = False
                if stop_at_wrong:
                    return False
                wrong_at[t] += max(1 << (2 * (last - t)) >> 2, 1)  # the sums with this state
            below[t + 1, 0], below[t + 1, 1], below[t + 1, 2] = a, b, below[t, 2] + is_wrong
            if t < last:
                _carry(carried[t + 1], state, net, columns)
        wrong[below[bits, 0], below[bits, 1]] = below[bits, 2]
    return all_right


@np.errstate(over="ignore", invalid="ignore")
@njit(
    types.boolean(
        SYNAPSE, SYNAPSE, SYNAPSE, OPERANDS, OPERANDS, types.int64, types.uint8[::1],
        types.int64[::1], types.boolean, CLAMPS,
    ),
    nogil=True, cache=True, error_model="numpy",
)  # fmt: skip
def _ask_pairs(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, a: Integers, b: Integers,
    bits: int, wrong: Counts, wrong_at: Integers, stop_at_wrong: bool, clamps: Floats,
) -> bool:  # fmt: skip
    """Ask one sum after the other; return whether all are right."""
    hidden = synapse_0.shape[1]
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS)
    columns = whole_blocks(hidden)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    states = np.zeros((bits + 1, ROW))
    all_right = True
    for k in range(len(a)):
        wrong[k] = 0
        for t in range(bits):
            bit_a, bit_b = (a[k] >> t) & 1, (b[k] >> t) & 1
            advance(states[t + 1], states[t], net, bit_a, bit_b, hidden, columns)
            if _is_wrong(output(states[t + 1], net, columns), a[k], b[k], t):
                all_right = False
                if stop_at_wrong:
                    return False
                wrong[k] += 1
                wrong_at[t] += 1
    return all_right

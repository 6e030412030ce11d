"""Check the weights of many iterations quickly: most nets fail at the first few sums.

Exact for the two lowest positions, which have only 4 and 16 cases. Of all sums only some are
asked, those that were wrong lately first; where none of them is wrong, the others must be asked.
"""

import numpy as np
from numba import njit, types

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_BITS,
    MOST_HIDDEN,
    ROW,
    Padded,
    advance,
    as_clamps,
    carry_over,
    check_range,
    enter,
    inputs_of_pairs,
    is_wrong,
    output,
    padded,
    whole_blocks,
)

LOW = 2  # positions that are checked exactly


def quick_check(
    rows: Floats, hidden: int, bits: int, a: Integers, b: Integers, right: Integers,
    clamps: Floats | None = None,
) -> int:  # fmt: skip
    """Check one row of weights after the other until none of the sums asked is wrong.

    Parameters
    ----------
    rows
        The weights of an iteration a row, as in a keyframe, ``(n, weights)``.
    hidden, bits
        Size of the network and length of the sums.
    a, b
        Sums that may be wrong, ``(m,)``; the one that was moves to the front.
    right
        Receives how many of the two lowest positions are right in all sums, the lower one first,
        ``(n,)``.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live.

    Returns
    -------
    int
        The first row in which nothing is known to be wrong; ``n`` if there is none.
    """
    return int(_check(rows, hidden, bits, a, b, right, as_clamps(clamps, hidden)))


@njit(inline="always")
def _low_right(net: Padded, inputs: Floats, bits: int, hidden: int, columns: int) -> int:
    """Return how many of the two lowest positions are right in all sums."""
    low, high = np.zeros((1, ROW))[0], np.zeros((1, ROW))[0]
    start, carried = np.zeros((1, ROW))[0], np.zeros((1, ROW))[0]
    carry_over(start, low, net, columns)
    right = LOW
    for first in range(4):
        enter(low, inputs[first], start, net, hidden, columns)
        if is_wrong(output(low, net, columns), first >> 1, first & 1, 0):
            return 0
        carry_over(carried, low, net, columns)
        for second in range(4 if bits > LOW else 1):  # operands have no last bit
            enter(high, inputs[second], carried, net, hidden, columns)
            a, b = first >> 1 | (second >> 1) << 1, first & 1 | (second & 1) << 1
            if is_wrong(output(high, net, columns), a, b, 1):
                right = 1
    return right


@njit(inline="always")
def _first_wrong(
    net: Padded, a: Integers, b: Integers, bits: int, hidden: int, columns: int, states: Floats
) -> int:
    """Return the first of the sums that is wrong, -1 if all are right."""
    for k in range(len(a)):
        for t in range(bits):
            bit_a, bit_b = (a[k] >> t) & 1, (b[k] >> t) & 1
            advance(states[t + 1], states[t], net, bit_a, bit_b, hidden, columns)
            if is_wrong(output(states[t + 1], net, columns), a[k], b[k], t):
                return k
    return -1


@njit(inline="always")
def _to_front(sums: Integers, k: int) -> None:
    moved = sums[k]
    for later in range(k, 0, -1):
        sums[later] = sums[later - 1]
    sums[0] = moved


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@njit(
    types.int64(
        types.Array(types.float64, 2, "C", readonly=True), types.int64, types.int64,
        types.int64[::1], types.int64[::1], types.int64[::1], CLAMPS,
    ),
    nogil=True, cache=True, error_model="numpy",
)  # fmt: skip
def _check(
    rows: Floats, hidden: int, bits: int, a: Integers, b: Integers, right: Integers, clamps: Floats
) -> int:
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS)
    columns = whole_blocks(hidden)
    states = np.zeros((bits + 1, ROW))
    first, last = 2 * hidden, (2 + hidden) * hidden
    for row in range(len(rows)):
        net = padded(
            rows[row, :first].reshape((2, hidden)),
            rows[row, first:last].reshape((hidden, hidden)),
            rows[row, last:].reshape((hidden, 1)),
            clamps, columns,
        )  # fmt: skip
        right[row] = _low_right(net, inputs_of_pairs(net, columns), bits, hidden, columns)
        if right[row] < LOW:
            continue
        wrong = _first_wrong(net, a, b, bits, hidden, columns, states)
        if wrong < 0:
            return row
        _to_front(a, wrong)
        _to_front(b, wrong)
    return len(rows)

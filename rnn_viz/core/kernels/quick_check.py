"""Check the weights of many iterations quickly: most nets fail at the first few sums.

Exact for the two lowest positions, which have only 4 and 16 cases. Of all sums only some are
asked, those that were wrong lately first; where none of them is wrong, the others must be asked.
"""

import numpy as np
from numba import njit, types

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_BITS,
    MOST_HIDDEN,
    ROW_LENGTH,
    advance,
    as_clamps,
    check_range,
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
def _low_case(case: int) -> tuple[int, int]:
    """Return the two lowest bits of both operands, the lowest ones changing first."""
    return (case >> 1) & 1 | (case >> 3) << 1, case & 1 | ((case >> 2) & 1) << 1


@njit(inline="always")
def _to_front(sums: Integers, k: int) -> None:
    moved = sums[k]
    for later in range(k, 0, -1):
        sums[later] = sums[later - 1]
    sums[0] = moved


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@compiled(
    types.int64(
        types.Array(types.float64, 2, "C", readonly=True), types.int64, types.int64,
        types.int64[::1], types.int64[::1], types.int64[::1], CLAMPS,
    ),
)  # fmt: skip
def _check(
    rows: Floats, hidden: int, bits: int, a: Integers, b: Integers, right: Integers, clamps: Floats
) -> int:
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS)
    columns = whole_blocks(hidden)
    states = np.zeros((bits + 1, ROW_LENGTH))
    low_cases = 16 if bits > LOW else 4  # operands of two bits have no second one
    first, last = 2 * hidden, (2 + hidden) * hidden
    for row in range(len(rows)):
        net = padded(
            rows[row, :first].reshape((2, hidden)),
            rows[row, first:last].reshape((hidden, hidden)),
            rows[row, last:].reshape((hidden, 1)),
            clamps, columns,
        )  # fmt: skip
        right[row] = LOW
        for question in range(low_cases + len(a)):  # one loop: the net is compiled once
            k = question - low_cases
            if k < 0:
                x, y = _low_case(question)
            elif right[row] < LOW:
                break
            else:
                x, y = a[k], b[k]
            positions = LOW if k < 0 else bits
            t = 0
            while t < positions:
                advance(states[t + 1], states[t], net, (x >> t) & 1, (y >> t) & 1, hidden, columns)
                if is_wrong(output(states[t + 1], net, columns), x, y, t):
                    break
                t += 1
            if k < 0:
                right[row] = min(right[row], t)
            elif t < bits:
                _to_front(a, k)
                _to_front(b, k)
                break
            if right[row] == 0:
                break
        else:
            if right[row] == LOW:
                return row
    return len(rows)

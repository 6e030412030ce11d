"""How the network does on many sums, compiled: on all of them, or on given pairs.

All sums of one length form a tree: sums whose numbers share their low bits share the hidden
states of these bits. At 8 bits it has 38,228 states where the 16,384 sums one by one have 131,072;
and four children, which differ only in the two bits read, share the product with ``synapse_h``.
"""

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.eight_sums import (
    carry_eight_over,
    carry_to_four,
    enter_eight,
    inputs_of_eight,
    outputs_of_eight,
)
from rnn_viz.core.kernels.lanes import WIDTH
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_BITS,
    MOST_HIDDEN,
    OPERANDS,
    ROW_LENGTH,
    SYNAPSE,
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

Counts = NDArray[np.uint8]
SumsPart = tuple[int, int]  # the first sum, and the one after the last

MOST_BITS_OF_ALL = 8


def sum_of(number: int, bits: int) -> tuple[int, int]:
    """Return the operands of a sum by its number in the order in which the tree is walked.

    >>> [sum_of(number, 3) for number in (0, 1, 2, 15)]
    [(0, 0), (0, 2), (2, 0), (3, 3)]
    """
    a = b = 0
    for position in range(bits - 2, -1, -1):
        a |= (number >> 1 & 1) << position
        b |= (number & 1) << position
        number >>= 2
    return a, b


def wrong_bits(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    bits: int, wrong: Counts, wrong_at: Integers,
    clamps: Floats | None = None, part: SumsPart | None = None,
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
        Receives how many of the sums asked have a position wrong, ``(bits,)``.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live.
    part
        Ask only the sums from one number up to another, as :func:`sum_of` counts them.
    """
    wrong_at[:] = 0
    held = as_clamps(clamps, synapse_0.shape[1])
    first, stop = _checked(part, bits)
    _ask_all(synapse_0, synapse_h, synapse_1, bits, wrong, wrong_at, False, held, first, stop)


def first_wrong(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, bits: int,
    clamps: Floats | None = None, part: SumsPart | None = None,
) -> int:  # fmt: skip
    """Return the number of the first wrong sum, -1 if all are right; it looks no further."""
    wrong, wrong_at = np.empty((1 << (bits - 1),) * 2, np.uint8), np.empty(bits, np.int64)
    held = as_clamps(clamps, synapse_0.shape[1])
    first, stop = _checked(part, bits)
    return int(
        _ask_all(synapse_0, synapse_h, synapse_1, bits, wrong, wrong_at, True, held, first, stop)
    )


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


def first_wrong_of(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, clamps: Floats | None = None,
) -> int:  # fmt: skip
    """Return the first ``k`` of which ``a[k] + b[k]`` is wrong, -1 if all are right."""
    wrong, wrong_at = np.empty(len(a), np.uint8), np.empty(bits, np.int64)
    held = as_clamps(clamps, synapse_0.shape[1])
    return int(_ask_pairs(synapse_0, synapse_h, synapse_1, a, b, bits, wrong, wrong_at, True, held))


def _checked(part: SumsPart | None, bits: int) -> SumsPart:
    """Return the sums to be asked; the compiled code would write beyond its rows."""
    count = 1 << (2 * (bits - 1))
    first, stop = part or (0, count)
    if not 0 <= first <= stop <= count:
        raise ValueError(f"sums {first} … {stop - 1} are not among the {count} of {bits} bits")
    return first, stop


@njit(inline="always")
def _first_change(path: int, last: int) -> int:
    """Return the position of the last pair of bits in ``path`` that is not 0, 0."""
    t = max(last, 0)
    while t > 0 and (path >> (2 * (last - t))) & 3 == 0:
        t -= 1
    return t


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@compiled(
    types.int64(
        SYNAPSE, SYNAPSE, SYNAPSE, types.int64, types.uint8[:, ::1], types.int64[::1],
        types.boolean, CLAMPS, types.int64, types.int64,
    ),
)  # fmt: skip
def _ask_all(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    bits: int, wrong: Counts, wrong_at: Integers, stop_at_wrong: bool, clamps: Floats,
    first: int, stop: int,
) -> int:  # fmt: skip
    """Walk through the tree of all sums; return the first wrong one if it is to stop there.

    A sum's number is made of its pairs of bits, the first in the highest place. So counting is a
    walk in depth, and from one number to the next only the positions from the last changed pair
    on have to be computed. Four sums in a row share their parent, the state before their last
    pair; the last two positions of eight in a row are computed side by side.
    """
    hidden = synapse_0.shape[1]
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS_OF_ALL)
    columns, parents_end = whole_blocks(hidden), (stop + 3) >> 2
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    inputs = inputs_of_pairs(net, columns)
    state = np.zeros((1, ROW_LENGTH))[0]
    carried = np.zeros((bits + 1, ROW_LENGTH))  # row t: what the state before position t adds
    carry_over(carried[0], state, net, columns)
    below = np.empty((bits + 1, 3), np.int64)  # row t: a, b, wrong bits below position t
    below[0, 0] = below[0, 1] = below[0, 2] = 0
    of_parents = np.zeros((2, 3), np.int64)  # the same below the last pair of both parents
    varied, none = inputs_of_eight(inputs, columns)
    state_8, carried_8, carried_on = np.zeros((3, columns * WIDTH))
    p, p_last = np.empty((2, WIDTH))
    for parent in range(first >> 2, parents_end):
        # what comes before the first change was counted with another parent, and all of a
        # parent with the first of its sums
        fresh = _first_change(parent, bits - 3) if 4 * parent >= first else bits
        start = 0 if parent == first >> 2 else fresh
        for t in range(start, bits - 2):
            pair = (parent >> (2 * (bits - 3 - t))) & 3
            enter(state, inputs[pair], carried[t], net, hidden, columns)
            a, b = below[t, 0] | (pair >> 1) << t, below[t, 1] | (pair & 1) << t
            wrong_here = is_wrong(output(state, net, columns), a, b, t)
            if wrong_here and t >= fresh:
                wrong_at[t] += 1 << (2 * (bits - 2 - t))  # the sums with this state
            below[t + 1, 0], below[t + 1, 1], below[t + 1, 2] = a, b, below[t, 2] + wrong_here
            carry_over(carried[t + 1], state, net, columns)
        carry_to_four(carried_8, carried[bits - 2], parent & 1, columns)
        of_parents[parent & 1] = below[bits - 2]
        if parent & 1 == 0 and parent + 1 < parents_end:
            continue
        enter_eight(state_8, varied, carried_8, net, hidden, columns)
        outputs_of_eight(p, state_8, net, columns)
        carry_eight_over(carried_on, state_8, net, columns)
        enter_eight(state_8, none, carried_on, net, hidden, columns)
        outputs_of_eight(p_last, state_8, net, columns)
        for sum_ in range(WIDTH):
            number = ((parent >> 1) << 3) + sum_
            if number < first or number >= stop:
                continue
            pair, a, b = sum_ & 3, of_parents[sum_ >> 2, 0], of_parents[sum_ >> 2, 1]
            a, b = a | (pair >> 1) << (bits - 2), b | (pair & 1) << (bits - 2)
            second_wrong = is_wrong(p[sum_], a, b, bits - 2)
            last_wrong = is_wrong(p_last[sum_], a, b, bits - 1)
            wrong_at[bits - 2] += second_wrong
            wrong_at[bits - 1] += last_wrong
            wrong[a, b] = of_parents[sum_ >> 2, 2] + second_wrong + last_wrong
            if stop_at_wrong and wrong[a, b] > 0:
                return number
    return -1


@np.errstate(over="ignore", invalid="ignore")
@compiled(
    types.int64(
        SYNAPSE, SYNAPSE, SYNAPSE, OPERANDS, OPERANDS, types.int64, types.uint8[::1],
        types.int64[::1], types.boolean, CLAMPS,
    ),
)  # fmt: skip
def _ask_pairs(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, a: Integers, b: Integers,
    bits: int, wrong: Counts, wrong_at: Integers, stop_at_wrong: bool, clamps: Floats,
) -> int:  # fmt: skip
    """Ask one sum after the other; return the first wrong one if it is to stop there."""
    hidden = synapse_0.shape[1]
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS)
    columns = whole_blocks(hidden)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    states = np.zeros((bits + 1, ROW_LENGTH))
    for k in range(len(a)):
        wrong[k] = 0
        for t in range(bits):
            bit_a, bit_b = (a[k] >> t) & 1, (b[k] >> t) & 1
            advance(states[t + 1], states[t], net, bit_a, bit_b, hidden, columns)
            if is_wrong(output(states[t + 1], net, columns), a[k], b[k], t):
                if stop_at_wrong:
                    return k
                wrong[k] += 1
                wrong_at[t] += 1
    return -1

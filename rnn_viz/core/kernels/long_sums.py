"""How far sums of any length are right, compiled: each is left at its first wrong bit."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_HIDDEN,
    ROW_LENGTH,
    SYNAPSE,
    advance,
    as_clamps,
    check_range,
    output,
    padded,
    whole_blocks,
)

BitRows = NDArray[np.int8]  # the bits of a number a row, (n, T), position 0 first

_ROWS = types.Array(types.int8, 2, "C", readonly=True)


def right_positions(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a_bits: BitRows, b_bits: BitRows, right: Integers, clamps: Floats | None = None,
) -> None:  # fmt: skip
    """Count the positions of each sum up to its first wrong one.

    A bit is read as 1 if its probability is above 0.5; NaN is wrong.

    Parameters
    ----------
    synapse_0, synapse_h, synapse_1
        The weights: float64, C-contiguous, ``(2, h)``, ``(h, h)``, ``(h, 1)``.
    a_bits, b_bits
        The numbers, least significant bit first, ``(n, T)``.
    right
        Receives the counts, ``(n,)``: the first wrong position, or ``T`` where there is none.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live.
    """
    held = as_clamps(clamps, synapse_0.shape[1])
    _ask(synapse_0, synapse_h, synapse_1, a_bits, b_bits, right, held)


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@compiled(
    types.void(SYNAPSE, SYNAPSE, SYNAPSE, _ROWS, _ROWS, types.int64[::1], CLAMPS),
)  # fmt: skip
def _ask(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a_bits: BitRows, b_bits: BitRows, right: Integers, clamps: Floats,
) -> None:  # fmt: skip
    hidden, length = synapse_0.shape[1], a_bits.shape[1]
    check_range(hidden, MOST_HIDDEN)
    columns = whole_blocks(hidden)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    states = np.zeros((2, ROW_LENGTH))
    for k in range(len(right)):
        states[0, :] = 0.0
        carry = t = 0
        while t < length:
            before, state = states[t & 1], states[1 - (t & 1)]
            advance(state, before, net, a_bits[k, t], b_bits[k, t], hidden, columns)
            p, total = output(state, net, columns), a_bits[k, t] + b_bits[k, t] + carry
            if (p > 0.5) != (total & 1 == 1) or np.isnan(p):
                break
            carry = total >> 1
            t += 1
        right[k] = t

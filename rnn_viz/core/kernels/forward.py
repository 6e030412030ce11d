"""A long addition, compiled: every hidden state and probability kept."""

import numpy as np
from numba import types

from rnn_viz.core.arrays import Bits, Floats
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

_BITS = types.Array(types.int8, 1, "C", readonly=True)
_SIGNATURE = types.void(
    SYNAPSE, SYNAPSE, SYNAPSE, _BITS, _BITS, types.float64[:, ::1], types.float64[::1], CLAMPS
)


def forward(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a_bits: Bits, b_bits: Bits, layer_1: Floats, layer_2: Floats,
    clamps: Floats | None = None,
) -> None:  # fmt: skip
    """Read two numbers of any length bit by bit, least significant first.

    Parameters
    ----------
    synapse_0, synapse_h, synapse_1
        The weights: float64, C-contiguous, ``(2, h)``, ``(h, h)``, ``(h, 1)``.
    a_bits, b_bits
        The numbers, ``(T,)``.
    layer_1
        Receives the hidden states, ``(T + 1, h)``; row 0 is the state before the first bit, 0.
    layer_2
        Receives the probabilities that the bits are 1, ``(T,)``.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live.

    Raises
    ------
    ValueError
        The hidden size is not 1 … 128, or not that of ``clamps``.
    """
    held = as_clamps(clamps, synapse_0.shape[1])
    _forward(synapse_0, synapse_h, synapse_1, a_bits, b_bits, layer_1, layer_2, held)


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverged weights would warn
@compiled(_SIGNATURE)
def _forward(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a_bits: Bits, b_bits: Bits, layer_1: Floats, layer_2: Floats, clamps: Floats,
) -> None:  # fmt: skip
    hidden = synapse_0.shape[1]
    check_range(hidden, MOST_HIDDEN)
    columns = whole_blocks(hidden)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    states = np.zeros((2, ROW_LENGTH))
    for j in range(hidden):
        layer_1[0, j] = 0.0
    for t in range(a_bits.shape[0]):
        before, state = states[t & 1], states[1 - (t & 1)]
        advance(state, before, net, a_bits[t], b_bits[t], hidden, columns)
        layer_2[t] = output(state, net, columns)
        for j in range(hidden):
            layer_1[t + 1, j] = state[j]

"""A long addition, compiled: every hidden state and probability kept."""

from numba import njit

from rnn_viz.core.bits import Bits
from rnn_viz.core.exponential import sigmoid
from rnn_viz.core.network import Floats


@njit(nogil=True, cache=True)
def forward(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a_bits: Bits, b_bits: Bits, layer_1: Floats, layer_2: Floats,
) -> None:  # fmt: skip
    """Read two numbers bit by bit; fill ``layer_1 (T + 1, h)`` and ``layer_2 (T,)``."""
    hidden = synapse_0.shape[1]
    for j in range(hidden):
        layer_1[0, j] = 0.0
    for t in range(a_bits.shape[0]):
        total = 0.0
        for j in range(hidden):
            into = a_bits[t] * synapse_0[0, j] + b_bits[t] * synapse_0[1, j]
            for i in range(hidden):
                into += layer_1[t, i] * synapse_h[i, j]
            layer_1[t + 1, j] = sigmoid(into)
            total += layer_1[t + 1, j] * synapse_1[j, 0]
        layer_2[t] = sigmoid(total)

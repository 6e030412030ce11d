"""How the network does on many sums, compiled."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rnn_viz.core.exponential import sigmoid
from rnn_viz.core.network import Floats

Integers = NDArray[np.int64]
Counts = NDArray[np.uint8]


@njit(nogil=True, cache=True)
def _wrong_mask(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, a: int, b: int, bits: int
) -> int:
    hidden = synapse_0.shape[1]
    state = np.zeros(hidden)
    mask = 0
    for t in range(bits):
        new = np.zeros(hidden)
        total = 0.0
        for j in range(hidden):
            into = ((a >> t) & 1) * synapse_0[0, j] + ((b >> t) & 1) * synapse_0[1, j]
            for i in range(hidden):
                into += state[i] * synapse_h[i, j]
            new[j] = sigmoid(into)
            total += new[j] * synapse_1[j, 0]
        state = new
        p = sigmoid(total)
        truth = (((a + b) >> t) & 1) == 1
        if np.isnan(p) or (p > 0.5) != truth:
            mask |= 1 << t
    return mask


@njit(nogil=True, cache=True)
def wrong_bits(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    bits: int, wrong: Counts, wrong_at: Integers,
) -> None:  # fmt: skip
    """Fill ``wrong[a, b]`` with the wrong bits of a + b, ``wrong_at`` with counts per position."""
    wrong_at[:] = 0
    for a in range(1 << (bits - 1)):
        for b in range(1 << (bits - 1)):
            mask = _wrong_mask(synapse_0, synapse_h, synapse_1, a, b, bits)
            count = 0
            for t in range(bits):
                count += (mask >> t) & 1
                wrong_at[t] += (mask >> t) & 1
            wrong[a, b] = count


@njit(nogil=True, cache=True)
def is_perfect(synapse_0: Floats, synapse_h: Floats, synapse_1: Floats, bits: int) -> bool:
    """Return whether every sum is right; stop at the first wrong bit."""
    for a in range(1 << (bits - 1)):
        for b in range(1 << (bits - 1)):
            if _wrong_mask(synapse_0, synapse_h, synapse_1, a, b, bits) != 0:
                return False
    return True


@njit(nogil=True, cache=True)
def wrong_bits_of(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, wrong: Counts, wrong_at: Integers,
) -> None:  # fmt: skip
    """Fill ``wrong[k]`` with the wrong bits of a[k] + b[k], ``wrong_at`` with counts."""
    wrong_at[:] = 0
    for k in range(len(a)):
        mask = _wrong_mask(synapse_0, synapse_h, synapse_1, a[k], b[k], bits)
        count = 0
        for t in range(bits):
            count += (mask >> t) & 1
            wrong_at[t] += (mask >> t) & 1
        wrong[k] = count


@njit(nogil=True, cache=True)
def is_perfect_on(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int,
) -> bool:  # fmt: skip
    """Return whether every listed sum is right; stop at the first wrong bit."""
    for k in range(len(a)):
        if _wrong_mask(synapse_0, synapse_h, synapse_1, a[k], b[k], bits) != 0:
            return False
    return True

"""Hidden states of all sums one by one, with no tree and no counts: what lenses must agree with."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.look import Look


class EveryVisit(NamedTuple):
    """All states with repetition, ``(sums * bits, …)``."""

    layer_1: Floats
    a: Integers  # the bit read
    b: Integers
    bit: Integers  # of the sum
    carry: Integers  # that leaves


def every_visit(look: Look) -> EveryVisit:
    """Read all sums of training operands side by side."""
    side = 1 << (look.bits - 1)
    a, b = (it.ravel() for it in np.meshgrid(np.arange(side), np.arange(side), indexing="ij"))
    layer_1, rows = np.zeros((a.size, look.weights.hidden)), []
    carry = np.zeros(a.size, int)
    for t in range(look.bits):
        bit_a, bit_b = a >> t & 1, b >> t & 1
        into = np.stack([bit_a, bit_b], 1) @ look.weights.synapse_0 + (
            layer_1 @ look.weights.synapse_h
        )
        layer_1 = 1 / (1 + np.exp(-into))
        total = bit_a + bit_b + carry
        carry = total // 2
        rows.append((layer_1, bit_a, bit_b, total % 2, carry))
    return EveryVisit(*(np.concatenate(it) for it in zip(*rows, strict=True)))

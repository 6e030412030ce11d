"""Order sensitivity: how often the network answers a + b otherwise than b + a."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.evidence.evaluation import ALL_UP_TO
from rnn_viz.core.lenses.all_states import sample_of
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.net.network import held, sigmoid


@dataclass(frozen=True, slots=True)
class OrderMatters:
    """How often the order of the numbers matters.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    share
        The share of all pairs a, b of which a + b and b + a are answered differently.
    """

    iteration: int
    share: float


def order_matters(look: Look) -> Parts[OrderMatters]:
    """Find the share of pairs for one moment."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    for row in order_sensitivity(look):
        yield None if row is None else OrderMatters(look.iteration, float(row[0]))


def order_sensitivity(look: Look) -> Iterator[Floats | None]:
    """Find the share of all pairs a, b of which a + b and b + a are answered differently.

    Both orders are read side by side, position after position; pairs that differ once are done
    with. Pairs that agree in the bits read so far share their states, as in all states; above 8
    bits these are the pairs of that sample. The row is ``(1,)``, NaN where weights are no numbers.
    """
    if not look.is_finite:
        yield np.array([np.nan])
        return
    is_sample = look.bits > ALL_UP_TO
    a, b = sample_of(look.bits) if is_sample else (np.zeros(1, np.int64), np.zeros(1, np.int64))
    forward, backward = np.zeros((2, len(a), look.weights.hidden))
    share, differing = np.full(len(a), 1 / len(a)), 0.0  # what part of all pairs each stands for
    for position in range(look.bits):
        if not is_sample and position < look.bits - 1:  # operands have a 0 in their last position
            row, a, b, share = _with_all_bits(a, b, share, position)
            forward, backward = forward[row], backward[row]
        bits = (a >> position) & 1, (b >> position) & 1
        forward = _after(look, forward, np.stack(bits, axis=1))
        backward = _after(look, backward, np.stack(bits[::-1], axis=1))
        yield None
        differs = (forward @ look.weights.synapse_1 > 0) != (backward @ look.weights.synapse_1 > 0)
        differing += float(share[differs[:, 0]].sum())
        same = ~differs[:, 0]
        a, b, share, forward, backward = (it[same] for it in (a, b, share, forward, backward))
    yield np.array([differing])


def _with_all_bits(
    a: Integers, b: Integers, share: Floats, position: int
) -> tuple[Integers, Integers, Integers, Floats]:
    """Let each pair be followed by the bits 0 0, 0 1, 1 0 and 1 1; return the rows they had, too.

    Where both numbers were the same, 1 0 is 0 1 in the other order: one stands for both.
    """
    row, bits = np.repeat(np.arange(len(a)), 4), np.tile(np.arange(4), len(a))
    was_same = (a == b)[row]
    kept = ~(was_same & (bits == 0b10))
    share = np.where(was_same & (bits == 0b01), 2.0, 1.0) * share[row] / 4
    a, b = a[row] | (bits >> 1) << position, b[row] | (bits & 1) << position
    return row[kept], a[kept], b[kept], share[kept]


def _after(look: Look, layer_1: Floats, X: Integers) -> Floats:
    """Return the states after reading bits, ``(n, 2)``, in states ``(n, hidden)``."""
    live = sigmoid(X @ look.weights.synapse_0 + layer_1 @ look.weights.synapse_h)
    return held(live, look.clamps)

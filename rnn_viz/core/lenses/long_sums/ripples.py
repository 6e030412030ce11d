"""Ripples: one column, then the same columns over and over; where a network gets one wrong.

The sum of a long ripple begins with those of all shorter ones. So one walk tells them all.
"""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Bits, Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.bits import number_of
from rnn_viz.core.net.network import held, sigmoid

PLACES = 4_000

Pair = tuple[int, int]  # the bits of a and of b in a column


@dataclass(frozen=True, slots=True)
class RippleFamily:
    """Ripples of all lengths.

    Attributes
    ----------
    first
        The column at position 0.
    then
        The columns that follow, over and over.
    """

    first: Pair
    then: tuple[Pair, ...]

    @property
    def has_carry(self) -> bool:
        """Whether a carry runs through all columns; else there is none at all."""
        return self.first == (1, 1)

    @property
    def swapped(self) -> "RippleFamily":
        """The same with a and b changed over."""
        return RippleFamily(self.first[::-1], tuple(pair[::-1] for pair in self.then))

    @property
    def title(self) -> str:
        """Its columns in words: 1 + 1, then 0 + 1, 0 + 1, …."""
        columns = [f"{a} + {b}" for a, b in (self.first, *(self.then * 2)[:2])]
        return _("{first}, then {second}, {third}, …").format(
            first=columns[0], second=columns[1], third=columns[2]
        )

    def bits(self, places: int) -> tuple[Bits, Bits]:
        """Return the bits of a and of b, position 0 first, ``(places,)`` each."""
        columns = np.empty((places, 2), np.int8)
        columns[0] = self.first
        for k, pair in enumerate(self.then):
            columns[1 + k :: len(self.then)] = pair
        return np.ascontiguousarray(columns[:, 0]), np.ascontiguousarray(columns[:, 1])

    def numbers(self, places: int) -> tuple[int, int]:
        """Return a and b of the ripple of so many places."""
        a_bits, b_bits = self.bits(places)
        return number_of(a_bits), number_of(b_bits)


@dataclass(frozen=True, slots=True)
class RippleTried:
    """What became of a family.

    Attributes
    ----------
    family
        The ripples.
    places
        How many columns the shortest wrong one has; of as many as were tried, if none is wrong.
    wrong_at
        Its wrong position, just beyond its columns where the last carry is wrong; ``None``: all
        are right up to :data:`PLACES`.
    """

    family: RippleFamily
    places: int
    wrong_at: int | None


_KINDS = (
    RippleFamily((1, 1), ((0, 1),)),  # the carry runs along the ones of one number
    RippleFamily((1, 1), ((0, 1), (1, 0))),  # along ones of both in turn
    RippleFamily((0, 1), ((0, 1),)),  # the same columns, but no carry to keep
    RippleFamily((0, 0), ((0, 1),)),  # and after a state that has read no 1
)
FAMILIES = tuple(family for kind in _KINDS for family in (kind, kind.swapped))


def ripple_tried(look: Look, family: RippleFamily) -> RippleTried:
    """Walk along a family until it is wrong; a compiled loop and NumPy, some milliseconds.

    Where a carry runs, each length has a position of its own beyond its columns: 0 + 0 and the
    last carry.
    """
    from rnn_viz.core.kernels.forward import forward  # numba: not before the first paint

    weights, (a_bits, b_bits) = look.weights, family.bits(PLACES)
    layer_1, layer_2 = np.empty((PLACES + 1, weights.hidden)), np.empty(PLACES)
    forward(*weights, a_bits, b_bits, layer_1, layer_2, look.clamps)
    truth = np.zeros(PLACES, np.int8) if family.has_carry else a_bits | b_bits
    within, beyond = _first_wrong(layer_2, truth), PLACES + 1
    if family.has_carry:
        with np.errstate(over="ignore", invalid="ignore"):  # huge weights: NaN is wrong
            ends = held(sigmoid(layer_1[1:] @ weights.synapse_h), look.clamps)
            layer_2_beyond = sigmoid(ends @ weights.synapse_1[:, 0])
        beyond = 1 + _first_wrong(layer_2_beyond, np.ones(PLACES, np.int8))
    if beyond <= within:
        return RippleTried(family, beyond, beyond)
    if within < PLACES:
        return RippleTried(family, within + 1, within)
    return RippleTried(family, PLACES, None)


def _first_wrong(layer_2: Floats, truth: Bits) -> int:
    """Return the first wrong position; their number if all are right."""
    wrong = ((layer_2 > 0.5) != truth) | np.isnan(layer_2)
    return int(wrong.argmax()) if wrong.any() else len(wrong)

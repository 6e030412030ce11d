"""The wrong sums of an evaluation in an order in which they can be gone through."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Integers
from rnn_viz.core.evidence.evaluation import Evaluation, Sums

Pair = tuple[int, int]  # operands
WRONG_STEPS = 6  # that are told apart: 0, 1, 2, 3, 4 and 5 or more wrong bits


class SumOrder(Enum):
    """What the first of the wrong sums has most of."""

    WRONG_BITS = "wrong bits"
    CARRY = "carry"


def step_of_colours(wrong: NDArray[np.uint8], bits: int) -> NDArray[np.uint8]:
    """Return the step that each number of wrong bits belongs to; the last one is open-ended."""
    return np.asarray(np.minimum(wrong, last_step(bits)), np.uint8)


def last_step(bits: int) -> int:
    """Return the last step that sums of ``bits`` bits can have."""
    return min(bits, WRONG_STEPS - 1)


def let_through(chosen: Collection[int], bits: int) -> frozenset[int]:
    """Return the steps that are shown when these are chosen: all of them if none is."""
    there = frozenset(range(last_step(bits) + 1))
    return there.intersection(chosen) or there


def carry_chains(sums: Sums) -> Integers:
    """Return the length of the longest chain of carries in each sum, ``(side, side)``.

    A chain is a row of neighbouring positions into each of which a 1 is carried; its length is
    the number of columns for which the network must keep a carry in mind without a break.
    """
    left = (sums.a + sums.b) ^ sums.a ^ sums.b  # bit t: the carry into position t
    length = np.zeros(left.shape, np.int64)
    while left.any():
        length += left != 0
        left = left & (left << 1)  # every chain loses its first position
    return length


@dataclass(frozen=True, slots=True, eq=False)
class WrongSums:
    """The wrong sums that a filter lets through, in their order.

    Attributes
    ----------
    sums
        What was asked.
    places
        Where each of the wrong sums stands, rising, ``(count,)``.
    """

    sums: Sums
    places: Integers
    _place_of_all: Integers  # where every sum would stand, (side, side)

    def __len__(self) -> int:
        return len(self.places)

    def number_of(self, pair: Pair | None) -> int | None:
        """Return which of them a pair is, counted from 1; ``None`` if it is none of them."""
        place = self._place_of(pair)
        at = 0 if place is None else int(np.searchsorted(self.places, place))
        return at + 1 if at < len(self) and self.places[at] == place else None

    def beside(self, pair: Pair | None, by: int) -> Pair | None:
        """Return the operands of the next wrong sum (``by`` 1) or the one before it (-1).

        From a right sum it is the nearest in the order; without a pair that was asked, the first
        or the last. After the last one comes the first. ``None`` if no sum is wrong.
        """
        if not len(self):
            return None
        place = self._place_of(pair)
        if place is None:
            at = 0 if by > 0 else -1
        elif by > 0:
            at = int(np.searchsorted(self.places, place, "right")) % len(self)
        else:
            at = int(np.searchsorted(self.places, place, "left")) - 1
        flat = int(self.places[at]) % self.sums.a.size
        return int(self.sums.a.flat[flat]), int(self.sums.b.flat[flat])

    def _place_of(self, pair: Pair | None) -> int | None:
        """Return where a pair stands or would stand; ``None`` if it was not asked."""
        cell = None if pair is None else self.sums.cell_of(*pair)
        return None if cell is None else int(self._place_of_all[cell])


def wrong_sums(found: Evaluation, chosen: Collection[int], order: SumOrder) -> WrongSums:
    """Return the wrong sums of an evaluation with the chosen numbers of wrong bits.

    The first ones have most wrong bits, or the longest chain of carries; of equal ones those of
    smaller ``a``, then of smaller ``b`` are first.

    Parameters
    ----------
    chosen
        Numbers of wrong bits, 5 standing for more too; none of them stands for all.
    """
    sums = found.sums
    most = found.wrong.astype(np.int64) if order is SumOrder.WRONG_BITS else carry_chains(sums)
    place = (sums.bits - most) * sums.a.size + np.arange(sums.a.size).reshape(sums.a.shape)
    steps = np.array(sorted(let_through(chosen, sums.bits)), np.uint8)
    is_one = np.isin(step_of_colours(found.wrong, sums.bits), steps) & (found.wrong > 0)
    return WrongSums(sums, np.sort(place[is_one]), place)

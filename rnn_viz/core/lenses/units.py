"""Which units matter: what all sums say while one unit is held at its mean, or at zero."""

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.evidence.evaluation import (
    SIDE,
    STATES_OF_ALL,
    Evaluation,
    count_of,
    effort,
    evaluation_in_parts,
    sums_of,
)
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Look, Parts

_LEAST_SIDE = 16
_MOST_EFFORT = 500  # evaluations of all sums of 8 bits by 16 units, some two seconds


class HeldAt(Enum):
    """The value at which a unit is held."""

    MEAN = "mean"
    ZERO = "zero"


@dataclass(frozen=True, slots=True, eq=False)
class KnockOuts:
    """What all sums say with all units as they are, and with each of them held.

    Attributes
    ----------
    look
        The weights.
    mean
        The mean of each unit over all positions of all sums, ``(hidden,)``.
    live
        What the sums say with nothing held, or with what the run itself holds.
    held
        What they say with each unit held at a value, unit 0 first.
    """

    look: Look
    mean: Floats
    live: Evaluation
    held: Mapping[HeldAt, tuple[Evaluation, ...]]

    @property
    def iteration(self) -> int:
        """The moment that they speak of."""
        return self.look.iteration

    @property
    def hidden(self) -> int:
        """How many units there are."""
        return self.look.weights.hidden

    @property
    def is_part(self) -> bool:
        """Whether fewer sums were asked than elsewhere, because there are so many units."""
        return self.live.wrong.size < count_of(self.look.bits)

    def left(self, at: HeldAt) -> Floats:
        """Return the share of all sums asked that are right with each unit held, ``(hidden,)``."""
        return np.array([found.exact_share for found in self.held[at]])

    def lost(self, at: HeldAt) -> Floats:
        """Return the share of the sums right now that are wrong with each unit held, ``(hidden,)``.

        0 where no sum is right: there is nothing to lose.
        """
        is_right = self.live.wrong == 0
        breaks = [np.count_nonzero(is_right & (found.wrong > 0)) for found in self.held[at]]
        return np.array(breaks, np.float64) / max(1, int(np.count_nonzero(is_right)))

    def lost_at_places(self, at: HeldAt) -> Floats:
        """Return how much less often each place is right, ``(hidden, bits)``; below 0: more."""
        return np.stack([self.live.bit_accuracy - found.bit_accuracy for found in self.held[at]])

    def shift_of_logit(self, unit: int) -> float:
        """Return by how much the output's logit moves if a unit goes from its mean to zero."""
        return float(-self.mean[unit] * self.look.weights.synapse_1[unit, 0])

    def shift_of_units(self, unit: int) -> Floats:
        """Return how much the sum of each unit moves by it, one position later, ``(hidden,)``."""
        return np.asarray(-self.mean[unit] * self.look.weights.synapse_h[unit])


def units(states: AllStates) -> Parts[KnockOuts]:
    """Ask all sums once as they are, then with one unit held after the other."""
    look, hidden = states.look, states.look.weights.hidden
    side, mean = side_of(look.bits, hidden), states.mean
    live = yield from _asked(look, side, look.clamps)
    held: dict[HeldAt, tuple[Evaluation, ...]] = {}
    for at, values in ((HeldAt.MEAN, mean), (HeldAt.ZERO, np.zeros(hidden))):
        found: list[Evaluation] = []
        for unit in range(hidden):
            clamps = np.full(hidden, np.nan) if look.clamps is None else look.clamps.copy()
            clamps[unit] = values[unit]
            found.append((yield from _asked(look, side, clamps)))
        held[at] = tuple(found)
    mean.flags.writeable = False
    yield KnockOuts(look, mean, live, held)


def side_of(bits: int, hidden: int) -> int:
    """Return from how many rows and columns of operands the sums are that are asked.

    All that an evaluation asks, unless with so many units this took more than some two seconds.

    >>> side_of(8, 16), side_of(8, 32), side_of(32, 16), side_of(8, 128), side_of(4, 128)
    (128, 128, 128, 16, 8)
    """
    whole = min(1 << (bits - 1), SIDE)
    if 2 * hidden * effort(bits, hidden) <= _MOST_EFFORT:
        return whole
    states = _MOST_EFFORT * STATES_OF_ALL / (2 * hidden * max(1.0, (hidden / 32) ** 2))
    fitting = 1 << int(math.log2(states / bits) / 2)  # each sum that is drawn has states of its own
    return min(whole, max(_LEAST_SIDE, fitting))


def _asked(look: Look, side: int, clamps: Clamps) -> Generator[None, None, Evaluation]:
    """Ask the sums; return what they say."""
    sums = sums_of(look.bits, side)
    for found in evaluation_in_parts(look.weights, sums, look.iteration, clamps):
        if found is not None:
            break
        yield None
    yield None
    assert found is not None
    return found

"""Groups of hidden states: the candidates for the states of a machine."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.lenses.machine.automaton import PAIRS
from rnn_viz.core.lenses.machine.clusters import Points, centres_of, nearest
from rnn_viz.core.net.network import held, sigmoid

CENTRES = 16
DRAWN = 8_192  # states that the centres are fitted to, drawn as often as sums visit them
_SLICE = 65_536  # values of hidden units that are looked at in one go


class Alike(Enum):
    """What makes two hidden states alike."""

    PLACE = "place"  # their units have nearly the same values
    ANSWERS = "answers"  # the network says nearly the same now and after each pair of bits


@dataclass(frozen=True, slots=True, eq=False)
class StateGroups:
    """States that are alike, together.

    Attributes
    ----------
    look
        The weights.
    alike
        What makes states alike.
    centres
        The mean of each group, ``(groups, dimensions)``.
    label
        The group of each state, ``(n,)``.
    """

    look: Look
    alike: Alike
    centres: Points
    label: Integers

    def __len__(self) -> int:
        return len(self.centres)

    def nearest(self, layer_1: Floats) -> Integers:
        """Return the group that each of other states belongs to, ``(n,)``."""
        return nearest(_points(self.look, self.alike, layer_1), self.centres)


def state_groups(states: AllStates, alike: Alike, seed: int) -> Generator[None, None, StateGroups]:
    """Divide states into groups by k-means; ``seed`` draws what it is fitted to and its start."""
    look, random = states.look, np.random.RandomState(seed)
    visit = np.sort(random.randint(states.visits, size=DRAWN))
    drawn = np.searchsorted(np.cumsum(states.count), visit, "right")
    yield None
    points = yield from _all_points(look, alike, states.layer_1)
    centres = yield from centres_of(points[random.permutation(drawn)], CENTRES, random)
    labels = []
    for first in range(0, len(points), DRAWN):
        labels.append(nearest(points[first : first + DRAWN], centres))
        yield None
    return StateGroups(look, alike, centres, np.concatenate(labels))


def after_pair(look: Look, layer_1: Floats, pair: tuple[int, int]) -> Floats:
    """Return the states that follow these, ``(n, hidden)``, after a pair of bits."""
    with np.errstate(over="ignore", invalid="ignore"):  # of weights too large to be added up
        sums = np.array(pair) @ look.weights.synapse_0 + layer_1 @ look.weights.synapse_h
    return held(sigmoid(sums), look.clamps)


def says_one(look: Look, layer_1: Floats) -> Floats:
    """Return the probability that the bit is 1 in each state, ``(n,)``."""
    with np.errstate(over="ignore", invalid="ignore"):  # as there
        logit = layer_1 @ look.weights.synapse_1[:, 0]
    return sigmoid(logit)


def _all_points(look: Look, alike: Alike, layer_1: Floats) -> Generator[None, None, Points]:
    parts, length = [], max(1, _SLICE // look.weights.hidden)
    for first in range(0, len(layer_1), length):
        parts.append(_points(look, alike, layer_1[first : first + length]))
        yield None
    return np.concatenate(parts)


def _points(look: Look, alike: Alike, layer_1: Floats) -> Points:
    """Return where states stand among those that are alike, ``(n, dimensions)``."""
    if alike is Alike.PLACE:
        return layer_1.astype(np.float32)
    followers = [layer_1, *(after_pair(look, layer_1, pair) for pair in PAIRS)]
    return np.stack([says_one(look, states) for states in followers], axis=1).astype(np.float32)

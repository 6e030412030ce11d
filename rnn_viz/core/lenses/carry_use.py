"""How far each unit alone tells the carry, and what the network loses that cannot pass it on."""

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.evidence.evaluation import evaluation_in_parts, sums_of
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.directions.carry_fit import needs_memory
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.net.weights import Weights

MOST_UNITS = 127  # with one unit more in the place of the one that is held


@dataclass(frozen=True, slots=True, eq=False)
class CarryUse:
    """Whether what can be read from a unit is used: what the next position gets of it.

    Attributes
    ----------
    iteration
        The moment.
    exact
        The share of sums that are right with nothing held.
    alone
        The share of states with a ≠ b of which the best single cut through a unit reads the carry
        right, ``(hidden,)``; the cut is the best one over all states.
    left
        The share of sums that stay right when the next position gets the mean of a unit in the
        place of its value, ``(hidden,)``; the output still sees the unit. NaN in networks of more
        than 127 units.
    """

    iteration: int
    exact: float
    alone: Floats
    left: Floats

    def __post_init__(self) -> None:
        self.alone.flags.writeable = self.left.flags.writeable = False

    @property
    def lost(self) -> Floats:
        """The share of all sums that are right only because a unit is passed on, ``(hidden,)``."""
        return np.asarray(self.exact - self.left)


def carry_use(states: AllStates) -> Parts[CarryUse]:
    """Read each unit alone, then hold one after the other on its way to the next position."""
    look, hidden = states.look, states.layer_1.shape[1]
    mean = states.count @ states.layer_1 / states.visits
    if not np.isfinite(mean).all():
        yield Unable(states.iteration, Trouble.DIVERGED)
        return
    asked = np.where(needs_memory(states), states.count, 0)
    alone, left = np.empty(hidden), np.full(hidden, np.nan)
    for unit in range(hidden):
        alone[unit] = _read_alone(states.layer_1[:, unit], states.carry_out, states.count, asked)
        yield None
    exact = yield from _exact(look)
    for unit in range(hidden if hidden <= MOST_UNITS else 0):
        left[unit] = yield from _exact(_passing_on(look, unit, float(mean[unit])))
    yield CarryUse(states.iteration, exact, alone, left)


def _read_alone(unit: Floats, has_carry: Integers, count: Integers, asked: Integers) -> float:
    """Return the share of the states asked that one cut sorts, the best one for all states."""
    order = np.argsort(unit)
    value, sign = unit[order], 1 - 2 * has_carry[order]
    # right[k]: how many are right if "carry" is said from place k on, up the values of the unit
    right = count @ has_carry + np.append(0, np.cumsum(sign * count[order]))
    either_way = np.maximum(right, count.sum() - right)
    is_cut = np.concatenate([[True], value[1:] > value[:-1], [True]])
    k = int(np.where(is_cut, either_way, -1).argmax())
    said = asked @ has_carry + (sign * asked[order])[:k].sum()
    share = float(said / asked.sum())
    return share if either_way[k] == right[k] else 1.0 - share


def _exact(look: Look) -> Generator[None, None, float]:
    sums = sums_of(look.bits)
    share = np.nan
    for found in evaluation_in_parts(look.weights, sums, look.iteration, look.clamps):
        share = share if found is None else found.exact_share
        yield None
    return share


def _passing_on(look: Look, unit: int, value: float) -> Look:
    """Return a network whose units get a value in the place of that of a unit before.

    One more unit is held at the value and passes it on by the weights of the other, which only
    the output sees from now on.
    """
    hidden = look.weights.hidden
    synapse_0, synapse_h, synapse_1 = (np.array(it) for it in look.weights)
    passed_on = np.zeros((hidden + 1, hidden + 1))
    passed_on[:hidden, :hidden] = synapse_h
    passed_on[hidden, :hidden], passed_on[unit] = synapse_h[unit], 0.0
    weights = Weights(
        np.pad(synapse_0, ((0, 0), (0, 1))), passed_on, np.pad(synapse_1, ((0, 1), (0, 0)))
    )
    clamps = np.full(hidden, np.nan) if look.clamps is None else look.clamps
    return replace(look, weights=weights, clamps=np.append(clamps, value))

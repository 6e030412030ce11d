"""The cut that reads the carry from hidden states, and how often it is right."""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.directions.discriminant import Discriminant, differences, discriminant_of
from rnn_viz.core.lenses.directions.scatter import Scatter, scatter_of
from rnn_viz.core.lenses.look import Trouble, Unable

TOLD = ("carry", "bit", "a", "b")  # what a unit may tell


class CarryFit(NamedTuple):
    """The cut between states with and without a carry that leaves the position.

    Attributes
    ----------
    scatter
        How all states lie.
    probe
        The cut, fitted on all states: where a ≠ b alone the bit is the opposite of the carry,
        and a cut could read that.
    told
        1 where a state has the carry, the bit, a, b; a row each, ``(4, n)``.
    differences
        Mean of states with minus mean of states without them, ``(4, hidden)``.
    """

    scatter: Scatter
    probe: Discriminant
    told: Floats
    differences: Floats


def fit_carry(states: AllStates) -> Generator[None, None, CarryFit | Unable]:
    """Fit the cut, in slices."""
    scatter = yield from scatter_of(states)
    if isinstance(scatter, Unable):
        return scatter
    told = np.stack([states.carry_out, states.bit, states.a_bit & 1, states.b_bit & 1])
    told = told.astype(np.float64)
    between = differences(states.layer_1, scatter.share, told)
    yield None
    probe = discriminant_of(scatter, told[0], between[0])
    if probe is None:
        return Unable(states.iteration, Trouble.EQUAL_MEANS)
    return CarryFit(scatter, probe, told, between)


def needs_memory(states: AllStates) -> NDArray[np.bool_]:
    """Return at which states a ≠ b: there the carry that leaves is the one that came, ``(n,)``."""
    return np.asarray((states.a_bit ^ states.b_bit) & 1 == 1)


def read_right(states: AllStates, sigmas: Floats) -> float:
    """Return the share of states with a ≠ b of which the carry is read right.

    A state on the cut itself counts as wrong, whatever its carry.
    """
    asked = np.where(needs_memory(states), states.count, 0)
    is_right = np.where(states.carry_out == 1, sigmas > 0.0, sigmas < 0.0)
    return float(asked @ is_right / asked.sum())

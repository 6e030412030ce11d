"""The plane of what is read and what is written: carry across, bit up, and who is where in it."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.directions.carry_fit import CarryFit, fit_carry
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable, in_slices
from rnn_viz.core.run.keyframes import FIRST_SPACING

TOTALS = 4  # a column adds up to 0, 1, 2 or 3
_MOST_STEPS = 12  # from one round moment to the next, up to the playhead
_ROUND_ONES = 5


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """All different hidden states in the plane, in the order of ``AllStates``.

    Attributes
    ----------
    iteration
        The moment.
    probe
        What reads the carry.
    sigmas
        Across: how far beyond the cut of the carry, in σ, ``(n,)``; above 0 it reads "carry".
    logit
        Up: what the output squashes to the probability of the bit, ``(n,)``; above 0 it writes 1.
    total
        The true total of the column, 0 … 3, ``(n,)``.
    count
        How many sums visit the state, ``(n,)``.
    """

    iteration: int
    probe: Discriminant
    sigmas: Floats
    logit: Floats
    total: Integers
    count: Integers

    def __post_init__(self) -> None:
        for values in (self.sigmas, self.logit, self.total):
            values.flags.writeable = False

    @property
    def points(self) -> Floats:
        """Across and up, ``(n, 2)``."""
        return np.stack([self.sigmas, self.logit], axis=-1)

    @property
    def at_home(self) -> NDArray[np.bool_]:
        """Which states are in the quadrant of their total, ``(n,)``; none on a border is."""
        across = np.where(self.total >= 2, self.sigmas, -self.sigmas) > 0.0
        return np.asarray(across & (np.where(self.total % 2 == 1, self.logit, -self.logit) > 0.0))

    @property
    def share(self) -> float:
        """The share of all visits that are in the quadrant of their total."""
        return float(self.count @ self.at_home / self.count.sum())

    @property
    def shares(self) -> Floats:
        """The same for the states of each total, ``(4,)``; NaN where there are none."""
        visits = np.bincount(self.total, weights=self.count, minlength=TOTALS)
        there = np.bincount(self.total, weights=self.count * self.at_home, minlength=TOTALS)
        return np.where(visits > 0.0, there / np.maximum(visits, 1.0), np.nan)


def plane_of(states: AllStates, fit: CarryFit) -> Plane | Unable:
    """Put the states where the carry is read and the bit is written."""
    with np.errstate(over="ignore", invalid="ignore"):  # weights may be huge
        logit = states.layer_1 @ states.look.weights.synapse_1[:, 0]
    if not np.isfinite(logit).all():
        return Unable(states.iteration, Trouble.DIVERGED)
    sigmas = fit.probe.sigmas(states.layer_1)
    return Plane(states.iteration, fit.probe, sigmas, logit, states.total, states.count)


def plane(look: Look) -> Parts[Plane]:
    """Find the plane at one moment."""
    yield (yield from _plane(look))


def moments_before(iteration: int) -> tuple[int, ...]:
    """Return the moments at which the plane is shown again: the start and five round ones.

    >>> moments_before(7_000), moments_before(60)
    ((0, 2000, 3000, 4000, 5000, 6000), (0, 20, 40))
    """
    least = max(iteration / _MOST_STEPS, FIRST_SPACING)
    power = 10 ** int(np.floor(np.log10(least)))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
    return tuple(sorted({0, *range(step, iteration, step)[-_ROUND_ONES:]} - {iteration}))


def _plane(look: Look) -> Generator[None, None, Plane | Unable]:
    states = yield from in_slices(all_states(look))
    if isinstance(states, Unable):
        return states
    fit = yield from fit_carry(states)
    return fit if isinstance(fit, Unable) else plane_of(states, fit)

"""Where the carry is: the direction of hidden states that tells it, and what each unit tells."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.directions.carry_fit import CarryFit, fit_carry, needs_memory, read_right
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.lenses.look import Look, Parts, Unable, in_slices

_SIFTED = 17  # of so many states one is looked at first; no power of two: those read the same bits


@dataclass(frozen=True, slots=True, eq=False)
class Carry:
    """Where the carry that leaves a position is kept.

    Attributes
    ----------
    iteration
        The moment.
    visits, is_sample
        How many states were asked, with repetition, and whether these are some of all.
    probe
        The cut between states with and without a carry.
    share
        The share of states that it reads right where a ≠ b: only there the inputs do not tell
        the carry.
    always_no
        The share that would be right there if "no carry" were always said.
    swing
        What the spread of each unit adds to the reading, in σ, ``(hidden,)``.
    correlation
        Of each unit with the carry that leaves, the bit of the sum and the bits of a and b,
        ``(4, hidden)``; NaN for units that never change.
    gap
        Where one cut through a unit alone tells the carry of all states: the values at both sides
        of it, ``(2, hidden)``; NaN where there is none.
    """

    iteration: int
    visits: int
    is_sample: bool
    probe: Discriminant
    share: float
    always_no: float
    swing: Floats
    correlation: Floats
    gap: Floats

    def __post_init__(self) -> None:
        for values in (self.swing, self.correlation, self.gap):
            values.flags.writeable = False

    @property
    def alone(self) -> tuple[int, ...]:
        """The units that tell the carry of all states alone, the widest gap first."""
        width = self.gap[1] - self.gap[0]
        telling = np.flatnonzero(np.isfinite(width))
        return tuple(telling[np.argsort(-width[telling], kind="stable")].tolist())


def carry(states: AllStates) -> Parts[Carry]:
    """Find where the carry is kept."""
    fit = yield from fit_carry(states)
    if isinstance(fit, Unable):
        yield fit
        return
    share = read_right(states, fit.probe.sigmas(states.layer_1))
    yield None
    asked = np.where(needs_memory(states), states.count, 0)
    always_no = float(asked @ (states.carry_out == 0) / asked.sum())
    gap = _gaps(states)
    yield Carry(
        states.iteration, states.visits, states.is_sample, fit.probe, share, always_no,
        fit.probe.direction * fit.scatter.spread, _correlation(fit), gap,
    )  # fmt: skip


def carry_over_run(look: Look) -> Iterator[Floats | None]:
    """Find the share read right where a ≠ b, as a row of one; NaN if nothing can be read."""
    states = yield from in_slices(all_states(look))
    if isinstance(states, Unable):
        yield np.array([np.nan])
        return
    fit = yield from fit_carry(states)
    if isinstance(fit, Unable):
        yield np.array([np.nan])
        return
    yield np.array([read_right(states, fit.probe.sigmas(states.layer_1))])


def _correlation(fit: CarryFit) -> Floats:
    portion = fit.told @ fit.scatter.share
    spread = np.where(fit.scatter.spread > 0.0, fit.scatter.spread, np.nan)
    return np.asarray(fit.differences * np.sqrt(portion * (1.0 - portion))[:, None] / spread)


def _gaps(states: AllStates) -> Floats:
    """Return between which values one cut through each unit tells the carry of all states."""
    has_carry, hidden = states.carry_out == 1, states.layer_1.shape[1]
    gap = np.full((2, hidden), np.nan)
    some = slice(None, None, _SIFTED)  # nearly all units mix up even these
    candidates = _gap_of(states.layer_1[some], has_carry[some])
    left = np.flatnonzero(np.isfinite(candidates[0]))
    gap[:, left] = _gap_of(states.layer_1[:, left], has_carry)
    return gap


def _gap_of(layer_1: Floats, has_carry: NDArray[np.bool_]) -> Floats:
    with_it, without = layer_1[has_carry], layer_1[~has_carry]
    above = np.stack([without.max(axis=0, initial=-np.inf), with_it.min(axis=0, initial=np.inf)])
    below = np.stack([with_it.max(axis=0, initial=-np.inf), without.min(axis=0, initial=np.inf)])
    gap = np.where(above[0] < above[1], above, below)
    return np.where(gap[0] < gap[1], gap, np.nan)

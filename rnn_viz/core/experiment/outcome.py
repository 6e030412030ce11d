"""Outcome: what one run of an experiment has come to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.config import RunConfig


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What one run of an experiment has come to.

    Attributes
    ----------
    config
        The run; opened in the window it is the same run, to the bit.
    every
        Iterations between two checks whether all sums are right.
    first
        The first check at which they were; ``None`` if there was none.
    stable
        The check from which they were at every check up to the end, at least 5 of them; ``None``
        if there is none. The rule is that of :class:`Milestones`.
    final_share
        Share of the sums of which every bit is right at the end, or where it diverged; NaN for a
        run that failed.
    shares_every
        Iterations between two points of the curves.
    exact_share
        Share of the sums that are right at 0, ``shares_every``, … iterations, ``(points,)``.
    errors
        Mean overallError of the ``shares_every`` examples from each of these on; the last mean
        is of what is left, ``(points,)`` or one fewer.
    seconds
        How long training and asking took in this experiment.
    diverged_at
        The iteration at which weights stopped being finite numbers, if they did.
    failure
        One sentence if there is no outcome because something went wrong; else empty.
    """

    config: RunConfig
    every: int
    first: int | None
    stable: int | None
    final_share: float
    shares_every: int
    exact_share: Floats = field(repr=False)
    errors: Floats = field(repr=False)
    seconds: float
    diverged_at: int | None = None
    failure: str = ""

    def __post_init__(self) -> None:
        for values in (self.exact_share, self.errors):
            values.flags.writeable = False


def iteration_or(iteration: int | None, otherwise: float) -> float:
    """Return an iteration, or what stands in arrays where there is none."""
    return otherwise if iteration is None else iteration


def failed(config: RunConfig, every: int, shares_every: int, sentence: str) -> Outcome:
    """Return what is told of a run that could not be trained to its end."""
    nothing = np.empty(0), np.empty(0)
    return Outcome(
        config, every, None, None, float("nan"), shares_every, *nothing, 0.0, failure=sentence
    )


class StoreError(RuntimeError):
    """One sentence about a store that cannot be read or written."""


class Store(Protocol):
    """Where outcomes are kept while an experiment runs."""

    def finished(self) -> Iterable[RunConfig]:
        """Return the runs whose outcome is kept; not those that failed."""

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep outcomes for good; all of them or none. Raises :class:`StoreError`."""

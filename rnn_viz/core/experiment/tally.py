"""Tally: what is held of each run of an experiment while it goes on, a few numbers a run."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.experiment.outcome import Outcome, iteration_or
from rnn_viz.core.experiment.plan import Setting, setting_of

_NAMES = ("seeds", "first", "stable", "final_share", "seconds")


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What the runs of one setting have come to, in the order in which they finished.

    Attributes
    ----------
    seeds
        Their seeds, ``(runs,)``.
    first, stable
        The check from which all sums were right, first and for good; infinity: never.
    final_share
        Share of the sums that are right at the end.
    seconds
        How long each took in the experiment.
    diverged, failed
        How many diverged, and how many more are left out because something went wrong.
    """

    seeds: Floats
    first: Floats
    stable: Floats
    final_share: Floats
    seconds: Floats
    diverged: int = 0
    failed: int = 0

    @property
    def runs(self) -> int:
        """How many runs count."""
        return len(self.seeds)

    @property
    def learned(self) -> int:
        """How many were perfect up to the end."""
        return int(np.isfinite(self.stable).sum())

    @property
    def median_first(self) -> float:
        """The median of ``first``: half of the runs were perfect once by then; NaN of none."""
        return median(self.first)

    @property
    def median_stable(self) -> float:
        """The median of ``stable``; infinity if more than half of the runs never were."""
        return median(self.stable)


class Counted(Protocol):
    """Runs of which results can be had."""

    def results(self, setting: Setting) -> Results:
        """Return what the runs of a setting have come to so far."""


class Tally:
    """Results by setting; 40 bytes a run, so that 100,000 runs fit anywhere.

    Parameters
    ----------
    outcomes
        What is known already.
    """

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        self._columns: dict[Setting, tuple[array[float], ...]] = {}
        self._diverged: dict[Setting, int] = {}
        self._failed: dict[Setting, int] = {}
        for outcome in outcomes:
            self.add(outcome)

    @property
    def runs(self) -> int:
        """How many runs count, in all settings."""
        return sum(len(columns[0]) for columns in self._columns.values())

    def add(self, outcome: Outcome) -> None:
        """Take note of one more run."""
        setting = setting_of(outcome.config)
        if outcome.failure:
            self._failed[setting] = self._failed.get(setting, 0) + 1
            return
        if outcome.diverged_at is not None:
            self._diverged[setting] = self._diverged.get(setting, 0) + 1
        columns = self._columns.setdefault(setting, tuple(array("d") for _ in _NAMES))
        numbers = (
            outcome.config.seed, iteration_or(outcome.first, np.inf),
            iteration_or(outcome.stable, np.inf),
            outcome.final_share, outcome.seconds,
        )  # fmt: skip
        for column, number in zip(columns, numbers, strict=True):
            column.append(number)

    def results(self, setting: Setting) -> Results:
        """Return what the runs of a setting have come to so far."""
        columns = self._columns.get(setting) or tuple(array("d") for _ in _NAMES)
        seeds, first, stable, final_share, seconds = (np.array(column) for column in columns)
        diverged, failed = self._diverged.get(setting, 0), self._failed.get(setting, 0)
        return Results(seeds, first, stable, final_share, seconds, diverged, failed)


def median(values: Floats) -> float:
    """Return the median, the mean of the two in the middle; NaN of none.

    >>> median(np.array([1.0, 2.0, np.inf])), median(np.array([1.0, np.inf]))
    (2.0, inf)
    """
    if not len(values):
        return float("nan")
    ordered = np.sort(values)
    low, high = ordered[(len(values) - 1) // 2], ordered[len(values) // 2]
    return float(low if low == high else (low + high) / 2)  # inf - inf would be no number

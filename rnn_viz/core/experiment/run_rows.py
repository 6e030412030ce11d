"""What each run of an experiment has come to, in columns: 600 bytes a run, however many there are.

Who trains adds to a :class:`RunTable`; who looks gets :class:`RunRows`, which never change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.experiment.outcome import Outcome, iteration_or
from rnn_viz.core.experiment.plan import Plan, Setting, setting_of
from rnn_viz.core.experiment.tally import Results
from rnn_viz.core.run.config import RunConfig

Curves = NDArray[np.float32]
_NUMBERS = ("first", "stable", "final_share", "seconds", "diverged_at")
_FEWEST = 64  # rows for which there is room at first


class Places:
    """Which setting and which seed of a plan comes where; worked out once.

    Attributes
    ----------
    settings
        Those of the plan.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan, self.settings = plan, plan.settings
        self._settings = {setting: at for at, setting in enumerate(self.settings)}
        self._seeds = {seed: at for at, seed in enumerate(plan.seeds)}

    def at(self, setting: Setting) -> int:
        """Return the place of a setting of the plan."""
        return self._settings[setting]

    def of(self, config: RunConfig) -> tuple[int, int] | None:
        """Return which setting and which seed a run has, if it belongs to the plan."""
        setting = setting_of(config)
        at, seed = self._settings.get(setting), self._seeds.get(config.seed)
        if at is None or seed is None or config != self._plan.config(setting, config.seed):
            return None
        return at, seed


@dataclass(frozen=True, eq=False)
class RunRows:
    """The runs that have an outcome, in the order in which they came.

    Attributes
    ----------
    plan, places
        The experiment, and where each of its runs is in it.
    setting, seed
        Which of the plan's settings and which of its seeds, counted from 0, ``(runs,)``.
    first, stable
        The check from which all sums were right, first and for good; infinity: never.
    final_share
        Share of the sums that are right at the end.
    seconds
        How long each took in the experiment.
    diverged_at
        Where weights stopped being finite; NaN: nowhere.
    shares, errors
        The curves of :class:`Outcome`, NaN beyond their ends, ``(runs, points)``.
    failures
        Runs that failed, with a sentence each; they are tried again when the experiment goes on.
    """

    plan: Plan
    places: Places
    setting: Integers
    seed: Integers
    first: Floats
    stable: Floats
    final_share: Floats
    seconds: Floats
    diverged_at: Floats
    shares: Curves
    errors: Curves
    failures: tuple[tuple[RunConfig, str], ...] = ()

    @property
    def runs(self) -> int:
        """How many there are."""
        return len(self.setting)

    def config(self, row: int) -> RunConfig:
        """Return the run of a row."""
        setting = self.places.settings[self.setting[row]]
        return self.plan.config(setting, self.plan.seeds[self.seed[row]])

    def row_of(self, config: RunConfig | None) -> int | None:
        """Return the row of a run; ``None`` if it has none, or is none."""
        place = None if config is None else self.places.of(config)
        if place is None:
            return None
        found = np.flatnonzero((self.setting == place[0]) & (self.seed == place[1]))
        return int(found[0]) if found.size else None

    def results(self, setting: Setting) -> Results:
        """Return what the runs of a setting have come to, for a verdict."""
        order, starts = self._by_setting
        at = self.places.at(setting)
        here = order[starts[at] : starts[at + 1]]
        seeds = np.array(self.plan.seeds, np.float64)[self.seed[here]]
        return Results(
            seeds, self.first[here], self.stable[here], self.final_share[here],
            self.seconds[here], int(np.isfinite(self.diverged_at[here]).sum()),
            sum(setting_of(config) == setting for config, _ in self.failures),
        )  # fmt: skip

    @cached_property
    def _by_setting(self) -> tuple[Integers, Integers]:
        """Return the rows setting by setting, and where each of these begins."""
        order = np.argsort(self.setting, kind="stable")
        starts = np.searchsorted(self.setting[order], np.arange(len(self.places.settings) + 1))
        return order, starts

    def of_setting(self, at: int) -> "RunRows":
        """Return the runs of one setting, as an experiment of their own."""
        hidden, alpha, bits = self.places.settings[at]
        plan = replace(self.plan, hidden=(hidden,), alpha=(alpha,), bits=(bits,))
        here = self.setting == at
        return RunRows(
            plan, Places(plan), np.zeros(int(here.sum()), np.int64), self.seed[here],
            self.first[here], self.stable[here], self.final_share[here], self.seconds[here],
            self.diverged_at[here], self.shares[here], self.errors[here],
        )  # fmt: skip

    def outcome(self, row: int) -> Outcome:
        """Return all that is known of the run of a row; curves as exactly as a file has them."""
        shares, errors = (curve[row].astype(np.float64) for curve in (self.shares, self.errors))
        diverged_at = self.diverged_at[row]
        return Outcome(
            self.config(row), self.plan.every, _iteration(self.first[row]),
            _iteration(self.stable[row]), float(self.final_share[row]), self.plan.shares_every,
            shares[np.isfinite(shares)], errors[np.isfinite(errors)], float(self.seconds[row]),
            None if np.isnan(diverged_at) else int(diverged_at),
        )  # fmt: skip

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what is known of each run."""
        return map(self.outcome, range(self.runs))


class RunTable:
    """Takes outcomes as they come.

    Parameters
    ----------
    plan
        The experiment; what does not belong to it is passed over.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._places_of = Places(plan)
        self._rows: dict[tuple[int, int], int] = {}
        self._failures: dict[RunConfig, str] = {}
        self._places = np.zeros((_FEWEST, 2), np.int64)
        self._numbers = np.zeros((len(_NUMBERS), _FEWEST))
        points = plan.iterations // plan.shares_every + 1
        self._curves = np.full((2, _FEWEST, points), np.nan, np.float32)

    def add(self, outcome: Outcome) -> bool:
        """Take note of one more run, once; return whether it belongs here and is news."""
        config = outcome.config
        place = self._places_of.of(config)
        if place is None or place in self._rows or outcome.every != self._plan.every:
            return False
        if outcome.failure:
            self._failures[config] = outcome.failure
            return True
        self._failures.pop(config, None)
        row = self._rows[place] = len(self._rows)
        if row == len(self._places):
            self._grow()
        self._places[row] = place
        self._numbers[:, row] = (
            iteration_or(outcome.first, np.inf), iteration_or(outcome.stable, np.inf),
            outcome.final_share, outcome.seconds, iteration_or(outcome.diverged_at, np.nan),
        )  # fmt: skip
        for curve, values in zip(self._curves, (outcome.exact_share, outcome.errors), strict=True):
            curve[row, : len(values)] = values
        return True

    def rows(self) -> RunRows:
        """Return what is there now; it stays as it is whatever comes."""
        count = len(self._rows)
        setting, seed = self._places[:count].T
        first, stable, final_share, seconds, diverged_at = self._numbers[:, :count]
        shares, errors = self._curves[:, :count]
        return RunRows(
            self._plan, self._places_of, setting, seed, first, stable, final_share, seconds,
            diverged_at, shares, errors, tuple(self._failures.items()),
        )  # fmt: skip

    def _grow(self) -> None:
        """Make room for as many again; rows that were handed out keep the old arrays."""
        self._places = np.concatenate([self._places, np.zeros_like(self._places)])
        self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)], axis=1)
        empty = np.full_like(self._curves, np.nan)
        self._curves = np.concatenate([self._curves, empty], axis=1)


def _iteration(value: float) -> int | None:
    return int(value) if np.isfinite(value) else None

"""What the runs of an experiment say, by stated rules; the words are elsewhere."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.experiment.costs import Costs
from rnn_viz.core.experiment.mann_whitney import differ
from rnn_viz.core.experiment.plan import Plan, Setting
from rnn_viz.core.experiment.tally import Counted, Results


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The runs of one setting.

    Attributes
    ----------
    setting
        Their values.
    results
        What they have come to.
    median_seconds
        Training time, of one run alone on one core, up to the median of stable perfect; infinity:
        more than half of them never were, NaN: nobody has measured.
    """

    setting: Setting
    results: Results
    median_seconds: float

    @property
    def has_all_learned(self) -> bool:
        """Whether every run was perfect up to the end."""
        return self.results.learned == self.results.runs


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of an experiment. Learned means stable perfect.

    Attributes
    ----------
    plan
        The experiment.
    groups
        The settings that have runs, in the order of the plan.
    missing
        How many runs of the plan have no result.
    first_learned
        The first setting in which a run has learned.
    all_from
        The first setting from which on every run of every setting has learned.
    knee
        The first setting in which at least half of the runs have learned and from which no later
        one differs in the iterations to stable perfect.
    fastest
        The setting with the lowest median of iterations to stable perfect, where at least half
        of the runs have learned.
    as_fast
        Others that do not differ from it.
    fastest_by_clock
        The same by training time.
    """

    plan: Plan
    groups: tuple[Group, ...]
    missing: int
    first_learned: Group | None
    all_from: Group | None
    knee: Group | None
    fastest: Group | None
    as_fast: tuple[Group, ...]
    fastest_by_clock: Group | None

    @property
    def runs(self) -> int:
        """How many runs count."""
        return sum(group.results.runs for group in self.groups)

    @property
    def learned(self) -> int:
        """How many runs have learned."""
        return sum(group.results.learned for group in self.groups)


def verdict(plan: Plan, runs: Counted, costs: Costs | None = None) -> Verdict:
    """Judge what is there so far.

    Parameters
    ----------
    plan
        The experiment.
    runs
        Its runs.
    costs
        What training costs; without it nothing is said of time.
    """
    groups = tuple(
        _group(setting, results, costs)
        for setting in plan.settings
        if (results := runs.results(setting)).runs
    )
    half = [group for group in groups if np.isfinite(group.results.median_stable)]
    fastest = min(half, key=lambda group: group.results.median_stable, default=None)
    timed = [group for group in half if np.isfinite(group.median_seconds)]
    return Verdict(
        plan=plan,
        groups=groups,
        missing=plan.runs - sum(group.results.runs for group in groups),
        first_learned=next((group for group in groups if group.results.learned), None),
        all_from=_all_from(groups),
        knee=next((it for it in half if not _later_ones_that_differ(it, groups)), None),
        fastest=fastest,
        as_fast=tuple(it for it in groups if fastest and it != fastest and _same(it, fastest)),
        fastest_by_clock=min(timed, key=lambda group: group.median_seconds, default=None),
    )


def _group(setting: Setting, results: Results, costs: Costs | None) -> Group:
    seconds = float("nan")
    if costs is not None:
        training = costs.of_shape(setting.hidden, setting.bits).training
        seconds = results.median_stable * training
    return Group(setting, results, seconds)


def _all_from(groups: tuple[Group, ...]) -> Group | None:
    found = None
    for group in reversed(groups):
        if not group.has_all_learned:
            break
        found = group
    return found


def _later_ones_that_differ(group: Group, groups: tuple[Group, ...]) -> list[Group]:
    return [later for later in groups[groups.index(group) + 1 :] if not _same(group, later)]


def _same(one: Group, other: Group) -> bool:
    return not differ(one.results.stable, other.results.stable)

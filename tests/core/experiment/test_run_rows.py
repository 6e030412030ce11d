"""Rows of runs: what comes in comes out again, and what was handed out never changes."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunTable
from rnn_viz.core.experiment.tally import Tally
from rnn_viz.core.run.config import RunConfig

PLAN = Plan(hidden=(2, 4), seeds=tuple(range(100)), iterations=50, every=10)


def outcome(config: RunConfig, stable: int | None = 30, diverged_at: int | None = None) -> Outcome:
    shares = np.linspace(0, 1, 6)
    return Outcome(config, 10, 20, stable, 0.5, 10, shares, shares[:5] * 4, 0.25, diverged_at)


def test_an_outcome_comes_out_as_it_went_in() -> None:
    table = RunTable(PLAN)
    runs = [outcome(config, stable, diverged) for config, stable, diverged in zip(
        PLAN.rounds(), (30, None, 40), (None, 7, None), strict=False
    )]  # fmt: skip
    assert [table.add(run) for run in runs] == [True] * 3
    rows = table.rows()
    assert rows.runs == 3
    for place, run in enumerate(runs):
        found = rows.outcome(place)
        assert found.config == rows.config(place) == run.config
        for name in ("every", "first", "stable", "final_share", "seconds", "diverged_at"):
            assert getattr(found, name) == getattr(run, name)
        assert np.allclose(found.exact_share, run.exact_share)
        assert np.allclose(found.errors, run.errors)
        assert rows.row_of(run.config) == place


def test_rows_stay_as_they_are_while_more_come() -> None:
    table = RunTable(PLAN)
    configs = list(PLAN.rounds())
    table.add(outcome(configs[0]))
    before = table.rows()
    for config in configs[1:]:
        table.add(outcome(config))
    assert before.runs == 1
    assert before.config(0) == configs[0]
    assert table.rows().runs == len(configs) == PLAN.runs
    assert [table.rows().config(row) for row in range(PLAN.runs)] == configs


@pytest.mark.parametrize(
    "other",
    [
        outcome(RunConfig(hidden=3, iterations=50)),
        outcome(RunConfig(hidden=2, iterations=60)),
        outcome(RunConfig(hidden=2, seed=100, iterations=50)),
        replace(outcome(RunConfig(hidden=2, iterations=50)), every=20),
    ],
)
def test_what_is_of_another_plan_is_passed_over(other: Outcome) -> None:
    table = RunTable(PLAN)
    assert not table.add(other)
    assert not table.rows().runs
    assert table.rows().row_of(RunConfig(hidden=2, iterations=50)) is None


def test_the_same_run_counts_once_and_a_failed_one_can_still_come() -> None:
    table, config = RunTable(PLAN), next(PLAN.rounds())
    assert table.add(failed(config, 10, 10, "It broke."))
    assert table.rows().failures == ((config, "It broke."),)
    assert not table.rows().runs
    assert table.add(outcome(config))
    assert not table.add(outcome(config))
    assert table.rows().runs == 1
    assert not table.rows().failures


def test_rows_and_tally_have_the_same_results_of_each_setting() -> None:
    rng, table = np.random.default_rng(0), RunTable(PLAN)
    configs = list(PLAN.rounds())
    outcomes = [
        outcome(configs[at], (None, 10, 30)[at % 3], 7 if at % 5 == 0 else None)
        for at in rng.permutation(len(configs))[:150]
    ]
    outcomes[9] = failed(outcomes[9].config, PLAN.every, PLAN.shares_every, "It broke.")
    for one in outcomes:
        table.add(one)
    rows, tally = table.rows(), Tally(outcomes)
    for setting in PLAN.settings:
        found, expected = rows.results(setting), tally.results(setting)
        for name in ("seeds", "first", "stable", "final_share", "seconds"):
            assert np.array_equal(getattr(found, name), getattr(expected, name)), name
        assert (found.diverged, found.failed) == (expected.diverged, expected.failed)
    assert sum(rows.results(it).failed for it in PLAN.settings) == 1

"""What an experiment says of a run is what training it alone and asking every moment says."""

import sys
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.transcript import example_at
from rnn_viz.experiments import training
from rnn_viz.experiments.jobs import Job, jobs_of, work


def never() -> bool:
    return False


SMALL = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)


def outcome_of(config: RunConfig, every: int, shares_every: int) -> Outcome:
    (found,) = work(Job((config,), every, shares_every), never)
    return found


def asked_by_hand(config: RunConfig, iterations: list[int]) -> dict[int, float]:
    timeline, sums, shares = Timeline(config), sums_of(config.bits), {}
    for iteration in iterations:
        while timeline.iteration < iteration:
            timeline.advance(iteration - timeline.iteration)
        shares[iteration] = evaluate(timeline.weights, sums, iteration).exact_share
    return shares


def by_the_rule(perfect: list[int], checks: list[int]) -> tuple[int | None, int | None]:
    """Find first and stable perfect among checks by counting, as the rule is written."""
    first = perfect[0] if perfect else None
    lasting = [at for at in checks if all(later in perfect for later in checks if later >= at)]
    return first, lasting[0] if len(lasting) >= SURE else None


def test_the_run_of_2015_is_perfect_when_watch_says_so() -> None:
    found = outcome_of(RunConfig(), 5, 1000)
    assert (found.first, found.stable, found.final_share) == (6605, 7800, 1.0)
    assert [round(100 * share, 1) for share in found.exact_share[[1, 3, 5, 6]]] == [
        0.0, 7.4, 29.9, 89.3,
    ]  # fmt: skip


@pytest.mark.parametrize(("every", "shares_every"), [(5, 5), (7, 21), (100, 300), (600, 600)])
def test_milestones_and_curves_are_those_of_asking_every_time(
    every: int, shares_every: int
) -> None:
    found = outcome_of(SMALL, every, shares_every)
    checks = sorted({*range(0, 600, every), 600})
    shares = asked_by_hand(SMALL, checks)
    perfect = [at for at in checks if shares[at] == 1.0]
    assert (found.first, found.stable) == by_the_rule(perfect, checks)
    points = range(0, 601, shares_every)
    np.testing.assert_array_equal(found.exact_share, [shares[at] for at in points])
    assert found.final_share == shares[600]


def test_errors_are_means_of_what_the_run_prints() -> None:
    found, timeline, errors = outcome_of(SMALL, 50, 250), Timeline(SMALL), []
    while timeline.iteration < SMALL.iterations:
        errors.append(example_at(timeline, timeline.iteration).overall_error)
        timeline.advance(1)
    means = [np.mean(errors[a:b]) for a, b in pairwise([0, 250, 500, 600])]
    np.testing.assert_allclose(found.errors, means, rtol=1e-9)


@pytest.mark.parametrize("count", [1, 4, 5, 7, 8])
@pytest.mark.parametrize("hidden", [3, 25])
def test_runs_trained_together_are_those_trained_alone(count: int, hidden: int) -> None:
    configs = tuple(
        replace(SMALL, hidden=hidden, seed=seed, iterations=60) for seed in range(count)
    )
    together = work(Job(configs, 20, 20), never)
    for found, config in zip(together, configs, strict=True):
        alone = outcome_of(config, 20, 20)
        np.testing.assert_array_equal(found.exact_share, alone.exact_share)
        np.testing.assert_array_equal(found.errors, alone.errors)
        assert (found.config, found.first, found.stable) == (config, alone.first, alone.stable)


def test_a_diverging_run_ends_where_watch_says_and_the_others_go_on() -> None:
    run = RunConfig(4, sys.float_info.max, 32, iterations=12)
    ends = set()
    for found in work(Job(tuple(replace(run, seed=seed) for seed in range(8)), 6, 6), never):
        timeline = Timeline(found.config)
        while timeline.advance(50):
            pass
        ends.add(found.diverged_at)
        assert found.diverged_at == timeline.diverged_at
        assert len(found.errors) == (2 if found.diverged_at is None else 1)
    assert len(ends) > 1, "some diverge and some do not"


def test_a_run_that_raises_is_told_and_its_neighbours_are_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin = training.begin

    def refusing(config: RunConfig) -> object:
        if config.seed == 3:
            raise MemoryError
        return begin(config)

    monkeypatch.setattr(training, "begin", refusing)
    configs = tuple(replace(SMALL, seed=seed, iterations=40) for seed in range(8))
    found = work(Job(configs, 20, 20), never)
    assert [it.config for it in found] == list(configs)
    assert [it.failure for it in found if it.failure] == [
        "The run could not be trained: there is not enough memory."
    ]
    assert found[3].failure


def test_what_is_over_has_no_outcome() -> None:
    assert work(Job((SMALL,), 20, 20), lambda: True) == []


def test_jobs_come_in_rounds_that_are_fair() -> None:
    plan = Plan(hidden=(4, 32), seeds=tuple(range(20)), iterations=100)
    done = list(jobs_of(plan))
    assert [job.configs[0].hidden for job in done[:2]] == [4, 32]
    assert [len(job.configs) for job in done if job.configs[0].hidden == 4] == [1, 8, 8, 1, 1, 1]
    assert {len(job.configs) for job in done if job.configs[0].hidden == 32} == {1}
    configs = [config for job in done for config in job.configs]
    assert sorted(map(repr, configs)) == sorted(map(repr, plan.rounds()))
    for seeds in (1, 9, 17, 20):  # after each round every size has had the same seeds
        begun = configs[: 2 * seeds]
        assert all({c.seed for c in begun if c.hidden == h} == set(range(seeds)) for h in (4, 32))


def test_finished_runs_are_no_jobs() -> None:
    plan = Plan(hidden=(4,), seeds=tuple(range(9)), iterations=100)
    finished = {config for config in plan.rounds() if config.seed != 5}
    left = [job.configs for job in jobs_of(plan, finished)]
    assert left == [(plan.config(plan.settings[0], 5),)]

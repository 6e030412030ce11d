"""An experiment from its plan to its end: progress, Stop, Go on, and what goes wrong."""

import threading
from collections.abc import Iterable, Iterator

import pytest

from rnn_viz.core.experiment.costs import shapes_to_measure
from rnn_viz.core.experiment.outcome import Outcome, StoreError
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.run.config import RunConfig
from rnn_viz.experiments import local
from rnn_viz.experiments.jobs import IsOver, Job, jobs_of, work
from rnn_viz.experiments.local import LocalPool
from rnn_viz.experiments.measuring import measured
from rnn_viz.experiments.running import Ended, run_plan

PLAN = Plan(hidden=(2, 4), bits=(2,), seeds=tuple(range(10)), iterations=60, every=20)


class Memory:
    """A store that can be full."""

    def __init__(self, is_full: bool = False) -> None:
        self.kept: list[Outcome] = []
        self.is_full = is_full

    def finished(self) -> Iterator[RunConfig]:
        return (outcome.config for outcome in self.kept)

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        if self.is_full:
            raise StoreError("It is full.")
        self.kept += outcomes


@pytest.mark.parametrize("workers", [1, 3])
def test_every_run_is_told_once_and_kept_before(workers: int) -> None:
    store, told = Memory(), list[RunConfig]()

    def take(outcome: Outcome) -> None:
        assert outcome in store.kept
        told.append(outcome.config)

    assert run_plan(PLAN, LocalPool(workers), store, take) == Ended(20, True)
    assert sorted(map(repr, told)) == sorted(map(repr, PLAN.rounds()))


def test_outcomes_do_not_depend_on_the_workers() -> None:
    expected = {o.config: (o.first, o.final_share) for job in jobs_of(PLAN) for o in done(job)}
    found = dict[RunConfig, tuple[int | None, float]]()
    run_plan(PLAN, LocalPool(4), None, lambda o: found.update({o.config: (o.first, o.final_share)}))
    assert found == expected


def done(job: Job) -> list[Outcome]:
    return work(job, lambda: False)


def test_stopped_it_keeps_what_is_finished_and_goes_on_from_there() -> None:
    store, stop, again = Memory(), threading.Event(), list[RunConfig]()
    ended = run_plan(PLAN, LocalPool(2), store, lambda _: stop.set(), stop.is_set)
    kept = {outcome.config for outcome in store.kept}
    assert 0 < ended.finished < PLAN.runs
    assert (ended.is_complete, ended.finished) == (False, len(kept))
    ended = run_plan(PLAN, LocalPool(2), store, lambda outcome: again.append(outcome.config))
    assert ended == Ended(20, True)
    assert kept.isdisjoint(again)
    assert len(store.kept) == 20


def test_stop_ends_runs_that_would_take_hours() -> None:
    long = Plan(hidden=(64,), seeds=(0, 1, 2), iterations=10_000_000, every=10_000_000)
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    ended = run_plan(long, LocalPool(2), None, lambda _: None, stop.is_set)
    assert ended == Ended(0, False)


def test_a_full_store_ends_nothing_and_is_tried_again() -> None:
    store, told = Memory(is_full=True), list[Outcome]()

    def take(outcome: Outcome) -> None:
        told.append(outcome)
        store.is_full = len(told) < 12

    assert run_plan(PLAN, LocalPool(1), store, take) == Ended(20, True)
    assert len(store.kept) == 20
    store = Memory(is_full=True)
    ended = run_plan(PLAN, LocalPool(1), store, lambda _: None)
    assert ended == Ended(20, True, 20, "It is full.")


def test_jobs_are_taken_as_workers_become_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, only a few exist at a time."""
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield Job((RunConfig(),), 1, 1)

    def nothing_to_do(_job: Job, _is_over: IsOver) -> list[Outcome]:
        return []

    monkeypatch.setattr(local, "work", nothing_to_do)
    results = LocalPool(2).outcomes(endless(), lambda: False)
    for finished, _ in enumerate(results, start=1):
        assert taken - finished <= 3
        if finished == 500:
            break
    results.close()


def test_costs_are_measured_and_an_estimate_grows_with_the_plan() -> None:
    costs = measured(PLAN)
    assert set(costs.of) == set(shapes_to_measure(PLAN))
    assert all(cost.training > 0 and cost.asking > 0 for cost in costs.of.values())
    assert costs.of_plan(PLAN, 2) == pytest.approx(costs.of_plan(PLAN, 1) / 2)
    longer = Plan(hidden=(2, 4), bits=(2,), seeds=tuple(range(20)), iterations=60, every=20)
    assert costs.of_plan(longer, 1) == pytest.approx(2 * costs.of_plan(PLAN, 1))
    assert costs.of_shape(128, 8) in costs.of.values()

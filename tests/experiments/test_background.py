"""An experiment in its thread: what it tells, Stop, going on, and what cannot be opened."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from rnn_viz.core.experiment.experiment import NO_EXPERIMENT, Experiment, Place, Stage
from rnn_viz.core.experiment.outcome import StoreError
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.experiments.background import BackgroundExperiment, FileStore, OpenExecutor, OpenStore
from rnn_viz.experiments.estimating import Estimator
from rnn_viz.experiments.executor import Executor, ExecutorError, Results
from rnn_viz.experiments.local import LocalPool
from rnn_viz.io.experiments.store import ExperimentStore

PLAN = Plan(hidden=(1, 2), bits=(2,), seeds=(0, 1, 2), iterations=50, every=10)
HERE = Place(1)
PATIENCE = 60.0  # seconds, against a hang


def executor() -> OpenExecutor:
    return lambda: nullcontext(LocalPool(1))


def ended(
    plan: Plan = PLAN, before: Experiment = NO_EXPERIMENT, opens: OpenExecutor | None = None,
    file: str = "", store: OpenStore | None = None, *, trains: bool = True,
) -> Experiment:  # fmt: skip
    """Return what an experiment has come to in the end."""
    it = BackgroundExperiment(plan, HERE, opens or executor(), before, file, store, trains=trains)
    assert it.newest.stage is Stage.PREPARING
    it.start()
    assert it.join(PATIENCE)
    assert it.fault is None
    return it.newest


def test_in_the_end_every_run_is_told_and_judged() -> None:
    found = ended()
    assert found.stage is Stage.DONE
    assert found.rows is not None
    assert found.rows.runs == PLAN.runs
    assert found.verdict is not None
    assert found.verdict.runs == PLAN.runs
    assert found.costs.of
    assert not found.problem


class FirstOnly:
    """A pool that is told to stop after the first job."""

    workers = 1

    def __init__(self, whole: BackgroundExperiment) -> None:
        self._whole = whole

    def outcomes(self, jobs, is_over) -> Results:  # type: ignore[no-untyped-def]
        for outcomes in LocalPool(1).outcomes(jobs, is_over):
            yield outcomes
            self._whole.stop()


def test_stopped_it_keeps_what_is_finished_and_goes_on_from_there() -> None:
    made: list[BackgroundExperiment] = []
    stopping = BackgroundExperiment(PLAN, HERE, lambda: nullcontext(FirstOnly(made[0])))
    made.append(stopping)
    stopping.start()
    assert stopping.join(PATIENCE)
    part = stopping.newest
    assert part.stage is Stage.STOPPED
    assert part.rows is not None
    assert 0 < part.rows.runs < PLAN.runs
    trained: list[int] = []

    @contextmanager
    def counting() -> Iterator[Executor]:
        class Counting:
            workers = 1

            def outcomes(self, jobs, is_over) -> Results:  # type: ignore[no-untyped-def]
                for outcomes in LocalPool(1).outcomes(jobs, is_over):
                    trained.append(len(outcomes))
                    yield outcomes

        yield Counting()

    whole = ended(before=part, opens=counting)
    assert whole.stage is Stage.DONE
    assert sum(trained) == PLAN.runs - part.rows.runs
    assert whole.rows is not None
    fresh = ended()
    assert fresh.rows is not None
    stable = {fresh.rows.config(row): fresh.rows.final_share[row] for row in range(PLAN.runs)}
    assert {whole.rows.config(row): whole.rows.final_share[row] for row in range(6)} == stable


def test_more_seeds_go_on_from_what_is_known() -> None:
    before = ended()
    more = replace(PLAN, seeds=(0, 1, 2, 3))
    found = ended(more, before)
    assert found.rows is not None
    assert found.rows.runs == more.runs
    assert [found.rows.seed[row] for row in range(PLAN.runs)] == list(before.rows.seed)  # type: ignore[union-attr]


def test_a_file_keeps_what_is_known_and_what_comes(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    known = ended()
    kept = ended(
        PLAN, known, file=str(path), store=lambda: ExperimentStore(path, PLAN), trains=False
    )
    assert (kept.stage, kept.file) == (Stage.DONE, str(path))
    with ExperimentStore(path) as store:
        assert len(list(store.finished())) == PLAN.runs
    shown = ended(file=str(path), store=lambda: ExperimentStore(path), trains=False)
    assert shown.rows is not None
    assert shown.rows.runs == PLAN.runs
    assert shown.stage is Stage.DONE


def test_a_file_that_cannot_be_opened_loses_nothing(tmp_path: Path) -> None:
    known, path = ended(), tmp_path / "none" / "some.sqlite"
    found = ended(before=known, file=str(path), store=lambda: ExperimentStore(path, PLAN))
    assert found.rows is not None
    assert found.rows.runs == PLAN.runs
    assert not found.file
    assert "cannot be opened" in found.problem


class Full:
    """A file on a full disk."""

    def finished(self):  # type: ignore[no-untyped-def]
        return ()

    def outcomes(self):  # type: ignore[no-untyped-def]
        return ()

    def keep(self, _outcomes) -> None:  # type: ignore[no-untyped-def]
        raise StoreError("The disk is full.")


def test_what_a_full_disk_does_not_keep_stays_in_memory() -> None:
    full: FileStore = Full()
    found = ended(file="full.sqlite", store=lambda: nullcontext(full))
    assert found.rows is not None
    assert found.rows.runs == PLAN.runs
    said = f"{PLAN.runs} runs could not be kept: The disk is full."
    assert found.problem == said
    assert not found.file, "nobody may think that it is there"


def test_workers_that_are_not_there_are_told() -> None:
    @contextmanager
    def nobody() -> Iterator[Executor]:
        raise ExecutorError("Nobody answers.")
        yield LocalPool(1)

    found = ended(opens=nobody)
    assert found.stage is Stage.STOPPED
    assert found.problem == "Nobody answers."


def test_costs_are_found_out_in_a_thread_that_ends() -> None:
    estimator = Estimator()
    assert not estimator.is_busy
    estimator.ask(PLAN)
    estimator.ask(replace(PLAN, hidden=(3,)))
    deadline = PATIENCE
    while estimator.is_busy and deadline > 0:
        time.sleep(0.05)
        deadline -= 0.05
    assert {shape.hidden for shape in estimator.costs.of} == {1, 2, 3}
    assert estimator.stop(PATIENCE)

"""Runs laid beside: each the same bits as a run of its own, curves first, nothing left behind."""

from collections.abc import Callable

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.trials.beside import RunsBeside
from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.studies.beside import BesideStudy
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.studies.test_what_if import assert_is

CONFIGS = [RunConfig(hidden=3, bits=3, seed=seed, iterations=9_000) for seed in range(3)]


def runs_of(finding: Finding | None) -> dict[int, WholeRun]:
    assert finding is not None
    assert isinstance(finding.value, RunsBeside)
    return dict(finding.value.runs)


@pytest.fixture
def trainer() -> Trainer:
    """Show the third of three runs; the others are in the list, as 1 and 2."""
    trainer = Trainer(CONFIGS[0], lambda: 0.0)
    trainer.ready()
    for config in CONFIGS:
        trainer.obey(do.Configure(config))
        trainer.obey(do.Step(5))
        while trainer.is_moving:
            trainer.work()
    assert [it.number for it in trainer.snapshot().earlier] == [1, 2]
    return trainer


def all_of(study: BesideStudy, question: Question) -> list[dict[int, WholeRun]]:
    """Work until there is nothing more; return all that was told."""
    told = []
    while study.wants(question):
        finding = study.work(question)
        if finding is not None:
            told.append(runs_of(finding))
    return told


def test_each_is_a_run_of_its_own_in_every_bit_and_curves_come_first(trainer: Trainer) -> None:
    study = BesideStudy(lambda: 0.0)
    question = Question(trainer.snapshot(), beside=(2, 0, 1))
    assert runs_of(study.begin(question, 0)) == {}
    told = all_of(study, question)
    for number, found in told[-1].items():
        assert_is(found, hidden=3, bits=3, seed=number - 1, iterations=9_000)
    assert set(told[-1]) == {1, 2}
    charted = next(it for it in told if any(run.is_charted for run in it.values()))
    assert all(run.is_trained for run in charted.values()), "a curve waits for no outcome"


def test_what_takes_long_is_told_now_and_then(trainer: Trainer) -> None:
    question = Question(trainer.snapshot(), beside=(1,))

    def told(clock: Callable[[], float]) -> list[dict[int, WholeRun]]:
        study = BesideStudy(clock)
        study.begin(question, 0)
        return all_of(study, question)

    seconds = iter(range(100_000))
    often, seldom = told(lambda: float(next(seconds))), told(lambda: 0.0)
    assert [it[1].trained for it in often] == sorted(it[1].trained for it in often)
    assert not often[0][1].is_trained
    assert seldom[0][1].is_trained
    assert len(often) > len(seldom)


def test_one_that_is_taken_away_is_forgotten_and_the_others_are_kept(trainer: Trainer) -> None:
    study, now = BesideStudy(lambda: 0.0), trainer.snapshot()
    both = Question(now, beside=(1, 2))
    study.begin(both, 0)
    before = all_of(study, both)[-1]
    one = Question(now, beside=(2,))
    assert study.wants(one)
    assert runs_of(study.work(one)) == {2: before[2]}
    assert not study.wants(one)
    assert runs_of(study.begin(one, 0)) == {2: before[2]}, "the same whatever run is shown"
    assert study.wants(both), "what was forgotten is worked out anew"


def test_without_any_there_is_nothing_to_do(trainer: Trainer) -> None:
    study, question = BesideStudy(lambda: 0.0), Question(trainer.snapshot(), beside=(0, 9))
    assert study.begin(question, 0) is None
    assert not study.wants(question)


def test_work_for_another_session_is_let_go_though_nobody_looks(trainer: Trainer) -> None:
    study, question = BesideStudy(lambda: 0.0), Question(trainer.snapshot(), beside=(1,))
    study.begin(question, 0)
    study.work(question)
    assert study._work
    study.begin(Question(trainer.snapshot()), 0)
    assert not study._work

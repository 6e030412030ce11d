"""What is tried out: the newest first, the same bits as a run of its own, nothing left waiting."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import Trial, untried
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK, WhatIf
from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.studies.what_if import WhatIfStudy
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.interface.run import Run

SMALL = RunConfig(hidden=3, bits=3, iterations=600)


class Clock:
    """Seconds that pass with every look at them."""

    def __init__(self, step: float = 0.0) -> None:
        self.now, self.step = 10.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(SMALL, Clock())
    trainer.ready()
    return trainer


@pytest.fixture
def analyst() -> Analyst:
    analyst = Analyst(Clock())
    analyst.look_for({STUDY})
    return analyst


def go_to(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def findings(analyst: Analyst) -> Iterator[Analysis]:
    while analyst.rest() is not None:
        found = analyst.work()
        assert not analyst.faults
        if found is not None:
            yield found


def whole(analyst: Analyst) -> WhatIf:
    """Return what is known in the end."""
    *_, last = findings(analyst)
    value = last.findings[STUDY].value
    assert isinstance(value, WhatIf)
    return value


def assert_is(found: WholeRun | None, **numbers: float) -> None:
    """Compare every bit with a run of its own."""
    assert found is not None
    run = Run(**numbers)
    assert found.run.config == run.config
    assert found.is_searched
    np.testing.assert_array_equal(found.curve.levels[0].low, run.errors)
    for at, share in zip(found.checks.iterations, found.checks.exact_share, strict=True):
        assert share == run.exact_share(int(at))
    *_, milestones = search(run.config)
    assert found.milestones is not None
    expected = milestones.confirmed(found.checks)
    assert (found.milestones.first, found.milestones.stable) == (expected.first, expected.stable)


def test_what_is_tried_is_a_run_of_its_own_in_every_bit(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(Trial(hidden=5, alpha=0.7, seed=4))
    found = whole(analyst)
    assert_is(found.tried, hidden=5, alpha=0.7, seed=4, bits=3, iterations=600)
    assert_is(found.today, hidden=3, bits=3, iterations=600)


def test_the_run_is_whole_whatever_of_it_is_trained_and_with_what_was_done_to_it(
    analyst: Analyst, trainer: Trainer
) -> None:
    go_to(trainer, 200)
    trainer.obey(do.Intervene(SetAlpha(2.0)))
    analyst.ask(Question(trainer.snapshot()))
    found = whole(analyst).today
    assert found is not None
    go_to(trainer, 600)
    now = trainer.snapshot()
    np.testing.assert_array_equal(found.curve.levels[0].low, now.curve.levels[0].low)
    assert found.end_share == evaluate(now.weights, sums_of(3), 600).exact_share


def test_the_curve_that_a_hand_waits_for_comes_first(analyst: Analyst, trainer: Trainer) -> None:
    analyst.look_for({STUDY, TRACK, "shares", "milestones"})
    go_to(trainer, 600)
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(Trial(3, 0.5, 0))
    first = next(findings(analyst))
    assert set(first.findings) == {STUDY}
    value = first.findings[STUDY].value
    assert isinstance(value, WhatIf)
    assert value.tried is not None
    assert value.tried.is_trained
    assert not len(value.tried.checks)


def test_while_training_flat_out_a_hand_does_not_wait_for_a_rest(trainer: Trainer) -> None:
    analyst = Analyst(Clock(step=0.001))
    analyst.look_for({STUDY, "map"})
    running = replace(trainer.snapshot(), phase=Phase.RUNNING, speed=float("inf"))
    analyst.ask(Question(running))
    while not analyst.rest():
        analyst.work()
    assert analyst.rest() is not None, "it rests now"
    analyst.try_out(Trial(3, 0.5, 0))
    assert analyst.rest() == 0.0
    found = analyst.work()
    assert found is not None
    value = found.findings[STUDY].value
    assert isinstance(value, WhatIf)
    assert value.tried is not None


def test_a_hand_that_does_not_stop_sees_a_picture_of_what_was_begun(trainer: Trainer) -> None:
    clock = Clock()
    analyst = Analyst(clock)
    analyst.look_for({STUDY})
    long = replace(SMALL, hidden=40, iterations=3_000)
    analyst.ask(Question(replace(trainer.snapshot(), config=long)))
    shown = []
    for step in range(40):
        clock.now += 0.02  # a slice is shorter than the hand rests at a place
        analyst.try_out(Trial(40, 0.1 + step / 1_000, 0))
        found = analyst.work()
        if found is not None:
            value = found.findings[STUDY].value
            assert isinstance(value, WhatIf)
            shown += [value.tried.run.config.alpha] if value.tried else []
    assert len(shown) >= 5
    assert shown == sorted(shown)
    assert shown[-1] > 0.13


def test_as_it_was_tells_of_the_run_alone(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(Trial(3, 0.5, 0))
    assert whole(analyst).tried is not None
    analyst.try_out(None)
    found = whole(analyst)
    assert found.tried is None
    assert found.today is not None


def test_what_was_tried_is_known_at_once_when_it_becomes_the_run(
    analyst: Analyst, trainer: Trainer
) -> None:
    trial = Trial(4, 0.5, 2)
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(trial)
    tried = whole(analyst).tried
    trainer.obey(do.Configure(trial.of(SMALL)))
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(None)
    found = next(findings(analyst)).findings[STUDY].value
    assert isinstance(found, WhatIf)
    assert found.today is tried


def test_a_diverging_run_ends_where_its_weights_are_no_numbers(analyst: Analyst) -> None:
    config = RunConfig(hidden=8, bits=32, iterations=50)
    analyst.ask(Question(Trainer(config, Clock()).snapshot()))
    analyst.try_out(Trial(8, 1.7e308, 0))
    found = whole(analyst).tried
    assert found is not None
    run = Run(hidden=8, bits=32, iterations=50, alpha=1.7e308)
    assert found.diverged_at == run.diverged_at == 1
    assert found.end_share is None
    assert found.trained == found.diverged_at
    assert found.is_searched


def test_own_weights_have_no_other_run(analyst: Analyst) -> None:
    own = OwnWeights("mine", begin(replace(SMALL, seed=7))[0])
    trainer = Trainer(SMALL, Clock(), own)
    trainer.ready()
    analyst.look_for({STUDY, TRACK, "map"})
    analyst.ask(Question(trainer.snapshot()))
    analyst.try_out(Trial(8, 0.5, 0))
    *_, last = findings(analyst)
    assert TRACK not in last.findings
    found = last.findings[STUDY].value
    assert isinstance(found, WhatIf)
    assert found.tried is None
    assert found.today is not None
    timeline = Timeline(SMALL, own)
    timeline.advance(600)
    np.testing.assert_array_equal(found.today.curve.levels[0].low, timeline.curve().levels[0].low)


def tracks(analyst: Analyst) -> list[AlphaTrack]:
    found = [it.findings[TRACK].value for it in findings(analyst) if TRACK in it.findings]
    assert all(isinstance(it, AlphaTrack) for it in found)
    return found  # type: ignore[return-value]


def test_the_track_fills_coarse_to_fine_with_what_runs_come_to(
    analyst: Analyst, trainer: Trainer
) -> None:
    analyst.look_for({TRACK})
    analyst.ask(Question(trainer.snapshot()))
    found = tracks(analyst)
    known = [it.known for it in found]
    assert known == sorted(known)
    assert known[0] == 0
    assert known[-1] == 161
    first = next(it for it in found if it.known)
    there = np.flatnonzero(np.isfinite(first.shares))
    assert there[0] == 0
    assert there[-1] == 160
    last = found[-1]
    for at in (0, 57, 80, 113, 160):
        run = Run(hidden=3, bits=3, iterations=600, alpha=float(last.alphas[at]))
        assert last.shares[at] == run.exact_share()


def test_a_track_is_of_what_is_tried_and_is_kept(analyst: Analyst, trainer: Trainer) -> None:
    analyst.look_for({TRACK})
    analyst.ask(Question(trainer.snapshot()))
    ours = tracks(analyst)[-1]
    analyst.try_out(Trial(5, 0.1, 3))
    other = tracks(analyst)[-1]
    assert (other.config.hidden, other.config.seed) == (5, 3)
    assert other.known == 161
    analyst.try_out(replace(untried(SMALL), alpha=0.7))
    again = tracks(analyst)
    assert again[0].config.hidden == 5, "until there is the other one"
    of_ours = [it for it in again if it.config == ours.config]
    assert of_ours[0].known == 161, "known from before"


def test_a_movement_of_alpha_leaves_the_track_alone(analyst: Analyst, trainer: Trainer) -> None:
    analyst.look_for({TRACK})
    analyst.ask(Question(trainer.snapshot()))
    ours = tracks(analyst)[-1]
    analyst.try_out(replace(untried(SMALL), alpha=0.7))
    assert {id(it) for it in tracks(analyst)} == {id(ours)}
    analyst.try_out(replace(untried(SMALL), alpha=300.0))
    assert tracks(analyst)[-1].alphas[-1] == 1000.0, "it reaches as far as it must"


def test_work_for_another_run_is_let_go_though_nobody_looks(trainer: Trainer) -> None:
    """It holds all keyframes of a run: of a long one, 33 MB."""
    study = WhatIfStudy(Clock())
    tried = Question(trainer.snapshot(), tried=Trial(5, 0.7, 4))
    study.begin(tried, 0)
    study.work(tried)
    assert study._work
    trainer.obey(do.NewSeed(9))
    other = Question(trainer.snapshot())
    study.begin(other, 0)
    assert not study._work
    while study.wants(other):
        study.work(other)
    assert {run.config.seed for run in study._known} == {9}


def test_only_so_many_runs_are_kept_for_numbers_that_are_tried_again(
    analyst: Analyst, trainer: Trainer
) -> None:
    analyst.ask(Question(trainer.snapshot()))
    (study,) = (it for it in analyst._studies() if isinstance(it, WhatIfStudy))
    for seed in range(9):
        analyst.try_out(Trial(3, 0.5, seed))
        assert_is(whole(analyst).tried, hidden=3, alpha=0.5, seed=seed, bits=3, iterations=600)
    assert len(study._known) == 6
    assert 8 in {run.config.seed for run in study._known}

"""Studies for lenses: what they work on, what they finish, and what they give up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Finding
from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.table import STATES, OfPast, OfStates, OfWeights, OverRun
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.at_moment import AtMomentStudy
from rnn_viz.engine.studies.over_run import POINTS, OfPastStudy, OverRunStudy
from rnn_viz.engine.studies.study import Question, Study
from rnn_viz.engine.training.trainer import Trainer

SMALL = RunConfig(hidden=2, bits=2, iterations=4_000)


@dataclass(frozen=True)
class Sum:
    """The sum of all weights."""

    iteration: int
    value: float


def sum_of(look: Look) -> Parts[Sum]:
    yield None
    yield None
    yield Sum(look.iteration, float(sum(synapse.sum() for synapse in look.weights)))


def row_of(look: Look) -> Iterator[Floats | None]:
    yield None
    yield np.array([look.iteration, flatten(look.weights).sum()])


@pytest.fixture(scope="module")
def trained() -> Snapshot:
    trainer = Trainer(SMALL)
    trainer.ready()
    trainer.obey(do.GoTo(3_000))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def clock() -> float:
    return 0.0


def finding(study: Study, question: Question) -> Finding:
    """Let a study work until it has found something."""
    for _ in range(1_000):
        assert study.wants(question)
        found = study.work(question)
        if found is not None:
            return found
    raise AssertionError("nothing found")


def at(now: Snapshot, iteration: int, *, is_moving: bool = False) -> Question:
    phase = Phase.RUNNING if is_moving else Phase.PAUSED
    return Question(replace(now, iteration=iteration, phase=phase))


def test_what_is_begun_is_finished_while_training_goes_on(trained: Snapshot) -> None:
    study = AtMomentStudy(clock, OfWeights("sum", sum_of))
    assert study.work(at(trained, 100, is_moving=True)) is None
    found = finding(study, at(trained, 200, is_moving=True))
    assert found.iteration == 100
    assert finding(study, at(trained, 200, is_moving=True)).iteration == 200
    assert not study.wants(at(trained, 200, is_moving=True))


def test_a_moment_that_was_left_by_hand_is_given_up(trained: Snapshot) -> None:
    study = AtMomentStudy(clock, OfWeights("sum", sum_of))
    assert study.work(at(trained, 100)) is None
    assert study.work(at(trained, 200)) is None
    found = finding(study, at(trained, 200))
    assert found.iteration == 200
    value = found.value
    assert isinstance(value, Sum)
    assert value.value == pytest.approx(flatten(trained.weights).sum())


def test_findings_of_a_shared_past_stay(trained: Snapshot) -> None:
    study = AtMomentStudy(clock, OfWeights("sum", sum_of))
    finding(study, at(trained, 100))
    assert study.begin(at(trained, 100), same_before=101) is not None
    assert not study.wants(at(trained, 100))
    assert study.begin(at(trained, 100), same_before=100) is None
    assert study.wants(at(trained, 100))


def test_studies_of_states_find_why_there_are_none(trained: Snapshot) -> None:
    def count(states: AllStates) -> Parts[Sum]:
        yield Sum(states.iteration, len(states))

    study = AtMomentStudy(clock, OfStates("count", count))
    assert study.needs == (STATES,)
    question = at(trained, 100)
    assert not study.wants(question), "nobody has looked at states yet"
    lost = Finding(STATES, question.now.identity, 100, Unable(100, Trouble.DIVERGED))
    told = finding(study, replace(question, found={STATES: lost}))
    assert told.value == Unable(100, Trouble.DIVERGED)


def test_the_analyst_looks_at_states_for_those_who_need_them(trained: Snapshot) -> None:
    analyst = Analyst(clock)
    analyst.look_for(["carry"])
    analyst.ask(at(trained, 3_000))
    findings = {}
    for _ in range(10_000):
        if analyst.rest() is None:
            break
        analysis = analyst.work()
        findings = analysis.findings if analysis else findings
    assert {"carry", STATES} <= set(findings)
    assert not {"map", "machine"} & set(findings), "nobody looks at them"


def test_a_curve_over_the_run_is_that_of_the_weights_there(trained: Snapshot) -> None:
    study = OverRunStudy(clock, OverRun("row", row_of))
    question = at(trained, 3_000)
    seen: list[int] = []
    while study.wants(question):
        found = study.work(question)
        if found is not None:
            assert isinstance(found.value, Series)
            series = found.value
            seen.append(len(series))
    assert seen == list(range(1, len(series) + 1)), "drawn as it comes"
    assert POINTS / 2 < len(series) * 4_000 / 3_000 <= POINTS
    timeline = Timeline(SMALL)
    for iteration, row in zip(series.iterations.tolist(), series.values, strict=True):
        timeline.advance(int(iteration) - timeline.moment.iteration)
        np.testing.assert_array_equal(row, [iteration, flatten(timeline.moment.weights).sum()])


def test_curves_keep_the_shared_past(trained: Snapshot) -> None:
    study = OverRunStudy(clock, OverRun("row", row_of))
    question = at(trained, 3_000)
    while study.wants(question):
        study.work(question)
    kept = study.begin(question, same_before=1_000)
    assert kept is not None
    assert isinstance(kept.value, Series)
    assert kept.value.iterations.max() < 1_000


def test_moments_of_the_past_are_keyframes_and_follow_the_playhead(trained: Snapshot) -> None:
    looked: list[int] = []

    def find(look: Look) -> Parts[Sum]:
        looked.append(look.iteration)
        yield from sum_of(look)

    study = OfPastStudy(clock, OfPast("past", lambda now: (0, 1_001, now), find))
    question = at(trained, 2_000)
    while study.wants(question):
        found = study.work(question)
    assert found is not None
    spacing = trained.frames.spacing
    assert isinstance(found.value, tuple)
    moments = [it.iteration for it in found.value]
    assert moments == [0, 1_001 // spacing * spacing, 2_000 // spacing * spacing] == looked
    while study.wants(at(trained, 1_500)):
        study.work(at(trained, 1_500))
    assert looked[3:] == [1_500 // spacing * spacing], "what is known is not worked out again"


def test_diverged_weights_are_looked_at_as_they_are() -> None:
    weights = Weights(np.full((2, 2), np.nan), np.zeros((2, 2)), np.zeros((2, 1)))
    assert not Look(3, weights, 2).is_finite

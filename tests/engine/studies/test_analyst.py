"""The analyst: what it finds out first, how often, and what it does not claim."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Analysis, Phase
from rnn_viz.engine.studies import analyst as module
from rnn_viz.engine.studies.analyst import LOAD, MAP_SECONDS, Analyst, Question, resolution_for
from rnn_viz.engine.studies.coarse_to_fine import places
from rnn_viz.engine.training.trainer import Trainer

SMALL = RunConfig(hidden=2, bits=2, iterations=10_000)
FRAME = 1 / 60


class Clock:
    """Time passes only where the test, or an evaluation, lets it."""

    def __init__(self) -> None:
        self.now = 10.0
        self.evaluation_seconds = 0.0
        self.evaluated = 0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    def timed(*arguments):
        clock.now += clock.evaluation_seconds
        clock.evaluated += 1
        return evaluate(*arguments)

    monkeypatch.setattr(module, "evaluate", timed)
    return clock


@pytest.fixture
def analyst(clock: Clock) -> Analyst:
    return Analyst(clock)


@pytest.fixture
def trainer() -> Trainer:
    return trained(SMALL)


def trained(config: RunConfig, iteration: int | None = None) -> Trainer:
    """Return a paused trainer at an iteration, the end if not given."""
    trainer = Trainer(config, Clock())
    trainer.ready()
    go_to(trainer, config.iterations if iteration is None else iteration)
    return trainer


def go_to(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def question(trainer: Trainer, phase: Phase = Phase.PAUSED) -> Question:
    return Question(replace(trainer.snapshot(), phase=phase), trainer.frames())


def everything(analyst: Analyst) -> Analysis:
    """Work until there is nothing left to find out; return the findings."""
    found = None
    while analyst.rest() is not None:
        found = analyst.work() or found
    assert found is not None
    return found


def while_running(
    analyst: Analyst, clock: Clock, seconds: float, moments: Iterator[Question]
) -> list[Analysis]:
    """Do what the engine's thread does while a run is drawn 60 times a second."""
    findings, next_frame, stop, calls = [], clock.now, clock.now + seconds, 0
    while clock.now < stop:
        if clock.now >= next_frame:
            analyst.ask(next(moments))
            next_frame += FRAME
        calls += 1
        found = analyst.work()
        if found is not None:
            findings.append(found)
        rest = analyst.rest()
        clock.now = min(next_frame, clock.now + (1e9 if rest is None else rest))
        assert calls < 1000 * seconds, "the thread must rest, not spin"
    return findings


def moments_of(config: RunConfig, per_frame: int) -> Iterator[Question]:
    trainer = trained(config, 0)
    while True:
        trainer.obey(do.Step(per_frame))
        while trainer.is_moving:
            trainer.work()
        yield question(trainer, Phase.RUNNING)


def maps_in(findings: list[Analysis]) -> list[int]:
    """Return the iterations of the maps, each once."""
    iterations = [found.evaluation.iteration for found in findings if found.evaluation]
    return [iteration for iteration, _ in itertools.groupby(iterations)]


def test_without_a_question_there_is_nothing_to_do(analyst: Analyst) -> None:
    assert analyst.work() is None
    assert analyst.rest() is None


# The map


def test_a_map_at_once_when_paused(analyst: Analyst, clock: Clock) -> None:
    trainer = trained(SMALL, 0)
    for iteration in (0, 1, 2, 500, 3):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
        found = analyst.work()
        assert found is not None
        assert found.evaluation is not None
        assert found.evaluation.iteration == iteration
        expected = evaluate(trainer.snapshot().weights, sums_of(2), iteration)
        assert found.evaluation.wrong.tolist() == expected.wrong.tolist()
    assert clock.now == 10.0, "without any waiting"


def test_pausing_brings_the_map_of_the_last_moment_at_once(analyst: Analyst, clock: Clock) -> None:
    clock.evaluation_seconds = 0.3
    trainer = trained(SMALL, 50)
    analyst.ask(question(trainer, Phase.RUNNING))
    analyst.work()
    go_to(trainer, 60)
    analyst.ask(question(trainer, Phase.RUNNING))
    assert analyst.work() is None, "while moving it leaves the time to the trainer"
    analyst.ask(question(trainer))
    assert analyst.rest() == 0
    found = analyst.work()
    assert found is not None
    assert found.evaluation is not None
    assert found.evaluation.iteration == 60


@pytest.mark.parametrize("cost", [0.0, 0.009, 0.04, 0.3])
def test_at_most_five_maps_a_second_while_running(
    analyst: Analyst, clock: Clock, cost: float
) -> None:
    clock.evaluation_seconds = cost
    findings = while_running(analyst, clock, 10.0, moments_of(SMALL, 10))
    maps = maps_in(findings)
    assert len(maps) <= 10 / MAP_SECONDS + 1
    assert maps == sorted(maps)
    if cost < MAP_SECONDS * LOAD / 2:
        assert len(maps) >= 0.8 * 10 / MAP_SECONDS
    assert clock.evaluated * cost <= LOAD * 10 + 2 * cost


@pytest.mark.parametrize("cost", [0.009, 0.05, 0.3])
def test_the_share_curve_grows_while_running_however_long_a_map_takes(
    analyst: Analyst, clock: Clock, cost: float
) -> None:
    clock.evaluation_seconds = cost
    findings = while_running(analyst, clock, 20.0, moments_of(SMALL, 5))
    assert len(findings[-1].shares.iterations) >= 0.25 * 20 * LOAD / cost - 2


def test_a_slow_run_has_a_map_of_every_example(analyst: Analyst, clock: Clock) -> None:
    moments = moments_of(SMALL, 1)
    slow = (moment for moment in moments for _ in range(60))  # one example a second
    findings = while_running(analyst, clock, 10.0, slow)
    assert maps_in(findings) == list(range(1, 11))


# The share curve


def test_at_most_500_shares_coarse_to_fine(
    analyst: Analyst, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def noting(weights, sums, iteration, clamps):
        asked.append(iteration)
        return evaluate(weights, sums, iteration, clamps)

    monkeypatch.setattr(module, "evaluate", noting)
    analyst.ask(question(trainer))
    shares = everything(analyst).shares
    assert asked == [10_000, *places(10_000)]
    assert shares.iterations.tolist() == sorted(places(10_000))
    timeline = Timeline(SMALL)
    assert shares.bit_accuracy.shape == (500, 2)
    assert not shares.bit_accuracy.flags.writeable
    for k, iteration in enumerate(shares.iterations):
        timeline.advance(int(iteration) - timeline.iteration)
        truth = evaluate(timeline.weights, sums_of(2), 0)
        assert shares.shares[k] == truth.exact_share
        assert shares.bit_accuracy[k].tolist() == truth.bit_accuracy.tolist()


def test_only_what_has_been_trained_has_a_share(analyst: Analyst) -> None:
    trainer = trained(SMALL, 4000)
    analyst.ask(question(trainer))
    iterations = everything(analyst).shares.iterations
    assert iterations.tolist() == [place for place in sorted(places(10_000)) if place < 4000]
    go_to(trainer, 4100)
    analyst.ask(question(trainer))
    assert len(everything(analyst).shares.iterations) == len(iterations) + 5


def test_an_extended_run_keeps_the_shares_that_it_still_asks_for(
    analyst: Analyst, clock: Clock, trainer: Trainer
) -> None:
    analyst.ask(question(trainer))
    before = everything(analyst)
    evaluated = clock.evaluated
    trainer.obey(do.Configure(replace(SMALL, iterations=30_000)))
    analyst.ask(question(trainer))
    after = everything(analyst)
    assert after.shares.iterations.tolist() == list(range(0, 10_000, 80))
    known = dict(zip(before.shares.iterations, before.shares.shares, strict=True))
    for iteration, share in zip(after.shares.iterations, after.shares.shares, strict=True):
        assert known[iteration] == share
    assert clock.evaluated == evaluated, "nothing is asked twice"


def test_a_shortened_run_shows_no_share_beyond_its_end(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(question(trainer))
    everything(analyst)
    trainer.obey(do.Configure(replace(SMALL, iterations=5000)))
    analyst.ask(question(trainer))
    assert everything(analyst).shares.iterations.max() == 4980


def test_thinned_keyframes_still_give_500_shares(analyst: Analyst) -> None:
    config = replace(SMALL, iterations=200_000)
    trainer = trained(config)
    frames = trainer.frames()
    analyst.ask(Question(trainer.snapshot(), frames._replace(spacing=40, rows=frames.rows[::2])))
    iterations = everything(analyst).shares.iterations
    assert iterations.tolist() == sorted(places(200_000))
    assert len(iterations) == 313  # every 640


# Milestones


def test_milestones_of_a_finished_run(analyst: Analyst) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    analyst.ask(question(trained(config)))
    *_, expected = search(config, resolution_for(config))
    found = everything(analyst).milestones
    assert found == expected
    assert found.stable is not None


@pytest.mark.parametrize(
    ("iteration", "phase"),
    [(999, Phase.PAUSED), (1000, Phase.RUNNING), (1000, Phase.TRAVELLING), (0, Phase.PREPARING)],
)
def test_an_unfinished_run_has_no_milestones(
    analyst: Analyst, clock: Clock, iteration: int, phase: Phase
) -> None:
    moment = question(trained(RunConfig(hidden=8, bits=2, iterations=1000), iteration), phase)
    analyst.ask(moment)
    findings = []
    for _ in range(300):
        findings.append(analyst.work())
        clock.now += 1.0
    assert any(findings)
    assert all(found.milestones is None for found in findings if found)


def test_a_finished_run_keeps_them_in_its_past(analyst: Analyst) -> None:
    trainer = trained(RunConfig(hidden=8, bits=2, alpha=2, iterations=1000))
    analyst.ask(question(trainer))
    known = everything(analyst).milestones
    go_to(trainer, 30)
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.milestones == known


@pytest.mark.parametrize("iterations", [2000, 600])
def test_another_end_takes_them_back_at_once(analyst: Analyst, iterations: int) -> None:
    """What is stable is so up to the run's end."""
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    trainer = trained(config)
    analyst.ask(question(trainer))
    assert everything(analyst).milestones is not None
    trainer.obey(do.Configure(replace(config, iterations=iterations)))
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.milestones is None
    if iterations == 600:
        assert everything(analyst).milestones.upto == 600


def test_a_search_reports_on_its_way(
    analyst: Analyst, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_search(*arguments):
        for known in search(*arguments):
            clock.now += 0.02
            yield known

    monkeypatch.setattr(module, "search", slow_search)
    trainer = trained(RunConfig(hidden=2, bits=2, iterations=100))
    analyst.ask(question(trainer))
    reports = []
    while analyst.rest() is not None:
        found = analyst.work()
        assert found is not None, "paused, it finds out something with every call"
        reports.append(found.milestones)
    upto = [known.upto for known in reports if known is not None]
    assert len(upto) > 3
    assert upto == sorted(set(upto))
    assert upto[-1] == 100


@pytest.mark.parametrize(
    ("config", "resolution"),
    [
        (RunConfig(), 5),
        (RunConfig(iterations=1), 5),
        (RunConfig(iterations=20_000), 10),
        (RunConfig(iterations=10_000_000), 5000),
        (RunConfig(hidden=32), 5),
        (RunConfig(hidden=128), 80),
    ],
)
def test_long_runs_and_large_layers_are_looked_at_more_seldom(
    config: RunConfig, resolution: int
) -> None:
    assert resolution_for(config) == resolution


# Runs


def test_a_new_run_begins_with_nothing(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(question(trainer))
    everything(analyst)
    trainer.obey(do.Configure(RunConfig(hidden=3, bits=4, iterations=100)))
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.run_id == trainer.snapshot().run_id
    assert found.evaluation is not None
    assert found.evaluation.sums.bits == 4
    assert found.shares.iterations.size == 0
    assert found.milestones is None


def test_a_branch_keeps_what_was_found_about_the_shared_past(
    analyst: Analyst, trainer: Trainer, clock: Clock
) -> None:
    analyst.ask(question(trainer))
    before = everything(analyst)
    go_to(trainer, 4_000)
    trainer.obey(do.Intervene(SetAlpha(0.5)))
    analyst.ask(question(trainer))
    clock.evaluated = 0
    found = analyst.work()
    assert found is not None
    past = before.shares.iterations < 4_000
    assert np.array_equal(found.shares.iterations, before.shares.iterations[past])
    assert np.array_equal(found.shares.shares, before.shares.shares[past])
    assert clock.evaluated == 1  # the map of this moment, and nothing of the past again
    assert found.milestones is None


def test_it_says_when_nothing_is_left_to_look_at(analyst: Analyst) -> None:
    trainer = trained(SMALL, 1_000)
    analyst.ask(question(trainer))
    first = analyst.work()
    assert first is not None
    assert not first.is_complete
    assert everything(analyst).is_complete
    go_to(trainer, SMALL.iterations)
    analyst.ask(question(trainer))
    first = analyst.work()
    assert first is not None
    assert not first.is_complete, "shares and milestones are still to come"
    last = everything(analyst)
    assert last.is_complete
    assert last.milestones is not None


def test_undo_brings_the_milestones_back_at_once(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(question(trainer))
    known = everything(analyst).milestones
    trainer.obey(do.Intervene(SetAlpha(0.5)))
    analyst.ask(question(trainer))
    analyst.work()
    trainer.obey(do.Undo())
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.milestones is known


def test_findings_carry_the_number_of_their_run(analyst: Analyst, trainer: Trainer) -> None:
    for seed in (1, 2, 3):
        trainer.obey(do.Configure(replace(SMALL, seed=seed, iterations=60)))
        go_to(trainer, 60)
        moment = question(trainer)
        analyst.ask(moment)
        assert everything(analyst).run_id == moment.now.run_id


def test_the_newest_question_counts(analyst: Analyst) -> None:
    trainer = trained(SMALL, 0)
    for iteration in (10, 20, 30):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.evaluation is not None
    assert found.evaluation.iteration == 30

"""The analyst: what it finds out first, how often, and what it does not claim."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis
from rnn_viz.core.evidence.check_grid import grid_for
from rnn_viz.core.evidence.evaluation import evaluate, evaluation_in_parts, parts_of, sums_of
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.evidence.named_phase import PhaseKind
from rnn_viz.core.evidence.perfect_search import PerfectSearch
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.words.landmarks import marks_of, phases_of
from rnn_viz.core.words.sums_text import perfect
from rnn_viz.engine.studies import analyst as analyst_module
from rnn_viz.engine.studies import map as map_module
from rnn_viz.engine.studies import milestones as milestones_module
from rnn_viz.engine.studies import shares as shares_module
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.coarse_to_fine import evaluated_at
from rnn_viz.engine.studies.milestones import MilestonesStudy
from rnn_viz.engine.studies.shares import SharesStudy
from rnn_viz.engine.studies.study import CALM_LOAD, LOAD, MAP_SECONDS, Question
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
        return evaluation_in_parts(*arguments)

    monkeypatch.setattr(map_module, "evaluation_in_parts", timed)
    monkeypatch.setattr(shares_module, "evaluation_in_parts", timed)
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
    return Question(replace(trainer.snapshot(), phase=phase))


def everything(analyst: Analyst) -> Analysis:
    """Work until there is nothing left to find out; return the findings."""
    found = None
    while analyst.rest() is not None:
        found = analyst.work() or found
    assert found is not None
    return found


def slices(analyst: Analyst) -> list[Analysis]:
    """Return all that is shown until there is nothing left to find out."""
    found = []
    while analyst.rest() is not None:
        found += [news] if (news := analyst.work()) is not None else []
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


def flat_out(moments: Iterator[Question]) -> Iterator[Question]:
    """Return moments of a run that leaves the trainer no rest."""
    return (replace(it, now=replace(it.now, speed=math.inf)) for it in moments)


def test_where_the_trainer_rests_there_is_time_for_studies(analyst: Analyst, clock: Clock) -> None:
    clock.evaluation_seconds = 0.04
    while_running(analyst, clock, 10.0, moments_of(SMALL, 10))
    spent = clock.evaluated * 0.04
    assert LOAD * 10 * 2 < spent <= CALM_LOAD * 10 + 0.08


@pytest.mark.parametrize("cost", [0.0, 0.009, 0.04, 0.3])
def test_at_most_five_maps_a_second_while_running(
    analyst: Analyst, clock: Clock, cost: float
) -> None:
    clock.evaluation_seconds = cost
    findings = while_running(analyst, clock, 10.0, flat_out(moments_of(SMALL, 10)))
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
        return evaluation_in_parts(weights, sums, iteration, clamps)

    for module in (map_module, shares_module):
        monkeypatch.setattr(module, "evaluation_in_parts", noting)
    analyst.ask(question(trainer))
    shares = everything(analyst).shares
    assert asked == [10_000, *evaluated_at(10_000)]
    assert shares.iterations.tolist() == [*sorted(evaluated_at(10_000)), 10_000], "and the playhead"
    timeline = Timeline(SMALL)
    assert shares.bit_accuracy.shape == (501, 2)
    assert not shares.bit_accuracy.flags.writeable
    for k, iteration in enumerate(shares.iterations):
        timeline.advance(int(iteration) - timeline.iteration)
        truth = evaluate(timeline.weights, sums_of(2), 0)
        assert shares.exact_share[k] == truth.exact_share
        assert shares.bit_accuracy[k].tolist() == truth.bit_accuracy.tolist()


def test_only_what_has_been_trained_has_a_share(analyst: Analyst) -> None:
    trainer = trained(SMALL, 4000)
    analyst.ask(question(trainer))
    iterations = everything(analyst).shares.iterations
    assert iterations.tolist() == list(range(0, 4001, 20))
    go_to(trainer, 4100)
    analyst.ask(question(trainer))
    assert everything(analyst).shares.iterations.tolist() == list(range(0, 4101, 20))


def test_an_extended_run_keeps_the_shares_that_it_still_asks_for(
    analyst: Analyst, clock: Clock, trainer: Trainer
) -> None:
    analyst.ask(question(trainer))
    before = everything(analyst)
    evaluated = clock.evaluated
    trainer.obey(do.Configure(replace(SMALL, iterations=30_000)))
    analyst.ask(question(trainer))
    after = everything(analyst)
    assert after.shares.iterations.tolist() == list(range(0, 10_001, 80))
    known = dict(zip(before.shares.iterations, before.shares.exact_share, strict=True))
    for iteration, share in zip(after.shares.iterations, after.shares.exact_share, strict=True):
        assert known[iteration] == share
    assert clock.evaluated == evaluated, "nothing is asked twice"


def test_a_shortened_run_shows_no_share_beyond_its_end(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(question(trainer))
    everything(analyst)
    trainer.obey(do.Configure(replace(SMALL, iterations=5000)))
    analyst.ask(question(trainer))
    assert everything(analyst).shares.iterations.max() == 5000


def test_thinned_keyframes_still_give_500_shares(analyst: Analyst) -> None:
    config = replace(SMALL, iterations=200_000)
    trainer = trained(config)
    now = trainer.snapshot()
    frames = now.frames._replace(spacing=40, rows=now.frames.rows[::2])
    analyst.ask(Question(replace(now, frames=frames)))
    iterations = everything(analyst).shares.iterations
    assert iterations.tolist() == [*sorted(evaluated_at(200_000)), 200_000]
    assert len(iterations) == 313 + 1  # every 640, and the playhead


# Milestones


def test_milestones_of_a_finished_run(analyst: Analyst) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    analyst.ask(question(trained(config)))
    *_, expected = search(config)
    found = everything(analyst).milestones
    assert found == expected
    assert found.stable is not None


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.RUNNING, Phase.TRAVELLING, Phase.PREPARING])
def test_a_run_under_way_is_searched_up_to_its_frontier(
    analyst: Analyst, clock: Clock, phase: Phase
) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    analyst.ask(question(trained(config, 700), phase))
    findings = []
    for _ in range(300):
        findings.append(analyst.work())
        clock.now += 1.0
    *_, expected = search(replace(config, iterations=700))
    assert [found.milestones for found in findings if found][-1] == expected
    assert expected.first is not None


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
def test_another_end_changes_nothing_that_was_found_before_it(
    analyst: Analyst, iterations: int
) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    trainer = trained(config)
    analyst.ask(question(trainer))
    before = everything(analyst).milestones
    trainer.obey(do.Configure(replace(config, iterations=iterations)))
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    upto = min(iterations, 1000)
    assert found.milestones is None or found.milestones.upto <= upto
    found = [found, *slices(analyst)][-1]
    *_, expected = search(replace(config, iterations=upto))
    assert found.milestones == expected
    assert expected.first == before.first
    says = perfect(found.milestones, iterations)[0]
    assert ("stable" in says) == (iterations == 600), "that is said of whole runs only"


def test_a_search_reports_on_its_way(
    analyst: Analyst, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = PerfectSearch.work

    def slow_work(self, limit):
        clock.now += 0.02
        return work(self, limit)

    monkeypatch.setattr(PerfectSearch, "work", slow_work)
    trainer = trained(RunConfig(hidden=8, bits=2, alpha=2, iterations=1000))
    analyst.ask(question(trainer))
    reports = []
    while analyst.rest() is not None:
        found = analyst.work()
        reports += [] if found is None else [found.milestones]
    upto = [known.upto for known in reports if known is not None]
    assert len(set(upto)) > 3
    assert upto == sorted(upto)
    assert upto[-1] == 1000


@pytest.mark.parametrize(
    ("config", "resolution"),
    [
        (RunConfig(), 5),
        (RunConfig(iterations=1), 5),
        (RunConfig(iterations=20_000), 10),
        (RunConfig(iterations=10_000_000), 5120),
        (RunConfig(hidden=32), 5),
        (RunConfig(hidden=128), 80),
        (RunConfig(bits=32), 70),
    ],
)
def test_late_in_long_runs_and_where_it_costs_more_it_is_checked_more_seldom(
    config: RunConfig, resolution: int
) -> None:
    assert grid_for(config.bits, config.hidden).distance(config.iterations - 1) == resolution


# Nothing of the future


def test_a_run_that_was_seen_before_shows_nothing_of_its_future(analyst: Analyst) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    trainer = trained(config)
    analyst.ask(question(trainer))
    known = everything(analyst).milestones
    assert known.first is not None
    trainer.obey(do.Configure(replace(config, seed=5)))
    analyst.ask(question(trainer))
    everything(analyst)
    trainer.obey(do.Configure(config))
    for iteration in (0, known.first - 1, known.first, 700, 1000):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
        for found in slices(analyst):
            now = replace(trainer.snapshot(), analysis=found)
            assert all(f.iteration <= iteration for f in found.findings.values())
            assert all(mark.iteration <= iteration for mark in marks_of(now))
            assert all(phase.stop <= iteration for phase in phases_of(now))
        says = perfect(found.milestones, 1000)[0]
        assert ("first perfect" in says) == (iterations_searched(found) >= known.first)
    assert found.milestones == known


def iterations_searched(found: Analysis) -> int:
    return -1 if found.milestones is None else found.milestones.upto


def test_what_was_found_about_it_is_used_as_soon_as_it_gets_there(analyst: Analyst) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    trainer = trained(config)
    analyst.ask(question(trainer))
    known = everything(analyst).milestones
    trainer.obey(do.Configure(replace(config, seed=5)))
    trainer.obey(do.Configure(config))
    go_to(trainer, 1000)
    analyst.ask(question(trainer))
    found = analyst.work()
    assert found is not None
    assert found.milestones == known, "at once"


# What agrees with what is evaluated at the playhead


def test_the_map_at_the_playhead_is_a_check_too(analyst: Analyst) -> None:
    trainer = trained(SMALL)
    analyst.ask(question(trainer))
    everything(analyst)
    for iteration in (1234, 4321, 1234):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
        found = analyst.work()
        assert found is not None
        assert found.evaluation is not None
        assert found.evaluation.iteration == iteration
        assert found.shares.has(iteration), "in the same moment"
    assert found.shares.has(4321)


def test_only_so_many_checks_at_the_playhead_are_kept(
    analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares_module, "_MOST_OTHERS", 3)
    trainer = trained(SMALL, 100)
    analyst.ask(question(trainer))
    everything(analyst)
    for iteration in (11, 12, 13, 14, 40):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
        found = everything(analyst)
    assert found.shares.iterations.tolist() == [0, 12, 13, 14, 20, 40, 60, 80, 100]


def test_what_is_said_together_agrees(analyst: Analyst) -> None:
    """At 7,250 three sums are wrong: no finding shown with that map may call it perfect."""
    trainer = trained(RunConfig(), 7300)
    analyst.ask(question(trainer))
    everything(analyst)
    for iteration in (7250, 6715):
        go_to(trainer, iteration)
        analyst.ask(question(trainer))
        found = analyst.work()
        assert found is not None
        assert found.evaluation is not None
        wrong = np.count_nonzero(found.evaluation.wrong)
        assert wrong == {7250: 3, 6715: 5663}[iteration]
        (phase,) = [p for p in found.phases if p.start <= iteration < p.stop]
        assert phase.kind is PhaseKind.WOBBLE
        assert phase.figures.wrong >= wrong


def test_a_unit_held_at_the_end_ends_what_was_perfect(analyst: Analyst) -> None:
    """The claims before it speak of the run before it, and of nothing that it makes wrong."""
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    trainer = trained(config)
    analyst.ask(question(trainer))
    before = everything(analyst)
    for unit in range(8):
        trainer.obey(do.Intervene(ClampUnit(unit, 0.0)))
    analyst.ask(question(trainer))
    after = everything(analyst)
    assert after.evaluation is not None
    assert after.evaluation.exact_share < 1
    assert after.milestones is not None
    assert after.milestones.stable is None
    *same, last = after.phases
    assert same == list(before.phases[:-1])
    assert (last.kind, last.figures.changed_at) == (PhaseKind.PERFECT, 1000)


# What somebody looks at


def test_only_what_somebody_looks_at_is_found_out(analyst: Analyst, clock: Clock) -> None:
    trainer = trained(SMALL)
    analyst.look_for({"map"})
    analyst.ask(question(trainer))
    assert set(everything(analyst).findings) == {"map", "shares"}, "a map is a check"
    assert clock.evaluated == 1
    analyst.look_for({"milestones"})
    assert set(everything(analyst).findings) == {"map", "shares", "milestones"}
    assert clock.evaluated == 1
    go_to(trainer, 50)
    analyst.ask(question(trainer))
    assert analyst.rest() is None, "nobody looks at the map"


def test_what_a_study_needs_is_found_out_for_it(analyst: Analyst) -> None:
    analyst.look_for({"phases"})
    analyst.ask(question(trained(SMALL)))
    found = everything(analyst)
    assert set(found.findings) == {"shares", "milestones", "phases"}
    assert found.phases
    assert found.is_complete


def test_what_is_looked_at_later_is_found_out_then(analyst: Analyst) -> None:
    analyst.look_for({"shares", "milestones"})
    analyst.ask(question(trained(SMALL)))
    assert not everything(analyst).phases
    analyst.look_for({"shares", "milestones", "phases"})
    found = analyst.work()
    assert found is not None
    assert found.phases


def test_the_map_comes_first_and_the_others_take_turns(analyst: Analyst) -> None:
    analyst.ask(question(trained(RunConfig(hidden=8, bits=4, alpha=0.5, iterations=5000))))
    first = analyst.work()
    assert first is not None
    assert set(first.findings) == {"map", "shares", "phases"}
    assert first.evaluation is not None
    found = [news for _ in range(6) if (news := analyst.work()) is not None][-1]
    assert len(found.shares) > 2
    assert found.milestones is not None


def test_findings_say_what_they_speak_of(analyst: Analyst, trainer: Trainer) -> None:
    analyst.ask(question(trainer))
    found = everything(analyst)
    now = trainer.snapshot()
    assert set(found.findings) == {"map", "shares", "milestones", "phases"}
    for key, finding in found.findings.items():
        assert finding.key == key
        assert finding.run == now.identity
        assert finding.iteration == 10_000


def test_a_slice_is_short_whatever_the_size_of_the_network(analyst: Analyst) -> None:
    """So that closing never waits: a check of 128 units takes ten times as long as a slice."""
    trainer = trained(RunConfig(hidden=128, iterations=40))
    analyst.ask(question(trainer))
    everything_so_far, calls = None, 0
    while everything_so_far is None:
        everything_so_far = analyst.work()
        calls += 1
    assert everything_so_far.evaluation is not None
    assert calls == len(parts_of(sums_of(8), 128)) == 16


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
    assert found.shares.iterations.tolist() == [found.evaluation.iteration]
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
    past = before.shares.between(0, 4_000)
    assert np.array_equal(found.shares.iterations, [*past.iterations, 4_000])
    assert np.array_equal(found.shares.exact_share[:-1], past.exact_share)
    assert clock.evaluated == 1  # the map of this moment, and nothing of the past again
    assert found.milestones is not None
    assert 3_000 < found.milestones.upto < 4_000, "the search goes on from close before"
    assert {finding.run for finding in found.findings.values()} == {trainer.snapshot().identity}


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
    assert found.milestones == known


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


def test_a_study_that_cannot_even_begin_again_stops_no_other(
    analyst: Analyst, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ArithmeticError("odd")

    analyst.look_for({"shares", "map", "milestones"})
    analyst.ask(question(trainer))
    monkeypatch.setattr(SharesStudy, "work", fail)
    monkeypatch.setattr(SharesStudy, "begin", fail)
    found = everything(analyst)
    assert len(analyst.faults) == 2, "work, and the beginning of another in its place"
    assert {"map", "milestones"} <= set(found.findings)


def test_of_many_runs_only_the_newest_are_remembered(
    analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(milestones_module, "_MOST_KNOWN", 2)
    analyst.look_for({"milestones"})
    trainers = [trained(replace(SMALL, seed=seed, iterations=200)) for seed in range(4)]
    for trainer in trainers:
        analyst.ask(question(trainer))
        everything(analyst)
    (study,) = (it for it in analyst._studies() if isinstance(it, MilestonesStudy))
    assert [run.config.seed for run in study._known] == [2, 3]


def test_of_many_branches_only_those_left_last_are_remembered(
    analyst: Analyst, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyst_module, "_MOST_ELSEWHERE", 2)
    analyst.look_for({"shares"})
    for alpha in (0.2, 0.3, 0.4, 0.5):
        analyst.ask(question(trainer))
        found = everything(analyst)
        go_to(trainer, 500)
        trainer.obey(do.Intervene(SetAlpha(alpha)))
    assert [run.entries[-1].what for run in found.elsewhere] == [SetAlpha(0.2), SetAlpha(0.3)]

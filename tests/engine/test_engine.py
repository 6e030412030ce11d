"""The engine with its real threads: what only they can get wrong."""

import math
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core import kernels
from rnn_viz.core.evidence.evaluation import evaluation_in_parts
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.trials.what_if import STUDY
from rnn_viz.core.faults import Part
from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.words.experiment.what_if import is_known, what_if_of
from rnn_viz.engine import engine as module
from rnn_viz.engine.engine import Engine
from rnn_viz.engine.studies import map as map_module
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.training.trainer import Trainer

CONFIG = RunConfig(hidden=3, bits=4, iterations=3000)
LONG = replace(CONFIG, iterations=10_000_000)
PATIENCE = 30.0  # seconds until a test gives up; kernels may have to be compiled first
FRAME = 0.002


@pytest.fixture
def start() -> Iterator[Callable[[RunConfig], Engine]]:
    """Return a way to start an engine that is surely stopped again."""
    engines: list[Engine] = []

    def started(config: RunConfig) -> Engine:
        engines.append(Engine(config))
        engines[-1].start()
        return engines[-1]

    yield started
    for engine in engines:
        engine.stop()


def taken_until(engine: Engine, holds: Callable[[Snapshot], bool]) -> list[Snapshot]:
    """Take what is new until something holds; return the newest and all that came after it."""
    taken = [engine.newest]
    while not holds(taken[-1]):
        taken.append(next_of(engine))
    return taken


def next_of(engine: Engine) -> Snapshot:
    """Wait for the next news as the window does: looking at frame rate."""
    give_up = time.monotonic() + PATIENCE
    while (now := engine.take()) is None:
        assert time.monotonic() < give_up, "nothing new comes"
        time.sleep(FRAME)
    return now


def answered(engine: Engine, *commands: do.Command) -> Snapshot:
    """Send commands and return the first snapshot that obeys all of them."""
    number = 0
    for command in commands:
        number = engine.send(command)
    return taken_until(engine, lambda now: now.acked >= number)[-1]


def at_rest(engine: Engine) -> Snapshot:
    """Return the first snapshot in which every command is obeyed and nothing moves."""
    return taken_until(
        engine, lambda now: engine.unanswered == 0 and now.phase is Phase.PAUSED
    )[-1]  # fmt: skip


def bits_at(iteration: int, config: RunConfig = CONFIG) -> bytes:
    timeline = Timeline(config)
    timeline.advance(iteration)
    return flatten(timeline.weights).tobytes()


# Beginning and end


def test_before_it_starts_there_is_a_moment_to_show() -> None:
    engine = Engine(CONFIG)
    assert engine.newest.iteration == 0
    assert engine.newest.phase is Phase.PAUSED
    assert engine.take() is None
    engine.stop()  # never started


def test_after_stop_no_thread_is_left() -> None:
    kernel.warm()  # a thread that compiles cannot be stopped
    before = set(threading.enumerate())
    engine = Engine(CONFIG)
    engine.start()
    assert {thread.name for thread in set(threading.enumerate()) - before} == {"trainer", "analyst"}
    engine.stop()
    assert set(threading.enumerate()) == before
    engine.stop()
    assert engine.failures.empty()


@pytest.mark.parametrize("phase", ["flat out", "slow", "travelling"])
def test_it_can_be_stopped_while_it_trains(
    start: Callable[[RunConfig], Engine], phase: str
) -> None:
    before = set(threading.enumerate())
    engine = start(LONG)
    engine.send(do.SetSpeed(0.5 if phase == "slow" else math.inf))
    engine.send(do.GoTo(LONG.iterations) if phase == "travelling" else do.Run())
    taken_until(engine, lambda now: now.is_moving and now.iteration > 0)
    engine.stop()
    assert set(threading.enumerate()) == before
    assert engine.failures.empty()


@pytest.mark.parametrize("is_warm", [False, True], ids=["compiling", "asking all sums"])
def test_threads_that_do_not_end_are_waited_for_together_and_not_long(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch, is_warm: bool
) -> None:
    """One second each was too long: the window was closed, and the program still there."""
    release, stuck = threading.Event(), []

    def stick(*_: object) -> None:
        stuck.append(threading.current_thread().name)
        release.wait(PATIENCE)

    if is_warm:
        monkeypatch.setattr(Analyst, "work", stick)
    else:
        monkeypatch.setattr(kernel, "warm", stick)
    engine = start(CONFIG)
    engine.send(do.Pause())
    taken_until(engine, lambda now: now.acked == 1)
    monkeypatch.setattr(kernel, "train", lambda *_: stick())
    engine.send(do.Step())
    give_up = time.monotonic() + PATIENCE
    while set(stuck) != {"trainer", "analyst"}:
        assert time.monotonic() < give_up
        time.sleep(FRAME)
    begun = time.monotonic()
    ended = engine.stop() or engine.stop()  # the window asks, and so does the process
    took = time.monotonic() - begun
    release.set()
    assert not ended
    assert took < 0.9
    while not engine.failures.empty():  # what the loop that stuck did not write
        engine.failures.get()


@pytest.mark.parametrize("command", [do.Pause(), do.Run()])
def test_who_waits_is_woken_to_end(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch, command: do.Command
) -> None:
    """Neither a trainer that rests for two seconds nor an idle analyst is waited for."""
    kernel.warm()
    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    engine = start(CONFIG)
    engine.send(do.SetSpeed(0.5))
    answered(engine, command)
    taken_until(engine, lambda now: now.analysis is not None and now.analysis.is_complete)
    begun = time.monotonic()
    assert engine.stop()
    assert time.monotonic() - begun < 1.0


# Commands and snapshots


def test_every_command_is_acknowledged_in_its_turn(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    numbers = [engine.send(do.SetSpeed(speed)) for speed in (1, 2, 3)]
    assert numbers == [1, 2, 3]
    now = taken_until(engine, lambda now: now.acked == 3)[-1]
    assert now.speed == 3
    assert engine.unanswered == 0
    engine.send(do.Pause())
    assert engine.unanswered == 1


def test_ten_quick_steps_are_ten_steps(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    for _ in range(10):
        engine.send(do.Step())
    now = at_rest(engine)
    assert now.iteration == 10
    assert flatten(now.weights).tobytes() == bits_at(10)


def test_flat_out_to_the_end(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    engine.send(do.SetSpeed(math.inf))
    number = engine.send(do.Run())
    taken = taken_until(engine, lambda now: now.acked == number and now.is_at_end)
    iterations = [now.iteration for now in taken]
    assert iterations == sorted(iterations)
    now = at_rest(engine) if taken[-1].is_moving else taken[-1]
    assert now.phase is Phase.PAUSED
    assert "The run ends here" in now.notice
    assert flatten(now.weights).tobytes() == bits_at(3000)
    assert now.curve.examples == now.frontier == 3000


def test_a_slow_run_draws_every_example(start: Callable[[RunConfig], Engine]) -> None:
    """The screen is slower than the run, and the user does not keep still."""
    engine = start(CONFIG)
    engine.send(do.SetSpeed(20))
    engine.send(do.Run())
    drawn: list[int] = []
    while not drawn or drawn[-1] < 8:
        drawn.append(next_of(engine).iteration)
        for number in range(3):
            engine.send(do.ShowNumbers(number, 1))
            time.sleep(0.06)  # longer than the 0.05 s of an example
    assert sorted(set(drawn)) == list(range(9))


def test_a_slow_run_answers_before_its_next_example(
    start: Callable[[RunConfig], Engine],
) -> None:
    engine = start(CONFIG)
    answered(engine, do.SetSpeed(0.5), do.Run())
    engine.send(do.SetSpeed(0.5))
    time.sleep(0.1)  # the answer lies there, not yet taken
    number = engine.send(do.ShowNumbers(5, 6))
    time.sleep(0.1)
    now = taken_until(engine, lambda now: now.acked >= number)[-1]
    assert (now.stage.sum.a, now.stage.sum.b) == (5, 6)
    assert now.iteration <= 1, "the second example is due only two seconds after the first"


# Findings


def test_findings_come_by_themselves(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(replace(CONFIG, iterations=200))
    engine.send(do.GoTo(200))

    def is_all_known(now: Snapshot) -> bool:
        known = now.analysis
        return (
            known is not None
            and known.milestones is not None
            and known.milestones.upto == 200
            and known.shares.iterations.tolist() == list(range(0, 201, 20))
        )

    now = taken_until(engine, is_all_known)[-1]
    assert now.analysis is not None
    assert now.analysis.evaluation is not None
    assert now.analysis.evaluation.iteration == now.iteration == 200


def test_findings_about_an_old_run_are_never_shown_with_a_new_one(
    start: Callable[[RunConfig], Engine],
) -> None:
    engine = start(CONFIG)
    taken = []
    for seed in range(25):
        bits = 4 + seed % 3
        engine.send(do.Configure(replace(CONFIG, seed=seed, bits=bits)))
        number = engine.send(do.Step(50))
        taken += taken_until(engine, lambda now, n=number: now.acked >= n)
        if seed % 5 == 0:  # let the analyst come in between at times
            taken += taken_until(engine, lambda now: now.analysis is not None)
    taken += taken_until(
        engine, lambda now: bool(now.analysis and now.analysis.evaluation and now.iteration == 50)
    )
    for now in taken:
        if now.analysis is not None:
            assert now.analysis.run_id == now.run_id
            if now.analysis.evaluation is not None:
                assert now.analysis.evaluation.sums.bits == now.config.bits
    run_ids = [now.run_id for now in taken]
    assert run_ids == sorted(run_ids)
    assert engine.failures.empty()


def test_a_run_seen_before_shows_nothing_of_its_future(
    start: Callable[[RunConfig], Engine],
) -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    engine = start(config)
    engine.send(do.GoTo(1000))

    def is_known(now: Snapshot) -> bool:
        return now.analysis is not None and now.analysis.is_complete and now.iteration == 1000

    taken_until(engine, is_known)
    answered(engine, do.Configure(replace(config, seed=5)))
    number = engine.send(do.Configure(config))
    taken = taken_until(
        engine, lambda now: now.acked >= number and bool(now.analysis and now.analysis.is_complete)
    )
    engine.send(do.GoTo(700))
    taken += taken_until(engine, lambda now: is_mapped(now, 700) and now.analysis.is_complete)
    found = [(now, f) for now in taken if now.analysis for f in now.analysis.findings.values()]
    assert found
    assert all(finding.iteration <= now.frontier for now, finding in found)


def test_a_shortened_run_shows_nothing_beyond_its_end(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    engine.send(do.GoTo(3000))
    taken_until(engine, lambda now: is_mapped(now, 3000))
    number = engine.send(do.Configure(replace(CONFIG, iterations=1000)))
    taken = taken_until(engine, lambda now: now.acked >= number)
    taken += taken_until(engine, lambda now: is_mapped(now, 1000))
    for now in taken:
        if now.analysis is not None:
            assert all(f.iteration <= now.frontier for f in now.analysis.findings.values())


def test_only_what_is_looked_at_is_found_out(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    engine.look_for(set())
    answered(engine, do.GoTo(300))
    at_rest(engine)
    seen = engine.newest.analysis
    engine.look_for({"milestones"})
    now = taken_until(engine, lambda now: bool(now.analysis and now.analysis.milestones))[-1]
    assert now.analysis is not None
    assert seen is None or seen.milestones is None or seen.milestones.upto < 300
    assert now.analysis.milestones.upto <= 300
    assert not is_mapped(now, 300)


@pytest.mark.parametrize("config", [RunConfig(hidden=128), RunConfig(bits=32, iterations=4000)])
def test_it_stops_at_once_whatever_is_being_checked(
    start: Callable[[RunConfig], Engine], config: RunConfig
) -> None:
    """A check of all sums takes 50 ms there, the search minutes."""
    engine = start(config)
    engine.send(do.SetSpeed(math.inf))
    engine.send(do.GoTo(min(config.iterations, 4000)))
    taken_until(engine, lambda now: bool(now.analysis and now.analysis.shares.iterations.size > 2))
    before = time.monotonic()
    assert engine.stop()
    assert time.monotonic() - before < 0.5  # on a busy machine; alone 20 ms


# Faults


@pytest.mark.parametrize("slice_number", [1, 3])
def test_a_fault_in_training_is_reported_and_the_run_goes_on(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch, slice_number: int
) -> None:
    learn, calls = kernel.train, []

    def failing_once(*arguments):
        if threading.current_thread().name != "trainer":  # the search trains a run of its own
            return learn(*arguments)
        if len(arguments[3]):
            calls.append(arguments)
        if len(calls) == slice_number:
            calls.append(arguments)
            raise MemoryError("no memory left")
        return learn(*arguments)

    engine = start(CONFIG)
    answered(engine, do.SetSpeed(math.inf), do.Step(1))
    at_rest(engine)
    monkeypatch.setattr(kernel, "train", failing_once)
    engine.send(do.Run())
    now = taken_until(engine, lambda now: "no memory left" in now.notice)[-1]
    assert now.phase is Phase.PAUSED
    assert engine.unanswered == 0
    assert isinstance(engine.failures.get(timeout=PATIENCE).exception, MemoryError)
    assert flatten(now.weights).tobytes() == bits_at(now.iteration)
    engine.send(do.Run())
    now = taken_until(engine, lambda now: now.is_at_end and not now.is_moving)[-1]
    assert flatten(now.weights).tobytes() == bits_at(3000)
    assert engine.failures.empty(), "one fault, one report"


def test_a_command_that_fails_is_acknowledged_and_reported(
    start: Callable[[RunConfig], Engine],
) -> None:
    engine = start(CONFIG)
    now = answered(engine, do.Configure(None))  # type: ignore[arg-type]
    assert now.phase is Phase.PAUSED
    assert "Stopped by a fault" in now.notice
    assert isinstance(engine.failures.get(timeout=PATIENCE).exception, TypeError)
    assert answered(engine, do.Step(3)).acked == 2
    assert at_rest(engine).iteration == 3


def test_a_fault_in_the_analyst_is_reported_once_and_later_questions_are_answered(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def failing_at_7(weights, sums, iteration, clamps):
        asked.append(iteration)
        if iteration == 7:
            raise ValueError("cannot say")
        return evaluation_in_parts(weights, sums, iteration, clamps)

    monkeypatch.setattr(map_module, "evaluation_in_parts", failing_at_7)
    engine = start(CONFIG)
    taken_until(engine, lambda now: now.analysis is not None)
    engine.send(do.GoTo(7))
    assert isinstance(engine.failures.get(timeout=PATIENCE).exception, ValueError)
    time.sleep(0.1)  # ten times as long as it takes until it could ask again
    engine.send(do.GoTo(9))
    now = taken_until(engine, lambda now: is_mapped(now, 9))[-1]
    assert now.phase is Phase.PAUSED
    assert engine.failures.empty(), "one fault, one report"
    assert asked.count(7) == 1


def is_mapped(now: Snapshot, iteration: int) -> bool:
    known = now.analysis and now.analysis.evaluation
    return known is not None and known.iteration == iteration


def test_a_loop_that_cannot_be_compiled_is_reported(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(kernels, "training")  # it is compiled where it is imported
    monkeypatch.setitem(sys.modules, "rnn_viz.core.kernels.training", None)
    engine = start(CONFIG)
    assert answered(engine, do.ShowNumbers(5, 6)).stage.sum.a == 5
    for _ in range(2):
        engine.send(do.Run())
        now = taken_until(engine, lambda now: bool(now.notice))[-1]
        assert now.phase is Phase.PAUSED, "it could not be prepared again"
        assert now.notice.startswith("Training could not be prepared: ModuleNotFoundError: ")
        answered(engine, do.SetSpeed(1.0))
    assert 2 <= faults_of(engine).count(Part.PREPARING) <= 3, "each time it tries once"


def test_who_asks_to_learn_lets_it_be_compiled_again(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.delattr(kernels, "training")
        patch.setitem(sys.modules, "rnn_viz.core.kernels.training", None)
        engine = start(CONFIG)
        assert isinstance(engine.failures.get(timeout=PATIENCE).exception, ImportError)
    engine.send(do.GoTo(7))
    now = taken_until(engine, lambda now: now.iteration == 7)[-1]
    assert now.phase is Phase.PAUSED
    assert Part.PREPARING not in faults_of(engine)


def faults_of(engine: Engine) -> list[Part]:
    """Return the parts of which faults are told, those told before aside."""
    parts = []
    while not engine.failures.empty():
        parts.append(engine.failures.get().part)
    return parts


@pytest.mark.parametrize("failing", ["work", "fail"])
@pytest.mark.parametrize("failure", [SystemExit(3), KeyboardInterrupt(), MemoryError()])
def test_a_thread_goes_on_whatever_it_met(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch,
    failure: BaseException, failing: str,
) -> None:  # fmt: skip
    """Also where it fails while it tells of a fault."""
    monkeypatch.setattr(module, "_AFTER_FAILURE", 0.01)
    engine = start(CONFIG)
    answered(engine, do.Step(1))
    at_rest(engine)
    with monkeypatch.context() as patch:
        for name in {"work", failing}:
            patch.setattr(Trainer, name, _failing_with(failure))
        engine.send(do.Step(2))
        fault = engine.failures.get(timeout=PATIENCE)
    assert fault == (Part.TRAINING, failure)
    answered(engine, do.Pause())
    answered(engine, do.Step(5))
    assert at_rest(engine).phase is Phase.PAUSED
    assert engine.stop()


def _failing_with(failure: BaseException) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise failure

    return fail


def test_a_study_that_fails_at_rest_lets_the_others_find_out_and_is_told_once(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = start(CONFIG)
    answered(engine, do.SetSpeed(math.inf))
    monkeypatch.setattr(map_module, "evaluation_in_parts", lambda *_: 1 / 0)
    engine.send(do.GoTo(900))
    now = taken_until(engine, lambda now: searched_to(now) == 900)[-1]
    assert now.phase is Phase.PAUSED
    fault = engine.failures.get(timeout=PATIENCE)
    assert fault.part is Part.STUDIES
    assert isinstance(fault.exception, ZeroDivisionError)
    monkeypatch.undo()
    engine.send(do.GoTo(901))
    taken_until(engine, lambda now: is_mapped(now, 901))
    while not engine.failures.empty():  # at moments that it went through on its way
        assert isinstance(engine.failures.get().exception, ZeroDivisionError)


def searched_to(now: Snapshot) -> int | None:
    return now.analysis.milestones.upto if now.analysis and now.analysis.milestones else None


def test_an_analyst_that_fails_altogether_begins_anew_without_being_asked(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AFTER_FAILURE", 0.01)
    engine = start(CONFIG)
    taken_until(engine, lambda now: now.analysis is not None)
    with monkeypatch.context() as patch:
        patch.setattr(Analyst, "ask", lambda *_: 1 / 0)
        engine.send(do.GoTo(50))
        assert isinstance(engine.failures.get(timeout=PATIENCE).exception, ZeroDivisionError)
        at_rest(engine)
    taken_until(engine, lambda now: is_mapped(now, 50))


def test_what_evaluates_may_fail_to_compile_and_training_goes_on(
    start: Callable[[RunConfig], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "warm", lambda: 1 / 0)
    engine = start(CONFIG)
    assert isinstance(engine.failures.get(timeout=PATIENCE).exception, ZeroDivisionError)
    answered(engine, do.Step(5))
    assert at_rest(engine).iteration == 5


def test_what_is_tried_out_is_trained_beside_a_run_flat_out(
    start: Callable[[RunConfig], Engine],
) -> None:
    engine = start(LONG)
    engine.look_for({STUDY})
    answered(engine, do.SetSpeed(math.inf), do.Run())
    engine.send(do.MoveEnd(LONG.iterations // 1_000))
    for trial in (Trial(3, 0.5, 1), Trial(5, 2.0, 0)):
        engine.try_out(trial)
        now = taken_until(engine, lambda now, trial=trial: is_known(now, trial))[-1]
        tried = what_if_of(now).tried
        assert tried is not None
        assert tried.curve.examples == now.config.iterations


def test_it_is_known_whether_a_command_is_answered(start: Callable[[RunConfig], Engine]) -> None:
    engine = start(CONFIG)
    assert not engine.is_answering
    engine.send(do.GoTo(40))
    assert engine.is_answering
    give_up = time.monotonic() + PATIENCE
    while engine.is_answering:
        assert time.monotonic() < give_up
        time.sleep(FRAME)
    assert engine.unanswered == 1, "the answer can be taken, and was not"
    assert taken_until(engine, lambda now: now.iteration == 40)[-1].acked == 1

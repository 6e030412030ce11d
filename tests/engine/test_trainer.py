"""How time behaves, rule by rule, on a clock that the test owns."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import kernel
from rnn_viz.core.config import RunConfig
from rnn_viz.core.inference import add
from rnn_viz.core.snapshot import Phase, Snapshot, Source
from rnn_viz.core.timeline import Timeline, flatten
from rnn_viz.engine import commands as do
from rnn_viz.engine.performance import POSITION_SECONDS
from rnn_viz.engine.trainer import Trainer

CONFIG = RunConfig(hidden=3, bits=4, iterations=1000)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trainer(clock: Clock) -> Trainer:
    trainer = Trainer(CONFIG, clock)
    trainer.ready()
    return trainer


def settle(trainer: Trainer) -> Snapshot:
    """Work until nothing moves any more; a run must be flat out for that."""
    for _ in range(10_000):
        if not trainer.is_moving:
            return trainer.snapshot()
        trainer.work()
    raise AssertionError("it never came to rest")


def obey(trainer: Trainer, *commands: do.Command) -> Snapshot:
    for command in commands:
        trainer.obey(command)
    return trainer.snapshot()


def at(trainer: Trainer, iteration: int) -> Trainer:
    """Bring the playhead to an iteration."""
    trainer.obey(do.GoTo(iteration))
    assert settle(trainer).iteration == iteration
    return trainer


def bits_at(iteration: int, config: RunConfig = CONFIG) -> bytes:
    """Return what plain training of a run of its own gives."""
    timeline = Timeline(config)
    timeline.advance(iteration)
    return flatten(timeline.weights).tobytes()


def assert_shows(now: Snapshot, iteration: int) -> None:
    """Assert that a snapshot shows this iteration, in every bit."""
    assert now.iteration == iteration
    assert flatten(now.weights).tobytes() == bits_at(iteration, now.config)
    own = now.stage.source is Source.MINE
    timeline = Timeline(now.config)
    timeline.advance(iteration)
    a, b = (now.stage.sum.a, now.stage.sum.b) if own else timeline.operands
    expected = add(timeline.weights, a, b, now.config.bits)
    assert (now.stage.sum.a, now.stage.sum.b) == (a, b)
    assert np.array_equal(now.stage.sum.layer_2, expected.layer_2)


# Steps


def test_ten_quick_steps_are_ten_steps(trainer: Trainer) -> None:
    now = obey(trainer, *[do.Step()] * 10)
    assert (now.phase, now.target) == (Phase.STEPPING, 10)
    now = settle(trainer)
    assert_shows(now, 10)
    assert (now.phase, now.target) == (Phase.PAUSED, None)


def test_steps_that_come_while_stepping_add_up(trainer: Trainer) -> None:
    trainer.obey(do.Step(500))
    trainer.work()
    assert 0 < trainer.snapshot().iteration < 500
    obey(trainer, do.Step(100), do.Step(10))
    assert_shows(settle(trainer), 610)


@pytest.mark.parametrize("count", [1, 10, 100, 1000])
def test_steps_of_every_size(trainer: Trainer, count: int) -> None:
    trainer.obey(do.Step(count))
    assert_shows(settle(trainer), count)


def test_a_step_does_not_wait_for_the_chosen_speed(trainer: Trainer, clock: Clock) -> None:
    started = clock.now
    obey(trainer, do.SetSpeed(0.5), do.Step(100))
    assert trainer.work() == 0
    settle(trainer)
    assert clock.now == started


def test_a_step_ends_at_the_runs_end(trainer: Trainer) -> None:
    at(trainer, 995)
    trainer.obey(do.Step(10))
    now = settle(trainer)
    assert_shows(now, 1000)
    assert "The run ends here, after 1,000 examples" in now.notice


def test_a_step_while_running_only_pauses(trainer: Trainer) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    trainer.work()
    before = trainer.snapshot()
    now = obey(trainer, do.Step(100))
    assert now.phase is Phase.PAUSED
    trainer.work()
    assert_shows(trainer.snapshot(), before.iteration)
    obey(trainer, do.Step())
    assert settle(trainer).iteration == before.iteration + 1


def test_a_step_while_travelling_only_pauses(trainer: Trainer) -> None:
    obey(trainer, do.GoTo(900))
    trainer.work()
    now = obey(trainer, do.Step())
    assert (now.phase, now.target) == (Phase.PAUSED, None)
    assert settle(trainer).iteration == now.iteration < 900


@pytest.mark.parametrize("count", [0, -5])
def test_no_step_at_all_comes_to_rest(trainer: Trainer, count: int) -> None:
    trainer.obey(do.Step(count))
    assert_shows(settle(trainer), 0)


# Run and pause


def test_run_and_pause(trainer: Trainer, clock: Clock) -> None:
    assert obey(trainer, do.Run()).phase is Phase.RUNNING
    for _ in range(50):
        trainer.work()
        clock.now += 0.004
    now = obey(trainer, do.Pause())
    assert now.phase is Phase.PAUSED
    assert_shows(now, now.iteration)
    assert now.iteration == pytest.approx(50, abs=2), "250 a second"
    clock.now += 100
    assert trainer.work() is None
    assert trainer.snapshot().iteration == now.iteration


def test_one_button_runs_what_rests_and_pauses_what_moves(trainer: Trainer) -> None:
    trainer.obey(do.SetSpeed(math.inf))
    phases = [obey(trainer, do.RunOrPause()).phase for _ in range(4)]
    assert phases == [Phase.RUNNING, Phase.PAUSED] * 2
    assert obey(trainer, do.GoTo(900), do.RunOrPause()).phase is Phase.PAUSED
    assert obey(trainer, do.Step(5), do.RunOrPause()).phase is Phase.PAUSED
    assert settle(trainer).iteration == 0


@pytest.mark.parametrize(("speed", "examples"), [(0.5, 15), (20, 600), (250, 7500)])
def test_the_chosen_speed(clock: Clock, speed: float, examples: int) -> None:
    trainer = Trainer(replace(CONFIG, iterations=100_000), clock)
    trainer.ready()
    obey(trainer, do.SetSpeed(speed), do.Run())
    until = clock.now + 30
    while clock.now < until:
        rest = trainer.work()
        assert rest is not None
        clock.now += max(rest, 1e-4)
    assert trainer.snapshot().iteration == pytest.approx(examples, abs=2)
    assert trainer.snapshot().speed == speed


def test_a_slow_run_never_learns_two_examples_at_once(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, do.SetSpeed(20), do.Run())
    assert trainer.draws_every_example
    seen = [0]
    while trainer.is_moving:
        clock.now += 0.3  # a slow screen
        trainer.work()
        seen.append(trainer.snapshot().iteration)
    assert seen == list(range(1001))


def test_moving_the_speed_control_trains_nothing_by_itself(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, do.SetSpeed(1.0), do.Run())
    for k in range(200):  # two seconds of dragging
        obey(trainer, do.SetSpeed(1.0 + k % 2))
        trainer.work()
        clock.now += 0.01
    assert 2 <= trainer.snapshot().iteration <= 5


def test_speed_is_kept_by_a_new_run(trainer: Trainer) -> None:
    now = obey(trainer, do.SetSpeed(7), do.Configure(replace(CONFIG, seed=1)))
    assert now.speed == 7


# The past


def test_back_to_start_forgets_nothing(trainer: Trainer) -> None:
    at(trainer, 500)
    before = trainer.snapshot()
    now = obey(trainer, do.BackToStart())
    assert_shows(now, 0)
    assert (now.phase, now.frontier, now.run_id) == (Phase.PAUSED, 500, before.run_id)
    assert now.curve.examples == 500
    assert not now.is_live
    assert_shows(obey(trainer, do.GoTo(500)), 500)


def test_back_to_start_stops_a_run(trainer: Trainer) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    trainer.work()
    now = obey(trainer, do.BackToStart())
    assert (now.phase, now.iteration) == (Phase.PAUSED, 0)


def test_the_same_weights_always_come_back(trainer: Trainer) -> None:
    for _ in range(3):
        obey(trainer, do.Step(37))
        settle(trainer)
        assert_shows(obey(trainer, do.BackToStart()), 0)


def test_running_from_the_past_replays_the_same_bits_then_trains_on(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rnn_viz.engine.pace._LARGEST_SLICE", 30)
    at(trainer, 300)
    errors = trainer.snapshot().curve.levels[0].low.tolist()
    obey(trainer, do.GoTo(100), do.SetSpeed(math.inf), do.Run())
    seen = []
    while trainer.is_moving:
        trainer.work()
        now = trainer.snapshot()
        assert_shows(now, now.iteration)
        assert now.frontier == max(300, now.iteration)
        seen.append(now.iteration)
    assert any(iteration < 300 for iteration in seen)
    assert seen[-1] == 1000
    curve = trainer.snapshot().curve
    assert curve.levels[0].low.tolist()[:300] == errors
    assert curve.examples == 1000


def test_steps_from_the_past_cross_the_frontier(trainer: Trainer) -> None:
    at(trainer, 50)
    obey(trainer, do.GoTo(45), do.Step(10))
    now = settle(trainer)
    assert_shows(now, 55)
    assert now.frontier == 55


# Go to


def test_going_back_and_forth(trainer: Trainer) -> None:
    at(trainer, 400)
    for iteration in (0, 400, 123, 122, 321, 400):
        now = obey(trainer, do.GoTo(iteration))
        assert now.phase is Phase.PAUSED, "what is known is there at once"
        assert_shows(now, iteration)
        assert now.frontier == 400


def test_going_beyond_the_frontier_trains_there(trainer: Trainer) -> None:
    now = obey(trainer, do.GoTo(800))
    assert (now.phase, now.target) == (Phase.TRAVELLING, 800)
    iterations = []
    while trainer.is_moving:
        trainer.work()
        iterations.append(trainer.snapshot().iteration)
    assert iterations == sorted(set(iterations)), "there is progress to show"
    assert len(iterations) > 2
    assert_shows(trainer.snapshot(), 800)


def test_going_beyond_the_frontier_starts_at_the_frontier(trainer: Trainer) -> None:
    at(trainer, 700)
    now = obey(trainer, do.GoTo(3), do.GoTo(701))
    assert now.phase is Phase.TRAVELLING
    trainer.work()
    assert_shows(trainer.snapshot(), 701)


def test_going_somewhere_can_be_cancelled(trainer: Trainer) -> None:
    obey(trainer, do.GoTo(900))
    trainer.work()
    now = obey(trainer, do.Pause())
    assert (now.phase, now.target) == (Phase.PAUSED, None)
    assert_shows(now, now.iteration)
    assert 0 < now.iteration < 900


@pytest.mark.parametrize("iteration", [-1, 1001, 10**30])
def test_going_outside_the_run_changes_nothing_and_says_so(
    trainer: Trainer, iteration: int
) -> None:
    at(trainer, 30)
    now = obey(trainer, do.GoTo(iteration))
    assert now.notice == f"Iteration {iteration:,} is outside this run: 0 … 1,000."
    assert (now.phase, now.iteration) == (Phase.PAUSED, 30)
    assert obey(trainer, do.Pause()).notice == ""


# The end


def test_reaching_the_end_pauses_and_says_so(trainer: Trainer) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    now = settle(trainer)
    assert_shows(now, 1000)
    assert now.phase is Phase.PAUSED
    assert now.is_at_end
    assert now.notice == "The run ends here, after 1,000 examples. Extend it to train on."


@pytest.mark.parametrize("command", [do.Run(), do.RunOrPause(), do.Step(), do.StepBit(9)])
def test_at_the_end_nothing_moves_and_the_notice_says_why(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 1000)
    now = obey(trainer, do.Pause(), command)
    assert now.phase is Phase.PAUSED
    assert "The run ends here" in now.notice


def test_changing_only_the_iterations_moves_the_end_and_starts_no_new_run(
    trainer: Trainer,
) -> None:
    at(trainer, 1000)
    before = trainer.snapshot()
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=1500)))
    assert now.run_id == before.run_id
    assert now.config.iterations == 1500
    assert_shows(now, 1000)
    assert now.curve.examples == 1000
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    now = settle(trainer)
    assert_shows(now, 1500)
    assert "after 1,500 examples" in now.notice


def test_a_shortened_run_ends_there(trainer: Trainer) -> None:
    at(trainer, 800)
    before = trainer.snapshot()
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=600)))
    assert now.run_id == before.run_id
    assert_shows(now, 600)
    assert now.is_at_end
    assert (now.frontier, now.is_live) == (600, True), "nothing of the run lies beyond its end"
    assert "ends here, after 600" in obey(trainer, do.Run()).notice
    assert obey(trainer, do.GoTo(601)).iteration == 600
    obey(trainer, do.Configure(CONFIG), do.GoTo(800))
    assert_shows(trainer.snapshot(), 800)


@pytest.mark.parametrize(
    "other",
    [{"seed": 1}, {"alpha": 0.2}, {"bits": 5}, {"hidden": 4}, {"skip_draws": 1},
     {"seed": 1, "iterations": 5}],
    ids=str,
)  # fmt: skip
def test_any_other_change_starts_a_new_run(trainer: Trainer, other: dict[str, float]) -> None:
    at(trainer, 100)
    before = trainer.snapshot()
    config = replace(CONFIG, **other)
    now = obey(trainer, do.Configure(config))
    assert now.run_id > before.run_id
    assert (now.config, now.phase) == (config, Phase.PAUSED)
    assert (now.frontier, now.curve.examples, now.diverged_at) == (0, 0, None)
    assert_shows(now, 0)


def test_what_was_published_stays_as_it_was(trainer: Trainer) -> None:
    at(trainer, 100)
    before = trainer.snapshot()
    errors = before.curve.levels[0].low.tolist()
    obey(trainer, do.Step(400))
    settle(trainer)
    obey(trainer, do.Configure(replace(CONFIG, seed=5)), do.Step(3))
    settle(trainer)
    assert_shows(before, 100)
    assert before.curve.levels[0].low.tolist() == errors
    assert before.frontier == 100


# The sum on stage


def test_own_numbers_never_train_by_bit_steps(trainer: Trainer, clock: Clock) -> None:
    at(trainer, 30)
    obey(trainer, do.ShowNumbers(52, 80))
    for _ in range(25):
        now = obey(trainer, do.StepBit())
        trainer.work()
        assert now.iteration == now.frontier == 30
        assert now.phase is Phase.PAUSED
    assert now.stage.shown == now.stage.sum.columns == 8
    obey(trainer, do.PlayBits())
    for _ in range(100):
        clock.now += 1
        trainer.work()
    now = trainer.snapshot()
    assert (now.iteration, now.stage.playing, now.stage.computed) == (30, False, 8)


def test_own_numbers_are_answered_by_the_weights_under_the_playhead(trainer: Trainer) -> None:
    obey(trainer, do.ShowNumbers(52, 80))
    for iteration in (10, 200, 5):
        at(trainer, iteration)
        now = trainer.snapshot()
        assert (now.stage.source, now.stage.sum.a, now.stage.sum.b) == (Source.MINE, 52, 80)
        assert_shows(now, iteration)
    assert obey(trainer, do.ShowTraining()).stage.source is Source.TRAINING


def test_the_bit_step_after_the_last_learns_the_example_and_enters_the_next(
    trainer: Trainer,
) -> None:
    at(trainer, 20)
    seen = []
    for _ in range(10):
        obey(trainer, do.StepBit())
        now = settle(trainer)
        assert_shows(now, now.iteration)
        seen.append((now.iteration, now.stage.computed))
    assert seen == [(20, k) for k in (1, 2, 3, 4)] + [(21, k) for k in (1, 2, 3, 4)] + [
        (22, 1), (22, 2)
    ]  # fmt: skip


def test_quick_bit_steps_are_none_less(trainer: Trainer) -> None:
    obey(trainer, *[do.StepBit()] * 10)
    now = settle(trainer)
    assert (now.iteration, now.stage.computed) == (2, 2)


def test_bit_steps_go_back_to_the_first_position_and_no_further(trainer: Trainer) -> None:
    at(trainer, 20)
    obey(trainer, do.StepBit(3), *[do.StepBit(-1)] * 9)
    now = settle(trainer)
    assert (now.iteration, now.stage.computed) == (20, 0)


def test_at_the_end_a_bit_step_stays_at_the_last_position(trainer: Trainer) -> None:
    at(trainer, 1000)
    for _ in range(7):
        now = obey(trainer, do.StepBit())
    assert (now.iteration, now.stage.computed, now.phase) == (1000, 4, Phase.PAUSED)
    assert "The run ends here" in now.notice


@pytest.mark.parametrize("command", [do.StepBit(), do.PlayBits()])
def test_a_bit_step_while_running_only_pauses(trainer: Trainer, command: do.Command) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    trainer.work()
    before = trainer.snapshot()
    now = obey(trainer, command)
    assert now.phase is Phase.PAUSED
    assert (now.stage.computed, now.stage.playing) == (None, False)
    trainer.work()
    assert_shows(trainer.snapshot(), before.iteration)


def test_own_numbers_are_stepped_through_while_training_runs(trainer: Trainer) -> None:
    obey(trainer, do.ShowNumbers(5, 6), do.SetSpeed(math.inf), do.Run())
    now = obey(trainer, do.StepBit(), do.StepBit())
    assert (now.phase, now.stage.computed) == (Phase.RUNNING, 2)
    trainer.work()
    assert trainer.snapshot().iteration > 0


@pytest.mark.parametrize("speed", [0.5, 1.0])
def test_positions_are_played_on_time_during_a_slow_run(
    trainer: Trainer, clock: Clock, speed: float
) -> None:
    obey(trainer, do.ShowNumbers(5, 6), do.SetSpeed(speed), do.Run(), do.PlayBits())
    started, shown_at = clock.now, {}
    while trainer.snapshot().stage.playing:
        rest = trainer.work()
        assert rest is not None
        shown_at.setdefault(trainer.snapshot().stage.shown, clock.now - started)
        clock.now += rest + 1e-6
    expected = {k: pytest.approx(k * POSITION_SECONDS, abs=0.01) for k in range(5)}
    assert shown_at == expected


def test_a_pause_keeps_the_position(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, do.PlayBits())
    for _ in range(2):
        clock.now += POSITION_SECONDS + 1e-6
        trainer.work()
    now = obey(trainer, do.Pause())
    assert (now.stage.computed, now.stage.playing) == (2, False)
    assert obey(trainer, do.StepBit()).stage.computed == 3


@pytest.mark.parametrize("command", [do.Run(), do.Step(), do.BackToStart(), do.GoTo(3)])
def test_moving_the_playhead_shows_the_whole_training_example(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 5)
    assert obey(trainer, do.StepBit(2), command).stage.computed is None


@pytest.mark.parametrize("command", [do.Run(), do.Step(), do.BackToStart(), do.GoTo(3)])
def test_moving_the_playhead_keeps_the_place_in_ones_own_sum(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 5)
    assert obey(trainer, do.ShowNumbers(5, 6), do.StepBit(2), command).stage.computed == 2


def test_the_whole_sum_on_demand(trainer: Trainer) -> None:
    now = obey(trainer, do.PlayBits(), do.ShowWholeSum())
    assert (now.stage.computed, now.stage.playing, now.stage.shown) == (None, False, 4)


def test_a_new_run_keeps_ones_own_numbers_and_shows_them_whole(trainer: Trainer) -> None:
    config = replace(CONFIG, bits=6)
    now = obey(trainer, do.ShowNumbers(5, 6), do.StepBit(2), do.Configure(config))
    assert (now.stage.sum.a, now.stage.sum.b, now.stage.computed) == (5, 6, None)
    assert now.stage.sum.columns == 6
    assert_shows(now, 0)


# Getting ready


@pytest.mark.parametrize(
    ("command", "iteration"), [(do.Run(), 1000), (do.Step(7), 7), (do.GoTo(9), 9)]
)
def test_what_is_asked_before_the_loop_is_compiled_waits_for_it(
    clock: Clock, command: do.Command, iteration: int
) -> None:
    trainer = Trainer(CONFIG, clock)
    now = obey(trainer, do.SetSpeed(math.inf), command)
    assert now.phase is Phase.PREPARING
    assert not now.is_moving
    for _ in range(3):
        assert trainer.work() is None
        assert trainer.snapshot().iteration == 0
    trainer.ready()
    assert trainer.snapshot().is_moving
    assert settle(trainer).iteration == iteration


def test_ten_steps_before_it_is_ready_are_ten_steps(clock: Clock) -> None:
    trainer = Trainer(CONFIG, clock)
    obey(trainer, *[do.Step()] * 10)
    trainer.ready()
    assert_shows(settle(trainer), 10)


def test_bit_steps_before_it_is_ready_are_none_less(clock: Clock) -> None:
    trainer = Trainer(CONFIG, clock)
    obey(trainer, *[do.StepBit()] * 7)
    trainer.ready()
    now = settle(trainer)
    assert (now.iteration, now.stage.computed) == (1, 3)


def test_a_run_that_waits_can_be_called_off(clock: Clock) -> None:
    trainer = Trainer(CONFIG, clock)
    assert obey(trainer, do.Run(), do.Pause()).phase is Phase.PAUSED
    trainer.ready()
    assert settle(trainer).iteration == 0


def test_before_it_is_ready_nothing_asks_for_the_compiled_loop(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be compiled on the spot, and the trainer would not answer for seconds."""
    monkeypatch.setattr(kernel, "train", lambda *_: 1 / 0)
    trainer = Trainer(CONFIG, clock)
    obey(
        trainer, do.BackToStart(), do.GoTo(0), do.ShowNumbers(5, 6), do.StepBit(), do.PlayBits(),
        do.ShowTraining(), do.StepBit(9), do.Step(), do.Run(), do.GoTo(50),
        do.Configure(replace(CONFIG, iterations=5)), do.Configure(replace(CONFIG, seed=4)),
    )  # fmt: skip
    assert trainer.work() is None
    assert_shows_start(trainer.snapshot())


def assert_shows_start(now: Snapshot) -> None:
    assert now.iteration == now.frontier == 0
    assert now.config.seed == 4


# What goes wrong


def breaking(monkeypatch: pytest.MonkeyPatch, example: int) -> None:
    """Let the loop write an infinity once it has learned an example."""
    learn = kernel.train

    def train(*arguments):
        written = learn(*arguments)
        if arguments[8] <= example < arguments[8] + len(arguments[3]):
            arguments[0][0, 0] = math.inf
        return written

    monkeypatch.setattr(kernel, "train", train)


@pytest.mark.parametrize("command", [do.Run(), do.Step(500), do.GoTo(500)])
def test_a_run_that_diverges_pauses_and_says_where(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch, command: do.Command
) -> None:
    breaking(monkeypatch, example=99)
    obey(trainer, do.SetSpeed(math.inf), command)
    now = settle(trainer)
    assert (now.phase, now.iteration, now.diverged_at) == (Phase.PAUSED, 100, 100)
    assert now.notice.startswith("Diverged at iteration 100: ")
    for again in (do.Run(), do.Step(), do.GoTo(500)):
        now = obey(trainer, again)
        assert (now.phase, now.iteration) == (Phase.PAUSED, 100)
        assert now.notice.startswith("Diverged at iteration 100: ")
    now = obey(trainer, do.GoTo(99))
    assert np.isfinite(flatten(now.weights)).all()
    assert obey(trainer, do.Configure(replace(CONFIG, seed=1))).diverged_at is None


def test_a_run_shortened_to_before_it_diverged_ends_and_does_not_diverge(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, example=99)
    obey(trainer, do.GoTo(500))
    settle(trainer)
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=60)), do.Run())
    assert now.iteration == 60
    assert now.notice.startswith("The run ends here, after 60 examples.")


def test_a_run_that_stands_still_is_said_to() -> None:
    trainer = Trainer(replace(CONFIG, alpha=5e-324), Clock())
    trainer.ready()
    assert not trainer.snapshot().is_saturated
    at(trainer, 1000)
    assert trainer.snapshot().is_saturated
    assert not obey(trainer, do.BackToStart()).is_saturated


def test_after_a_shortening_nothing_is_known_about_a_standstill() -> None:
    trainer = Trainer(replace(CONFIG, alpha=5e-324), Clock())
    trainer.ready()
    at(trainer, 900)
    assert trainer.snapshot().is_saturated
    assert not obey(
        trainer, do.Configure(replace(CONFIG, alpha=5e-324, iterations=10))
    ).is_saturated


def test_a_run_that_learns_is_not_said_to_stand_still(trainer: Trainer) -> None:
    at(trainer, 1000)
    assert not trainer.snapshot().is_saturated


@pytest.mark.parametrize("call", range(4))
@pytest.mark.parametrize("failure", [MemoryError("no memory"), ValueError("bad")])
def test_a_fault_in_the_nth_slice_pauses_and_the_run_goes_on_afterwards(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch, call: int, failure: Exception
) -> None:
    learn, calls = kernel.train, []

    def failing_once(*arguments):
        calls.append(arguments)
        if len(calls) == call + 1:
            raise failure
        return learn(*arguments)

    monkeypatch.setattr(kernel, "train", failing_once)
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    with pytest.raises(type(failure)) as caught:
        settle(trainer)
    trainer.fail(caught.value)
    now = trainer.snapshot()
    assert now.phase is Phase.PAUSED
    assert str(failure) in now.notice
    assert flatten(now.weights).tobytes() == bits_at(now.iteration)
    obey(trainer, do.Run())
    assert_shows(settle(trainer), 1000)


# The record


def test_every_command_is_acknowledged(trainer: Trainer) -> None:
    commands: list[do.Command] = [
        do.Run(), do.Pause(), do.RunOrPause(), do.Step(), do.BackToStart(), do.GoTo(5), do.GoTo(-5),
        do.SetSpeed(1), do.Configure(CONFIG), do.Configure(replace(CONFIG, seed=1)),
        do.ShowTraining(), do.ShowNumbers(1, 2), do.StepBit(), do.PlayBits(), do.ShowWholeSum(),
    ]  # fmt: skip
    assert {type(command) for command in commands} == set(do.Command.__args__)
    for number, command in enumerate(commands, start=1):
        assert obey(trainer, command).acked == number


def test_progress_tells_whether_there_is_something_new(trainer: Trainer, clock: Clock) -> None:
    changes: list[Callable[[], object]] = [
        lambda: at(trainer, 3),
        lambda: obey(trainer, do.StepBit()),
        lambda: obey(trainer, do.PlayBits()),
        lambda: setattr(clock, "now", clock.now + 1) or trainer.work(),
        lambda: obey(trainer, do.Configure(replace(CONFIG, seed=1))),
    ]
    for change in changes:
        before = trainer.progress
        trainer.snapshot()
        assert trainer.progress == before
        change()
        assert trainer.progress != before


def test_keyframes_reach_as_far_as_the_run(trainer: Trainer) -> None:
    at(trainer, 500)
    spacing, rows = trainer.frames()
    assert (spacing, len(rows)) == (20, 25)
    for k in (0, 7, 24):
        assert rows[k].tobytes() == bits_at(k * spacing)

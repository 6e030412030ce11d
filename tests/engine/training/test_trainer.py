"""How time behaves: steps, run and pause, the past, and going to an iteration."""

import math
from dataclasses import replace

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, Clock, assert_shows, at, obey, settle

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


def test_no_step_at_all_comes_to_rest(trainer: Trainer) -> None:
    trainer.obey(do.Step(0))
    assert_shows(settle(trainer), 0)


@pytest.mark.parametrize("count", [1, 10, 100])
def test_steps_back_are_there_at_once_and_forget_nothing(trainer: Trainer, count: int) -> None:
    at(trainer, 300)
    for k in (1, 2):
        now = obey(trainer, do.Step(-count))
        assert now.phase is Phase.PAUSED
        assert_shows(now, 300 - k * count)
        assert now.frontier == 300
    obey(trainer, do.Step(2 * count))
    assert_shows(settle(trainer), 300)


def test_a_step_back_goes_no_further_than_the_start(trainer: Trainer) -> None:
    at(trainer, 30)
    for _ in range(2):
        assert_shows(obey(trainer, do.Step(-100)), 0)


def test_a_step_back_while_running_only_pauses(trainer: Trainer) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    trainer.work()
    before = trainer.snapshot()
    now = obey(trainer, do.Step(-1))
    assert (now.phase, now.iteration) == (Phase.PAUSED, before.iteration)


def test_a_step_back_while_stepping_is_one_step_fewer(trainer: Trainer) -> None:
    at(trainer, 20)
    now = obey(trainer, do.Step(500), do.Step(-1))
    assert (now.phase, now.target) == (Phase.STEPPING, 519)
    assert_shows(settle(trainer), 519)
    now = obey(trainer, do.Step(10), do.Step(-30))
    assert now.phase is Phase.PAUSED
    assert_shows(now, 499)


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
    monkeypatch.setattr("rnn_viz.engine.training.pace._LARGEST_SLICE", 30)
    at(trainer, 300)
    errors = trainer.snapshot().curve.levels[0].low[:].tolist()
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
    assert curve.levels[0].low[:].tolist()[:300] == errors
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

"""The sum on stage: stepping and playing through its positions."""

import math
from dataclasses import replace

import pytest

from rnn_viz.core.snapshot import Phase, Source
from rnn_viz.engine import commands as do
from rnn_viz.engine.performance import POSITION_SECONDS
from rnn_viz.engine.trainer import Trainer
from tests.engine.driving import CONFIG, Clock, assert_shows, at, obey, settle


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

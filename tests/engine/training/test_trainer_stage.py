"""The sum on stage: stepping and playing through its operations, and over its borders."""

import math
from dataclasses import replace

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.script.operations import StepSize, program
from rnn_viz.core.snapshot import Phase, Snapshot, Source
from rnn_viz.engine.training.stage_player import POSITION_SECONDS
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import (
    BIT_STOPS,
    CONFIG,
    OPERATIONS,
    PASS_STOPS,
    Clock,
    assert_shows,
    at,
    obey,
    settle,
)

OP, BIT, PASS = (
    do.StepInside(StepSize.OP),
    do.StepInside(StepSize.BIT),
    do.StepInside(StepSize.PASS),
)
BIT_BACK = do.StepInside(StepSize.BIT, -1)
PLAY = do.PlayInside(StepSize.BIT)
STOPS = {
    StepSize.OP: tuple(range(OPERATIONS)),
    StepSize.BIT: (0, *BIT_STOPS),
    StepSize.PASS: (0, *PASS_STOPS),
}


def moment(now: Snapshot) -> tuple[int, int | None]:
    """Return iteration and operation; at the iteration it must show the run's bits."""
    assert_shows(now, now.iteration)
    return now.iteration, now.stage.operation


# Steps


def test_the_stops_of_the_tests_are_those_of_an_example() -> None:
    whole = program(CONFIG.bits, True)
    assert len(whole) == OPERATIONS
    assert [(whole[at - 1].half, whole[at - 1].position) for at in BIT_STOPS] == [
        *(("forward", t) for t in range(4)), *(("backward", t) for t in (3, 2, 1, 0))
    ]  # fmt: skip


def test_bit_steps_go_forward_then_backward_then_update_and_into_the_next_example(
    trainer: Trainer,
) -> None:
    at(trainer, 20)
    seen = []
    for _ in range(11):
        obey(trainer, BIT)
        seen.append(moment(settle(trainer)))
    assert seen == [*((20, k) for k in BIT_STOPS), (21, 0), (21, 7), (21, 14)]


@pytest.mark.parametrize("size", StepSize)
def test_every_size_walks_its_stops_and_back_again(trainer: Trainer, size: StepSize) -> None:
    at(trainer, 20)
    stops = [(i, k) for i in (20, 21, 22) for k in STOPS[size]]
    forwards, backwards = do.StepInside(size), do.StepInside(size, -1)
    for expected in stops[1:]:
        obey(trainer, forwards)
        now = settle(trainer)
        assert (now.iteration, now.stage.operation) == expected
    assert trainer.snapshot().frontier == 22
    for expected in reversed(stops[:-1]):
        now = obey(trainer, backwards)
        assert now.phase is Phase.PAUSED
        assert (now.iteration, now.stage.operation) == expected
    assert moment(now) == (20, 0)
    assert now.frontier == 22, "what was learned is not forgotten"


@pytest.mark.parametrize(
    ("size", "stop"), [(StepSize.OP, 55), (StepSize.BIT, 52), (StepSize.PASS, 52)]
)
def test_back_from_a_whole_example_leads_to_the_last_stop_of_the_one_before(
    trainer: Trainer, size: StepSize, stop: int
) -> None:
    at(trainer, 20)
    assert moment(obey(trainer, do.StepInside(size, -1))) == (19, stop)


@pytest.mark.parametrize("size", StepSize)
def test_before_the_first_example_there_is_nothing(trainer: Trainer, size: StepSize) -> None:
    back = do.StepInside(size, -1)
    assert moment(obey(trainer, back)) == (0, None), "the whole sum stays whole"
    assert moment(obey(trainer, do.StepInside(size), back, back)) == (0, 0)


def test_over_the_border_and_back_are_the_same_bits(trainer: Trainer) -> None:
    at(trainer, 20)
    obey(trainer, BIT_BACK)
    for _ in range(3):
        assert moment(settle(trainer)) == (19, 52)
        obey(trainer, BIT)
        assert moment(settle(trainer)) == (20, 0)
        obey(trainer, BIT_BACK)


def test_quick_bit_steps_are_none_less(trainer: Trainer) -> None:
    obey(trainer, *[BIT] * 20)
    assert moment(settle(trainer)) == (2, 14)


@pytest.mark.parametrize("size", StepSize)
def test_at_the_end_steps_lead_to_the_last_line_and_stay_there(
    trainer: Trainer, size: StepSize
) -> None:
    at(trainer, 1000)
    now = obey(trainer, *[do.StepInside(size)] * 60)
    assert moment(now) == (1000, OPERATIONS)
    assert now.phase is Phase.PAUSED
    assert "The run ends here" in now.notice
    now = obey(trainer, do.StepInside(size, -1))
    assert moment(now) == (1000, STOPS[size][-1])
    assert moment(obey(trainer, do.ShowOperation(OPERATIONS))) == (1000, OPERATIONS)


@pytest.mark.parametrize("command", [OP, BIT, PASS, BIT_BACK, PLAY])
def test_a_step_inside_while_running_only_pauses(trainer: Trainer, command: do.Command) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    trainer.work()
    before = trainer.snapshot()
    now = obey(trainer, command)
    assert now.phase is Phase.PAUSED
    assert (now.stage.operation, now.stage.is_playing) == (None, False)
    trainer.work()
    assert_shows(trainer.snapshot(), before.iteration)


# The user's own numbers


def test_own_numbers_have_only_the_forward_half_and_never_train(
    trainer: Trainer, clock: Clock
) -> None:
    at(trainer, 30)
    now = obey(trainer, do.ShowNumbers(52, 80))
    assert {op.half for op in now.stage.program} == {"forward"}
    for _ in range(25):
        now = obey(trainer, BIT)
        trainer.work()
        assert now.iteration == now.frontier == 30
        assert now.phase is Phase.PAUSED
    assert now.stage.shown == now.stage.sum.columns == 8
    assert now.stage.operation == len(now.stage.program) == 56
    obey(trainer, PLAY)
    for _ in range(100):
        clock.now += 1
        trainer.work()
    now = trainer.snapshot()
    assert (now.iteration, now.stage.is_playing, now.stage.operation) == (30, False, 56)


def test_own_numbers_are_stepped_back_to_their_start_and_no_further(trainer: Trainer) -> None:
    at(trainer, 30)
    seen = [obey(trainer, do.ShowNumbers(1, 2), BIT_BACK)]
    seen += [obey(trainer, BIT_BACK) for _ in range(4)]
    assert [now.stage.operation for now in seen] == [21, 14, 7, 0, 0]
    assert {now.iteration for now in seen} == {30}


def test_own_numbers_are_answered_by_the_weights_under_the_playhead(trainer: Trainer) -> None:
    obey(trainer, do.ShowNumbers(52, 80))
    for iteration in (10, 200, 5):
        at(trainer, iteration)
        now = trainer.snapshot()
        assert (now.stage.source, now.stage.sum.a, now.stage.sum.b) == (Source.MINE, 52, 80)
        assert_shows(now, iteration)
    assert obey(trainer, do.ShowTraining()).stage.source is Source.TRAINING


def test_own_numbers_are_stepped_through_while_training_runs(trainer: Trainer) -> None:
    obey(trainer, do.ShowNumbers(5, 6), do.SetSpeed(math.inf), do.Run())
    now = obey(trainer, BIT, BIT)
    assert (now.phase, now.stage.operation) == (Phase.RUNNING, 14)
    trainer.work()
    assert trainer.snapshot().iteration > 0


@pytest.mark.parametrize("speed", [0.5, 1.0])
def test_positions_are_played_on_time_during_a_slow_run(
    trainer: Trainer, clock: Clock, speed: float
) -> None:
    obey(trainer, do.ShowNumbers(5, 6), do.SetSpeed(speed), do.Run(), PLAY)
    started, shown_at = clock.now, {}
    while trainer.snapshot().stage.is_playing:
        rest = trainer.work()
        assert rest is not None
        shown_at.setdefault(trainer.snapshot().stage.shown, clock.now - started)
        clock.now += rest + 1e-6
    expected = {k: pytest.approx(k * POSITION_SECONDS, abs=0.01) for k in range(5)}
    assert shown_at == expected


# Playing


def test_playing_a_training_example_ends_with_all_of_its_lines_done(
    trainer: Trainer, clock: Clock
) -> None:
    at(trainer, 20)
    obey(trainer, do.SetTempo(0.5), do.PlayInside(StepSize.OP))
    seen = []
    for _ in range(OPERATIONS):
        clock.now += 0.5 + 1e-9
        trainer.work()
        seen.append(moment(settle(trainer)))
    assert seen == [(20, k + 1) for k in range(OPERATIONS)]
    clock.now += 100
    assert trainer.work() is None
    assert not trainer.snapshot().stage.is_playing


@pytest.mark.parametrize("size", StepSize)
def test_playing_the_last_example_ends_at_its_last_line(
    trainer: Trainer, clock: Clock, size: StepSize
) -> None:
    """It stuck one line before, dimmed, and waited for a Space that led nowhere."""
    at(trainer, 1000)
    obey(trainer, do.PlayInside(size))
    for _ in range(OPERATIONS):
        clock.now += 2
        trainer.work()
    now = trainer.snapshot()
    assert moment(now) == (1000, OPERATIONS)
    assert not now.stage.is_playing
    assert now.stage.plays is None, "nothing waits, so nothing is dimmed"
    assert now.notice == "The run ends here, after 1,000 examples. Extend it to train on."
    assert trainer.work() is None
    now = obey(trainer, do.RunOrPause())
    assert (now.phase, now.stage.operation) == (Phase.PAUSED, None)


@pytest.mark.parametrize("iteration", [20, 1000])
@pytest.mark.parametrize("operations", [0, 1, 27, 30, OPERATIONS - 1, OPERATIONS])
def test_slow_motion_can_be_left_anywhere(
    trainer: Trainer, clock: Clock, iteration: int, operations: int
) -> None:
    at(trainer, iteration)
    obey(trainer, do.PlayInside(StepSize.OP))
    for _ in range(operations):
        clock.now += 2
        trainer.work()
    now = obey(trainer, do.ShowWholeSum())
    assert (now.stage.operation, now.stage.is_playing, now.stage.plays) == (None, False, None)
    assert now.notice == ""
    assert trainer.work() is None


def test_an_extended_run_goes_on_from_its_last_line(trainer: Trainer) -> None:
    at(trainer, 1000)
    obey(trainer, *[do.StepInside(StepSize.PASS)] * 3)
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=1500)), OP)
    assert moment(settle(trainer)) == (1001, 0)
    assert now.notice == ""


def test_a_pause_keeps_the_operation(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, PLAY)
    for _ in range(2):
        clock.now += POSITION_SECONDS + 1e-6
        trainer.work()
    now = obey(trainer, do.Pause())
    assert (now.stage.operation, now.stage.is_playing) == (14, False)
    assert obey(trainer, BIT).stage.operation == 21


def test_it_waits_while_it_is_held(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, PLAY, do.Hold(True))
    clock.now += 100
    assert trainer.work() is None
    assert trainer.snapshot().stage.operation == 0
    assert trainer.snapshot().stage.is_playing
    obey(trainer, do.Hold(False))
    clock.now += 0.9 * POSITION_SECONDS
    trainer.work()
    assert trainer.snapshot().stage.operation == 0, "there is time to read again"
    clock.now += 0.1 * POSITION_SECONDS + 1e-6
    trainer.work()
    assert trainer.snapshot().stage.operation == 7


# What moves the playhead


@pytest.mark.parametrize(
    "command",
    [do.Run(), do.Step(), do.Step(-1), do.BackToStart(), do.GoTo(3)],
)
def test_moving_the_playhead_shows_the_whole_training_example(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 5)
    assert obey(trainer, BIT, BIT, command).stage.operation is None


@pytest.mark.parametrize(
    "command", [do.Run(), do.Step(), do.Step(-1), do.BackToStart(), do.GoTo(3)]
)
def test_moving_the_playhead_keeps_the_place_in_ones_own_sum(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 5)
    assert obey(trainer, do.ShowNumbers(5, 6), BIT, BIT, command).stage.operation == 14


def test_the_whole_sum_on_demand(trainer: Trainer) -> None:
    now = obey(trainer, PLAY, do.ShowWholeSum())
    assert (now.stage.operation, now.stage.is_playing, now.stage.shown) == (None, False, 4)


def test_a_new_run_keeps_ones_own_numbers_and_shows_them_whole(trainer: Trainer) -> None:
    config = replace(CONFIG, bits=6)
    now = obey(trainer, do.ShowNumbers(5, 6), BIT, BIT, do.Configure(config))
    assert (now.stage.sum.a, now.stage.sum.b, now.stage.operation) == (5, 6, None)
    assert now.stage.sum.columns == 6
    assert_shows(now, 0)

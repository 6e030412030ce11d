"""Breakpoints: where a run stops inside an example, and that it stops when one is set."""

import math

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.run.interventions import Freeze, Intervention, SetAlpha
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, OPERATIONS, Clock, at, obey, settle

GUESSES = (6, 13, 20, 27)  # before the line that decodes the guess of each of the four positions


def next_key(now: Snapshot) -> str:
    """The line that runs next."""
    assert now.stage.operation is not None
    return now.stage.program[now.stage.operation].key


def running(trainer: Trainer, clock: Clock) -> Snapshot:
    """Let it run for a while."""
    trainer.obey(do.SetSpeed(math.inf))
    trainer.obey(do.Run())
    for _ in range(3):
        clock.now += 0.01
        trainer.work()
    now = trainer.snapshot()
    assert now.phase is Phase.RUNNING
    assert now.iteration > 0
    return now


def test_run_goes_from_breakpoint_to_breakpoint_and_into_the_next_example(
    trainer: Trainer,
) -> None:
    at(trainer, 5)
    obey(trainer, do.ToggleBreakpoint("d"))
    seen = []
    for _ in range(2 * len(GUESSES)):
        trainer.obey(do.Run())
        now = settle(trainer)
        assert next_key(now) == "d"
        assert "breakpoint before d" in now.notice
        seen.append((now.iteration, now.stage.operation))
    assert seen == [(5, stop) for stop in GUESSES] + [(6, stop) for stop in GUESSES]


def test_run_from_inside_an_example_goes_to_the_next_stop_of_it(trainer: Trainer) -> None:
    at(trainer, 5)
    obey(trainer, do.ToggleBreakpoint("synapse_h"), *[do.StepInside(StepSize.BIT)] * 3)
    now = obey(trainer, do.Run())
    assert (now.iteration, now.stage.operation) == (5, OPERATIONS - 2)
    assert next_key(now) == "synapse_h"


@pytest.mark.parametrize("size", StepSize)
def test_what_plays_stops_at_a_breakpoint_and_goes_on_from_there(
    trainer: Trainer, clock: Clock, size: StepSize
) -> None:
    at(trainer, 5)
    obey(trainer, do.ToggleBreakpoint("d"), do.PlayInside(size))
    stops = []
    for _ in range(4):
        for _ in range(60):
            if not trainer.snapshot().stage.is_playing:
                break
            clock.now += 2.0
            trainer.work()
        now = trainer.snapshot()
        assert "breakpoint before d" in now.notice
        stops.append(now.stage.operation)
        obey(trainer, do.RunOrPause())
    assert tuple(stops) == GUESSES


def test_a_breakpoint_set_while_it_runs_stops_the_run_there(trainer: Trainer, clock: Clock) -> None:
    before = running(trainer, clock)
    now = obey(trainer, do.ToggleBreakpoint("layer_1_delta"))
    assert now.phase is Phase.PAUSED
    assert now.iteration == before.iteration
    assert next_key(now) == "layer_1_delta"
    assert "breakpoint before layer_1_delta" in now.notice


def test_clearing_one_lets_the_run_go_on(trainer: Trainer, clock: Clock) -> None:
    obey(trainer, do.ToggleBreakpoint("d"), do.ToggleBreakpoint("d"))
    running(trainer, clock)
    obey(trainer, do.ToggleBreakpoint("d"))
    assert obey(trainer, do.Run()).stage.operation is not None
    cleared = obey(trainer, do.ToggleBreakpoint("d"))
    assert cleared.breakpoints == frozenset()
    assert obey(trainer, do.Run()).phase is Phase.RUNNING


def test_ones_own_numbers_have_no_breakpoints(trainer: Trainer, clock: Clock) -> None:
    """The run learns examples that are not on stage: nothing there could be stopped at."""
    obey(trainer, do.ShowNumbers(1, 2))
    running(trainer, clock)
    assert obey(trainer, do.ToggleBreakpoint("d")).phase is Phase.RUNNING


def test_one_button_pauses_the_slow_motion_and_lets_it_go_on(
    trainer: Trainer, clock: Clock
) -> None:
    at(trainer, 5)
    obey(trainer, do.PlayInside(StepSize.OP))
    clock.now += 10
    trainer.work()
    now = obey(trainer, do.RunOrPause())
    assert (now.phase, now.stage.is_playing, now.stage.operation) == (Phase.PAUSED, False, 1)
    assert now.stage.is_slow_motion, "it waits"
    now = obey(trainer, do.RunOrPause())
    assert (now.phase, now.stage.is_playing, now.stage.operation) == (Phase.PAUSED, True, 1)
    now = obey(trainer, do.ShowWholeSum(), do.RunOrPause())
    assert now.phase is Phase.RUNNING


def test_one_button_leaves_ones_own_numbers_alone(trainer: Trainer) -> None:
    obey(trainer, do.ShowNumbers(1, 2), do.PlayInside(StepSize.OP))
    now = obey(trainer, do.RunOrPause())
    assert (now.phase, now.stage.is_playing) == (Phase.RUNNING, True)


def test_the_end_of_the_slow_motion_is_told(trainer: Trainer, clock: Clock) -> None:
    at(trainer, 5)
    obey(trainer, do.SetTempo(0.5), do.PlayInside(StepSize.OP))
    for _ in range(OPERATIONS):
        clock.now += 0.5
        trainer.work()
    now = settle(trainer)
    assert (now.iteration, now.stage.operation, now.stage.is_playing) == (5, OPERATIONS, False)
    assert now.stage.is_slow_motion, "what is done stays in sight until it goes on"
    assert now.notice == "Example 5 is learned; Space plays the next one."
    now = obey(trainer, do.RunOrPause())
    now = settle(trainer)
    assert (now.iteration, now.stage.operation, now.stage.is_playing) == (6, 0, True)


@pytest.mark.parametrize("by", [1, -1])
def test_steps_lead_away_from_an_example_that_slow_motion_has_finished(
    trainer: Trainer, clock: Clock, by: int
) -> None:
    at(trainer, 5)
    obey(trainer, do.SetTempo(0.0), do.PlayInside(StepSize.OP))
    while trainer.snapshot().stage.is_playing:
        clock.now += 0.1
        trainer.work()
    obey(trainer, do.StepInside(StepSize.OP, by))
    now = settle(trainer)
    assert (now.iteration, now.stage.operation) == ((6, 0) if by > 0 else (5, OPERATIONS - 1))
    assert now.stage.is_slow_motion


def test_bit_by_bit_ends_with_the_example_and_does_not_promise_more(
    trainer: Trainer, clock: Clock
) -> None:
    at(trainer, 5)
    obey(trainer, do.PlayInside(StepSize.BIT))
    while trainer.snapshot().stage.is_playing:
        clock.now += 2.0
        trainer.work()
    now = settle(trainer)
    assert now.iteration == 6
    assert now.notice == "Example 5 is learned; the next one is on stage."
    assert obey(trainer, do.RunOrPause()).phase is Phase.RUNNING


@pytest.mark.parametrize("what", [SetAlpha(0.5), Freeze("synapse_0", None, None, True)])
def test_a_change_while_it_runs_is_made_there_and_the_run_goes_on(
    trainer: Trainer, clock: Clock, what: Intervention
) -> None:
    before = running(trainer, clock)
    now = obey(trainer, do.Intervene(what))
    assert now.phase is Phase.RUNNING
    assert [entry.iteration for entry in now.run_state.entries] == [before.iteration]
    clock.now += 0.01
    trainer.work()
    assert trainer.snapshot().iteration > before.iteration


def test_a_change_while_it_replays_the_past_branches_and_runs_on(
    trainer: Trainer, clock: Clock
) -> None:
    at(trainer, 900)
    obey(trainer, do.BackToStart(), do.SetSpeed(2000.0), do.Run())
    clock.now += 0.05
    trainer.work()
    before = trainer.snapshot()
    assert 0 < before.iteration < 900
    now = obey(trainer, do.Intervene(SetAlpha(0.5)))
    assert now.phase is Phase.RUNNING
    assert [branch.frontier for branch in now.run_state.branches] == [900, before.iteration]


def test_at_the_end_no_breakpoint_comes_any_more(trainer: Trainer) -> None:
    end = at(trainer, CONFIG.iterations).snapshot()
    obey(trainer, do.ToggleBreakpoint("d"), *[do.Run()] * len(GUESSES))
    assert next_key(trainer.snapshot()) == "d"
    now = obey(trainer, do.Run())
    assert (now.phase, now.iteration) == (Phase.PAUSED, end.iteration)

"""Before the loop is compiled, what goes wrong, and what is recorded."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.until import UntilIteration
from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.net.own_weights import OpenWeights, OwnWeights
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.saved_work import BackToRun, BeginRun, OpenSession
from rnn_viz.core.run.timeline import flatten
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.session import capture
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import BIT_STOPS, CONFIG, Clock, assert_shows, at, bits_at, obey, settle

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
    obey(trainer, *[do.StepInside(StepSize.BIT)] * 12)
    trainer.ready()
    now = settle(trainer)
    assert_shows(now, 1)
    assert now.stage.operation == BIT_STOPS[2]


def test_a_bit_step_back_before_it_is_ready_takes_one_back(clock: Clock) -> None:
    trainer = Trainer(CONFIG, clock)
    obey(trainer, do.Step(5), *[do.StepInside(StepSize.BIT, -1)] * 2)
    trainer.ready()
    now = settle(trainer)
    assert_shows(now, 4)
    assert now.stage.operation == BIT_STOPS[-2]


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
        trainer, do.BackToStart(), do.GoTo(0), do.ShowNumbers(5, 6), do.StepInside(StepSize.OP),
        do.PlayInside(StepSize.BIT), do.ShowTraining(), *[do.StepInside(StepSize.BIT)] * 9,
        do.Step(), do.Run(), do.GoTo(50), do.Intervene(SetAlpha(0.5)), do.HoldAtMean(1), do.Undo(),
        do.Redo(), do.Undo(), do.Undo(), do.CompareWith(0), do.SetBookmark(0),
        do.CountChangesSince(0),
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
    trainer = Trainer(replace(CONFIG, alpha=1e6), Clock())
    trainer.ready()
    assert not trainer.snapshot().is_saturated
    at(trainer, 1000)
    assert trainer.snapshot().is_saturated
    assert not obey(trainer, do.BackToStart()).is_saturated


def test_after_a_shortening_nothing_is_known_about_a_standstill() -> None:
    trainer = Trainer(replace(CONFIG, alpha=1e6), Clock())
    trainer.ready()
    at(trainer, 900)
    assert trainer.snapshot().is_saturated
    assert not obey(trainer, do.Configure(replace(CONFIG, alpha=1e6, iterations=10))).is_saturated


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
        do.GoToEnd(), do.GoToLive(), do.MoveEnd(CONFIG.iterations), do.NewSeed(CONFIG.seed),
        do.SetSpeed(1), do.Configure(CONFIG), do.Configure(replace(CONFIG, seed=1)),
        do.ShowTraining(), do.ShowNumbers(1, 2), do.StepInside(StepSize.OP),
        do.PlayInside(StepSize.OP), do.ShowOperation(3), do.SetTempo(1.0), do.Hold(True),
        do.ShowWholeSum(),
        do.Intervene(SetAlpha(0.5)), do.HoldAtMean(0), do.Undo(), do.Redo(), do.SwitchBranch(0),
        do.RenameBranch(0, "a name"), do.DeleteBranch(0), do.SetBookmark(0), do.RemoveBookmark(0),
        do.CompareWith(0), do.CountChangesSince(0), do.RunUntil(UntilIteration(10)),
        do.ToggleBreakpoint("d"), OpenSession(capture(trainer.snapshot(), ViewState()).work),
        BackToRun(1), BeginRun(CONFIG),
        OpenWeights(OwnWeights("mine", begin(CONFIG)[0])),
    ]  # fmt: skip
    assert {type(command) for command in commands} == set(do.Command.__args__)
    for number, command in enumerate(commands, start=1):
        assert obey(trainer, command).acked == number


def test_progress_tells_whether_there_is_something_new(trainer: Trainer, clock: Clock) -> None:
    changes: list[Callable[[], object]] = [
        lambda: at(trainer, 3),
        lambda: obey(trainer, do.StepInside(StepSize.BIT)),
        lambda: obey(trainer, do.PlayInside(StepSize.BIT)),
        lambda: setattr(clock, "now", clock.now + 1) or trainer.work(),
        lambda: obey(trainer, do.Hold(True)),
        lambda: obey(trainer, do.Intervene(SetAlpha(0.5))),
        lambda: obey(trainer, do.Undo()),
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
    spacing, rows = trainer.snapshot().frames
    assert (spacing, len(rows)) == (20, 25)
    for k in (0, 7, 24):
        assert rows[k].tobytes() == bits_at(k * spacing)

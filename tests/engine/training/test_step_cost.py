"""What a Step costs the trainer's thread, in calls: it shares the interpreter with the window.

Counted are all calls that Python's profiler reports ("call" and "c_call"): of the program's own
functions, of NumPy's and the standard library's, written in Python or in C, while the trainer
obeys one Step, learns the example and takes the snapshot, as the engine's loop lets it.
"""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, SetAlpha
from rnn_viz.core.script.operations import StepSize
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import at, obey, settle

MOST = 400
HOOKS = ("feature_import", "feature_imported")  # of PySide6 in imports, where a test has loaded it
STEPS = 450  # in which the watch for saturation looks twice and buckets of all sizes are filled


def calls_of(action: Callable[[], object]) -> Counter[str]:
    """Return how often each function was called."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, function: object) -> None:
        if event == "call":
            calls[frame.f_code.co_qualname] += 1
        elif event == "c_call":
            calls[getattr(function, "__qualname__", str(function))] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    for others in ("setprofile", *HOOKS):
        del calls[others]
    return calls


def turn(trainer: Trainer, command: do.Command) -> None:
    """Do what the engine's loop does from a command to what is published."""
    before = trainer.progress
    trainer.obey(command)
    assert not trainer.draws_every_example
    trainer.work()
    assert trainer.progress != before
    trainer.snapshot()


def dearest(trainer: Trainer, command: do.Command, times: int) -> Counter[str]:
    """Return the calls of the dearest of many."""
    turn(trainer, command)
    return max((calls_of(lambda: turn(trainer, command)) for _ in range(times)), key=Counter.total)


def assert_cheap(calls: Counter[str], most: int) -> None:
    assert calls.total() > 10, "something was counted"
    assert calls.total() <= most, f"{calls.total()} calls: {calls.most_common(25)}"


@pytest.fixture
def trained() -> Trainer:
    """Return the run of 2015, halfway."""
    trainer = Trainer(RunConfig())
    trainer.ready()
    return at(trainer, 5000)


def test_a_step_at_the_frontier(trained: Trainer) -> None:
    assert_cheap(dearest(trained, do.Step(), STEPS), MOST)


def test_a_step_in_the_past_and_a_step_back(trained: Trainer) -> None:
    trained.obey(do.GoTo(2000))
    assert_cheap(dearest(trained, do.Step(), STEPS), MOST)
    assert_cheap(dearest(trained, do.Step(-1), 40), MOST)


def test_a_step_in_a_run_that_much_has_been_done_to(trained: Trainer) -> None:
    obey(
        trained, do.Intervene(SetAlpha(0.2)), do.SetBookmark(3000), do.GoTo(4000),
        do.Intervene(ClampUnit(3, 0.5)), do.CompareWith(branch=0), do.ToggleBreakpoint("d"),
    )  # fmt: skip
    assert len(settle(trained).run_state.branches) == 2
    assert_cheap(dearest(trained, do.Step(), STEPS), MOST)


def test_a_step_within_an_example_works_nothing_out_again(trained: Trainer) -> None:
    """No backward pass, and no sum is answered anew: that is for the views."""
    calls = dearest(trained, do.StepInside(StepSize.OP), 100)
    assert_cheap(calls, 100)
    assert not {"forward", "backward", "train", "add"} & calls.keys()

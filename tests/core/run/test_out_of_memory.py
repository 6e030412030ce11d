"""Where memory runs out once, at any call into C, the run and its curve are as if it had not."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import numpy as np
import pytest

from rnn_viz.core import run as package
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run import timeline as module
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import SetAlpha, SetWeight
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.timeline import Timeline
from tests.core.script.recorded_run import CONFIG

FOLDER = str(Path(package.__file__).parent)
Action = Callable[[Timeline], object]


def to(iteration: int) -> Action:
    """Return what learns up to an iteration."""
    return lambda run: run.advance(iteration - run.iteration)


ACTIONS: tuple[Action, ...] = (
    lambda run: run.intervene(SetWeight("synapse_0", 0, 0, 0.5)),
    to(250), Timeline.curve, to(253),
    lambda run: run.intervene(SetAlpha(0.3)),
    to(753),
    lambda run: run.seek(77),
    lambda run: run.look_ahead(40),
    to(277),
    lambda run: run.moment_at(11),
    Timeline.curve,
    lambda run: run.seek(753),
    to(1453),
    lambda run: run.errors(100, 300),
    lambda run: run.branch(),
    lambda run: run.with_entries(run.entries[1:]),
)  # fmt: skip


class NoMemory:
    """Let the ``nth`` call into C by a function of ``core/run`` fail for want of memory.

    Attributes
    ----------
    left
        Calls until then; negative once it has failed.
    """

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "c_call" and frame.f_code.co_filename.startswith(FOLDER):
            self.left -= 1
            if self.left == -1:
                raise MemoryError

    def over(self, action: Callable[[], object]) -> bool:
        """Do something; return whether it failed."""
        sys.setprofile(self)
        try:
            action()
        except MemoryError:
            return True
        finally:
            sys.setprofile(None)
        return False


@pytest.fixture
def tiny_budgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keyframes be thinned and levels of the curve be dropped."""
    budget = 16 * flatten(Timeline(CONFIG).weights).nbytes
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))
    monkeypatch.setattr(module, "History", partial(History, 300))
    monkeypatch.setattr("rnn_viz.core.run.history._WAITING", 200)


def place_of(run: Timeline) -> tuple[int, int, bytes]:
    return run.iteration, run.frontier, flatten(run.weights).tobytes()


def told(run: Timeline) -> tuple[object, ...]:
    """Return all that a run says, in bytes."""
    curve, frames = run.curve(), run.frames()
    levels = tuple(
        (it.size, *(part[:].tobytes() for part in (it.low, it.high, it.total)))
        for it in curve.levels
    )
    rows = np.array([frames.rows[k] for k in range(len(frames.rows))])
    return *place_of(run), run.operands, run.entries, levels, frames.spacing, rows.tobytes()


@pytest.mark.usefixtures("tiny_budgets")
def test_a_run_that_lacked_memory_once_is_the_run_that_never_did() -> None:
    plain = Timeline(CONFIG)
    for action in ACTIONS:
        action(plain)
    nth, is_failing = 0, True
    while is_failing:
        run, memory = Timeline(CONFIG), NoMemory(nth)
        for action in ACTIONS:
            if memory.left < 0:
                action(run)
                continue
            before = place_of(run)
            is_failing = memory.over(partial(action, run))
            if is_failing:
                assert place_of(run) == before or run.iteration > before[0]
                assert run.curve().examples == run.frontier
                action(run)
        assert told(run) == told(plain), f"call {nth}"
        nth += 1
    assert nth > 200, "so many calls have failed in turn"

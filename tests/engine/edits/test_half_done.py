"""A command about branches that fails half-way has changed nothing, and can be given again."""

from collections.abc import Callable

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import assert_shows, at, obey


def in_a_branch(trainer: Trainer) -> Snapshot:
    at(trainer, 300)
    at(trainer, 40)
    return obey(trainer, do.Intervene(SetAlpha(0.5)))


def with_an_undo(trainer: Trainer) -> Snapshot:
    in_a_branch(trainer)
    return obey(trainer, do.Undo())


@pytest.mark.parametrize(
    ("begin", "command"),
    [
        (in_a_branch, do.Undo()),
        (in_a_branch, do.DeleteBranch(1)),
        (in_a_branch, do.SwitchBranch(0)),
        (with_an_undo, do.Redo()),
    ],
)
def test_what_lacks_memory_changes_no_branch(
    trainer: Trainer,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Trainer], Snapshot],
    command: do.Command,
) -> None:
    before = begin(trainer)
    with monkeypatch.context() as patch:
        patch.setattr(Timeline, "seek", _without_memory)
        with pytest.raises(MemoryError):
            trainer.obey(command)
    now = trainer.snapshot()
    assert named(now) == named(before)
    assert (now.run_state.undoable, now.run_state.redoable) == (
        before.run_state.undoable, before.run_state.redoable,
    )  # fmt: skip
    assert_shows(now, before.iteration)
    after = obey(trainer, command)
    assert named(after) != named(before)
    assert_shows(after, after.iteration)


def _without_memory(_timeline: Timeline, _iteration: int) -> None:
    raise MemoryError


def named(now: Snapshot) -> list[tuple[int, str, int, bool]]:
    branches = now.run_state.branches
    return [(it.number, it.name, it.frontier, it.is_current) for it in branches]

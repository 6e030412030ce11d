"""What was saved is taken up again: the same bits, or a sentence that says how far they differ."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core import commands as do
from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Freeze,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.run.saved.saved_work import MOST_EARLIER, OpenSession, SavedWork
from rnn_viz.core.session import capture, saved_run
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.io.session_file import session_bytes, session_from
from tests.engine.driving import CONFIG, Clock, assert_shows, at, obey, settle


def work_of(now: Snapshot) -> SavedWork:
    return capture(now, ViewState()).work


def rest(trainer: Trainer) -> Snapshot:
    """Work until neither the playhead nor an opening has anything left."""
    for _ in range(10_000):
        if trainer.work() is None:
            return trainer.snapshot()
    raise AssertionError("it never came to rest")


def opened(work: SavedWork, clock: Clock) -> tuple[Trainer, Snapshot]:
    trainer = Trainer(RunConfig(hidden=2, bits=3), clock)
    trainer.ready()
    trainer.obey(OpenSession(work))
    return trainer, rest(trainer)


def told_of(now: Snapshot) -> tuple[object, ...]:
    """Return all that a session is to bring back."""
    state = now.run_state
    branches = [
        (b.number, b.name, b.parent, b.forked_at, b.frontier, b.is_current, b.entries,
         [level.total[:].tobytes() for level in b.curve.levels])
        for b in state.branches
    ]  # fmt: skip
    return (
        now.config, now.iteration, now.frontier, flatten(now.weights).tobytes(), branches,
        state.entries, sorted(map(repr, (*state.bookmarks, *state.elsewhere))),
        now.stage.own_numbers, now.stage.operation, now.breakpoints, now.operands, now.alpha,
    )  # fmt: skip


def busy(trainer: Trainer) -> Snapshot:
    """Do something of everything in a run; leave the playhead in the past of a branch."""
    at(trainer, 300)
    obey(trainer, do.Intervene(SetAlpha(0.3)), do.SetBookmark(300, "faster"))
    at(trainer, 700)
    at(trainer, 200)
    obey(trainer, do.Intervene(SetWeight("synapse_h", 1, 2, -3.5)))
    obey(trainer, do.Intervene(ChooseOperands(3, 5)), do.RenameBranch(1, "mine"))
    at(trainer, 650)
    at(trainer, 400)
    obey(trainer, do.Intervene(Freeze("synapse_0", None, None, True)), do.SetBookmark(333, "here"))
    at(trainer, 500)
    obey(trainer, do.SwitchBranch(1))
    at(trainer, 444)
    return obey(
        trainer, do.ShowNumbers(5, 6), do.ShowOperation(9), do.ToggleBreakpoint("layer_1"),
        do.ToggleBreakpoint("d"), do.Pause(),
    )  # fmt: skip


def test_all_that_was_done_is_there_again(trainer: Trainer, clock: Clock) -> None:
    saved = busy(trainer)
    again, now = opened(work_of(saved), clock)
    assert told_of(now) == told_of(saved)
    assert now.notice == "Opened at iteration 444: the weights are as saved, to the last bit."
    assert_shows(now, 444)
    for number in (0, 2, 1):
        switched = obey(again, do.SwitchBranch(number, 200 if number == 0 else 450))
        assert_shows(switched, switched.iteration)
        assert (
            told_of(switched)[:5]
            == told_of(obey(trainer, do.SwitchBranch(number, switched.iteration)))[:5]
        )


def test_it_goes_on_as_the_run_that_was_never_left(trainer: Trainer, clock: Clock) -> None:
    again, _ = opened(work_of(busy(trainer)), clock)
    for one in (trainer, again):
        at(one, 900)
        one.obey(do.SwitchBranch(2, 800))
        one.obey(do.Intervene(SetAlpha(0.01)))
        settle(one)
    assert told_of(trainer.snapshot()) == told_of(again.snapshot())
    names = [branch.name for branch in again.snapshot().run_state.branches]
    assert len(set(names)) == len(names)


def test_a_moment_before_anything_is_learned_needs_no_kernel(clock: Clock) -> None:
    fresh = Trainer(CONFIG, clock)
    other = Trainer(RunConfig(hidden=2, bits=3), clock)
    other.obey(OpenSession(work_of(fresh.snapshot())))
    now = other.snapshot()
    assert (now.config, now.phase) == (CONFIG, Phase.PAUSED)
    assert now.notice == "Opened at iteration 0: the weights are as saved, to the last bit."
    other.obey(OpenSession(work_of(at(ready(fresh), 50).snapshot())))
    assert other.snapshot().phase is Phase.PREPARING
    assert rest(ready(other)).iteration == 50


def ready(trainer: Trainer) -> Trainer:
    trainer.ready()
    return trainer


def moved(weights: Weights, change: float) -> Weights:
    other = Weights(*(matrix.copy() for matrix in weights))
    other.synapse_h[1, 0] += change
    other.synapse_1[2, 0] = np.nextafter(other.synapse_1[2, 0], 9)
    return other


@pytest.mark.parametrize(("change", "told"), [
    (0.25, "2 of 18 weights differ from those saved, by at most 0.25."),
    (float("nan"), "2 of 18 weights differ from those saved, by more than can be said."),
    (0.0, "1 of 18 weights differs from those saved, by at most"),
])  # fmt: skip
def test_another_machine_is_told_of(
    trainer: Trainer, clock: Clock, change: float, told: str
) -> None:
    work = work_of(at(trainer, 120).snapshot())
    work = replace(work, weights=moved(work.weights, change))
    again, now = opened(work, clock)
    assert now.notice.startswith("Opened at iteration 120, but this machine computes differently:")
    assert told in now.notice
    assert_shows(now, 120)
    assert at(again, 130).snapshot().iteration == 130


@pytest.mark.parametrize("command", [
    do.Pause(), do.GoTo(3), do.Run(), do.Intervene(SetAlpha(0.9)), do.BackToStart(), do.Undo(),
])  # fmt: skip
def test_who_does_something_else_meanwhile_is_told_that_it_is_not_there_yet(
    trainer: Trainer, clock: Clock, command: do.Command
) -> None:
    at(trainer, 900)
    work = work_of(at(trainer, 800).snapshot())
    again = Trainer(CONFIG, clock)
    again.ready()
    again.obey(OpenSession(work))
    again.work()
    assert again.snapshot().phase is Phase.TRAVELLING
    again.obey(command)
    again.work()
    now = again.snapshot()
    if isinstance(command, do.Undo):  # there is nothing to undo, and it goes on
        assert rest(again).iteration == 800
        return
    assert now.notice == (
        f"The session is open at iteration {now.iteration:,}; it was saved at 800, "
        "which has not been computed yet."
    )
    again.obey(do.Pause())
    assert "to the last bit" not in rest(again).notice


def test_a_setting_changed_meanwhile_does_not_end_it(trainer: Trainer, clock: Clock) -> None:
    work = work_of(at(trainer, 800).snapshot())
    again = Trainer(CONFIG, clock)
    again.ready()
    again.obey(OpenSession(work))
    again.work()
    obey(again, do.SetSpeed(3.0), do.ShowNumbers(1, 2), do.SetBookmark(5, "x"))
    assert rest(again).notice.endswith("to the last bit.")


def test_what_is_saved_while_it_opens_is_all_that_was_saved(trainer: Trainer, clock: Clock) -> None:
    work = work_of(busy(trainer))
    again = ready(Trainer(CONFIG, clock))
    again.obey(OpenSession(work))
    again.work()
    now = obey(again, do.SetBookmark(7, "set meanwhile"))
    assert now.iteration < work.run.playhead
    resaved = work_of(now)
    assert "set meanwhile" in [bookmark.name for bookmark in resaved.run.bookmarks]
    assert replace(resaved.run, bookmarks=work.run.bookmarks) == work.run
    _, third = opened(resaved, clock)
    assert (third.iteration, third.notice) == (444, opened_as_saved(444))
    kept = obey(again, do.SwitchBranch(0), do.NewSeed(5)).earlier[-1].run
    assert (kept.current, len(kept.branches)) == (0, 3)


def opened_as_saved(iteration: int) -> str:
    return f"Opened at iteration {iteration}: the weights are as saved, to the last bit."


def test_branches_that_wait_leave_alone_what_is_changed_or_played(
    trainer: Trainer, clock: Clock
) -> None:
    work = work_of(busy(trainer))
    again = Trainer(CONFIG, clock)
    again.ready()
    again.obey(OpenSession(work))
    settle(again)  # the shown one is there, the others wait
    obey(again, do.DeleteBranch(2), do.SwitchBranch(0), do.Intervene(SetAlpha(9.0)))
    now = rest(again)
    assert [branch.number for branch in now.run_state.branches][:2] == [0, 1]
    for branch in now.run_state.branches:
        shown = rest_after(again, do.SwitchBranch(branch.number, 0))
        assert_shows(shown, shown.iteration)
        assert shown.frontier == branch.frontier


def test_a_branch_changed_while_it_waits_is_the_users(trainer: Trainer, clock: Clock) -> None:
    again = ready(Trainer(CONFIG, clock))
    again.obey(OpenSession(work_of(busy(trainer))))
    settle(again)
    obey(again, do.SwitchBranch(0, 0), do.Intervene(SetAlpha(9.0)), do.SwitchBranch(1))
    assert rest(again).run_state.branches[0].frontier == 0
    shown = rest_after(again, do.SwitchBranch(0))
    assert (shown.frontier, shown.alpha) == (0, 9.0)


def rest_after(trainer: Trainer, command: do.Command) -> Snapshot:
    trainer.obey(command)
    return rest(trainer)


def test_what_branches_share_is_computed_once(
    trainer: Trainer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(trainer, 900)
    for seed in range(8):
        at(trainer, 890)
        obey(trainer, do.Intervene(SetAlpha(0.2 + seed)))
    work = work_of(at(trainer, 900).snapshot())
    learned: list[int] = []
    train = kernel.train
    monkeypatch.setattr(kernel, "train", lambda *it: (learned.append(len(it[3])), train(*it))[1])
    opened(work, clock)
    assert sum(learned) < 3 * 900, "nine runs of 900 examples that differ only in the last ten"


def test_a_run_that_diverged_is_there_with_its_broken_weights(clock: Clock) -> None:
    config = RunConfig(hidden=32, bits=32, iterations=200)
    trainer = ready(Trainer(config, clock))
    at(trainer, 10)
    trainer.obey(do.Intervene(SetAlpha(1.7976931348623157e308)))
    trainer.obey(do.GoToEnd())
    saved = settle(trainer)
    assert saved.diverged_at == saved.iteration == 11
    _, now = opened(work_of(saved), clock)
    assert now.diverged_at == now.iteration == 11
    assert now.notice.endswith("to the last bit.")


def test_a_new_run_keeps_the_one_before_it(trainer: Trainer, clock: Clock) -> None:
    first = saved_run(busy(trainer))
    assert runs_in(obey(trainer, do.NewSeed(7))) == (first,)
    assert runs_in(obey(trainer, do.NewSeed(8))) == (first,), "nothing was done in the second"
    second = saved_run(at(trainer, 5).snapshot())
    assert runs_in(obey(trainer, do.MoveEnd(2000))) == (first,), "it is still the same run"
    second = replace(second, config=replace(second.config, iterations=2000))
    now = obey(trainer, do.Configure(CONFIG))
    assert runs_in(now) == (first, second)
    assert [it.number for it in now.earlier] == [1, 3]
    _, again = opened(work_of(now), clock)
    assert (again.earlier, again.number) == (now.earlier, 4)


def runs_in(now: Snapshot) -> tuple[SavedRun, ...]:
    return tuple(kept.run for kept in now.earlier)


def test_the_oldest_runs_are_forgotten(trainer: Trainer) -> None:
    for seed in range(MOST_EARLIER + 5):
        obey(trainer, do.NewSeed(seed + 1), do.SetBookmark(0, f"run {seed}"))
    kept = obey(trainer, do.NewSeed(0)).earlier
    assert len(kept) == MOST_EARLIER
    assert kept[-1].run.bookmarks[0].name == f"run {MOST_EARLIER + 4}"


def test_a_session_opens_in_the_place_of_what_was_there(trainer: Trainer, clock: Clock) -> None:
    work = work_of(at(trainer, 20).snapshot())
    other = ready(Trainer(CONFIG, clock))
    busy(other)
    before = other.snapshot().run_id
    now = rest_after(other, OpenSession(work))
    assert now.run_id > before
    assert (len(now.run_state.branches), now.earlier, now.breakpoints) == (1, (), frozenset())
    assert now.stage.own_numbers is None
    assert not now.run_state.undoable


def test_after_a_fault_while_it_opens_the_run_is_still_there(
    trainer: Trainer, clock: Clock
) -> None:
    work = work_of(busy(trainer))
    again = ready(Trainer(CONFIG, clock))
    again.obey(OpenSession(work))
    settle(again)
    again.fail(MemoryError())
    now = rest(again)
    assert "fault" in now.notice
    assert [b.frontier for b in now.run_state.branches if not b.is_current] == [0, 0]
    assert at(again, 300).snapshot().iteration == 300


SAVE: tuple[do.Command, ...] = ()  # in a list of what is done
PLACES = st.integers(0, 300)
CHANGES = st.one_of(
    st.sampled_from([0.01, 0.3, 2.0]).map(SetAlpha),
    st.floats(-5, 5).map(lambda value: SetWeight("synapse_h", 0, 1, value)),
    st.booleans().map(lambda frozen: Freeze("synapse_1", None, None, frozen)),
    st.builds(ChooseOperands, st.integers(0, 7), st.integers(0, 7)),
    st.sampled_from([0.0, 0.9, None]).map(lambda value: ClampUnit(1, value)),
).map(do.Intervene)
DEEDS = st.one_of(
    st.tuples(st.builds(do.GoTo, PLACES), CHANGES),
    st.tuples(st.builds(do.GoTo, PLACES), CHANGES, st.builds(do.GoTo, PLACES)),
    st.tuples(st.builds(do.SwitchBranch, st.integers(0, 4), st.none() | PLACES)),
    st.tuples(st.builds(do.SetBookmark, PLACES, st.sampled_from(["", "here", "there"]))),
    st.tuples(st.builds(do.RenameBranch, st.integers(0, 3), st.sampled_from(["mine", "ü"]))),
    st.tuples(
        st.builds(do.ShowNumbers, PLACES, PLACES), st.builds(do.ShowOperation, st.integers(0, 50))
    ),
    st.tuples(st.sampled_from(["d", "layer_1"]).map(do.ToggleBreakpoint)),
    st.just(SAVE),
)


@settings(max_examples=100)
@given(
    st.builds(
        RunConfig, st.integers(2, 5), st.floats(0.01, 3), st.integers(4, 9),
        st.integers(0, 2**32 - 1), st.integers(0, 600), st.just(300),
    ),
    st.lists(DEEDS, max_size=15),
)  # fmt: skip
def test_a_run_saved_and_opened_now_and_then_is_the_run_that_was_never_left(
    config: RunConfig, deeds: list[tuple[do.Command, ...]]
) -> None:
    kept, left = (ready(Trainer(config, Clock())) for _ in range(2))
    for deed in ((do.GoTo(200),), *deeds, SAVE):
        for command in deed:
            for trainer in (kept, left):
                trainer.obey(command)
                rest(trainer)
        if deed == SAVE:
            session = capture(left.snapshot(), ViewState())
            left.obey(OpenSession(session_from(session_bytes(session)).work))
            assert rest(left).notice.endswith("to the last bit.")
        assert told_of(left.snapshot()) == told_of(kept.snapshot())

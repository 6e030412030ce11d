"""What the user does to a run, by commands: refusals, bookmarks, comparisons, held units."""

import math
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, assert_shows, at, bits_at, obey, settle

EDIT = do.Intervene(SetWeight("synapse_h", 1, 2, 5.0))


def reference_bits(now: Snapshot) -> bytes:
    assert now.run_state.reference is not None
    return flatten(now.run_state.reference.weights).tobytes()


# Interventions


@pytest.mark.parametrize(
    "what",
    [SetAlpha(0.7), SetWeight("synapse_1", 2, 0, -4.0), Freeze("synapse_h", None, None, True),
     ClampUnit(0, 0.0), ChooseOperands(7, 7)],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("iteration", [40, 100])
def test_every_intervention_changes_the_future_and_stays_exact(
    trainer: Trainer, what: object, iteration: int
) -> None:
    at(trainer, 100)
    now = obey(trainer, do.GoTo(iteration), do.Intervene(what))
    assert now.run_state.entries == (Entry(iteration, what),)
    assert_shows(now, iteration)
    obey(trainer, do.Step(60))
    now = settle(trainer)
    assert_shows(now, iteration + 60)
    assert flatten(now.weights).tobytes() != bits_at(iteration + 60)
    for goal in (iteration, iteration - 1, iteration + 1, iteration + 60):
        assert_shows(obey(trainer, do.GoTo(goal)), goal)


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (do.Intervene(ClampUnit(3, 0.0)), "unit"),
        (do.HoldAtMean(3), "unit"),
        (do.HoldAtMean(-1), "unit"),
        (do.Intervene(SetWeight("synapse_0", 2, 0, 1.0)), "row"),
        (do.Intervene(ChooseOperands(8, 0)), "a is 8"),
        (do.Undo(), "undo"),
        (do.Redo(), "redo"),
        (do.SwitchBranch(4), "no such branch"),
        (do.RenameBranch(4, "x"), "no such branch"),
        (do.DeleteBranch(4), "no such branch"),
        (do.DeleteBranch(0), "cannot be deleted"),
        (do.SetBookmark(-1), "outside this run: 0 … 1,000"),
        (do.SetBookmark(1001), "outside this run: 0 … 1,000"),
        (do.CompareWith(-1), "outside this run: 0 … 1,000"),
        (do.CompareWith(1001), "outside this run: 0 … 1,000"),
        (do.CompareWith(branch=4), "no such branch"),
    ],
)
@pytest.mark.parametrize("iteration", [40, 100])
def test_what_cannot_be_is_refused_in_one_sentence_and_changes_nothing(
    trainer: Trainer, command: do.Command, word: str, iteration: int
) -> None:
    at(trainer, 100)
    before = obey(trainer, do.SetBookmark(3), do.CompareWith(7), do.GoTo(iteration))
    now = obey(trainer, command)
    assert word in now.notice
    assert now.notice.endswith(".")
    assert (now.run_id, now.phase) == (before.run_id, Phase.PAUSED)
    assert (now.run_state.entries, now.run_state.bookmarks) == ((), before.run_state.bookmarks)
    assert [branch.number for branch in now.run_state.branches] == [0]
    assert now.run_state.reference is before.run_state.reference
    assert_shows(now, iteration)
    assert obey(trainer, do.Pause()).notice == ""


def test_a_refusal_keeps_what_can_be_redone(trainer: Trainer) -> None:
    now = obey(trainer, EDIT, do.Undo(), do.Intervene(ClampUnit(99, 0.0)))
    assert now.run_state.redoable
    assert obey(trainer, do.Redo()).weights.synapse_h[1, 2] == 5.0


def test_a_refusal_does_not_stop_a_run(trainer: Trainer) -> None:
    now = obey(trainer, do.SetSpeed(math.inf), do.Run(), do.Intervene(ClampUnit(99, 0.0)))
    assert now.phase is Phase.RUNNING
    assert obey(trainer, do.SetBookmark(0), do.CompareWith(0)).phase is Phase.RUNNING


@pytest.mark.parametrize("iteration", [0, 40, 300])
def test_a_unit_is_held_at_its_measured_mean(trainer: Trainer, iteration: int) -> None:
    at(trainer, iteration)
    weights = trainer.snapshot().weights
    sums = sums_of(CONFIG.bits)
    seen = [
        add(weights, int(a), int(b), CONFIG.bits).layer_1[:, 1]
        for a, b in zip(sums.a.ravel(), sums.b.ravel(), strict=True)
    ]
    now = obey(trainer, do.HoldAtMean(1))
    what = now.run_state.entries[0].what
    assert isinstance(what, ClampUnit)
    assert (what.unit, what.is_mean) == (1, True)
    assert what.value == pytest.approx(np.mean(seen), rel=1e-12)
    assert (now.stage.sum.layer_1[:, 1] == what.value).all()
    assert "its mean" in now.run_state.undoable


def test_the_mean_of_a_unit_is_taken_with_the_others_as_they_are_held(trainer: Trainer) -> None:
    at(trainer, 200)
    obey(trainer, do.HoldAtMean(1))
    alone = trainer.snapshot().run_state.entries[-1].what
    now = obey(trainer, do.Undo(), do.Intervene(ClampUnit(0, 1.0)), do.HoldAtMean(1))
    assert now.run_state.entries[-1].what.value != alone.value
    again = obey(trainer, do.HoldAtMean(1)).run_state.entries[-1].what
    assert again == now.run_state.entries[-1].what, "its own mean is the one that it has when live"


# The run number


@pytest.mark.parametrize(
    ("command", "rises"),
    [
        (EDIT, True),
        (do.HoldAtMean(0), True),
        (do.Undo(), True),
        (do.SwitchBranch(1), False),
        (do.SwitchBranch(0), True),
        (do.DeleteBranch(1), True),
        (do.RenameBranch(1, "x"), False),
        (do.SetBookmark(5), False),
        (do.RemoveBookmark(5), False),
        (do.CompareWith(5), False),
        (do.Step(-1), False),
    ],
)
def test_the_run_number_rises_where_findings_may_no_longer_hold(
    trainer: Trainer, command: do.Command, rises: bool
) -> None:
    at(trainer, 100)
    before = obey(trainer, do.GoTo(50), EDIT)
    assert (obey(trainer, command).run_id > before.run_id) is rises


def test_the_run_number_rises_with_a_redo_but_not_with_another_branchs_end(
    trainer: Trainer,
) -> None:
    at(trainer, 100)
    before = obey(trainer, do.GoTo(50), EDIT, do.Undo())
    now = obey(trainer, do.Redo())
    assert now.run_id == before.run_id + 1
    assert obey(trainer, do.SwitchBranch(0)).run_id == now.run_id + 1
    assert obey(trainer, do.DeleteBranch(1)).run_id == now.run_id + 1


# The sum on stage


def test_an_intervention_keeps_the_operation_and_shows_the_new_answer(trainer: Trainer) -> None:
    at(trainer, 50)
    before = obey(trainer, do.StepInside(StepSize.PASS))
    now = obey(trainer, EDIT)
    assert now.stage.operation == before.stage.operation == 28
    assert not np.array_equal(now.stage.sum.layer_2, before.stage.sum.layer_2)
    assert_shows(now, 50)


def test_undo_at_another_iteration_shows_the_whole_example(trainer: Trainer) -> None:
    at(trainer, 50)
    obey(trainer, EDIT, do.Step())
    settle(trainer)
    now = obey(trainer, do.StepInside(StepSize.BIT), do.Undo())
    assert (now.iteration, now.stage.operation) == (50, None)


def test_chosen_numbers_are_on_stage_and_are_learned_once(trainer: Trainer) -> None:
    at(trainer, 50)
    now = obey(trainer, do.Intervene(ChooseOperands(7, 6)))
    assert (now.stage.sum.a, now.stage.sum.b) == (7, 6)
    obey(trainer, do.Step())
    now = settle(trainer)
    assert_shows(now, 51)
    obey(trainer, do.Undo(), do.Step())
    drawn = settle(trainer)
    assert (now.stage.sum.a, now.stage.sum.b) == (drawn.stage.sum.a, drawn.stage.sum.b)


# Bookmarks


def test_bookmarks_are_kept_in_order_with_a_name(trainer: Trainer) -> None:
    now = obey(
        trainer, do.SetBookmark(700), do.SetBookmark(30, "  first\ncarry "), do.SetBookmark(5)
    )
    assert now.run_state.bookmarks == (
        Bookmark("bookmark 2", 5), Bookmark("first carry", 30), Bookmark("bookmark 1", 700)
    )  # fmt: skip
    now = obey(trainer, do.SetBookmark(30, "renamed"), do.RemoveBookmark(5), do.RemoveBookmark(6))
    assert now.run_state.bookmarks == (Bookmark("renamed", 30), Bookmark("bookmark 1", 700))
    assert now.notice == ""


def test_bookmarks_are_of_the_run_and_all_its_branches(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.SetBookmark(20, "here"), do.GoTo(50), EDIT)
    assert trainer.snapshot().run_state.bookmarks == (Bookmark("here", 20),)
    now = obey(trainer, do.Configure(replace(CONFIG, seed=1)))
    assert now.run_state.bookmarks == (), "a new run has moments of its own"


def test_a_bookmark_is_of_the_branch_whose_moment_it_is(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.GoTo(60))
    at(trainer, 60)
    mine = Bookmark("on the branch", 60, 1)
    now = obey(trainer, do.SetBookmark(40, "shared"), do.SetBookmark(60, "on the branch"))
    assert (now.run_state.bookmarks, now.run_state.elsewhere) == (
        (Bookmark("shared", 40, 1), mine),
        (),
    )
    now = obey(trainer, do.SwitchBranch(0))
    assert (now.run_state.bookmarks, now.run_state.elsewhere) == (
        (Bookmark("shared", 40, 1),),
        (mine,),
    )
    now = obey(trainer, do.SetBookmark(60, "on the run"))
    assert now.run_state.bookmarks[1:] == (Bookmark("on the run", 60, 0),), "another moment"
    assert now.run_state.elsewhere == (mine,)
    now = obey(trainer, do.RemoveBookmark(40), do.DeleteBranch(1))
    assert now.run_state.elsewhere == (), "it goes with its branch"
    now = obey(trainer, do.SetBookmark(70, "later"), do.Undo())
    assert now.run_state.elsewhere == (mine,), "and comes back with it"


def test_the_moment_of_an_intervention_is_not_shared(trainer: Trainer) -> None:
    at(trainer, 100)
    now = obey(trainer, do.GoTo(50), do.SetBookmark(50, "before"), EDIT)
    assert now.run_state.bookmarks == ()
    assert [b.name for b in now.run_state.elsewhere] == ["before"]


# Comparisons


def test_weights_are_compared_with_an_iteration(trainer: Trainer) -> None:
    at(trainer, 100)
    now = obey(trainer, do.CompareWith(30))
    assert now.run_state.reference is not None
    assert now.run_state.reference.label == "iteration 30"
    assert reference_bits(now) == bits_at(30)
    assert_shows(now, 100)
    obey(trainer, do.GoTo(60), do.Step(5))
    now = settle(trainer)
    assert_shows(now, 65)
    assert reference_bits(now) == bits_at(30)
    assert obey(trainer, do.CompareWith()).run_state.reference is None


def test_an_iteration_not_yet_learned_is_compared_as_far_as_it_goes(trainer: Trainer) -> None:
    at(trainer, 100)
    now = obey(trainer, do.CompareWith(130))
    assert now.run_state.reference is not None
    assert now.run_state.reference.label == "iteration 100, the moment shown: nothing differs"
    at(trainer, 200)
    now = trainer.snapshot()
    assert now.run_state.reference is not None
    assert now.run_state.reference.label == "iteration 130"
    assert reference_bits(now) == bits_at(130)


def test_weights_are_compared_with_a_branch_at_the_same_iteration(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.Step(20))
    settle(trainer)
    now = obey(trainer, do.CompareWith(branch=0))
    assert now.run_state.reference is not None
    assert now.run_state.reference.label == "the run at iteration 70"
    assert now.run_state.reference.iteration == 70
    assert reference_bits(now) == bits_at(70)
    assert_shows(now, 70)
    now = obey(trainer, do.Step(-10))
    assert reference_bits(now) == bits_at(60)
    now = obey(trainer, do.SwitchBranch(0), do.CompareWith(branch=1), do.GoTo(90))
    assert now.run_state.reference is not None
    assert now.run_state.reference.label.endswith("at iteration 70")
    assert now.run_state.reference.iteration == 70, "it has been trained no further"
    entries = (Entry(50, EDIT.what),)
    assert reference_bits(now) == bits_at(70, CONFIG, entries)


def test_a_comparison_knows_the_name_and_the_end_of_its_branch(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.SwitchBranch(0), do.CompareWith(branch=1))
    now = obey(trainer, do.RenameBranch(1, "hot"))
    assert now.run_state.reference is not None
    assert now.run_state.reference.label == "hot at iteration 50"
    assert obey(trainer, do.DeleteBranch(1)).run_state.reference is None


@pytest.mark.parametrize("gone", [do.Undo(), do.DeleteBranch(1)])
@pytest.mark.parametrize("played", [0, 1])
def test_a_comparison_ends_with_either_of_its_branches(
    trainer: Trainer, gone: do.Command, played: int
) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.SwitchBranch(played), do.CompareWith(branch=1 - played))
    now = obey(trainer, gone)
    assert now.run_state.reference is None
    assert "The comparison ends: one of its two branches is gone." in now.notice
    assert obey(trainer, do.Redo() if gone == do.Undo() else do.Undo()).run_state.reference is None


def test_a_comparison_stays_where_both_of_its_branches_do(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, EDIT, do.SwitchBranch(0), do.CompareWith(branch=1))
    now = obey(trainer, EDIT, do.SwitchBranch(0), do.DeleteBranch(2))
    assert now.run_state.reference is not None
    assert now.run_state.reference.branch == 1
    now = obey(trainer, do.Undo(), do.Undo(), do.Undo())
    assert [branch.number for branch in now.run_state.branches if branch.is_current] == [1], (
        "what has been undone was done in it"
    )
    assert now.run_state.reference is not None
    assert now.run_state.reference.branch == 0, "the two have changed places"


def test_switching_to_what_is_compared_with_changes_the_two_over(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.CompareWith(branch=0))
    now = obey(trainer, do.SwitchBranch(0))
    assert now.run_state.reference is not None
    assert now.run_state.reference.branch == 1
    now = obey(trainer, do.SwitchBranch(0), do.CompareWith())
    assert obey(trainer, do.SwitchBranch(1)).run_state.reference is None


def test_a_comparison_with_the_frontier_knows_what_is_done_there(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.CompareWith(100))
    assert reference_bits(trainer.snapshot()) == bits_at(100)
    now = obey(trainer, EDIT)
    assert reference_bits(now) == bits_at(100, CONFIG, now.run_state.entries)
    assert reference_bits(obey(trainer, do.Undo())) == bits_at(100)


@pytest.mark.parametrize(
    ("compare", "place", "is_same"),
    [
        (do.CompareWith(branch=1), 70, True),
        (do.CompareWith(branch=0), 70, False),
        (do.CompareWith(branch=0), 49, True),
        (do.CompareWith(branch=0), 50, False),
        (do.CompareWith(60), 60, True),
        (do.CompareWith(60), 61, False),
    ],
)
def test_a_comparison_of_a_moment_with_itself_says_so(
    trainer: Trainer, compare: do.Command, place: int, is_same: bool
) -> None:
    """The difference is empty, and nobody was told why."""
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.Step(20))
    settle(trainer)
    now = obey(trainer, do.GoTo(place), compare)
    reference = now.run_state.reference
    assert reference is not None
    assert reference.is_same is is_same
    assert reference.label.endswith("the moment shown: nothing differs") is is_same
    assert (reference_bits(now) == flatten(now.weights).tobytes()) is is_same


def test_comparing_never_moves_what_is_compared_with(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(50), EDIT, do.Step(20))
    settle(trainer)
    obey(trainer, do.CompareWith(branch=0))
    monkeypatch.setattr(Timeline, "seek", lambda *_: 1 / 0)
    obey(trainer, do.Step(3))
    now = settle(trainer)
    assert now.run_state.reference is not None
    assert reference_bits(now) == bits_at(73)


# Where the playhead is after undo and redo, and in another branch


def test_after_an_undo_the_playhead_is_where_it_was(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(30), EDIT, do.GoTo(80))
    settle(trainer)
    for command in (do.Undo(), do.Redo(), do.SwitchBranch(0), do.SwitchBranch(1)):
        now = obey(trainer, command)
        assert "come only to" not in now.notice
        assert_shows(now, 80)


def test_undo_and_redo_say_what_they_did_and_which_run_is_shown_now(trainer: Trainer) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(30), do.Intervene(SetAlpha(0.5)))
    done = "alpha 0.5", "deleted branch 1: alpha 0.5"
    assert obey(trainer, do.Undo()).notice == f"Undone: {done[0]}; the run is shown now."
    assert obey(trainer, do.Redo()).notice == (
        f"Done again: {done[0]}; branch 1: alpha 0.5 is shown now."
    )
    obey(trainer, do.SwitchBranch(0), do.DeleteBranch(1))
    assert obey(trainer, do.Undo()).notice == f"Undone: {done[1]}."
    assert obey(trainer, do.Redo()).notice == f"Done again: {done[1]}."
    assert obey(trainer, do.Redo()).notice == "There is nothing to redo."


def test_undo_in_place_names_no_other_run(trainer: Trainer) -> None:
    at(trainer, 40)
    obey(trainer, do.Intervene(ClampUnit(1, 0.0)))
    assert obey(trainer, do.Undo()).notice == "Undone: unit 1 held at 0.000."


def test_where_that_moment_is_not_there_the_notice_says_where_it_is_and_why(
    trainer: Trainer,
) -> None:
    at(trainer, 100)
    obey(trainer, do.GoTo(30), EDIT, do.RenameBranch(1, "hot"), do.GoTo(250))
    settle(trainer)
    now = obey(trainer, do.Undo())
    assert now.notice == (
        "Undone: synapse_h[1 → 2] set to 5.000; the run is shown now. "
        "The run has come only to iteration 100, not to 250: the playhead is there."
    )
    assert_shows(now, 100)
    obey(trainer, do.Redo(), do.SwitchBranch(0), do.GoTo(300))
    settle(trainer)
    now = obey(trainer, do.SwitchBranch(1))
    assert now.notice.startswith("Hot has come only to iteration 250, not to 300")
    assert_shows(now, 250)


def test_undo_of_a_change_in_place_says_that_what_followed_it_is_taken_back(
    trainer: Trainer,
) -> None:
    at(trainer, 40)
    obey(trainer, EDIT, do.GoTo(90))
    settle(trainer)
    now = obey(trainer, do.Undo())
    assert now.notice == (
        "Undone: synapse_h[1 → 2] set to 5.000. "
        "The run has come only to iteration 40, not to 90: the playhead is there."
    )
    assert_shows(now, 40)


def test_what_is_known_of_a_run_is_the_same_until_something_changes(trainer: Trainer) -> None:
    at(trainer, 100)
    known = obey(trainer, do.SetBookmark(5)).run_state
    assert obey(trainer, do.GoTo(50)).run_state is known
    assert obey(trainer, do.SetBookmark(9)).run_state is not known
    compared = obey(trainer, do.CompareWith(30)).run_state
    assert compared.reference is not None
    assert obey(trainer, do.GoTo(60)).run_state is compared
    assert obey(trainer, do.Step()).run_state is compared, "in the past nothing is new"
    obey(trainer, do.GoTo(100), do.Step())
    assert settle(trainer).run_state.branches[0].frontier == 101


# Print-outs


def test_the_print_out_of_an_iteration_knows_what_is_done_there(trainer: Trainer) -> None:
    at(trainer, 1000)
    before = trainer.snapshot().prints[1000]
    now = obey(trainer, do.Intervene(ChooseOperands(7, 6)))
    assert "7 + 6" in now.prints[1000]
    assert obey(trainer, do.Undo()).prints[1000] == before


def test_a_branch_is_told_of_and_that_the_run_is_kept(trainer: Trainer) -> None:
    at(trainer, 100)
    assert obey(trainer, EDIT).notice == "", "in place at the frontier"
    now = obey(trainer, do.GoTo(50), EDIT)
    assert now.notice == (
        "A branch begins at iteration 50; the run is kept as it was, see What if."
    )


def test_changes_count_from_where_it_was_said_until_another_run(trainer: Trainer) -> None:
    start = at(trainer, 0).snapshot().run_state.since
    assert start is not None
    assert (start.iteration, start.is_same) == (0, True)
    at(trainer, 20)
    obey(trainer, do.CountChangesSince(20))
    since = at(trainer, 40).snapshot().run_state.since
    assert since is not None
    assert (since.iteration, since.branch, since.is_same) == (20, None, False)
    assert flatten(since.weights).tobytes() == bits_at(20)
    now = obey(trainer, do.CountChangesSince(1001))
    assert now.notice == "Iteration 1,001 is outside this run: 0 … 1,000."
    assert now.run_state.since is since, "worked out once"
    new = obey(trainer, do.Configure(replace(CONFIG, hidden=5))).run_state.since
    assert new is not None
    assert (new.iteration, new.weights.synapse_h.shape) == (0, (5, 5))


def test_a_branch_is_compared_with_where_it_came_from_until_something_is_chosen(
    trainer: Trainer,
) -> None:
    assert at(trainer, 100).snapshot().run_state.origin is None, "the run came from nowhere"
    obey(trainer, do.GoTo(50), EDIT, do.Step(20))
    now = settle(trainer)
    origin = now.run_state.origin
    assert origin is not None
    assert (origin.branch, origin.iteration, origin.is_same) == (0, 70, False)
    assert flatten(origin.weights).tobytes() == bits_at(70)
    assert now.run_state.reference is None, "nothing else is compared yet"
    assert obey(trainer, do.CountChangesSince(0)).run_state.origin is None


def test_print_outs_are_read_without_moving_the_playhead(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    obey(trainer, do.GoToEnd())
    while trainer.is_moving:
        trainer.work()
    monkeypatch.setattr(Timeline, "seek", lambda *_: 1 / 0)
    now = trainer.snapshot()
    assert sorted(now.prints) == [0, 1000]
    assert_shows(now, 1000)

"""Branches: where they begin, what they are called, undo and redo, and what stays untouched."""

import pytest

from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    InterventionError,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.engine.edits.branches import ROOT, Branches
from tests.engine.driving import CONFIG, bits_at

EDIT = SetWeight("synapse_h", 1, 2, 5.0)


@pytest.fixture
def branches() -> Branches:
    """Return a run trained to 100."""
    timeline = Timeline(CONFIG)
    timeline.advance(100)
    return Branches(timeline)


def fork(branches: Branches, iteration: int, what: object = EDIT) -> int:
    """Intervene in the past of the current branch; return the new branch's number."""
    branches.timeline.seek(iteration)
    branches.intervene(what)  # type: ignore[arg-type]
    return branches.current


def numbers(branches: Branches) -> list[int]:
    return [branch.number for branch in branches.info()]


def assert_true(branches: Branches, iteration: int) -> None:
    """Assert that the current branch shows this iteration in the bits of a plain run."""
    timeline = branches.timeline
    assert timeline.iteration == iteration
    bits = bits_at(iteration, timeline.config, timeline.entries)
    assert flatten(timeline.weights).tobytes() == bits


# Beginning


def test_a_run_begins_as_one_branch(branches: Branches) -> None:
    (only,) = branches.info()
    assert (only.number, only.name, only.parent, only.forked_at) == (ROOT, "the run", None, 0)
    assert (only.frontier, only.curve.examples, only.is_current) == (100, 100, True)
    assert (branches.undoable, branches.redoable) == ("", "")


def test_an_intervention_at_the_frontier_extends_the_run(branches: Branches) -> None:
    timeline = branches.timeline
    branches.intervene(EDIT)
    assert branches.timeline is timeline
    assert numbers(branches) == [ROOT]
    assert timeline.entries == (Entry(100, EDIT),)
    timeline.advance(30)
    assert_true(branches, 130)


def test_an_intervention_in_the_past_makes_a_branch(branches: Branches) -> None:
    number = fork(branches, 40)
    root, new = branches.info()
    assert (new.number, new.parent, new.forked_at, new.is_current) == (number, ROOT, 40, True)
    assert (new.frontier, new.curve.examples, root.is_current) == (40, 40, False)
    assert_true(branches, 40)
    assert branches.timeline.weights.synapse_h[1, 2] == 5.0
    branches.timeline.advance(100)
    assert_true(branches, 140)


def test_a_parent_is_untouched_by_its_branches(branches: Branches) -> None:
    parent = branches.timeline
    curve = parent.curve().levels[0].low[:].tobytes()
    for what in (EDIT, SetAlpha(3.0), Freeze("synapse_1", None, None, True), ClampUnit(0, 0.0)):
        branches.switch(ROOT)
        fork(branches, 37, what)
        branches.timeline.advance(300)
        branches.intervene(SetAlpha(0.01))
        branches.timeline.advance(50)
        assert_true(branches, 387)
    assert (parent.entries, parent.frontier) == ((), 100)
    assert parent.curve().levels[0].low[:].tobytes() == curve
    for iteration in (100, 37, 38, 0, 99):
        parent.seek(iteration)
        assert flatten(parent.weights).tobytes() == bits_at(iteration)
    parent.seek(100)
    parent.advance(300)
    assert flatten(parent.weights).tobytes() == bits_at(400)


def test_a_branch_is_untouched_by_what_its_parent_learns_or_undoes(branches: Branches) -> None:
    branches.intervene(SetAlpha(0.4))
    branches.timeline.advance(50)
    number = fork(branches, 130)
    branches.timeline.advance(30)
    branches.switch(ROOT)
    branches.timeline.seek(150)
    branches.timeline.advance(200)
    branches.switch(number)
    branches.timeline.seek(160)
    assert_true(branches, 160)
    assert branches.timeline.entries == (Entry(100, SetAlpha(0.4)), Entry(130, EDIT))


def test_entries_after_the_fork_stay_with_the_parent(branches: Branches) -> None:
    branches.intervene(SetAlpha(0.4))
    branches.timeline.advance(50)
    fork(branches, 60)
    assert branches.timeline.entries == (Entry(60, EDIT),)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (SetAlpha(0.5), "branch 1: alpha 0.5"),
        (EDIT, "branch 1: synapse_h[1 → 2] set to 5.000"),
        (ClampUnit(1, 0.0), "branch 1: unit 1 held at 0.000"),
        (ChooseOperands(1, 2), "branch 1: operands chosen: 1 + 2"),
        (SetWeight("synapse_0", 0, 0, -1.2e300), "branch 1: synapse_0[a → 0] set to …"),
    ],
)
def test_a_branch_is_called_after_what_began_it(
    branches: Branches, what: object, name: str
) -> None:
    number = fork(branches, 40, what)
    branch = branches.get(number)
    assert branch is not None
    assert branch.name == name
    assert len(name) <= 40


def test_numbers_of_branches_are_never_given_twice(branches: Branches) -> None:
    assert fork(branches, 40) == 1
    branches.delete(1)
    assert fork(branches, 40) == 2
    branches.undo()
    assert fork(branches, 40) == 3
    assert numbers(branches) == [ROOT, 3]


@pytest.mark.parametrize(
    "what", [ClampUnit(3, 0.0), SetWeight("synapse_0", 2, 0, 1.0), ChooseOperands(8, 0)]
)
@pytest.mark.parametrize("iteration", [40, 100])
def test_a_refused_intervention_changes_nothing(
    branches: Branches, what: object, iteration: int
) -> None:
    fork(branches, 20)
    branches.undo()
    branches.timeline.seek(iteration)
    before = (numbers(branches), branches.redoable, branches.undoable, branches.timeline)
    with pytest.raises(InterventionError):
        branches.intervene(what)  # type: ignore[arg-type]
    assert before == (numbers(branches), branches.redoable, branches.undoable, branches.timeline)
    assert branches.timeline.entries == ()
    assert_true(branches, iteration)
    assert branches.redo().startswith("Done again")


# Undo and redo


def test_nothing_to_undo_or_redo(branches: Branches) -> None:
    assert not branches.undo()
    assert not branches.redo()
    assert_true(branches, 100)


def test_undo_and_redo_of_a_change_in_place(branches: Branches) -> None:
    branches.intervene(EDIT)
    assert branches.undoable == "synapse_h[1 → 2] set to 5.000"
    for _ in range(2):
        assert branches.undo() == "Undone: synapse_h[1 → 2] set to 5.000."
        assert (branches.undoable, branches.redoable) == ("", "synapse_h[1 → 2] set to 5.000")
        assert branches.timeline.entries == ()
        assert_true(branches, 100)
        assert branches.redo() == "Done again: synapse_h[1 → 2] set to 5.000."
        assert (branches.undoable, branches.redoable) == ("synapse_h[1 → 2] set to 5.000", "")
        assert_true(branches, 100)
        assert branches.timeline.weights.synapse_h[1, 2] == 5.0


def test_undo_takes_back_what_was_learned_after_it_and_redo_brings_it_again(
    branches: Branches,
) -> None:
    branches.intervene(EDIT)
    branches.timeline.advance(200)
    branches.undo()
    assert branches.timeline.frontier == 100
    assert branches.timeline.curve().examples == 100
    branches.timeline.advance(50)
    assert_true(branches, 150)
    branches.redo()
    assert numbers(branches) == [ROOT]
    assert branches.timeline.frontier == 300
    assert_true(branches, 150)
    branches.timeline.seek(300)
    assert_true(branches, 300)


def test_undo_and_redo_of_several_each_at_its_iteration(branches: Branches) -> None:
    deeds = [(100, EDIT), (130, SetAlpha(0.7)), (130, ClampUnit(0, 0.5)), (170, EDIT)]
    for iteration, what in deeds:
        branches.timeline.advance(iteration - branches.timeline.iteration)
        branches.intervene(what)
    entries = branches.timeline.entries
    assert entries == tuple(Entry(*deed) for deed in deeds)
    for k in (3, 2, 1, 0):
        branches.undo()
        assert branches.timeline.entries == entries[:k]
        assert_true(branches, deeds[k][0])
    for k in range(4):
        branches.redo()
        assert branches.timeline.entries == entries[: k + 1]
        assert_true(branches, 100)  # the playhead stays
        branches.timeline.seek(deeds[k][0])
        assert_true(branches, deeds[k][0])
        branches.timeline.seek(100)


def test_of_equal_interventions_the_last_is_undone(branches: Branches) -> None:
    for alpha in (0.5, 0.2, 0.5):
        branches.intervene(SetAlpha(alpha))
    branches.undo()
    assert branches.timeline.conditions.alpha == 0.2


def test_undo_and_redo_of_a_branch(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.timeline.advance(25)
    branches.undo()
    assert numbers(branches) == [ROOT]
    assert_true(branches, 65)
    assert branches.timeline.frontier == 100
    branches.timeline.seek(50)
    branches.redo()
    assert (numbers(branches), branches.current) == ([ROOT, number], number)
    assert branches.timeline.frontier == 65
    assert_true(branches, 50)


@pytest.mark.parametrize("here", [10, 40, 65, 90])
def test_undo_and_redo_leave_the_playhead_where_it_is_if_that_moment_is_there(
    branches: Branches, here: int
) -> None:
    """Ten thousand iterations on, an undo of what was done at 3,000 led back to 3,000."""
    fork(branches, 40)
    branches.timeline.advance(60)
    branches.timeline.seek(here)
    branches.undo()
    assert_true(branches, here)
    branches.redo()
    assert_true(branches, here)


def test_undo_and_redo_lead_to_the_last_moment_that_is_there(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.timeline.advance(200)
    branches.undo()
    assert_true(branches, 100)  # the run has come no further
    branches.redo()
    branches.undo()
    branches.timeline.seek(100)
    number = fork(branches, 40)
    branches.undo()
    branches.timeline.seek(77)
    branches.redo()
    assert branches.current == number
    assert_true(branches, 40)


def test_names_of_branches_take_the_first_number_that_is_free(branches: Branches) -> None:
    """After two undos the only branch was called "branch 3"."""
    for _ in range(3):
        fork(branches, 40, SetAlpha(0.5))
        assert branches.info()[-1].name == "branch 1: alpha 0.5"
        branches.undo()
    branches.redo()
    branches.switch(ROOT)
    second = fork(branches, 40, SetAlpha(0.25))
    assert branches.info()[-1].name == "branch 2: alpha 0.25"
    branches.switch(ROOT)
    branches.delete(second)
    fork(branches, 40, SetAlpha(0.125))
    assert [info.name for info in branches.info()] == [
        "the run", "branch 1: alpha 0.5", "branch 2: alpha 0.125"
    ]  # fmt: skip


def test_what_is_known_of_the_branches_is_the_same_until_it_changes(branches: Branches) -> None:
    fork(branches, 40)
    known = branches.info()
    assert branches.info() is known
    branches.timeline.advance(1)
    grown = branches.info()
    assert [info.frontier for info in grown] == [100, 41]
    branches.rename(1, "hot")
    assert branches.info()[1].name == "hot"
    branches.switch(ROOT)
    assert [info.is_current for info in branches.info()] == [True, False]
    branches.timeline.advance(5)
    assert [info.curve.examples for info in branches.info()] == [100, 41]


def test_undo_leads_to_the_branch_where_it_was_done(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.switch(ROOT)
    branches.undo()
    assert numbers(branches) == [ROOT]
    branches.redo()
    assert branches.current == number


def test_a_new_intervention_ends_what_can_be_redone(branches: Branches) -> None:
    fork(branches, 40)
    branches.undo()
    branches.intervene(SetAlpha(0.3))
    assert branches.redoable == ""
    assert not branches.redo()


def test_undo_of_a_branch_whose_parent_does_not_reach_so_far_any_more(
    branches: Branches,
) -> None:
    branches.timeline.seek(0)
    first = fork(branches, 0)
    branches.timeline.advance(80)
    fork(branches, 60)
    branches.undo()
    branches.undo()
    branches.redo()
    branches.redo()
    branches.undo()
    assert branches.current == first
    assert_true(branches, 60)


def test_undo_after_the_run_was_shortened_stays_within_it(branches: Branches) -> None:
    branches.intervene(EDIT)
    branches.timeline.advance(10)
    branches.move_end(60)
    branches.undo()
    assert_true(branches, 60)
    branches.redo()
    assert_true(branches, 60)


def test_the_end_moves_for_what_is_undone_too(branches: Branches) -> None:
    fork(branches, 40)
    branches.intervene(SetAlpha(0.2))
    branches.undo()
    branches.undo()
    branches.move_end(70)
    for _ in range(2):
        branches.redo()
        assert branches.timeline.config.iterations == 70


# Switching, naming, deleting


def test_switching_keeps_the_iteration_where_possible(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.timeline.advance(30)
    branches.timeline.seek(55)
    assert branches.switch(ROOT)
    assert_true(branches, 55)
    branches.timeline.seek(90)
    assert branches.switch(number)
    assert_true(branches, 70)  # as far as it has got


def test_switching_to_none_changes_nothing(branches: Branches) -> None:
    assert not branches.switch(7)
    assert branches.current == ROOT


def test_a_branch_can_be_called_something_else(branches: Branches) -> None:
    number = fork(branches, 40)
    for typed, name in [
        ("  a   carry\n lost ", "a carry lost"),
        ("x" * 60, "x" * 40),
        ("\u0007bell", "bell"),
    ]:
        assert branches.rename(number, typed) == ""
        assert branches.info()[1].name == name
    branches.rename(number, "   ")
    assert branches.info()[1].name == "bell", "no name is none"
    assert branches.rename(9, "a name") == "There is no such branch."


def test_which_branches_can_be_deleted(branches: Branches) -> None:
    first = fork(branches, 40)
    branches.timeline.advance(30)
    second = fork(branches, 50)
    assert "cannot be deleted" in branches.delete(ROOT)
    assert "branches of its own" in branches.delete(first)
    assert branches.delete(9) == "There is no such branch."
    assert numbers(branches) == [ROOT, first, second]
    assert branches.delete(second) == ""
    assert branches.current == first
    assert_true(branches, 50)
    assert branches.delete(first) == ""
    assert branches.current == ROOT
    assert_true(branches, 50)
    assert (branches.undoable[:7], branches.redoable) == ("deleted", "")


def test_what_can_be_undone_names_its_branch_where_another_is_played(branches: Branches) -> None:
    number = fork(branches, 40)
    assert branches.undoable == "synapse_h[1 → 2] set to 5.000"
    branches.switch(ROOT)
    assert branches.undoable == "synapse_h[1 → 2] set to 5.000 · in branch 1"
    branches.rename(number, "the brave one")
    assert branches.undoable.endswith(" · in the brave one")
    branches.undo()
    assert branches.redoable == "synapse_h[1 → 2] set to 5.000", "its branch is to come"


def test_deleting_another_branch_moves_nothing(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.switch(ROOT)
    branches.timeline.seek(77)
    assert branches.delete(number) == ""
    assert_true(branches, 77)


def test_a_deleted_branch_comes_back_as_it_was(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.timeline.advance(30)
    branches.rename(number, "the brave one")
    branches.intervene(SetAlpha(0.9))
    later = fork(branches, 20)
    branches.switch(number)
    branches.timeline.seek(70)
    bits = flatten(branches.timeline.weights).tobytes()
    branches.timeline.seek(60)
    branches.delete(later)
    branches.delete(number)
    assert branches.undoable == "deleted the brave one"
    assert numbers(branches) == [ROOT]
    assert branches.undo()
    assert numbers(branches) == [ROOT, number]
    assert (branches.current, branches.timeline.iteration) == (number, 60)
    branches.timeline.seek(70)
    assert flatten(branches.timeline.weights).tobytes() == bits
    assert branches.redo()
    assert numbers(branches) == [ROOT]
    branches.undo()
    branches.undo()
    assert numbers(branches) == [ROOT, number, later]
    branches.undo()  # of the later branch
    branches.undo()  # of alpha
    branches.undo()  # of the first branch
    assert numbers(branches) == [ROOT]
    assert not branches.undo()


def test_only_so_many_deleted_branches_are_kept(branches: Branches) -> None:
    for _ in range(12):
        branches.delete(fork(branches, 40))
    taken = 0
    while branches.undo():
        taken += 1
    assert taken == 2 * 8  # each deletion and, before it, what began the branch
    assert numbers(branches) == [ROOT]


def test_the_end_moves_for_what_is_deleted_too(branches: Branches) -> None:
    number = fork(branches, 40)
    branches.delete(number)
    branches.move_end(60)
    branches.undo()
    branches.switch(number)
    assert branches.timeline.config.iterations == 60


def test_with_a_branch_go_its_undone_branches(branches: Branches) -> None:
    first = fork(branches, 40)
    branches.timeline.advance(200)
    fork(branches, 150)
    branches.undo()
    branches.delete(first)
    assert branches.redoable == ""
    assert not branches.redo()
    assert numbers(branches) == [ROOT]
    assert_true(branches, 100)


def test_a_finished_run_stays_as_it_is() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(CONFIG.iterations)
    branches = Branches(timeline)
    before = flatten(timeline.weights)
    branches.intervene(SetAlpha(0.5))
    assert numbers(branches) == [ROOT, 1]
    assert branches.timeline.conditions.alpha == 0.5
    assert branches.switch(ROOT) in (True, "")
    assert (branches.timeline.iteration, branches.timeline.entries) == (CONFIG.iterations, ())
    assert (flatten(branches.timeline.weights) == before).all()

"""Runs that were left: kept with their results, gone back to, begun and undone."""

from dataclasses import replace

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.check_grid import CheckGrid
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.saved.kept_run import RunResult
from rnn_viz.core.run.saved.saved_work import BackToRun, BeginRun, OpenSession
from rnn_viz.core.session import capture, saved_run
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, Clock, assert_shows, at, obey

OTHER = replace(CONFIG, hidden=5, seed=3)


def rest(trainer: Trainer) -> Snapshot:
    while trainer.work() is not None:
        pass
    return trainer.snapshot()


def told_of(now: Snapshot) -> tuple[object, ...]:
    branches = [(b.number, b.name, b.frontier, b.entries) for b in now.run_state.branches]
    return now.config, now.iteration, branches, flatten(now.weights).tobytes()


def with_a_branch(trainer: Trainer) -> Snapshot:
    at(trainer, 600)
    at(trainer, 200)
    obey(trainer, do.Intervene(SetAlpha(0.3)), do.SetBookmark(77, "here"))
    at(trainer, 450)
    return at(trainer, 300).snapshot()


def push_out_of_memory(trainer: Trainer) -> None:
    """Begin so many runs that the one shown is kept as a value only."""
    for seed in range(100, 105):
        obey(trainer, do.NewSeed(seed))


# Back


def test_a_run_that_is_the_same_in_everything_can_be_begun_beside_it(trainer: Trainer) -> None:
    before = with_a_branch(trainer)
    now = obey(trainer, BeginRun(CONFIG))
    assert (now.iteration, now.frontier, now.run_state.entries) == (0, 0, ())
    assert [kept.number for kept in now.earlier] == [before.number]
    assert now.number != before.number
    at(trainer, 50)
    assert told_of(obey(trainer, BackToRun(before.number))) == told_of(before)


def test_a_run_is_there_again_where_it_was_left(trainer: Trainer) -> None:
    before = with_a_branch(trainer)
    now = obey(trainer, do.Configure(OTHER))
    assert now.notice == (
        "A new run begins; the one before it is in the list of runs, and Undo goes back."
    )
    at(trainer, 50)
    now = obey(trainer, BackToRun(1))
    assert told_of(now) == told_of(before)
    assert now.run_id > before.run_id
    assert now.notice == "Back in the run hidden 3 · seed 0, at iteration 300."
    assert [(it.number, it.run.config.hidden) for it in now.earlier] == [(2, 5)]
    assert obey(trainer, do.Undo()).run_state.entries == (), "what was done in it can be undone"


def test_one_that_left_the_memory_is_trained_again(trainer: Trainer) -> None:
    before = with_a_branch(trainer)
    push_out_of_memory(trainer)
    now = obey(trainer, BackToRun(1))
    assert (now.phase, now.target) == (Phase.TRAVELLING, 450)
    now = rest(trainer)
    assert told_of(now) == told_of(before)
    assert now.notice == "Back in the run hidden 3 · seed 0, at iteration 300."
    assert_shows(now, 300)
    assert [it.name for it in now.run_state.bookmarks] == ["here"]


def test_who_does_something_else_meanwhile_is_told_where_it_was_left(trainer: Trainer) -> None:
    with_a_branch(trainer)
    push_out_of_memory(trainer)
    obey(trainer, BackToRun(1), do.Pause())
    trainer.work()
    assert trainer.snapshot().notice == (
        "The run is open at iteration 0; it was left at 300, which has not been computed yet."
    )


def test_a_run_left_while_it_is_trained_again_is_still_what_it_was(trainer: Trainer) -> None:
    with_a_branch(trainer)
    kept = saved_run(trainer.snapshot())
    push_out_of_memory(trainer)
    obey(trainer, BackToRun(1))
    assert saved_run(trainer.snapshot()) == kept, "on its way"
    push_out_of_memory(trainer)
    obey(trainer, BackToRun(1))
    while trainer.snapshot().phase is Phase.TRAVELLING:
        trainer.work()
    assert saved_run(trainer.snapshot()) == kept, "while its other branch waits"
    push_out_of_memory(trainer)
    assert obey(trainer, do.NewSeed(9)).earlier[0].run == kept


def test_what_is_saved_on_the_way_back_is_a_session(trainer: Trainer, clock: Clock) -> None:
    with_a_branch(trainer)
    push_out_of_memory(trainer)
    obey(trainer, BackToRun(1))
    trainer.work()
    work = capture(trainer.snapshot(), ViewState()).work
    again = Trainer(RunConfig(hidden=2, bits=3), clock)
    again.ready()
    again.obey(OpenSession(work))
    now = rest(again)
    assert now.notice.endswith("the weights are as saved, to the last bit.")
    assert [it.frontier for it in now.run_state.branches] == [600, 450]


@pytest.mark.parametrize(("number", "notice"), [(1, ""), (2, "There is no such run.")])
def test_where_it_cannot_go_it_stays(trainer: Trainer, number: int, notice: str) -> None:
    before = with_a_branch(trainer)
    now = obey(trainer, BackToRun(number))
    assert (told_of(now), now.run_id, now.notice) == (told_of(before), before.run_id, notice)


def test_each_run_keeps_its_place_and_is_listed_once(trainer: Trainer) -> None:
    for seed in (1, 2, 3):
        at(trainer, 10)
        obey(trainer, do.NewSeed(seed))
    at(trainer, 10)
    for number, others in ((2, [1, 3, 4]), (4, [1, 2, 3]), (1, [2, 3, 4]), (3, [1, 2, 4])):
        now = obey(trainer, BackToRun(number))
        assert (now.number, [it.number for it in now.earlier]) == (number, others)
        assert now.config.seed == number - 1
    now = obey(trainer, do.NewSeed(9))
    assert (now.number, [it.number for it in now.earlier]) == (5, [1, 2, 3, 4])


def test_a_session_brings_the_list_back(trainer: Trainer, clock: Clock) -> None:
    with_a_branch(trainer)
    obey(trainer, do.Configure(OTHER))
    at(trainer, 50)
    obey(trainer, do.NewSeed(4))
    at(trainer, 20)
    saved = obey(trainer, BackToRun(2))
    other = Trainer(RunConfig(hidden=2, bits=3), clock)
    other.ready()
    other.obey(OpenSession(capture(saved, ViewState()).work))
    now = rest(other)
    assert (now.number, now.earlier) == (saved.number, saved.earlier)
    assert not now.run_state.undoable
    obey(other, BackToRun(1))
    assert rest(other).iteration == 300
    assert obey(other, do.NewSeed(6)).number == 4


# Undo


def test_undo_brings_the_former_run_back_and_redo_the_new_one(trainer: Trainer) -> None:
    before = with_a_branch(trainer)
    now = obey(trainer, do.Configure(OTHER))
    words = "new run with 5 hidden units, seed 3"
    assert now.run_state.undoable == words
    after = at(trainer, 50).snapshot()
    now = obey(trainer, do.Undo())
    assert told_of(now) == told_of(before)
    assert now.notice == f"Undone: {words}; the run hidden 3 · seed 0 is shown now."
    assert (now.run_state.redoable, now.run_state.undoable) == (words, "alpha 0.3")
    assert [it.number for it in now.earlier] == [2]
    now = obey(trainer, do.Redo())
    assert told_of(now) == told_of(after)
    assert now.notice == f"Done again: {words}; the run hidden 5 · seed 3 is shown now."
    assert (now.run_state.redoable, now.run_state.undoable) == ("", words)


def test_the_last_thing_done_is_undone_first(trainer: Trainer) -> None:
    at(trainer, 20)
    obey(trainer, do.Intervene(SetAlpha(0.2)), do.NewSeed(7))
    at(trainer, 30)
    obey(trainer, do.Intervene(SetAlpha(0.4)))
    seen = [(trainer.snapshot().config.seed, trainer.snapshot().alpha)]
    for command in [do.Undo()] * 4 + [do.Redo()] * 4:
        now = obey(trainer, command)
        seen.append((now.config.seed, now.alpha))
    there = [(7, 0.4), (7, 0.1), (0, 0.2), (0, 0.1), (0, 0.1)]
    assert seen == [*there, *there[-3::-1], (7, 0.4)]
    assert now.notice == "There is nothing to redo."


def test_undo_brings_back_a_run_in_which_nothing_was_done(trainer: Trainer) -> None:
    now = obey(trainer, do.NewSeed(7))
    assert (now.earlier, now.notice) == ((), "")
    now = obey(trainer, do.Undo())
    assert (now.config, now.earlier) == (CONFIG, ())
    assert obey(trainer, do.Redo()).config.seed == 7


@pytest.mark.parametrize("command", [do.NewSeed(9), do.Intervene(SetAlpha(0.5))])
def test_after_something_new_nothing_is_begun_again(trainer: Trainer, command: do.Command) -> None:
    at(trainer, 20)
    now = obey(trainer, do.NewSeed(7), do.Undo(), command)
    assert not now.run_state.redoable
    assert obey(trainer, do.Redo()).notice == "There is nothing to redo."


def test_undo_needs_no_memory_of_the_former_run(trainer: Trainer) -> None:
    before = with_a_branch(trainer)
    push_out_of_memory(trainer)
    for _ in range(5):
        trainer.obey(do.Undo())
    now = rest(trainer)
    assert told_of(now) == told_of(before)
    assert now.notice.startswith("Undone: new run with seed 100; ")


# Results


def test_nothing_is_known_of_a_run_that_nobody_looked_at(trainer: Trainer) -> None:
    trainer.obey(do.SetBookmark(0, "start"))
    assert obey(trainer, do.NewSeed(1)).earlier[0].result == RunResult()


def test_a_run_is_kept_with_what_was_known_of_it() -> None:
    now = moment(CONFIG, 600, None)
    assert now.analysis is not None
    trainer = Trainer(CONFIG, Clock())
    trainer.ready()
    at(trainer, 600)
    trainer.found(replace(now.analysis, run_id=trainer.snapshot().run_id))
    result = obey(trainer, do.NewSeed(1)).earlier[0].result
    mean = now.curve.mean_error(500, 600)
    assert (result.error_at, result.error) == (600, mean)
    assert now.analysis.evaluation is not None
    assert (result.share_at, result.share) == (600, now.analysis.evaluation.exact_share)
    assert now.analysis.milestones is not None
    assert result.searched == now.analysis.milestones.upto
    assert result.first_perfect == now.analysis.milestones.first


def perfect_at(first: int, now: Snapshot) -> Analysis:
    milestones = Milestones(1, 600, first, None, grid=CheckGrid())
    return Analysis(
        now.run_id, {"milestones": Finding("milestones", now.identity, 600, milestones)}
    )


def test_what_was_found_out_about_another_run_is_not_told_of_this_one(trainer: Trainer) -> None:
    at(trainer, 600)
    of_the_first = perfect_at(123, trainer.snapshot())
    obey(trainer, do.NewSeed(1))
    at(trainer, 600)
    trainer.found(of_the_first)
    assert obey(trainer, do.NewSeed(2)).earlier[1].result.first_perfect is None


def test_what_was_known_stays_known_until_the_run_is_another(trainer: Trainer) -> None:
    now = at(trainer, 600).snapshot()
    trainer.found(perfect_at(123, now))
    first = obey(trainer, do.NewSeed(1)).earlier[0].result
    assert (first.searched, first.first_perfect) == (600, 123)
    obey(trainer, BackToRun(1))
    assert obey(trainer, BackToRun(2)).earlier[0].result == first
    obey(trainer, BackToRun(1), do.Intervene(SetAlpha(0.5)))
    assert obey(trainer, BackToRun(2)).earlier[0].result.first_perfect is None

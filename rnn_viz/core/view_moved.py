"""What stays chosen to be seen when another moment is shown."""

from dataclasses import replace

from rnn_viz.core.branch_lines import is_branch_line
from rnn_viz.core.evidence.trials.beside import without
from rnn_viz.core.evidence.trials.trial import untried
from rnn_viz.core.intents import LeaveComparison
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.run_range import stretch_in
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState


def moved(view: ViewState, before: Snapshot, now: Snapshot) -> ViewState:
    """Return what is chosen once another moment is shown.

    A stretch of the error curve follows a playhead that is in it, and stays in a run that
    was made shorter; another run is shown whole, and with all branches that it will have. A
    comparison of two nets is left once there is no other net. Cards about positions that the
    sums of a run with fewer bits do not have are closed: they would keep the room of others. A
    position that a shorter sum does not have is no longer chosen. Numbers that were tried out and
    have become those of the run are tried no longer. A run that is no longer in the list is not
    laid over the curve any more.
    """
    if before.run_state.reference is not None and now.run_state.reference is None:
        view = view.after(LeaveComparison())
    if before.config.bits != now.config.bits:
        view = _without_lost_cards(view, now.stage.sum.columns)
    if _is_lost(view.position, before, now):
        view = replace(view, position=None)
    view = _without_done_trial(view, now)
    if view.beside and before.earlier is not now.earlier:
        view = _without_lost_runs(view, now)
    if view.zoom is None and not view.hidden_lines:
        return view
    zoom, end, hidden = None, now.config.iterations, view.hidden_lines
    if _is_another_run(before, now):
        hidden = frozenset(line for line in hidden if not is_branch_line(line))
    elif view.zoom is not None:
        stretch = view.zoom.within(end).following(before.iteration, now.iteration, end)
        zoom = stretch_in(stretch, end)
    is_same = (zoom, hidden) == (view.zoom, view.hidden_lines)
    return view if is_same else replace(view, zoom=zoom, hidden_lines=hidden)


def _without_lost_cards(view: ViewState, columns: int) -> ViewState:
    kept = tuple(s for s in view.pinned if isinstance(s, Weight) or s.position < columns)
    return view if kept == view.pinned else replace(view, pinned=kept)


def _without_done_trial(view: ViewState, now: Snapshot) -> ViewState:
    is_done = view.tried is not None and view.tried == untried(now.config)
    return replace(view, tried=None) if is_done else view


def _without_lost_runs(view: ViewState, now: Snapshot) -> ViewState:
    there = {now.number, *(kept.number for kept in now.earlier)}
    return replace(view, beside=without(view.beside, frozenset(view.beside) - there))


def _is_lost(position: int | None, before: Snapshot, now: Snapshot) -> bool:
    """Whether another, shorter sum has come that has no such position."""
    one, other = before.stage.sum, now.stage.sum
    is_shorter = other.columns < one.columns
    return position is not None and is_shorter and position >= other.columns


def _is_another_run(before: Snapshot, now: Snapshot) -> bool:
    """Whether it is not the same run after an intervention, or on another branch."""
    if before.run_id == now.run_id:
        return False
    is_same = replace(before.config, iterations=now.config.iterations) == now.config
    return not (is_same and now.run_state.branches)

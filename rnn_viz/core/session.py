"""A session as a value: what the engine had in hand, and what was looked at."""

import math
from dataclasses import dataclass, fields, replace

from rnn_viz.core.evidence.trials.beside import MOST
from rnn_viz.core.intents import LeaveComparison
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.subjects import Unit, Weight
from rnn_viz.core.net.weights import SYNAPSES, shape_of
from rnn_viz.core.run.config import FIELDS, RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.saved.kept_run import HIGHEST_RUN
from rnn_viz.core.run.saved.saved_run import (
    ROOT_NAME,
    SavedBranch,
    SavedRun,
    SessionError,
    check_whole,
)
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.core.script.operations import OPERATIONS
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.typed_numbers import MAX_BITS

_OF_THE_MOMENT = {"pointed", "pointed_run", "typing_problem", "notice"}
KEPT_OF_VIEW = tuple(f.name for f in fields(ViewState) if f.name not in _OF_THE_MOMENT)
_HIGHEST = {field.name: int(field.high) for field in FIELDS if field.is_whole}
_LONGEST_STEP, _MOST_UNITS = _HIGHEST["iterations"], _HIGHEST["hidden"]
_MOST_CARDS = 100
_LONGEST_TEMPO = 60.0  # seconds
_LONGEST_WORD = 200  # letters of a choice


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """All that a file keeps.

    Attributes
    ----------
    work
        Runs, the sum on stage, breakpoints.
    view
        What was chosen to be seen. What is pointed at, being typed or said is not kept.

    Raises
    ------
    SessionError
        A value is out of range, or does not fit the run.
    """

    work: SavedWork
    view: ViewState

    def __post_init__(self) -> None:
        defaults = ViewState()
        now = {name: getattr(defaults, name) for name in _OF_THE_MOMENT}
        object.__setattr__(self, "view", replace(self.view, **now))
        _check_stage(self.work)
        _check_view(self.view)
        _check_cards(self.view)
        _check_beside(self.view)


def fresh_run(config: RunConfig, start: OwnWeights | None = None) -> SavedRun:
    """Return a run of which nothing has been trained."""
    return SavedRun(config, (SavedBranch(0, ROOT_NAME, None, 0, 0),), start=start)


def fresh(config: RunConfig) -> Session:
    """Return an empty session: a run of which nothing has been trained."""
    weights, _stream = begin(config)
    return Session(SavedWork(fresh_run(config), weights), ViewState())


def capture(now: Snapshot, view: ViewState) -> Session:
    """Return what is to be kept of a moment.

    A comparison of two nets is not kept; the view is then as it was before. Of a run that is still
    being taken up again the moment is kept to which it leads, if its weights are known.
    """
    stage, weights = now.stage, now.opening.weights
    run = saved_run(now)
    if now.opening.playhead is not None and weights is None:
        run = replace(run, playhead=now.iteration)
    work = SavedWork(
        run, now.weights if weights is None else weights,
        now.earlier, stage.own_numbers, stage.operation, now.breakpoints, now.number,
    )  # fmt: skip
    return Session(work, view.after(LeaveComparison()))


def saved_run(now: Snapshot) -> SavedRun:
    """Return what is to be kept of the run that a moment is of."""
    state, end, opening = now.run_state, now.config.iterations, now.opening
    numbers = {branch.number for branch in state.branches}
    branches = tuple(
        SavedBranch(
            it.number, it.name, _parent(it.parent, numbers), it.forked_at,
            min(max(it.frontier, opening.frontiers.get(it.number, 0)), end), it.entries,
        )
        for it in sorted(state.branches, key=lambda it: it.number)
    )  # fmt: skip
    current = next(it.number for it in state.branches if it.is_current)
    playhead = now.iteration if opening.playhead is None else opening.playhead
    bookmarks = (*state.bookmarks, *state.elsewhere)
    return SavedRun(now.config, branches, current, bookmarks, playhead, now.start)


def _parent(parent: int | None, numbers: set[int]) -> int | None:
    """Return the parent of a branch, or the run itself where it has been deleted."""
    return 0 if parent is not None and parent not in numbers else parent


def _check_stage(work: SavedWork) -> None:
    for number in work.numbers or ():
        if number < 0 or number.bit_length() > MAX_BITS:
            sentence = _("A number on stage is not one from 0 up with {count:,} bits.")
            raise SessionError(sentence.format(count=MAX_BITS))
    if work.operation is not None:
        check_whole(_("the number of operations done"), work.operation, MAX_BITS * len(OPERATIONS))
    if not work.breakpoints <= OPERATIONS.keys():
        raise SessionError(_("A breakpoint is at no line of the listing."))


def _check_view(view: ViewState) -> None:
    if view.position is not None:
        check_whole(_("the position shown"), view.position, MAX_BITS)
    if view.mode_chosen_at is not None:
        check_whole(_("the iteration of the view"), view.mode_chosen_at, _LONGEST_STEP)
    if isinstance(view.step_size, int):
        check_whole(_("the step size"), view.step_size - 1, _LONGEST_STEP - 1)
    for count in view.wrong_bits:
        check_whole(_("the number of wrong bits"), count, MAX_BITS)
    if not 0 <= view.tempo <= _LONGEST_TEMPO:
        sentence = _("The tempo is not from 0 to {seconds:g} seconds.")
        raise SessionError(sentence.format(seconds=_LONGEST_TEMPO))
    if view.zoom is not None and not _is_stretch(view.zoom):
        raise SessionError(_("The stretch of the error curve is none."))
    words = (view.lens, *view.hidden_lines, *(word for choice in view.choices for word in choice))
    if not all(len(word) <= _LONGEST_WORD and word.isprintable() for word in words):
        sentence = _("A choice of the view is longer than {count} letters.")
        raise SessionError(sentence.format(count=_LONGEST_WORD))


def _is_stretch(zoom: Range) -> bool:
    return math.isfinite(zoom.width) and 0 <= zoom.start < zoom.stop


def _check_cards(view: ViewState) -> None:
    """Refuse cards about what no network or sum has; what only this one lacks says so itself."""
    if len(view.pinned) > _MOST_CARDS:
        raise SessionError(_("There are more than {count} cards.").format(count=_MOST_CARDS))
    for subject in view.pinned:
        if isinstance(subject, Weight):
            if subject.name not in SYNAPSES:
                raise SessionError(_("A card is about a weight that there is not."))
            rows, columns = shape_of(subject.name, _MOST_UNITS)
            check_whole(_("the row of a weight"), subject.row, rows - 1)
            check_whole(_("the column of a weight"), subject.column, columns - 1)
        else:
            check_whole(_("the position of a card"), subject.position, MAX_BITS)
        if isinstance(subject, Unit):
            check_whole(_("the unit of a card"), subject.unit, _MOST_UNITS - 1)


def _check_beside(view: ViewState) -> None:
    if len(view.beside) > MOST:
        sentence = _("More than {count} runs are laid over the error curve.")
        raise SessionError(sentence.format(count=MOST))
    for number in view.beside:
        check_whole(_("the number of a run"), number, HIGHEST_RUN)

"""The player of a lesson, without a window: an event in, what is to be sent out."""

from dataclasses import fields, replace

from rnn_viz.core.commands import (
    GoTo,
    Pause,
    RunUntil,
    SetSpeed,
    ShowNumbers,
    ShowTraining,
    ShowWholeSum,
    SwitchBranch,
)
from rnn_viz.core.evidence.until import UntilIteration
from rnn_viz.core.lessons.guess import judged
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.playing.events import (
    BackToPage,
    DoItForMe,
    Event,
    GuessAnswer,
    Leave,
    Look,
    Next,
    Skip,
    TurnTo,
)
from rnn_viz.core.lessons.playing.play import Before, Play, Sent, at_hand, view_after
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.run.saved.saved_work import BackToRun, BeginRun
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState

_MAIN = 0  # the branch that every run has
_WATCHED, _LEAST_SPEED = 4.0, 20.0  # seconds that training to an answer takes; examples a second
_OF_PAGE = "pinned"  # cards that were opened would hide what the next page speaks of


def opened(lesson: Lesson, progress: LessonProgress, now: Snapshot, view: ViewState) -> Sent:
    """Open a lesson where it was left: it gets a run of its own, and the learner's is kept."""
    before = Before(now.number, now.stage.own_numbers, now.speed, view)
    page = 0 if progress.is_done and progress.page >= len(lesson.pages) - 1 else progress.page
    play = Play(lesson, progress, before).at(page)
    wishes = (Pause(), BeginRun(lesson.config), *play.page.sent)
    return _send(play, wishes, 0)


def after(play: Play, event: Event, now: Snapshot, view: ViewState) -> Sent:
    """Return what becomes of a lesson by an event, and what is to be sent for it.

    Parameters
    ----------
    play
        The lesson; once it is over nothing happens any more.
    event
        What the learner did.
    now, view
        The newest moment, and what is seen.
    """
    if play.is_over:
        return Sent(play)
    match event:
        case Look():
            return _looked(play, now, view)
        case DoItForMe():
            return _done_for(play, now, view)
        case GuessAnswer():
            return _guessed(play, event, now)
        case BackToPage():
            return _shown(play, now)
        case Leave():
            return _left(play, now)
    return _moved(play, event, now, view)


def _moved(play: Play, event: Next | Skip | TurnTo, now: Snapshot, view: ViewState) -> Sent:
    """Turn to another page, if it may be turned."""
    if isinstance(event, TurnTo):
        page = min(max(event.page, 0), len(play.lesson.pages) - 1)
        return _turned(play, page, now, view)
    may_go_on = play.may_go_on or isinstance(event, Skip)
    return _turned(play, play.number + 1, now, view) if may_go_on else Sent(play)


def _looked(play: Play, now: Snapshot, view: ViewState) -> Sent:
    """Send what has waited for training to arrive; note what has been done."""
    if play.pending:
        if _has_arrived(play, now):
            return _send(replace(play, pending=()), play.pending, now.frontier)
        return Sent(play)
    waits = play.page.waits
    met = frozenset(at for at, it in enumerate(waits) if it.is_met(now, view))
    is_met = play.is_met or (bool(waits) and len(met) == len(waits))
    is_news = (is_met, met) != (play.is_met, play.met)
    return Sent(replace(play, is_met=is_met, met=met) if is_news else play)


def _has_arrived(play: Play, now: Snapshot) -> bool:
    """Whether training has come to where the first of what is pending may be sent."""
    return not now.is_moving and (play.heading is None or now.iteration >= play.heading)


def _turned(play: Play, page: int, now: Snapshot, view: ViewState) -> Sent:
    """Go to another page, or to the end of the lesson."""
    if page >= len(play.lesson.pages):
        done = replace(play, progress=replace(play.progress, is_done=True))
        return _left(done, now)
    return _shown(play.at(page), now)._replace(view=_without(play, view))


def _shown(play: Play, now: Snapshot) -> Sent:
    """Show the page, of the lesson's run as it was trained.

    What was done to that run by hand stays, in a branch or in the list of runs.
    """
    branches = {it.number: it for it in now.run_state.branches}
    current = next((it.number for it in branches.values() if it.is_current), _MAIN)
    main = branches.get(_MAIN)
    is_lessons = now.number != play.before.run and now.config == play.lesson.config
    if not is_lessons or now.start is not None or main is None or main.entries:
        return _send(play, (Pause(), BeginRun(play.lesson.config), *play.page.sent), 0)
    back: tuple[Wish, ...] = (Pause(),) if now.is_moving or now.stage.is_playing else ()
    if now.speed != play.before.speed:
        back += (SetSpeed(play.before.speed),)
    if current != _MAIN:
        back += (SwitchBranch(_MAIN),)
    return _send(play, (*back, *play.page.sent), main.frontier)


def _without(play: Play, view: ViewState) -> ViewState:
    """Return what is seen without what the page changed of it, and without its cards."""
    base = play.before.view
    shown = view_after(base, play.page.sent)
    names = [field.name for field in fields(ViewState)]
    changed = [name for name in names if getattr(shown, name) != getattr(base, name)]
    return replace(view, **{name: getattr(base, name) for name in (*changed, _OF_PAGE)})


def _done_for(play: Play, now: Snapshot, view: ViewState) -> Sent:
    """Show the answer to a guess that was not made; do what is not done."""
    wishes: tuple[Wish, ...] = ()
    if not play.is_guessed:
        play, wishes = replace(play, is_shown=True), _then(play, now)
    for wait in play.page.waits:
        if not wait.is_met(now, view):
            wishes += wait.wishes(now)
    return _send(play, wishes, now.frontier)


def _guessed(play: Play, event: GuessAnswer, now: Snapshot) -> Sent:
    """Judge a guess, count the first one, and let the run go on to the answer."""
    guess = play.page.guess
    if guess is None:
        return Sent(play)
    judgement = judged(guess, event.given, event.values)
    progress = play.progress
    if not play.is_shown:  # the answer had been asked for
        progress = progress.guessed(play.number, is_right=judgement.is_right)
    wishes = () if play.is_guessed else _then(play, now)
    return _send(replace(play, judgement=judgement, progress=progress), wishes, now.frontier)


def _then(play: Play, now: Snapshot) -> tuple[Wish, ...]:
    """Return what leads to the answer of the guess: training that can be watched."""
    guess = play.page.guess
    if guess is None or guess.then is None:
        return ()
    examples = guess.then - now.iteration
    if examples <= 0:
        return (GoTo(guess.then),)
    speed = max(_LEAST_SPEED, examples / _WATCHED)
    return (SetSpeed(speed), RunUntil(UntilIteration(guess.then)))


def _left(play: Play, now: Snapshot) -> Sent:
    """Close the lesson and put back what there was before it."""
    before = play.before
    numbers = before.numbers
    stage: Wish = ShowTraining() if numbers is None else ShowNumbers(*numbers)
    wishes = (
        Pause(), *((BackToRun(before.run),) if before.run != now.number else ()),
        SetSpeed(before.speed), stage, ShowWholeSum(),
    )  # fmt: skip
    return Sent(replace(play, pending=(), is_over=True), wishes, before.view)


def _send(play: Play, wishes: tuple[Wish, ...], frontier: int) -> Sent:
    """Send what can be sent now; the rest waits until training has arrived."""
    runs = tuple(wish for wish in wishes if isinstance(wish, RunUntil))
    ordered = (*(wish for wish in wishes if not isinstance(wish, RunUntil)), *runs)
    now, later = at_hand(ordered, frontier)
    goal = now[-1].iteration if later and isinstance(now[-1], GoTo) else None
    return Sent(replace(play, pending=later, heading=goal), now)

"""A lesson that is being done, as a value; and what the window is to send for it."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from rnn_viz.core.commands import GoTo, ShowNumbers, ShowTraining
from rnn_viz.core.intents import Intent
from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Judgement
from rnn_viz.core.lessons.lesson import Lesson, Page
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Before:
    """What there was before the lesson, to be put back when it is left.

    Attributes
    ----------
    run
        The number of the run.
    numbers
        The numbers on stage; ``None`` for the training example.
    speed
        Examples a second.
    view
        What was seen.
    """

    run: int
    numbers: tuple[int, int] | None
    speed: float
    view: ViewState


@dataclass(frozen=True, slots=True)
class Play:
    """A lesson that is being done.

    Attributes
    ----------
    lesson
        The lesson.
    progress
        How far it is done, its page included.
    before
        What is put back at the end.
    pending
        What is still to be sent, once training has come where it was sent to.
    heading
        The iteration at which the pending is sent.
    is_met
        Whether what the page waits for has been done.
    met
        Which of it is done now, by its place.
    judgement
        What was said of the guess; ``None`` before it was made.
    is_shown
        Whether the answer to the guess was asked for, in place of a guess.
    is_over
        Whether the lesson is at its end, or was left.
    """

    lesson: Lesson
    progress: LessonProgress
    before: Before
    pending: tuple[Wish, ...] = ()
    heading: int | None = None
    is_met: bool = False
    met: frozenset[int] = frozenset()
    judgement: Judgement | None = None
    is_shown: bool = False
    is_over: bool = False

    @property
    def number(self) -> int:
        """The number of the page, from 0."""
        return min(self.progress.page, len(self.lesson.pages) - 1)

    @property
    def page(self) -> Page:
        """The page."""
        return self.lesson.pages[self.number]

    @property
    def is_guessed(self) -> bool:
        """Whether nothing is left to be guessed on the page."""
        return self.page.guess is None or self.judgement is not None or self.is_shown

    @property
    def may_go_on(self) -> bool:
        """Whether Next may be pressed: what the page asks is done."""
        return self.is_guessed and (self.is_met or not self.page.waits)

    @property
    def asked(self) -> str:
        """What is asked for now, in words; empty if nothing is."""
        if not self.is_guessed:
            return _("Guess first.")
        if self.may_go_on:
            return ""
        waits = self.page.waits
        return " ".join(it.said for at, it in enumerate(waits) if at not in self.met)

    def at(self, page: int) -> "Play":
        """Return it on another page, of which nothing is done yet."""
        progress = replace(self.progress, page=page)
        return Play(self.lesson, progress, self.before)


class Sent(NamedTuple):
    """What the window does for an event.

    Attributes
    ----------
    play
        The lesson after it.
    wishes
        What is sent, in this order, after the view.
    view
        What is seen from now on, before the wishes; ``None`` where it stays.
    """

    play: Play
    wishes: tuple[Wish, ...] = ()
    view: ViewState | None = None


def at_hand(wishes: tuple[Wish, ...], frontier: int) -> tuple[tuple[Wish, ...], tuple[Wish, ...]]:
    """Divide wishes into those that can be sent now and those after training has arrived.

    The engine heads for the last iteration that it was sent to. So what follows one that takes
    training waits until that is reached.
    """
    for count, wish in enumerate(wishes, start=1):
        if isinstance(wish, GoTo) and wish.iteration > frontier:
            return wishes[:count], wishes[count:]
    return wishes, ()


def view_after(view: ViewState, wishes: tuple[Wish, ...]) -> ViewState:
    """Return what is seen once all intents among some wishes have been followed."""
    for wish in wishes:
        if isinstance(wish, Intent):
            view = view.after(wish)
    return view


def is_away(play: Play, now: Snapshot, view: ViewState) -> bool:
    """Whether the learner has gone from what the page shows; then there is a way back.

    What the page asks for, and what a guess has led to, is not away.
    """
    return is_elsewhere(play, now, view) or (not _is_free(play) and _has_other_sum(play, now))


def is_elsewhere(play: Play, now: Snapshot, view: ViewState) -> bool:
    """Whether another moment, or other views, are seen than the page speaks of."""
    page = play.page
    if _is_free(play):
        return False
    moments = [it.iteration for it in page.sent if isinstance(it, GoTo)]
    if moments and now.iteration != moments[-1] and not now.is_moving:
        return True
    return not page.waits and view_after(view, page.sent) != view


def is_on_the_way(play: Play, now: Snapshot) -> bool:
    """Whether the run is still being trained to where a guess is answered."""
    guess = play.page.guess
    if guess is None or guess.then is None or not play.is_guessed:
        return False
    return now.is_moving and now.iteration < guess.then


def _is_free(play: Play) -> bool:
    """Whether the page cannot be left yet, or what it has asked for has led elsewhere."""
    page = play.page
    return bool(play.pending or (play.may_go_on and (page.waits or page.guess)))


def _has_other_sum(play: Play, now: Snapshot) -> bool:
    stages = [it for it in play.page.sent if isinstance(it, ShowNumbers | ShowTraining)]
    if not stages or play.page.waits:
        return False
    wanted = stages[-1]
    numbers = (wanted.a, wanted.b) if isinstance(wanted, ShowNumbers) else None
    return now.stage.own_numbers != numbers

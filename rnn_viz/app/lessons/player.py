"""A lesson that is being done, in the window: sends what its pages send, shows what they say."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.bridge import Bridge
from rnn_viz.app.dispatch import Dispatch
from rnn_viz.app.lessons.values import PageValues
from rnn_viz.core.intents import Tab
from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Given
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.playing.events import (
    BackToPage,
    Event,
    GuessAnswer,
    Look,
)
from rnn_viz.core.lessons.playing.page_shown import page_shown
from rnn_viz.core.lessons.playing.play import Play, Sent, is_away, is_elsewhere, is_on_the_way
from rnn_viz.core.lessons.playing.player import after, opened
from rnn_viz.core.lessons.right_answer import right_answer
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.views.lesson.page_view import PageView

_LOOK = 30  # milliseconds between two looks for values
_CARDS: dict[str, Any] = {"is_run_card_open": False, "pinned": ()}  # a page needs their room


class LessonPlayer(QObject):
    """Plays one lesson at a time.

    Signals
    -------
    progressed
        How far the lesson is done now.
    turned
        Another page is shown, or the lesson has come to its end.
    moved
        Something is to be drawn anew: a guess was made, the learner has gone elsewhere.

    Attributes
    ----------
    play
        The lesson and how far it is done; ``None`` while there is none.
    is_elsewhere
        Whether the learner has gone to another moment, or to other views, than the page's.

    Parameters
    ----------
    view
        Where the page is shown.
    tell
        Told of an unforeseen fault.
    """

    progressed = Signal(object)
    turned = Signal()
    moved = Signal()

    def __init__(
        self, bridge: Bridge, dispatch: Dispatch, view: PageView,
        tell: Callable[[Exception], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bridge, self._dispatch, self._view, self._tell = bridge, dispatch, view, tell
        self.play: Play | None = None
        self.is_elsewhere = False
        self._heading = ""
        self._view_before = dispatch.view
        self._values: PageValues | None = None
        self._given: Given | None = None  # a guess whose answer is still being worked out
        self._is_sending = False
        self._shown: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._take_values)
        view.happened.connect(self.do)
        view.guessed.connect(self.guess)
        bridge.snapshotReady.connect(lambda _now: self.look())
        dispatch.viewChanged.connect(self.look)

    def open(self, lesson: Lesson, progress: LessonProgress, heading: str) -> None:
        """Open a lesson where it was left; at its end there is again what was before the first."""
        before, self._heading = None if self.play is None else self.play.before, heading
        self._begin_values(lesson)
        if before is None:
            self._view_before = self._dispatch.view
        seen = self._dispatch.view if before is None else before.view
        view = replace(seen, tab=Tab.LESSON, tab_beside_runs=Tab.LESSON, **_CARDS)
        self._dispatch.show_as(view)
        sent = opened(lesson, progress, self._bridge.newest, view)
        if before is not None:
            sent = sent._replace(play=replace(sent.play, before=before))
        self.play = None
        self._follow(sent)

    def change(self, lesson: Lesson) -> None:
        """Have the same page of a lesson whose text is another now."""
        if self.play is None:
            return
        number = min(self.play.number, len(lesson.pages) - 1)
        self._begin_values(lesson)
        play = replace(self.play, lesson=lesson).at(number)
        self.play = None  # the page begins anew
        self._follow(after(play, BackToPage(), self._bridge.newest, self._dispatch.view))

    def do(self, event: Event) -> None:
        """Follow what the learner does."""
        if self.play is not None and not self._is_sending:
            now, view = self._bridge.newest, self._dispatch.view
            self._follow(after(self.play, event, now, view))

    def guess(self, given: Given) -> None:
        """Take a guess; it is judged once what is right is known."""
        self._given = given
        self._judge()

    def look(self) -> None:
        """See what has become of the run and of what is seen; once a frame."""
        if self.play is None or self._is_sending or not self._bridge.is_answered:
            return
        self.do(Look())

    @property
    def is_settled(self) -> bool:
        """Whether all that the page names is known, and the run is where it is to be."""
        play, values = self.play, self._values
        if play is None or values is None or play.pending or self._bridge.newest.is_moving:
            return False
        return self._bridge.is_answered and values.knows(play.page.claims)

    def show_anew(self) -> None:
        """Show the page again, as the view is to show it now."""
        self._shown = None
        self._show()

    def end(self, seconds: float) -> bool:
        """Stop working things out; return whether the thread has ended."""
        self._timer.stop()
        return self._values is None or self._values.stop(seconds)

    def _follow(self, sent: Sent) -> None:
        """Send what is to be sent, and show the page that comes of it."""
        before, self.play = self.play, sent.play
        self._is_sending = True
        view = sent.view
        if view is not None and sent.play.is_over:
            cards = {name: getattr(self._view_before, name) for name in _CARDS}
            view = replace(view, **cards)
        self._dispatch.take_all(sent.wishes, view)
        self._is_sending = False
        if before is None or before.progress != sent.play.progress:
            self.progressed.emit(sent.play.progress)
        if sent.wishes:
            QTimer.singleShot(0, self, self.look)  # what only changes the view brings no moment
        if sent.play.is_over:
            self.play, self._given, self._shown = None, None, None
            self._timer.stop()
            self.turned.emit()
        elif before is None or before.number != sent.play.number:
            self._turn()
        else:
            self._show()

    def _turn(self) -> None:
        """Begin a page."""
        if self.play is None or self._values is None:
            return
        self._given, self._shown = None, None
        self._values.ask(self.play.lesson, self.play.number)
        self._timer.start()
        self._values.take()
        self._view.begin(self.play.lesson, self.play.number, self._heading, self._values.known)
        self._show()
        self.turned.emit()

    def _show(self) -> None:
        """Show the page as it is now, unless it is shown so already."""
        play, values = self.play, self._values
        if play is None or values is None:
            return
        page, now, view = page_shown(play, values.known), self._bridge.newest, self._dispatch.view
        guess = play.page.guess
        is_watched = is_on_the_way(play, now)  # what is right is not told before it is seen
        if is_watched:
            page = page._replace(answer=_("Training …"), is_right=None)
        away, elsewhere = is_away(play, now, view), is_elsewhere(play, now, view)
        wanted = page, away, elsewhere, bool(play.pending)
        if wanted != self._shown:
            self._shown, self.is_elsewhere = wanted, elsewhere
            right = None
            if guess is not None and values.knows(guess.claims) and not is_watched:
                right = right_answer(guess, values.known)
            self._view.show_page(
                page, values.known, right, is_away=away, is_busy=bool(play.pending)
            )
            self.moved.emit()

    def _begin_values(self, lesson: Lesson) -> None:
        if self._values is not None and not self._values.is_of(lesson.config):
            self._values.stop(0.0)
            self._values = None
        if self._values is None:
            self._values = PageValues(lesson)

    def _take_values(self) -> None:
        values = self._values
        if values is None:
            return
        if values.take():
            self._judge()
            self._show()
        if values.fault is not None:
            fault, values.fault = values.fault, None
            self._tell(fault)
        if not values.is_busy:
            self._timer.stop()

    def _judge(self) -> None:
        """Judge a guess, once what is needed is known."""
        guess = None if self.play is None else self.play.page.guess
        if guess is None or self._given is None or self._values is None:
            return
        if self._values.knows(guess.claims):
            given, self._given = self._given, None
            self.do(GuessAnswer(given, self._values.known))

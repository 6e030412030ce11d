"""A lesson in the window: its page in the left column, what it lights, hides and asks there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from rnn_viz.app.host import Host
from rnn_viz.app.lessons.hiding import Hiding
from rnn_viz.app.lessons.lighting import Lighting
from rnn_viz.app.lessons.picture_guess import PictureGuess
from rnn_viz.app.lessons.player import LessonPlayer
from rnn_viz.app.panels import Panels
from rnn_viz.core.language import _
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.playing.events import DoItForMe, Next, TurnTo
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.views.lesson.guesses.number import NumberGuess
from rnn_viz.views.lesson.page_view import PageView


class LessonInWindow(QObject):
    """Plays a lesson in the window.

    Signals
    -------
    ended
        It is over, or was left.
    """

    ended = Signal()

    def __init__(self, window: Host, panels: Panels) -> None:
        super().__init__(window)
        self._window, self._panels = window, panels
        self.view = PageView(panels)
        self.view.hide()
        self.player = LessonPlayer(window.bridge, window.dispatch, self.view, self._tell, self)
        self._lighting = Lighting(window, panels, self.view)
        self._hiding = Hiding(window, panels)
        self._picture = PictureGuess(window, panels)
        self.player.turned.connect(self._turned)
        self.player.moved.connect(self._follow)
        self._lighting.settled.connect(self._follow_picture)
        window.dispatch.viewChanged.connect(self._lighting.settle)

    def open(
        self, lesson: Lesson, progress: LessonProgress, heading: str, mistakes: Sequence[Mistake]
    ) -> None:
        """Open a lesson where it was left, and say what is wrong with its text."""
        self.view.say_mistakes(mistakes)
        self._panels.put_lesson(self.view)
        self._hiding.hide(lesson.hidden)
        self.player.open(lesson, progress, heading)

    def change(self, lesson: Lesson | None, mistakes: Sequence[Mistake]) -> None:
        """Follow what the file of the lesson says by now."""
        self.view.say_mistakes(mistakes)
        if lesson is not None:
            self._hiding.hide(lesson.hidden)
            self.player.change(lesson)

    def go_on(self) -> None:
        """Do as a presenter wishes: what is asked for is done first, then the next page comes."""
        if self.player.play is not None:
            is_done = self.player.play.may_go_on
            self.player.do(Next() if is_done else DoItForMe())

    def go_back(self) -> None:
        """Turn to the page before."""
        if self.player.play is not None:
            self.player.do(TurnTo(self.player.play.number - 1))

    def switch_notes(self) -> None:
        """Show what only the presenter sees, or no longer."""
        self.view.shows_notes = not self.view.shows_notes
        self.player.show_anew()

    def end(self, seconds: float) -> bool:
        """Stop working things out; return whether the thread has ended."""
        self._lighting.leave()
        return self.player.end(seconds)

    def _turned(self) -> None:
        if self.player.play is None:
            self._lighting.leave()
            self._picture.follow(None)
            self._hiding.show_all()
            self._panels.put_lesson(None)
            self.ended.emit()
        else:
            self.view.order_keys(self._panels.tabs_bar)
            self._follow()

    def _follow(self) -> None:
        """Light what the page speaks of now."""
        play = self.player.play
        if play is not None:
            self._lighting.show(play.page.lights, is_away=self.player.is_elsewhere)

    def _follow_picture(self) -> None:
        """Let a guess be made in the picture that it is about."""
        play, control = self.player.play, self.view.guess.control
        is_seen = play is not None and self.view.isVisible()
        asks = control if is_seen and isinstance(control, NumberGuess) else None
        self._picture.follow(asks)

    def _tell(self, fault: Exception) -> None:
        sentence = _("A value of this page cannot be worked out: {fault}")
        self._window.say(sentence.format(fault=fault))

"""The card on which something is guessed before it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Bits, ChosenUnit, Given, Kind, OnCurve, OneOf, Points
from rnn_viz.core.lessons.playing.page_shown import PageShown
from rnn_viz.core.lessons.values.claims import Values
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.lesson.guesses.bits import BitsGuess
from rnn_viz.views.lesson.guesses.control import GuessControl
from rnn_viz.views.lesson.guesses.number import NumberGuess
from rnn_viz.views.lesson.guesses.options import OptionsGuess
from rnn_viz.views.lesson.guesses.points import PointsGuess
from rnn_viz.views.lesson.paragraph import ParagraphText
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.themed import set_property

_HEADINGS = {None: _("Guess first"), True: _("Right"), False: _("Not quite")}


class GuessCard(QFrame):
    """Asks, takes the guess, and says what is right and why.

    Signals
    -------
    guessed
        What was guessed.

    Attributes
    ----------
    control
        In which the guess is made; ``None`` where nothing is asked.
    """

    guessed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "lesson.guess", "guess")
        self._heading = Heading(_HEADINGS[None])
        self._question = ParagraphText("lesson.question")
        self._hint = styled(QLabel(), "lesson.guess.hint", "muted", fonts.text(12))
        self._answer = styled(QLabel(), "lesson.guess.answer", font=fonts.text())
        for label in (self._hint, self._answer):
            label.setWordWrap(True)
        self._button = styled(QPushButton(_("That is my guess")), "lesson.guess.make", "small")
        self._button.clicked.connect(self._make)
        self.control: GuessControl | None = None
        self._kind: Kind | None = None
        parts = self._heading, self._question, self._hint, self._button, self._answer
        self._layout = filled(QVBoxLayout(self), *parts, spacing=8, margins=(12, 10, 12, 12))

    def ask(self, kind: Kind | None, config: RunConfig, values: Values) -> None:
        """Ask a new question, of a lesson's run; ``None``: nothing is asked."""
        if self.control is not None:
            self.control.hide()
            self.control.deleteLater()
        self._kind, self.control = kind, None
        self.setVisible(kind is not None)
        if kind is None:
            return
        self.control = _control(kind, config, values)
        self._layout.insertWidget(2, self.control)
        self.control.changed.connect(self._look)
        self.control.chosen.connect(self._make)
        self._button.setVisible(not self.control.is_one_click)
        self._look()

    def show_page(self, page: PageShown, values: Values, right: Given | None) -> None:
        """Show the question with what is known, and what is said of the guess."""
        if page.question is None or self.control is None:
            return
        self._question.say(page.question)
        if isinstance(self.control, OptionsGuess):
            self.control.fill_in(values)
        is_answered = bool(page.answer)
        is_right = page.is_right if is_answered else None
        words = _("Answer") if is_answered and is_right is None else _HEADINGS[is_right]
        self._heading.setText(words)
        role = {True: "live", False: "error", None: "muted"}[is_right] if is_answered else "live"
        set_property(self._heading, "role", role)
        self._answer.setText(page.answer)
        self._answer.setVisible(is_answered)
        if is_answered:
            self._button.hide()
            self._hint.hide()
            if right is not None:
                self.control.show_right(right)
            self.control.close_it()

    def _look(self) -> None:
        """Follow what is chosen so far."""
        if self.control is None:
            return
        self._hint.setText(self.control.hint)
        self._hint.setVisible(bool(self.control.hint))
        self._button.setEnabled(self.control.given is not None)

    def _make(self) -> None:
        given = None if self.control is None else self.control.given
        if given is not None:
            self.guessed.emit(given)


def _control(kind: Kind, config: RunConfig, values: Values) -> GuessControl:
    match kind:
        case Bits():
            return BitsGuess(kind)
        case ChosenUnit():
            return NumberGuess("unit", config.hidden - 1)
        case OnCurve():
            return NumberGuess("iteration", config.iterations)
        case OneOf():
            return OptionsGuess(kind, values)
        case Points():
            return PointsGuess(kind)

"""Guess a unit or an iteration: by a click into the pictures, or typed."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Given
from rnn_viz.core.words.typed_numbers import NumberError, read_whole
from rnn_viz.views.lesson.guesses.control import GuessControl
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.typing.number_field import NumberField

_WIDTH = 92  # pixels of the field
_NAMES = {"unit": _("unit"), "iteration": _("iteration")}
_LABELS = {
    "unit": _("Your guess: unit, 0 to {most:,}"),
    "iteration": _("Your guess: iteration, 0 to {most:,}"),
}
_REFUSALS = {
    "unit": _("A unit is a whole number from 0 to {most:,}."),
    "iteration": _("An iteration is a whole number from 0 to {most:,}."),
}


class NumberGuess(GuessControl):
    """A field for one whole number.

    Parameters
    ----------
    word
        What the number is of: "unit" or "iteration".
    most
        The largest that there is.

    Attributes
    ----------
    right
        What is right, once that has been told; ``None`` before.
    """

    def __init__(self, word: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word, self.most = word, most
        self.right: int | None = None
        self.field = NumberField(f"lesson.{word}", _LABELS[word].format(most=most))
        self.field.setFixedWidth(scaled(_WIDTH))
        self.field.textEdited.connect(lambda _text: self._look())
        self.field.entered.connect(lambda _text: self._enter())
        self._right = styled(QLabel(), f"lesson.{word}.right", "muted", fonts.text(12))
        parts = QLabel(_NAMES[word]), self.field, self._right, None
        filled(QHBoxLayout(self), *parts, spacing=8)

    @property
    def given(self) -> Given | None:
        """The number, if it is one that there is."""
        try:
            number = read_whole(self.field.text())
        except NumberError:
            return None
        return number if number <= self.most else None

    @property
    def hint(self) -> str:
        """How it is done, or what cannot be."""
        if self.field.text() and self.given is None:
            return _REFUSALS[self.word].format(most=self.most)
        return ""

    def choose(self, number: int) -> None:
        """Take a number that was clicked in a picture."""
        self.field.setText(f"{number:,}")
        self._look()

    def show_right(self, right: Given) -> None:
        """Say what is right, where it was not guessed."""
        assert isinstance(right, int)
        self.right = right
        if self.given is None:
            self.choose(right)
        elif self.given != right:
            self._right.setText(_("it is {right:,}").format(right=right))

    def _enter(self) -> None:
        if self.given is not None:
            self.chosen.emit()

    def _look(self) -> None:
        self.field.keep()  # leaving the field for the button gives nothing up
        self.field.mark(bool(self.field.text()) and self.given is None)
        self.changed.emit()

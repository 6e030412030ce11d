"""Guess by taking one of some answers."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rnn_viz.core.lessons.guess import Given, OneOf
from rnn_viz.core.lessons.text import Paragraph, Span, plain, with_values
from rnn_viz.core.lessons.values.claims import Values
from rnn_viz.views.lesson.guesses.control import GuessControl
from rnn_viz.views.lesson.paragraph import ParagraphText
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_SIDE, _ABOVE = 10, 6  # pixels around the words


class AnswerButton(QPushButton):
    """A button as high as its words need, which wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "answer")
        self._said: Paragraph = ()
        self._sign = ""
        self._words = ParagraphText(f"{name}.words")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margins = _SIDE, _ABOVE, _SIDE, _ABOVE
        filled(QHBoxLayout(self), (self._words, 1), margins=margins)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: Paragraph) -> None:
        """Show an answer; a value in it looks like other words, not to give itself away."""
        self._said = tuple(replace(span, claim=None) for span in words)
        self._show()

    def judge(self, sign: str) -> None:
        """Show whether it is right ("✓") or was taken wrongly ("✗"), if either."""
        self._sign = sign
        set_property(self, "judged", {"✓": "right", "✗": "wrong"}.get(sign, ""))
        self._show()

    def _show(self) -> None:
        sign = (Span(f"{self._sign} "),) if self._sign else ()
        self._words.say((*sign, *self._said))
        self.setAccessibleName(plain((*sign, *self._said)))

    def hasHeightForWidth(self) -> bool:
        """Say that words wrap where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, and of what is around them."""
        return self._words.heightForWidth(width - 2 * scaled(_SIDE)) + 2 * scaled(_ABOVE)

    def sizeHint(self) -> QSize:
        """Ask for the height at the width that there is."""
        return QSize(scaled(120), self.heightForWidth(max(self.width(), scaled(120))))

    def minimumSizeHint(self) -> QSize:
        """Need all of the words."""
        return QSize(scaled(80), self.heightForWidth(max(self.width(), scaled(80))))

    def event(self, event: QEvent) -> bool:
        """Ask for another height where the width is another."""
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().event(event)


class OptionsGuess(GuessControl):
    """A button for each answer; a click is the guess."""

    is_one_click = True

    def __init__(self, kind: OneOf, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._taken = kind, -1
        self.buttons = [AnswerButton(f"lesson.answer.{at}") for at in range(len(kind.options))]
        for at, button in enumerate(self.buttons):
            button.clicked.connect(lambda _, at=at: self._take(at))
        filled(QVBoxLayout(self), *self.buttons, spacing=6)
        self.fill_in(values)

    def fill_in(self, values: Values) -> None:
        """Show what has been worked out of the answers."""
        for button, option in zip(self.buttons, self._kind.options, strict=True):
            button.say(with_values(option.words, values))

    @property
    def given(self) -> Given | None:
        """The number of the answer taken."""
        return self._taken if self._taken >= 0 else None

    def show_right(self, right: Given) -> None:
        """Mark the right answer, and the one that was taken."""
        for at, button in enumerate(self.buttons):
            button.judge("✓" if at == right else "✗" if at == self._taken else "")

    def _take(self, at: int) -> None:
        self._taken = at
        self.chosen.emit()

"""Which sum is on stage: the training example or the user's two numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.typed_numbers import NumberError, parse_number
from rnn_viz.views.stage.sum_transport import SumTransport
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.elided_label import ElidedLabel
from rnn_viz.views.widgets.heading import Heading
from rnn_viz.views.widgets.number_field import NumberField
from rnn_viz.views.widgets.restyle import set_property
from rnn_viz.views.widgets.room import Room
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.view import View

EXAMPLES = (
    (52, 80, "the notebook's first example"),
    (85, 42, "no carry anywhere"),
    (127, 1, "one carry ripples through all bits"),
    (127, 127, "the largest training sum"),
    (200, 99, "larger than any training number"),
    (2**32 - 1, 1, "33 bits: longer than trained on"),
    (2**127 - 1, 2**127 - 1, "128 bits, a carry into every one"),
)


_WIDE = 640  # pixels
_NARROWEST = 536  # without the heading; what is wider for now is no minimum


class NumbersBar(View):
    """Choose the sum on stage, type it, and move through its positions.

    ``numbersEntered`` carries ``(a, b)`` as soon as both fields hold numbers;
    ``trainingChosen`` is sent when the user wants the training example back.
    """

    numbersEntered = Signal(object)
    trainingChosen = Signal()

    def __init__(
        self,
        bit_actions: Sequence[QAction],
        slow_actions: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("numbers", parent)
        self.setMinimumWidth(_NARROWEST)
        self._source = Segmented(("training example", "my numbers"), "numbers.source", self)
        self._a = NumberField("numbers.a", "first number, a", self)
        self._b = NumberField("numbers.b", "second number, b", self)
        self._heading = Heading("The sum", self)
        self._answer = QLabel(self)
        self._note = ElidedLabel("numbers.note", self)
        self._is_wrong = False
        self._columns = 0  # that the answer has room for
        self._transport = SumTransport(bit_actions, slow_actions, self)
        self._examples = self._examples_menu()
        self._lay_out()
        self._source.chosen.connect(self._choose_source)
        for field in (self._a, self._b):
            field.setMinimumWidth(64)
            field.setMaximumWidth(120)
            field.textEdited.connect(self._edited)
            field.entered.connect(self._edited)
            field.left.connect(self._left)

    def draw(self, scene: Scene) -> None:
        """Show the sum on stage, unless the user is typing another."""
        snapshot = scene.now
        self.scene = scene
        stage = snapshot.stage
        self._transport.show_stage(stage)
        self._source.choose(0 if stage.source is Source.TRAINING else 1)
        if not self._is_editing:
            self._a.show_live(str(stage.sum.a))
            self._b.show_live(str(stage.sum.b))
        if not self._is_wrong:
            self._say(self._remark(snapshot), wrong=False)
        self._reserve(stage.sum.columns)
        self._answer.setText("=  …" if self._is_wrong else f"=  {_answer(stage)}")
        is_known = stage.shown == stage.sum.columns and not self._is_wrong
        set_property(
            self._answer, "role", "error" if is_known and not stage.sum.is_right else "figure"
        )

    def focus_numbers(self) -> None:
        """Put the cursor into the first field."""
        self._a.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without the heading where there is no room for it."""
        super().resizeEvent(event)
        self._heading.setVisible(self.width() >= _WIDE)

    @property
    def note(self) -> str:
        """The sentence under the fields."""
        return self._note.text()

    @property
    def _is_editing(self) -> bool:
        return self._a.hasFocus() or self._b.hasFocus()

    def _lay_out(self) -> None:
        plus = QLabel("+", self)
        self._answer.setFont(fonts.text(fonts.FIGURE, bold=True))
        self._answer.setObjectName("numbers.answer")
        self._answer.setToolTip("What the network answers, all bits read together")
        self._note.setFont(fonts.text(12))
        self._note.setFixedHeight(18)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for widget in (self._heading, self._source, self._a, plus, self._b, self._answer):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._examples)
        bottom.addWidget(Room(self._note), 1)
        bottom.addWidget(self._transport)
        for row in (top, bottom):
            row.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(bottom)

    def _examples_menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("try")
        button.setObjectName("numbers.examples")
        button.setAccessibleName("Sums to try")
        button.setToolTip("Sums worth trying")
        button.setProperty("role", "menu")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for a, b, why in EXAMPLES:
            shown = f"{a:,} + {b:,}" if b < 2**40 else "(2^127 − 1) + (2^127 − 1)"
            menu.addAction(f"{shown}   {why}", lambda pair=(a, b): self._enter(pair))
        button.setMenu(menu)
        return button

    def _enter(self, pair: tuple[int, int]) -> None:
        self._a.clearFocus()
        self._b.clearFocus()
        self.numbersEntered.emit(pair)

    def _choose_source(self, index: int) -> None:
        if index == 0:
            self.trainingChosen.emit()
        else:
            self._edited()
            self.focus_numbers()

    def _edited(self, _text: str = "") -> None:
        """Take both fields if they hold numbers; otherwise say what is wrong with which."""
        numbers = []
        problem = ""
        for field in (self._a, self._b):
            try:
                numbers.append(parse_number(field.text()))
                field.mark(wrong=False)
            except NumberError as error:
                field.mark(wrong=True)
                problem = problem or str(error)
        self._is_wrong = bool(problem)
        if problem:
            self._say(problem, wrong=True)
            self._answer.setText("=  …")
            return
        for field in (self._a, self._b):
            field.keep()
        self.numbersEntered.emit((numbers[0], numbers[1]))

    def _left(self) -> None:
        """Give up a text that is no number: the last good sum is still on stage."""
        if not self._is_editing and self.scene is not None:
            self._is_wrong = False
            for field in (self._a, self._b):
                field.mark(wrong=False)
            self.draw(self.scene)

    def _reserve(self, columns: int) -> None:
        """Give the answer room for all its digits, so that nothing moves when it changes."""
        if columns != self._columns:
            self._columns = columns
            widest = f"=  {_short(2**columns - 1)}"
            wide = self._answer.fontMetrics().horizontalAdvance(widest)
            self._answer.setFixedSize(wide, self._answer.sizeHint().height())

    def _say(self, sentence: str, *, wrong: bool) -> None:
        set_property(self._note, "role", "error" if wrong else "muted")
        self._note.setText(sentence)

    @staticmethod
    def _remark(snapshot: Snapshot) -> str:
        stage, config = snapshot.stage, snapshot.config
        if stage.source is Source.TRAINING:
            if snapshot.is_at_end:
                return f"Example {snapshot.iteration:,}; the run ends before it is learned."
            return f"Example {snapshot.iteration:,}, the next to be learned."
        if stage.sum.columns > config.bits:
            return (
                f"{stage.sum.columns} bits: longer than the {config.bits} trained on, "
                "and larger than any training number."
            )
        if max(stage.sum.a, stage.sum.b) >= config.operand_limit:
            return f"Larger than any training number (at most {config.operand_limit - 1:,})."
        return "Answered by the weights at this moment; train on and the answer changes."


def _answer(stage: Stage) -> str:
    if stage.shown < stage.sum.columns:
        return "…"
    return _short(stage.sum.answer)


def _short(number: int) -> str:
    digits = f"{number:,}"
    return digits if len(digits) <= 14 else f"{digits[:5]} … {digits[-3:]}"

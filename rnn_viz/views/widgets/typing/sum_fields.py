"""Two fields for the numbers of the sum on stage."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.intents import SayTypingProblem
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.sentences import spelled
from rnn_viz.core.words.typed_numbers import NumberError, parse_number
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.typing.number_field import NumberField

_SPACE = 6  # pixels


class SumFields(QWidget):
    """Show the sum on stage, and take another while it is typed.

    Signals
    -------
    wished
        Numbers to put on stage, or why what is typed are none.

    Attributes
    ----------
    a, b
        The fields.
    """

    wished = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.a = NumberField(f"{name}.a", _("first number, a"), self, keeps_wrong=True)
        self.b = NumberField(f"{name}.b", _("second number, b"), self, keeps_wrong=True)
        self.plus = QLabel("+", self)
        filled(QHBoxLayout(self), self.a, self.plus, self.b, spacing=_SPACE)
        for field in (self.a, self.b):
            field.textEdited.connect(self.take)
            field.entered.connect(self.take)

    def draw(self, scene: Scene) -> None:
        """Show the sum on stage, unless the user is typing another."""
        stage, problem = scene.now.stage, scene.view.typing_problem
        for field, number in ((self.a, stage.sum.a), (self.b, stage.sum.b)):
            if not problem:
                field.mark(wrong=False)
                if not self.is_editing:
                    field.show_live(str(number))
            if field.toolTip() != long_tip(number):
                field.setToolTip(long_tip(number))

    def focus_numbers(self) -> None:
        """Put the cursor into the first field."""
        self.a.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Let other numbers than those typed come."""
        self.a.clearFocus()
        self.b.clearFocus()

    @property
    def is_editing(self) -> bool:
        """Whether the cursor is in one of the fields."""
        return self.a.hasFocus() or self.b.hasFocus()

    def size_fields(self, wide: int, pixels: int) -> None:
        """Make each field so many pixels wide, with type of so many pixels."""
        for field in (self.a, self.b):
            wear(field, fonts.text(pixels))
            field.setFixedWidth(wide)

    def take(self) -> None:
        """Take both fields if they hold numbers; otherwise say what is wrong with which."""
        numbers, problem = [], ""
        for field in (self.a, self.b):
            try:
                numbers.append(parse_number(field.text()))
                field.mark(wrong=False)
            except NumberError as error:
                field.mark(wrong=True)
                problem = problem or str(error)
        self.wished.emit(SayTypingProblem(problem))
        if not problem:
            for field in (self.a, self.b):
                field.keep()
            self.wished.emit(ShowNumbers(*numbers))


def long_tip(number: int) -> str:
    """Return all digits of a number that may not be seen whole; of others nothing."""
    return spelled(number) if number >= 10**6 else ""

"""What an intervention can change of the run as a whole: alpha, and the next example."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import FIELDS, ConfigError
from rnn_viz.core.run.interventions import ChooseOperands, InterventionError, SetAlpha, check
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import typed
from rnn_viz.core.words.status import acts_at
from rnn_viz.core.words.typed_numbers import NumberError, parse_field, parse_number
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.labels import GrowingLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.typing.number_field import NumberField

_ALPHA = next(field for field in FIELDS if field.name == "alpha")
_NARROW = 44  # pixels


class NowForm(QWidget):
    """Three fields that show what is in force; Enter changes it.

    ``interventionAsked`` carries a :class:`SetAlpha` or :class:`ChooseOperands`.

    Attributes
    ----------
    alpha, a, b
        The fields.
    """

    interventionAsked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.alpha = self._field("alpha", _("alpha in force"))
        self.a = self._field("a", _("first number of the next example"))
        self.b = self._field("b", _("second number of the next example"))
        self.where = styled(QLabel(self), "branches.where", "muted", fonts.text(12))
        self.where.setWordWrap(True)
        self._error = GrowingLabel("branches.error", "error", self)
        self._now: Snapshot | None = None
        self._lay_out()
        self.alpha.entered.connect(self._enter_alpha)
        tip = _("{meaning}: {allowed}. Enter changes it")
        self.alpha.setToolTip(tip.format(meaning=begun(_ALPHA.help), allowed=_ALPHA.allowed))
        for field in (self.a, self.b):
            field.setToolTip(_("The example learned next; Enter replaces its numbers by these"))
            field.entered.connect(self._enter_operands)

    @property
    def sentence(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._error.said

    def show_moment(self, now: Snapshot) -> None:
        """Show what is in force, and the numbers of the example at the playhead if known."""
        self._now = now
        self.where.setText(_("What you change acts {where}.").format(where=acts_at(now)))
        self.alpha.show_live(typed(now.alpha))
        for field, value in zip((self.a, self.b), now.operands or ("", ""), strict=True):
            field.show_live(str(value))

    def _enter_alpha(self, text: str) -> None:
        if self._now is None or not self.alpha.isModified():
            return
        try:
            what = SetAlpha(float(parse_field(_ALPHA, text)))
        except ConfigError as error:
            self._say(str(error), self.alpha)
            return
        self._say("")
        self.alpha.keep()
        if what.alpha != self._now.alpha:
            self.interventionAsked.emit(what)

    def _enter_operands(self) -> None:
        if self._now is None or not (self.a.isModified() or self.b.isModified()):
            return
        fields = (self.a, self.b)
        numbers = []
        for field in fields:
            try:
                numbers.append(parse_number(field.text()))
            except NumberError as error:
                self._say(str(error), field)
                return
        what = ChooseOperands(*numbers)
        try:
            check(what, self._now.config)
        except InterventionError as error:
            self._say(str(error), self.a if error.field == "a" else self.b)
            return
        self._say("")
        for field in fields:
            field.keep()
        self.interventionAsked.emit(what)

    def _say(self, sentence: str, wrong: NumberField | None = None) -> None:
        """Show a sentence about a field; an empty one takes it back."""
        self._error.say(sentence)
        for field in (self.alpha, self.a, self.b):
            field.mark(wrong=field is wrong)
            field.setAccessibleDescription(sentence if field is wrong else "")

    def _field(self, word: str, label: str) -> NumberField:
        field = NumberField(f"branches.{word}", label, self)
        wear(field, fonts.text())
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setMinimumWidth(scaled(_NARROW))
        field.textEdited.connect(lambda: self._say(""))
        field.left.connect(lambda: self._say(""))
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(6))
        grid.setVerticalSpacing(scaled(4))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for row, text in enumerate((_("alpha"), _("next sum"))):
            grid.addWidget(styled(QLabel(text, self), role="muted"), row, 0)
        grid.addWidget(self.alpha, 0, 1, 1, 3)
        grid.addWidget(self.a, 1, 1)
        grid.addWidget(styled(QLabel("+", self), role="muted"), 1, 2)
        grid.addWidget(self.b, 1, 3)
        grid.addWidget(self._error, 2, 0, 1, 4)
        grid.addWidget(self.where, 3, 0, 1, 4)

"""What can be done to the value that a card is about: set it, freeze it, hold it."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import HoldAtMean, Intervene
from rnn_viz.core.language import _, _p, begun
from rnn_viz.core.net.subjects import Subject, Unit, Weight
from rnn_viz.core.run.interventions import ClampUnit, Freeze, InterventionError, SetWeight
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import parse_weight
from rnn_viz.core.words.numbers import brief
from rnn_viz.core.words.status import acts_at
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.typing.number_field import NumberField

_FIELD = 88  # pixels
LIVE, ZERO, MEAN = range(3)
_CHOICES = {
    _p("unit", "live"): _("From this iteration on the unit computes its value"),
    _p("unit", "zero"): _("Hold the unit at 0 from this iteration on, at every position"),
    _p("unit", "mean"): _(
        "Hold the unit from this iteration on, at every position, at its mean over all "
        "positions of all sums, as it is now"
    ),
}


class CardControls(QWidget):
    """The part of a card that changes the run.

    ``wished`` carries a command: an intervention, or that a unit is to be held at its mean;
    ``resized`` is sent when the controls need another height.

    Attributes
    ----------
    sentence
        What is wrong with what was typed; empty if nothing is.
    """

    wished = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card.controls")
        self._error = _label("card.error", "error", self)
        self._where = _label("card.where", "muted", self)
        self._row = filled(QHBoxLayout())
        parts = self._row, self._error, self._where
        self._rows = filled(QVBoxLayout(self), *parts, spacing=4, margins=(0, 2, 0, 2))

    @property
    def sentence(self) -> str:
        """What is wrong with what was typed."""
        return self._error.text()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key comes to, in order."""
        widgets = self.findChildren(QWidget)
        return [it for it in widgets if it.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def show_moment(self, now: Snapshot) -> None:
        """Show what is in force now; say where a change begins a branch."""
        where = f"{begun(acts_at(now))}." if now.begins_branch else ""
        self._tell(self._where, where)

    def _tell(self, label: QLabel, text: str) -> None:
        is_other = label.isHidden() == bool(text)
        label.setText(text)
        label.setVisible(bool(text))
        if is_other:
            self._rows.invalidate()
            self.updateGeometry()
            self.resized.emit()


class WeightControls(CardControls):
    """Type a value for a weight; keep it, or all of its matrix, from learning."""

    def __init__(self, weight: Weight, parent: QWidget) -> None:
        super().__init__(parent)
        self._weight = weight
        self.field = NumberField(
            "card.set", _("Value of {weight}").format(weight=weight.label), self
        )
        wear(self.field, fonts.text())
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field.setFixedWidth(scaled(_FIELD))
        self.field.setToolTip(_("Type a finite number; Enter sets the weight, Escape leaves it"))
        tip = _("This weight stays as it is; training does not change it")
        self.freeze = self._toggle("card.freeze", tip, weight.row, weight.column)
        tip = _("No weight of {matrix} is changed by training").format(matrix=weight.name)
        self.freeze_all = self._toggle("card.freeze_all", tip, None, None)
        filled(self._row, self.field, self.freeze, self.freeze_all, None, spacing=4)
        self.field.entered.connect(self._enter)
        self.field.textEdited.connect(lambda: self._say(""))
        self.field.left.connect(lambda: self._say(""))

    def show_moment(self, now: Snapshot) -> None:
        """Show the weight's value and what is frozen; hide where there is no such weight."""
        super().show_moment(now)
        weight, hidden = self._weight, now.config.hidden
        value, conditions, name = weight.value_in(now.weights), now.conditions, weight.name
        self.setVisible(value is not None)
        if value is None:
            return
        self.field.show_live(brief(value))
        for toggle, row, column, words in (
            (self.freeze, weight.row, weight.column, (_("freeze"), _("frozen"))),
            (self.freeze_all, None, None, (_("freeze all"), _("all frozen"))),
        ):
            is_frozen = conditions is not None and conditions.is_frozen(name, row, column, hidden)
            toggle.setChecked(is_frozen)
            toggle.setText(words[is_frozen])

    def _enter(self, text: str) -> None:
        """Set the weight to what was typed, or say why not; what was only shown is no wish."""
        if not self.field.isModified():
            return
        try:
            value = parse_weight(text)
        except InterventionError as error:
            self._say(str(error))
            return
        self._say("")
        self.field.keep()
        weight = self._weight
        self.wished.emit(Intervene(SetWeight(weight.name, weight.row, weight.column, value)))

    def _toggle(self, name: str, tip: str, row: int | None, column: int | None) -> QPushButton:
        """Return the button that freezes weights of the matrix, ``None`` for all of them."""
        button = styled(QPushButton(self), name, "toggle", fonts.text(12), tip=tip)
        button.setCheckable(True)
        button.setAutoDefault(False)
        matrix = self._weight.name
        button.clicked.connect(
            lambda frozen: self.wished.emit(Intervene(Freeze(matrix, row, column, frozen)))
        )
        return button

    def _say(self, sentence: str) -> None:
        self.field.mark(wrong=bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self._tell(self._error, sentence)


class UnitControls(CardControls):
    """Let a unit live, or hold it at 0 or at its mean."""

    def __init__(self, unit: Unit, parent: QWidget) -> None:
        super().__init__(parent)
        self._unit = unit.unit
        self.choice = Segmented(tuple(_CHOICES), "card.clamp", self)
        self.choice.setAccessibleName(_("What unit {unit} does").format(unit=unit.unit))
        for button, meaning in zip(self.choice.buttons(), _CHOICES.values(), strict=True):
            button.setToolTip(meaning)
        self._in_force: int | None = LIVE
        name = _label("card.clamp_name", "muted", self, _("unit {unit} is").format(unit=unit.unit))
        self._held = _label("card.held", "muted", self, _("held"))
        filled(self._row, name, self.choice, self._held, None)
        self.choice.chosen.connect(self._choose)

    def show_moment(self, now: Snapshot) -> None:
        """Show what the unit does now; hide where there is no such unit."""
        super().show_moment(now)
        is_there = self._unit < now.config.hidden
        self.setVisible(is_there)
        held = float(now.clamps[self._unit]) if is_there and now.clamps is not None else math.nan
        is_mean = now.conditions is not None and self._unit in now.conditions.means
        self._in_force = _in_force(held, is_mean=is_mean)
        self.choice.choose(self._in_force)
        is_named = self._in_force in {LIVE, ZERO}
        self._held.setText("" if is_named else _p("held", "at {value}").format(value=brief(held)))
        self._held.setVisible(bool(self._held.text()))

    def _choose(self, index: int) -> None:
        if index == self._in_force:
            return
        if index == MEAN:
            self.wished.emit(HoldAtMean(self._unit))
        else:
            value = None if index == LIVE else 0.0
            self.wished.emit(Intervene(ClampUnit(self._unit, value)))


def _in_force(held: float, *, is_mean: bool) -> int | None:
    """Return which choice a unit's value is; ``None`` where it is held at a value of its own."""
    if math.isnan(held):
        return LIVE
    return MEAN if is_mean else ZERO if held == 0.0 else None


def controls_for(subject: Subject, parent: QWidget) -> CardControls | None:
    """Return what can be done to a subject; ``None`` where nothing can."""
    match subject:
        case Weight():
            return WeightControls(subject, parent)
        case Unit():
            return UnitControls(subject, parent)
    return None


def _label(name: str, role: str, parent: QWidget, text: str = "") -> QLabel:
    label = styled(QLabel(text, parent), name, role, fonts.text(12))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not text)
    label.setVisible(bool(text))
    return label

"""What can be done to the value that a card is about: set it, freeze it, hold it."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import HoldAtMean, Intervene
from rnn_viz.core.net.subjects import Subject, Unit, Weight
from rnn_viz.core.run.interventions import (
    ClampUnit,
    Freeze,
    InterventionError,
    SetWeight,
)
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import parse_weight
from rnn_viz.core.words.status import acts_at
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.number_field import NumberField
from rnn_viz.views.widgets.segmented import Segmented

_FIELD = 84  # pixels
LIVE, ZERO, MEAN = range(3)
_CHOICES = {
    "live": "The unit computes its value",
    "zero": "Hold the unit at 0 at every position",
    "mean": "Hold the unit at its mean over all positions of all sums, as it is now",
}


class CardControls(QWidget):
    """The part of a card that changes the run.

    ``wished`` carries an intervention as a command, or that a unit is to be held
    to be held at its mean; ``resized`` is sent when the controls need another height.

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
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 2, 0, 2)
        self._rows.setSpacing(4)

    @property
    def sentence(self) -> str:
        """What is wrong with what was typed."""
        return self._error.text()

    def show_moment(self, now: Snapshot) -> None:
        """Show what is in force now."""
        self._tell(self._where, "" if now.is_live else acts_at(now).capitalize() + ".")

    def _close_rows(self) -> None:
        self._rows.addWidget(self._error)
        self._rows.addWidget(self._where)

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
        self.field = NumberField("card.set", f"Value of {weight.name}[{weight.ends}]", self)
        self.field.setFont(fonts.text())
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field.setFixedWidth(_FIELD)
        self.field.setToolTip("Type a finite number; Enter sets the weight, Escape leaves it")
        self.freeze = _toggle("card.freeze", self)
        self.freeze.setToolTip("This weight stays as it is; training does not change it")
        self.freeze_all = _toggle("card.freeze_all", self)
        self.freeze_all.setToolTip(f"No weight of {weight.name} is changed by training")
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.field, self.freeze, self.freeze_all):
            row.addWidget(widget)
        row.addStretch(1)
        self._rows.addLayout(row)
        self._close_rows()
        self.field.entered.connect(self._enter)
        self.field.textEdited.connect(lambda: self._say(""))
        self.field.left.connect(lambda: self._say(""))
        self.freeze.clicked.connect(self._freeze)
        self.freeze_all.clicked.connect(self._freeze_all)

    def show_moment(self, now: Snapshot) -> None:
        """Show the weight's value and what is frozen; hide where there is no such weight."""
        super().show_moment(now)
        weight, hidden = self._weight, now.config.hidden
        matrix = getattr(now.weights, weight.name)
        is_there = weight.row < matrix.shape[0] and weight.column < matrix.shape[1]
        self.setVisible(is_there)
        if not is_there:
            return
        self.field.show_live(f"{float(matrix[weight.row, weight.column]):.6g}")
        conditions = now.conditions
        name = weight.name
        for toggle, row, column, words in (
            (self.freeze, weight.row, weight.column, ("freeze", "frozen")),
            (self.freeze_all, None, None, (f"freeze {name}", f"{name} frozen")),
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
        self.field.setModified(False)
        weight = self._weight
        self.wished.emit(Intervene(SetWeight(weight.name, weight.row, weight.column, value)))

    def _freeze(self, is_frozen: bool) -> None:
        weight = self._weight
        self.wished.emit(Intervene(Freeze(weight.name, weight.row, weight.column, is_frozen)))

    def _freeze_all(self, is_frozen: bool) -> None:
        self.wished.emit(Intervene(Freeze(self._weight.name, None, None, is_frozen)))

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
        self.choice.setAccessibleName(f"What unit {unit.unit} does")
        for button, meaning in zip(self.choice.buttons(), _CHOICES.values(), strict=True):
            button.setToolTip(meaning)
        self._in_force: int | None = LIVE
        row = QHBoxLayout()
        row.addWidget(_label("card.clamp_name", "muted", self, f"unit {unit.unit} is"))
        row.addWidget(self.choice)
        self._held = _label("card.held", "muted", self, "held")
        row.addWidget(self._held)
        row.addStretch(1)
        self._rows.addLayout(row)
        self._close_rows()
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
        self._held.setText("" if self._in_force in {LIVE, ZERO} else f"at {held:.6g}")
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
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setFont(fonts.text(12))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(not text)
    label.setVisible(bool(text))
    return label


def _toggle(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("role", "toggle")
    button.setFont(fonts.text(12))
    button.setCheckable(True)
    button.setAutoDefault(False)
    return button

"""The fields of a plan, and the plan that they spell."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.experiment.plan import VARIED, Plan, every_field
from rnn_viz.core.language import _, _p, begun
from rnn_viz.core.run.config import FIELDS, ConfigError
from rnn_viz.core.words.experiment.typed_ranges import FORM, parse_values, typed_values
from rnn_viz.core.words.numbers import typed
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.views.experiment.plan.plan_row import PlanRow
from rnn_viz.views.widgets.building import filled

_FIELDS = {field.name: field for field in FIELDS}
_RANGES = (*VARIED, "seed")


class PlanFields(QWidget):
    """Several values in one or two of hidden, alpha and bits make an experiment of them.

    Signals
    -------
    edited
        The user has changed something.

    Attributes
    ----------
    rows
        The fields by their names.
    plan
        What is typed; ``None`` if something is wrong with it, which is said at the field.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.rows = {name: self._row(name) for name in (*_RANGES, "iterations", "every")}
        filled(QVBoxLayout(self), *self.rows.values(), spacing=0)
        for row in self.rows.values():
            row.edited.connect(self._edit)

    @property
    def problems(self) -> list[str]:
        """What is wrong with what is typed."""
        return [row.error for row in self.rows.values() if row.error]

    def put(self, plan: Plan) -> None:
        """Write a plan into the fields."""
        for name in _RANGES:
            self.rows[name].put(typed_values(getattr(plan, "seeds" if name == "seed" else name)))
        self.rows["iterations"].put(f"{plan.iterations:,}")
        self.rows["every"].put(typed(plan.every))
        self._read()

    def _edit(self) -> None:
        self._read()
        self.edited.emit()

    def _read(self) -> None:
        """Read every field, and say at each what is wrong with it."""
        wrong: dict[str, str] = {}
        values: dict[str, Any] = {}
        for name in _RANGES:
            try:
                values[name] = parse_values(_FIELDS[name], self.rows[name].text())
            except ConfigError as error:
                wrong[name] = str(error)
        try:
            values["iterations"] = parse_field(
                _FIELDS["iterations"], self.rows["iterations"].text()
            )
            field = every_field(int(values["iterations"]))
            values["every"] = parse_field(field, self.rows["every"].text())
        except ConfigError as error:
            wrong[error.field] = str(error)
        self.plan = None if wrong else self._plan_of(values, wrong)
        for name, row in self.rows.items():
            row.say(wrong.get(name, ""))
            row.show_count(len(set(values.get(name, ()))) if name in VARIED else 0)

    def _plan_of(self, values: dict[str, Any], wrong: dict[str, str]) -> Plan | None:
        seeds = values.pop("seed")
        try:
            return Plan(**values, seeds=seeds)
        except ConfigError as error:
            wrong[error.field] = str(error)
            return None

    def _row(self, name: str) -> PlanRow:
        tip = _("One or several {form}").format(form=FORM)
        match name:
            case "seed":
                return PlanRow(name, _("seeds"), _("of each value"), tip, self)
            case "iterations":
                said = f"{begun(_FIELDS[name].help)}: {_FIELDS[name].allowed}"
                return PlanRow(name, _("iterations"), _("each run"), said, self)
            case "every":
                said = _("Iterations between two checks whether all sums are right")
                return PlanRow(
                    name, _("all sums asked"), _p("so many iterations", "every"), said, self
                )
        field = _FIELDS[name]
        return PlanRow(name, field.label, field.unit if name == "hidden" else "",
                       f"{begun(field.help)}. {tip}", self)  # fmt: skip

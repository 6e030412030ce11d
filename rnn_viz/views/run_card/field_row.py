"""One field of the run: its name, its unit, the figure, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import ConfigError, Field
from rnn_viz.core.words.numbers import brief, typed
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import GrowingLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.name_editor import PASSING

FIELD_HEIGHT = 28  # pixels
_ROOMY = 216  # pixels that name, unit and the longest figure need


class FieldRow(QWidget):
    """A figure that can be typed over; Escape brings the run's value back.

    ``edited`` is sent with every change of the text by the user, ``entered`` on Enter,
    ``left`` when the focus goes elsewhere.

    Attributes
    ----------
    field
        What is typed here.
    line
        The line edit.
    value
        The value in force, the run's.
    """

    edited = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, field: Field, value: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"run.{field.name}.row")
        self.field, self.value = field, value
        self.line = _Line(f"run.{field.name}", self)
        self.line.setText(figure(value))
        styled(self.line, label=field.label, tip=f"{begun(field.help)}: {field.allowed}.")
        self._name = QLabel(field.label, self)
        self._name.setBuddy(self.line)
        small = fonts.text(fonts.SMALL)
        self._unit = styled(QLabel(field.unit, self), role="muted", font=small)
        self._in_force = styled(QLabel(self), f"run.{field.name}.in_force", "live", small)
        for part in (self._unit, self._in_force):
            part.hide()
        self._error = GrowingLabel(f"run.{field.name}.error", "error", self)
        parts = self._name, self._unit, self._in_force, (self.line, 1)
        self._beside = filled(QHBoxLayout(), *parts, spacing=4)
        self._beside.addStrut(scaled(FIELD_HEIGHT - 1))
        filled(QVBoxLayout(self), self._beside, self._error, rule(self), spacing=0)
        self.line.textEdited.connect(self._edit)
        self.line.returnPressed.connect(self.entered)
        self.line.left.connect(self._leave)
        self.line.escaped.connect(self.restore)
        self._mark()

    @property
    def error(self) -> str:
        """The sentence under the field, empty if its text can be used."""
        return self._error.said

    @property
    def error_height(self) -> int:
        """The pixels that the sentence takes now."""
        return self._error.height()

    @property
    def is_changed(self) -> bool:
        """Whether the text is something else than the value in force."""
        return self.typed() != self.value

    def add(self, widget: QWidget) -> None:
        """Put a widget between the name and the figure."""
        self._beside.insertWidget(self._beside.indexOf(self.line), widget)

    def typed(self) -> int | float | None:
        """Return the number that the text spells, ``None`` if it cannot be used."""
        return self._read()[0]

    def show_value(self, value: float) -> None:
        """Take a value as the one in force; a text that says something else stays."""
        was_changed = self.is_changed
        self.value = value
        if not was_changed or not self.is_changed:
            self._write(value)
        self._mark(at_once=True)

    def show_in_force(self, value: float | None) -> None:
        """Show a value that an intervention has put in the place of the run's; ``None``: none."""
        self._in_force.setVisible(value is not None)
        if value is not None:
            self._in_force.setText(_("now {value}").format(value=brief(value)))
            self._in_force.setToolTip(
                _(
                    "At the playhead {name} is {value}, because of what was done to the run; "
                    "see What if"
                ).format(name=self.field.label, value=figure(value))
            )

    def put(self, value: float) -> None:
        """Write a value, as if it had been typed."""
        self._write(value)
        self._mark()

    def restore(self) -> None:
        """Write the value in force again."""
        self.put(self.value)
        self.line.selectAll()
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the unit out where it says nothing new, or where the figure needs the room."""
        super().resizeEvent(event)
        is_news = self.field.unit not in self.field.label
        self._unit.setVisible(is_news and self.width() >= scaled(_ROOMY))

    def _write(self, value: float) -> None:
        if self.line.text() != figure(value):
            self.line.setText(figure(value))
            self.line.setCursorPosition(0)  # a long figure shows its beginning

    def _edit(self) -> None:
        self._mark(is_patient=not self.line.text().strip())  # about to type something else
        self.edited.emit()

    def _leave(self) -> None:
        self._mark()
        self.left.emit()

    def _mark(self, *, is_patient: bool = False, at_once: bool = False) -> None:
        """Show whether the text can be used, and whether it is another value."""
        sentence = "" if is_patient else self._read()[1]
        self._error.say(sentence, at_once=at_once)
        self.line.setAccessibleDescription(sentence or self.field.help)
        set_property(self.line, "wrong", bool(sentence))
        set_property(self._name, "role", "live" if self.is_changed else "muted")

    def _read(self) -> tuple[int | float | None, str]:
        """Return the number that the text spells, or why it spells none."""
        try:
            return parse_field(self.field, self.line.text()), ""
        except ConfigError as error:
            return None, str(error)


class _Line(QLineEdit):
    """A flat, right-aligned line edit that tells of Escape and of losing the focus."""

    escaped = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, name, "cell", fonts.text())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(scaled(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()


def figure(value: float) -> str:
    """Return a value as it is shown: whole numbers with digit groups.

    >>> figure(10_000), figure(0.1), figure(10.0), figure(1e308)
    ('10,000', '0.1', '10', '1·10³⁰⁸')
    """
    return f"{value:,}" if isinstance(value, int) else typed(value)

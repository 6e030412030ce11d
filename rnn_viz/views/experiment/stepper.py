"""A whole number between two buttons that step it; it can be typed, too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.run.config import Field
from rnn_viz.views.experiment.trial_field import TrialField
from rnn_viz.views.widgets.building import filled, styled

_STEPS = {
    Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 8, Qt.Key.Key_PageDown: -8,
}  # fmt: skip


class Stepper(QWidget):
    """A field of the run: − and + step it by one, as the arrow keys do; page keys by eight.

    Signals
    -------
    stepped
        Another value.
    entered
        What was typed, on Enter.

    Attributes
    ----------
    field
        Where the number stands.

    Parameters
    ----------
    what
        What the number means and what it may be.
    wide
        Pixels that it needs.
    """

    stepped = Signal(object)  # seeds go up to 2³², which an int of C++ has no room for
    entered = Signal(str)

    def __init__(self, what: Field, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._value = what, what.low
        name = f"what_if.{what.name}"
        self.field = TrialField(what, name, wide, self)
        self.field.entered.connect(self.entered)
        label = styled(QLabel(what.label, self), role="muted")
        label.setBuddy(self.field)
        counted = what.unit or what.label
        self.less = self._button("−", f"{name}.less", _("One less {what}").format(what=counted), -1)
        self.more = self._button("+", f"{name}.more", _("One more {what}").format(what=counted), 1)
        filled(QHBoxLayout(self), label, 4, self.less, self.field, self.more, spacing=2)

    def show_value(self, value: int) -> None:
        """Show a value, unless the user is typing another."""
        self._value = value
        self.field.show_value(f"{value}")
        self.less.setEnabled(value > self._what.low)
        self.more.setEnabled(value < self._what.high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by keys."""
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._step(by)

    def _step(self, by: int) -> None:
        value = int(min(max(self._value + by, self._what.low), self._what.high))
        if value != self._value:
            self.stepped.emit(value)

    def _button(self, text: str, name: str, label: str, by: int) -> QToolButton:
        button = styled(QToolButton(self), name, "step", label=label, tip=label)
        button.setText(text)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._step(by))
        return button

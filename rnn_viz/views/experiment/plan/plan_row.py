"""One field of a plan: its name, how many values there are, the text, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import GrowingLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

FIELD_HEIGHT = 26  # pixels


class PlanRow(QWidget):
    """Text that can be typed over.

    Signals
    -------
    edited
        The user has changed the text.

    Attributes
    ----------
    line
        The line edit.

    Parameters
    ----------
    name
        What it is called in the program, and by errors.
    label, unit, tip
        What stands before the text, and what the tooltip says.
    """

    edited = Signal()

    def __init__(self, name: str, label: str, unit: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = styled(QLineEdit(self), f"plan.{name}", "cell", label=label, tip=tip)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._label = QLabel(label, self)
        self._label.setBuddy(self.line)
        small = fonts.text(fonts.SMALL)
        self._unit, self._plain = styled(QLabel(unit, self), role="muted", font=small), unit
        self._error = GrowingLabel(f"plan.{name}.error", "error", self)
        beside = filled(QHBoxLayout(), self._label, self._unit, (self.line, 1), spacing=5)
        beside.addStrut(scaled(FIELD_HEIGHT))
        filled(QVBoxLayout(self), beside, self._error, rule(self), spacing=0)
        self.line.textEdited.connect(self.edited)

    @property
    def error(self) -> str:
        """What is wrong with the text; empty if nothing is."""
        return self._error.said

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def put(self, text: str) -> None:
        """Write a text, its beginning in sight."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def say(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self._error.say(sentence)
        set_property(self.line, "wrong", bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def show_count(self, values: int) -> None:
        """Say how many values there are, where there are several."""
        several = _("{count:,} values").format(count=values)
        self._unit.setText(several if values > 1 else self._plain)
        set_property(self._unit, "role", "live" if values > 1 else "muted")

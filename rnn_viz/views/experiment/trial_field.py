"""A field for a number that is tried out; without anything typed, Escape is everybody's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import Field
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.typing.number_field import NumberField


class TrialField(NumberField):
    """Shows what is tried, also while the keys are here: other keys may step it.

    Parameters
    ----------
    what
        What the number means and what it may be.
    name
        The name of the widget.
    wide
        Pixels that it has.
    """

    def __init__(self, what: Field, name: str, wide: int, parent: QWidget) -> None:
        super().__init__(name, _("{name} to try").format(name=what.label), parent, keeps_wrong=True)
        wear(self, fonts.text())
        self.setFixedWidth(scaled(wide))
        tip = _("{what}: {allowed}. Enter tries it")
        self.setToolTip(tip.format(what=begun(what.help), allowed=what.allowed))

    def show_value(self, text: str) -> None:
        """Show a value, unless another is being typed."""
        if not self.isModified() and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
            self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to what is around, where there is nothing to be taken back."""
        if event.key() == Qt.Key.Key_Escape and not self.isModified():
            event.ignore()
        else:
            super().keyPressEvent(event)

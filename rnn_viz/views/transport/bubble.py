"""A sentence that hangs under a field until the user changes it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDTH = 280


class Bubble(QLabel):
    """Say what is wrong with a text, below the field it was typed into."""

    def __init__(self, field: QLineEdit, name: str) -> None:
        super().__init__(field)
        self._field = field
        styled(self, name, "bubble", fonts.text(12))
        self.setWordWrap(True)
        self.setFixedWidth(scaled(_WIDTH))
        self.hide()
        field.textEdited.connect(self.hide)
        field.editingFinished.connect(self._hide_if_left)

    def _hide_if_left(self) -> None:
        if not self._field.hasFocus():
            self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the bubble."""
        self.setText(sentence)
        if not sentence:
            self.hide()
            return
        self.setParent(self._field.window())  # over all that is there
        self.adjustSize()
        corner = self._field.mapTo(
            self._field.window(), QPoint(0, self._field.height() + scaled(4))
        )
        right = self._field.window().width() - self.width() - scaled(8)
        self.move(min(corner.x(), right), corner.y())
        self.show()
        self.raise_()

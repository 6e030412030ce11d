"""One sentence about what is happening, with the accent at its side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.room import Room


class Caption(QFrame):
    """A sentence of up to two lines in a box that never changes its size."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "caption")
        self.setFixedHeight(36)
        self._label = QLabel(self)
        self._label.setObjectName(name)
        self._label.setFont(fonts.text(13))
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 12, 2)
        layout.addWidget(Room(self._label))

    def say(self, sentence: str) -> None:
        """Show a sentence; screen readers get it as the label's text."""
        if self._label.text() != sentence:
            self._label.setText(sentence)

    @property
    def sentence(self) -> str:
        """What is shown."""
        return self._label.text()

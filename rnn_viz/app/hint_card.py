"""A small card beside a control that says what to try, until it is dismissed."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.views.widgets import fonts

_WIDTH = 272
_GAP = 10
_ROOM = 8  # the label's own height for width forgets the frame


class HintCard(QFrame):
    """Show one hint at a time; ``dismissed`` is sent by its button, ``skipped`` by "no hints"."""

    dismissed = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setProperty("role", "hint")
        self.setFixedWidth(_WIDTH)
        self._text = QLabel(self)
        self._text.setObjectName("hint.text")
        self._text.setWordWrap(True)
        self._text.setFont(fonts.text())
        done = QPushButton("Got it", self)
        done.setObjectName("hint.done")
        done.setProperty("role", "small")
        done.clicked.connect(self.dismissed)
        skip = QPushButton("No hints", self)
        skip.setObjectName("hint.skip")
        skip.setProperty("role", "link")
        skip.clicked.connect(self.skipped)
        row = QHBoxLayout()
        row.addWidget(skip)
        row.addStretch(1)
        row.addWidget(done)
        self._window = parent
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addLayout(row)

    def point_at(self, target: QWidget, sentence: str) -> None:
        """Say something about a control, below it or, without room there, above it."""
        self._text.setText(sentence)
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(_WIDTH) + _ROOM)
        window = self._window
        below = target.mapTo(window, QPoint(0, target.height() + _GAP))
        above = target.mapTo(window, QPoint(0, -self.height() - _GAP))
        y = below.y() if below.y() + self.height() < window.height() else max(8, above.y())
        self.move(max(8, min(below.x(), window.width() - _WIDTH - 8)), y)
        self.show()
        self.raise_()

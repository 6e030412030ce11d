"""The card that a hint is written on."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.app.help.beside import beside, within
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_WIDTH, _NARROWEST = 272, 200  # pixels
_ROOM = 8  # the label's own height for width forgets the frame


class HintCard(QFrame):
    """Show one hint at a time; ``dismissed`` is sent by its button, ``skipped`` by "no hints"."""

    dismissed = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setProperty("role", "hint")
        self._text = QLabel(self)
        self._text.setObjectName("hint.text")
        self._text.setWordWrap(True)
        wear(self._text, fonts.text())
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
        layout.setContentsMargins(*map(scaled, (16, 12, 12, 12)))
        layout.setSpacing(scaled(12))
        layout.addWidget(self._text)
        layout.addLayout(row)

    def say(self, sentence: str, about: QRect, over: QWidget | None) -> None:
        """Say something about a place, over ``over`` where that is in sight, else beside it."""
        self._text.setText(sentence)
        is_clear = False
        if over is not None and over.isVisible():
            room = QRect(over.mapTo(self._window, QPoint()), over.size()) & self._window.rect()
            self.move(within(room, self._sized(room.width()), self._window.size()))
            is_clear = not self.geometry().intersects(about)
        if not is_clear:
            size = self._sized(scaled(_WIDTH))
            self.move(beside(about, size, self._window.size()))
        self.show()
        self.raise_()

    def _sized(self, width: int) -> QSize:
        """Get as wide as there is room, and as high as the text then needs."""
        wide = max(scaled(_NARROWEST), min(scaled(_WIDTH), width))
        self.setFixedWidth(wide)
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(wide) + scaled(_ROOM))
        return self.size()

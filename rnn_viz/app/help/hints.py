"""Three hints on the first start, each gone for good once dismissed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.app.help.beside import beside
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_WIDTH = 272
_ROOM = 8  # the label's own height for width forgets the frame


class HintCard(QFrame):
    """Show one hint at a time; ``dismissed`` is sent by its button, ``skipped`` by "no hints"."""

    dismissed = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setProperty("role", "hint")
        self.setFixedWidth(scaled(_WIDTH))
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

    def point_at(self, target: QWidget, sentence: str) -> None:
        """Say something about a control, beside it and never over it."""
        self._text.setText(sentence)
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(scaled(_WIDTH)) + scaled(_ROOM))
        window = self._window
        place = QRect(target.mapTo(window, QPoint()), target.size())
        self.move(beside(place, self.size(), window.size()))
        self.show()
        self.raise_()


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence and the object name of what it speaks of."""

    name: str
    target: str
    sentence: str


HINTS = (
    Hint("run", "transport.run",
         "Press Run and the network starts to learn, 250 examples a second. Nothing is lost by "
         "pausing, stepping or going back."),
    Hint("numbers", "numbers.a",
         "Type two numbers of your own here and watch the network add them, bit by bit, with "
         "the weights it has at this moment."),
    Hint("map", "all_sums",
         "Every cell is one sum of two training numbers; the colour tells how many bits are "
         "wrong. Click one to put it on stage."),
)  # fmt: skip


class Hints(QObject):
    """Show the hints not yet dismissed, one after the other.

    ``changed`` carries the names of all hints dismissed so far.
    """

    changed = Signal(object)

    def __init__(self, window: QWidget, dismissed: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._dismissed = tuple(dismissed)
        self._card: HintCard | None = None
        window.installEventFilter(self)

    @property
    def current(self) -> Hint | None:
        """The hint to be shown now."""
        return next((h for h in HINTS if h.name not in self._dismissed), None)

    def show(self) -> None:
        """Show the current hint, or nothing once all are dismissed."""
        hint = self.current
        target = self._window.findChild(QWidget, hint.target) if hint else None
        if hint is None or target is None or not target.isVisible():
            if self._card is not None:
                self._card.hide()
            return
        if self._card is None:
            self._card = HintCard(self._window)
            self._card.dismissed.connect(self._dismiss)
            self._card.skipped.connect(self._skip)
        self._card.point_at(target, hint.sentence)

    def follow(self) -> None:
        """Keep the card beside its target, which may be elsewhere now."""
        if self._card is not None:
            self.show()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Follow the target when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(target, event)

    def begin_again(self) -> None:
        """Show all hints once more, from the first one on."""
        self._dismissed = ()
        self.changed.emit(self._dismissed)
        self.show()

    def done(self, name: str) -> None:
        """Take note that the user has done what a hint says; it need not be said any more."""
        if self._card is not None and name not in self._dismissed:
            self._forget((name,))

    def _dismiss(self) -> None:
        if self.current is not None:
            self._forget((self.current.name,))

    def _skip(self) -> None:
        self._forget(tuple(h.name for h in HINTS))

    def _forget(self, names: tuple[str, ...]) -> None:
        self._dismissed += tuple(n for n in names if n not in self._dismissed)
        self.changed.emit(self._dismissed)
        self.show()

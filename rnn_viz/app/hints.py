"""Three hints on the first start, each gone for good once dismissed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from rnn_viz.app.hint_card import HintCard


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
        if hint is None or target is None:
            if self._card is not None:
                self._card.hide()
            return
        if self._card is None:
            self._card = HintCard(self._window)
            self._card.dismissed.connect(self._dismiss)
            self._card.skipped.connect(self._skip)
        self._card.point_at(target, hint.sentence)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Keep the card beside its target when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self._card is not None:
            self.show()
        return super().eventFilter(target, event)

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

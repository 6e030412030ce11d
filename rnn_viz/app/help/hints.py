"""Four hints on the first start, each gone for good once dismissed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rnn_viz.app.help.hint_card import HintCard
from rnn_viz.app.help.ring import Ring
from rnn_viz.core.language import _

if TYPE_CHECKING:  # numpy and pyqtgraph are imported after the first paint
    from rnn_viz.views.lesson.lesson_tab import LessonTab
    from rnn_viz.views.widgets.view import View

_OVER = "left.tabs", "run"  # of all that there is, the listing can best be done without
_NEVER_OVER = "experiment.plan", "lesson_tab", "lesson.page"  # what is to be used there

_CHANGES = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence and the object names of what it speaks of."""

    name: str
    targets: tuple[str, ...]
    sentence: str


HINTS = (
    Hint("run", ("transport.run",),
         _("Press Run and the network starts to learn, 250 examples a second. Nothing is lost by "
         "pausing, stepping or going back.")),
    Hint("numbers", ("numbers.a", "numbers.b"),
         _("Type two numbers of your own into these fields and watch the network add them, bit by "
         "bit, with the weights it has at this moment.")),
    Hint("map", ("all_sums",),
         _("Every cell is one sum of two training numbers; the colour tells how many bits are "
         "wrong. Click one to put it on stage.")),
    Hint("lesson", ("left.tabs.bar",),
         _("New to all this? Under Lesson there are seven short lessons. They use this very "
           "window, and your run is kept.")),
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
        self._ring: Ring | None = None
        window.installEventFilter(self)

    @property
    def current(self) -> Hint | None:
        """The hint to be shown now."""
        return next((h for h in HINTS if h.name not in self._dismissed), None)

    def show(self) -> None:
        """Show the current hint, or nothing once all are dismissed."""
        hint, find = self.current, self._window.findChild
        targets = [find(QWidget, name) for name in hint.targets] if hint else []
        seen = [it for it in targets if it is not None and it.isVisible()]
        used = [it for name in _NEVER_OVER if (it := find(QWidget, name)) is not None]
        is_covering = any(it.isVisible() for it in used)
        for it in used:
            it.installEventFilter(self)
        if hint is None or len(seen) < len(targets) or is_covering:
            if self._card is not None and self._ring is not None:
                self._card.hide()
                self._ring.leave()
            return
        if self._card is None or self._ring is None:
            self._ring, self._card = (
                Ring(self._window),
                HintCard(self._window, [it.sentence for it in HINTS]),
            )
            self._ring.moved.connect(self.show)
            self._card.dismissed.connect(self._dismiss)
            self._card.skipped.connect(self._skip)
        over = [it for name in _OVER if (it := find(QWidget, name)) is not None]
        self._card.say(hint.sentence, self._ring.surround(seen), over)

    def follow(self) -> None:
        """Keep the card beside its target, which may be elsewhere now."""
        if self._card is not None:
            self.show()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Follow the target when the window changes its size; make room for the plan."""
        if event.type() in _CHANGES:
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

    def done_by(self, wish: object, name: str) -> None:
        """Take note of it if the wish is to have numbers on stage."""
        from rnn_viz.core.commands import ShowNumbers  # NumPy is imported after the first paint

        if isinstance(wish, ShowNumbers):
            self.done(name)

    def wait_for(self, run: QAction, views: "Mapping[str, View]", lessons: "LessonTab") -> None:
        """Follow what the user does of what is said: runs, wishes in views, looks at lessons."""
        run.triggered.connect(lambda: self.done("run"))
        for name, view in views.items():
            view.wished.connect(lambda wish, name=name: self.done_by(wish, name))
        lessons.shown.connect(lambda: self.done("lesson"))

    def _dismiss(self) -> None:
        if self.current is not None:
            self._forget((self.current.name,))

    def _skip(self) -> None:
        self._forget(tuple(h.name for h in HINTS))

    def _forget(self, names: tuple[str, ...]) -> None:
        self._dismissed += tuple(n for n in names if n not in self._dismissed)
        self.changed.emit(self._dismissed)
        self.show()

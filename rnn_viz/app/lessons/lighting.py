"""What of the window a page lights, kept where it belongs as things move."""

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rnn_viz.app.lessons.places import place_of, seen_of
from rnn_viz.app.lessons.spotlight import Lit, Spotlight
from rnn_viz.app.panels import Panels
from rnn_viz.core.lessons.lesson import Light
from rnn_viz.views.lesson.page_view import PageView

_LOOK = 80  # milliseconds between two looks at where things are
_LAID_OUT = 3  # looks after which a tab that has just come has its size


class Lighting(QObject):
    """Follows the parts of a page.

    Signals
    -------
    settled
        It has been seen where things are now.

    Parameters
    ----------
    window
        The window that they are in.
    view
        Where the page is, with its marks.
    """

    settled = Signal()

    def __init__(self, window: QWidget, panels: Panels, view: PageView) -> None:
        super().__init__(window)
        self._window, self._panels, self._view = window, panels, view
        self._spotlight = Spotlight(window)
        self._lights: tuple[Light, ...] = ()
        self._is_away, self._alone = False, 0
        self._looks = 0  # since other parts are lit
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.settle)
        view.pointed.connect(self._point)

    def show(self, lights: tuple[Light, ...], *, is_away: bool) -> None:
        """Light these parts; none, where the learner has gone elsewhere."""
        if lights != self._lights:
            self._alone, self._looks = 0, 0
        self._lights, self._is_away = lights, is_away
        self._timer.start()
        self.settle()

    def leave(self) -> None:
        """Light nothing."""
        self._timer.stop()
        self._spotlight.leave()

    def settle(self) -> None:
        """Follow what has moved."""
        self._looks += 1
        if self._looks <= _LAID_OUT:
            self._reveal()
        self._light()
        self.settled.emit()

    def _light(self) -> None:
        lit = [it for light in self._lights if (it := self._lit(light)) is not None]
        if self._is_away or not lit or not self._view.isVisible():
            self._spotlight.leave()
            return
        dimmed = [self._place(it) for it in self._panels.dimmable if it.isVisible()]
        cards = self._panels.watch.cards
        clear = [self._place(cards)] if cards.isVisible() else []
        self._spotlight.show(dimmed, lit, clear, self._marks(), self._alone)

    def _reveal(self) -> None:
        """Scroll the listing to what is lit of it."""
        for light in self._lights:
            if light.pointer.view == self._panels.script.objectName():
                for variable in light.pointer.parts:
                    self._panels.script.reveal(str(variable))

    def _lit(self, light: Light) -> Lit | None:
        scene = self._panels.newest
        position = None if scene is None else scene.network_position
        place = place_of(self._window, light.pointer, position)
        return None if place is None else Lit(place, light.mark or 0)

    def _place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint()), widget.size())

    def _marks(self) -> dict[int, QPoint]:
        """Return where lines begin: at the right of the marks that are in sight."""
        found = {}
        for mark, button in self._view.mark_buttons.items():
            seen = seen_of(self._window, button, button.rect())
            if seen is not None:
                found[mark] = QPoint(seen.right() + 1, seen.center().y())
        return found

    def _point(self, mark: int) -> None:
        self._alone = mark
        self._view.show_lit(mark)
        self.settle()

"""Lets a guess be made by a click into a picture: a unit of the network, a place on the curve."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolTip, QWidget

from rnn_viz.app.lessons.places import place_of, seen_of
from rnn_viz.app.panels import Panels
from rnn_viz.core.lessons.guess import Given
from rnn_viz.core.lessons.parts import Pointer
from rnn_viz.core.net.subjects import Unit
from rnn_viz.views.lesson.guesses.number import NumberGuess
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_RING = 2  # pixels around a unit
_NEAR = 6  # pixels beside a unit that still are meant for it


class Mark:
    """A place that is marked on a widget, with a word beside it."""

    def __init__(self, name: str, role: str, parent: QWidget) -> None:
        self._frame = styled(QFrame(parent), f"lesson.catcher.{name}", role)
        self._told = styled(
            QLabel(parent), f"lesson.catcher.{name}.told", "bubble_small", fonts.text(fonts.SMALL)
        )
        self._parent = parent
        self.put(None, "")

    def put(self, place: QRect | None, told: str, *, is_ring: bool = False) -> None:
        """Mark a place, with a ring or as a line; ``None``: nothing."""
        self._frame.setVisible(place is not None)
        self._told.setVisible(place is not None and bool(told))
        if place is None:
            return
        set_property(self._frame, "ring", is_ring)
        self._frame.setGeometry(place)
        self._told.setText(told)
        self._told.adjustSize()
        left = min(place.right() + scaled(4), self._parent.width() - self._told.width())
        self._told.move(max(0, left), max(0, place.top()))


class Catcher(QWidget):
    """Lies over a picture and turns clicks into guesses.

    Signals
    -------
    chosen
        The number that was clicked.

    Attributes
    ----------
    guess, right
        The marks of what is guessed, and of what is right once that is told.
    """

    chosen = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lesson.catcher")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.word = ""
        self._number_at: Callable[[QPoint], int | None] = lambda _point: None
        self.right = Mark("right", "rightly", self)
        self.guess = Mark("mark", "guessed", self)
        self.hide()

    def lie(
        self, place: QRect, number_at: Callable[[QPoint], int | None], *, is_open: bool
    ) -> None:
        """Lie over a place of the window; ``number_at`` turns its points into guesses.

        Where it is not open any more the mouse goes through it.
        """
        self._number_at = number_at
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_open)
        self.setGeometry(place)
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the guess."""
        self._tell(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take another one while it is dragged; else say what is there."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event)
            return
        number = self._number_at(event.position().toPoint())
        where = event.globalPosition().toPoint()
        QToolTip.showText(where, "" if number is None else f"{self.word} {number:,}", self)

    def _tell(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        if number is not None:
            self.chosen.emit(number)


class PictureGuess:
    """Keeps a catcher over the picture that a question is about."""

    def __init__(self, window: QWidget, panels: Panels) -> None:
        self._window, self._panels = window, panels
        self._catcher = Catcher(window)
        self._catcher.chosen.connect(self._choose)
        self._control: NumberGuess | None = None

    def follow(self, control: NumberGuess | None) -> None:
        """Lie over the picture that a control asks about; ``None``: over none.

        Once the guess is made it stays marked there.
        """
        self._control = control
        if control is not None:
            self._catcher.word = control.word
        if control is None:
            self._catcher.hide()
        elif control.word == "unit":
            self._over_network(control)
        else:
            self._over_curve(control)

    def _over_network(self, control: NumberGuess) -> None:
        scene = self._panels.newest
        position = 0 if scene is None else scene.network_position
        units = {}
        for unit in range(control.most + 1):
            pointer = Pointer("", "synapses", (Unit(position, unit),))
            place = place_of(self._window, pointer, position)
            if place is not None:
                units[unit] = place
        view = self._panels.watch.synapses
        area = seen_of(self._window, view, view.rect())
        if area is None or len(units) <= control.most:  # the weights are seen as matrices
            self._catcher.hide()
            return
        whole = QRect(units[0])
        for place in units.values():
            whole |= place
        near = scaled(_NEAR)
        whole = whole.adjusted(-near, -near, near, near) & area
        self._catcher.lie(
            whole, lambda point: _nearest(units, whole.topLeft() + point),
            is_open=control.isEnabled(),
        )  # fmt: skip
        corner = whole.topLeft()

        def ring(unit: int | None) -> QRect | None:
            place = None if unit is None else units[unit].translated(-corner)
            return place and place.adjusted(-_RING, -_RING, _RING, _RING)

        self._catcher.right.put(ring(control.right), "", is_ring=True)
        self._catcher.guess.put(ring(_whole(control.given)), "", is_ring=True)

    def _over_curve(self, control: NumberGuess) -> None:
        plot = self._panels.watch.curve.plot
        area = plot.scaled_rect(plot.area())
        seen = seen_of(self._window, plot, area)
        if seen is None:
            self._catcher.hide()
            return
        shown, width = plot.shown, max(1, area.width())

        def iteration_at(point: QPoint) -> int:
            share = min(max(point.x() / width, 0.0), 1.0)
            return min(round(shown.start + share * (shown.stop - shown.start)), control.most)

        self._catcher.lie(seen, iteration_at, is_open=control.isEnabled())

        def line(iteration: int | None) -> QRect | None:
            if iteration is None:
                return None
            x = round((iteration - shown.start) / max(1, shown.stop - shown.start) * width)
            return QRect(x - 1, 0, scaled(2), seen.height())

        given = _whole(control.given)
        self._catcher.right.put(line(control.right), "")
        self._catcher.guess.put(line(given), "" if given is None else f"{given:,}")

    def _choose(self, number: int) -> None:
        if self._control is not None:
            self._control.choose(number)


def _whole(given: Given | None) -> int | None:
    return given if isinstance(given, int) else None


def _nearest(places: dict[int, QRect], point: QPoint) -> int | None:
    """Return which place is at a point, or so near that it is meant."""

    def away(place: QRect) -> int:
        return (place.center() - point).manhattanLength()

    found = min(places, key=lambda it: away(places[it]))
    near = scaled(_NEAR)
    is_near = places[found].adjusted(-near, -near, near, near).contains(point)
    return found if is_near else None

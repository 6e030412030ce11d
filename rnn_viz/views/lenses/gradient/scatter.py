"""Slopes by backpropagation against slopes measured by nudging: a dot a weight."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.language import _
from rnn_viz.core.lenses.one_sum.gradient import Gradient
from rnn_viz.core.words.lenses.gradient import about_slope
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Dots, Line
from rnn_viz.views.widgets.pictures.pointing import PICK
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.scale import step_above

_NEAR = 12.0  # pixels from a dot that still point at it
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
}  # fmt: skip


class GradientScatter(PlotFrame):
    """Dots on the diagonal are right; the keys go through them from the lowest to the highest.

    Signals
    -------
    pointedChanged
        Another weight, or none, is pointed at.
    picked
        The place of the weight that was clicked, or on which Return was pressed.

    Attributes
    ----------
    at
        The place of the weight pointed at, if any.
    dots
        The weights.
    """

    pointedChanged = Signal()
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ticks.weights, ticks.weights, None, parent, ground=attrgetter("surface"))
        self.setAccessibleName(_("Slopes by backpropagation across, by nudging up: a dot a weight"))
        self.at: int | None = None
        self._found: Gradient | None = None
        self._chosen: int | None = None
        self._order: Integers = np.empty(0, np.int64)
        self._diagonal = Line(attrgetter("faint"))
        self.dots = Dots(attrgetter("backward"), 5)
        self._mark, self._pointer = Dot(attrgetter("accent"), 9), Dot(attrgetter("text"), 7)
        self.add_data(self._diagonal)
        self.add_data(self.dots)
        for dot in (self._mark, self._pointer):
            self.add_data(dot, height=1)
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def show_gradient(self, found: Gradient | None, chosen: int | None) -> None:
        """Show what was found, with one weight marked; ``None`` shows nothing."""
        if found is not self._found:
            self._found = found
            self._show_dots(found)
            if self.at is not None and self._index_of(self.at) is None:
                self._point_at(None)
        self._chosen = chosen
        self._put(self._mark, chosen)
        self._put(self._pointer, self.at)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it: they are shortcuts elsewhere."""
        held = Qt.KeyboardModifier.KeypadModifier
        return keep_key(event, {*_STEPS, *PICK}, held) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next dot, pick it; Escape points at nothing."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._order.size:
            self._step(_STEPS[key])
        elif key in PICK and self.at is not None:
            self.picked.emit(self.at)
        else:
            if key == Qt.Key.Key_Escape:
                self._point_at(None)
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._point_at(None)

    def _show_dots(self, found: Gradient | None) -> None:
        across, up = _points(found)
        self._order = np.argsort(across, kind="stable")
        reach = step_above(float(np.abs(across).max(initial=0.0)))
        self.set_ranges((-reach, reach), (-reach, reach))
        is_there = across.size > 0
        self._diagonal.setVisible(is_there)
        self.dots.setVisible(is_there)
        ends = np.array([-reach, reach])
        self._diagonal.show(ends, ends)
        self.dots.show(across, up)

    def _index_of(self, place: int) -> int | None:
        if self._found is None:
            return None
        at = np.flatnonzero(self._found.places == place)
        return int(at[0]) if at.size else None

    def _put(self, dot: Dot, place: int | None) -> None:
        index = None if place is None else self._index_of(place)
        if index is None or self._found is None:
            dot.setVisible(False)
            return
        dot.show_at(float(self._found.backpropagated[index]), float(self._found.measured[index]))

    def _step(self, by: int) -> None:
        assert self._found is not None
        start = self._chosen if self.at is None else self.at
        index = None if start is None else self._index_of(start)
        rank = 0 if index is None else int(np.flatnonzero(self._order == index)[0]) + by
        rank = min(max(rank, 0), self._order.size - 1)
        self._point_at(int(self._found.places[self._order[rank]]))

    def _hover(self, point: QPointF | None) -> None:
        self._point_at(None if point is None else self._near(point))

    def _press(self, event: QMouseEvent) -> None:
        place = self._near(self.point_of(event))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def _near(self, point: QPointF) -> int | None:
        """Return the weight whose dot is nearest to a point, if one is near."""
        if self._found is None or not self._order.size:
            return None
        across, up = _points(self._found)
        wide, tall = self.pixel()
        x, y = self.value_at(point.x()), self.y_range[1] - (point.y() - self.area().y()) * tall
        far = np.hypot((across - x) / wide, (up - y) / tall)
        return int(self._found.places[far.argmin()]) if far.min() <= _NEAR else None

    def _point_at(self, place: int | None) -> None:
        if place != self.at:
            self.at = place
            self._put(self._pointer, place)
            known = self._found
            tip = "" if known is None or place is None else about_slope(known, place)
            self.tell(tip)
            self.setAccessibleDescription(tip)
            self.pointedChanged.emit()


def _points(found: Gradient | None) -> tuple[Floats, Floats]:
    """Return where the dots are; nowhere where some are no numbers."""
    if found is None or not np.isfinite(found.backpropagated + found.measured).all():
        return np.empty(0), np.empty(0)
    return found.backpropagated, found.measured

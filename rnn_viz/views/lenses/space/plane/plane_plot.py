"""The large plane: mouse and keys point at states and at positions of the sum on stage."""

from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.cloud import nearest_point, next_point_along
from rnn_viz.core.words.lenses.space import about_state, about_wrong_state
from rnn_viz.views.lenses.space.plane.callout import Callout
from rnn_viz.views.lenses.space.plane.free_room import FreeRoom
from rnn_viz.views.lenses.space.plane.plane_frame import PlaneFrame, PlaneShown
from rnn_viz.views.lenses.space.plane.ripple_item import RestingItem, RippleItem
from rnn_viz.views.widgets.pictures.pointing import ARROWS

_NEAR_STATE, _NEAR_STOP = 12.0, 9.0  # pixels
_MOST_DOTS = 400  # positions before a wrong one that are drawn
_STRIDE = 10.0  # pixels from one state to the next by keys, at least
_MARKS, _OVER_ALL = 2.5, 4.0  # what lies over what


class StatePlace(NamedTuple):
    """A state, by its row."""

    row: int


class StopPlace(NamedTuple):
    """A position of the sum on stage."""

    position: int


class PlanePlot(PlaneFrame):
    """States can be pointed at and picked; the positions of the sum, too."""

    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_small=False)
        self._callout = Callout()
        self._ripple, self._resting = RippleItem(), RestingItem()
        for height, item in ((_MARKS, self._ripple), (_MARKS, self._resting),
                             (_OVER_ALL, self._callout)):  # fmt: skip
            self.add(item)
            item.setZValue(height)
            item.hide()
        self.setAccessibleName(_("All hidden states"))

    def show_plane(self, shown: PlaneShown | None, *, is_moving: bool = False) -> None:
        """Draw a plane; what was pointed at in another one is not there any more."""
        before = self.shown
        super().show_plane(shown, is_moving=is_moving)
        is_same = before is not None and shown is not None and before.space is shown.space
        if before is not shown and not is_same:
            self.point_at(None)
        self.show_place(None)

    def place_at(self, point: QPointF) -> StatePlace | StopPlace | None:
        """Return the position of the sum there, else the nearest state."""
        if self.shown is None or not self.axes.area.contains(point):
            return None
        for position, stop in enumerate(self._places(self.shown)):
            if QPointF.dotProduct(stop - point, stop - point) <= _NEAR_STOP**2:
                return StopPlace(position)
        row, away = nearest_point(self.points, self.axes.point_of(point), self.axes.pixel)
        return StatePlace(row) if away <= _NEAR_STATE else None

    def place_after(self, key: Qt.Key) -> StatePlace | None:
        """Return the next state that way."""
        if key not in ARROWS or self.shown is None:
            return None
        down, right = ARROWS[key]
        row = self._row_near(self.at)
        return StatePlace(
            next_point_along(self.points, row, (right, -down), self.axes.pixel, _STRIDE)
        )

    def first_place(self, *, is_back: bool) -> StatePlace | None:
        """Begin at the closest call."""
        del is_back
        return None if self.shown is None else StatePlace(self.shown.space.closest)

    def show_place(self, before: Any) -> None:
        """Say what is pointed at, beside it."""
        del before
        shown, place = self.shown, self.at
        self._callout.setVisible(shown is not None and place is not None)
        if shown is not None and place is not None:
            at, lines = self._said_of(shown, place)
            self._callout.show_at(at, lines, self.axes.area, has_focus=self.has_keys)
            self.setAccessibleDescription(", ".join(lines))

    def rect_of(self, place: StatePlace | StopPlace) -> QRect:
        """Return where a place is in the canvas."""
        at = self._at(place)
        return QRectF(at.x() - 5, at.y() - 5, 10, 10).toAlignedRect()

    def _said_of(
        self, shown: PlaneShown, place: StatePlace | StopPlace
    ) -> tuple[QPointF, tuple[str, ...]]:
        if isinstance(place, StopPlace):
            said = _("position {position} of the sum on stage").format(position=place.position)
            return self._at(place), (said,)
        lines: tuple[str, ...] = about_state(shown.space, place.row)
        if place.row == shown.space.closest:
            lines = (*lines, _("of all states the nearest to one half"))
        return self._at(place), lines

    def _draw_marks(self, shown: PlaneShown, room: FreeRoom) -> None:
        """Draw the sum that comes out wrong, and where ripples rest."""
        wrong, orbits = shown.wrong, () if shown.latch is None else shown.latch.orbits
        ends = [it for pair in orbits for it in pair]
        self._resting.setVisible(bool(ends))
        if ends:
            places = self._pixels_of(shown, np.stack([it.end for it in ends]))
            stable = [it.is_stable for it in ends]
            self._resting.show_ends(list(zip(places, stable, strict=True)))
        if wrong is None:
            self._ripple.show_ripple((), (), room)
            return
        states = wrong.sum.layer_1[: wrong.position + 1][-_MOST_DOTS:]
        self._ripple.show_ripple(self._pixels_of(shown, states), about_wrong_state(wrong), room)

    def _at(self, place: StatePlace | StopPlace) -> QPointF:
        if isinstance(place, StatePlace):
            return self.axes.pixel_of(*self.points[place.row].tolist())
        places = [] if self.shown is None else self._places(self.shown)
        return places[place.position] if place.position < len(places) else QPointF()

    def _row_near(self, place: StatePlace | StopPlace | None) -> int:
        if isinstance(place, StatePlace):
            return place.row
        if place is None:
            return 0 if self.shown is None else self.shown.space.closest
        return nearest_point(self.points, self.axes.point_of(self._at(place)), self.axes.pixel)[0]

"""All states of a moment in a plane: the cloud, its names, its borders, the path of a sum."""

from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.cloud import AxisRange, Cloud, cloud_of
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.core.lenses.latch import Latch
from rnn_viz.core.lenses.long_sums.wrong_sum import FoundSum
from rnn_viz.core.lenses.space import Projection, Space
from rnn_viz.core.net.inference import Addition
from rnn_viz.views.lenses.space.plane.cloud_item import CloudItem, inks_of
from rnn_viz.views.lenses.space.plane.free_room import FreeRoom
from rnn_viz.views.lenses.space.plane.names_item import GroupName, NamesItem
from rnn_viz.views.lenses.space.plane.path_item import PathItem
from rnn_viz.views.lenses.space.plane.plane_axes import PlaneAxes
from rnn_viz.views.lenses.space.plane.steady_span import SteadySpan
from rnn_viz.views.widgets.pictures.pointing import PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import Ink

_ROOMY = QSizeF(440, 240)  # pixels of a plane in which groups are named at length
_MOST = 64  # positions of a sum that can be told apart in a path


class PlaneShown(NamedTuple):
    """What is drawn.

    Attributes
    ----------
    space
        The states, and where they lie.
    projection, colouring
        The plane, and what is told by colour.
    path
        The sum whose states are joined by a line; ``None``: no path.
    chosen
        The position that is spoken of.
    wrong
        A sum that comes out wrong, to be drawn up to there; ``None``: none.
    latch
        Whose resting points are drawn; ``None``: none.
    """

    space: Space
    projection: Projection
    colouring: Colouring
    path: Addition | None
    chosen: int | None
    wrong: FoundSum | None = None
    latch: Latch | None = None


class PlaneFrame(PointingCanvas):
    """A plane with round numbers at its axes, or none of them where it is small.

    Attributes
    ----------
    shown
        What is drawn; ``None`` if nothing is.
    points
        Where all different states lie, ``(n, 2)``.
    axes
        What the plane spans, and where that is.
    """

    def __init__(self, parent: QWidget | None = None, *, is_small: bool) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.shown: PlaneShown | None = None
        self.points: Floats = np.empty((0, 2))
        self._is_small = is_small
        self._grid: Cloud | None = None
        self._named: PlaneShown | None = None  # for which there are names
        self._spans: dict[Projection, tuple[SteadySpan, SteadySpan]] = {}
        self.axes = PlaneAxes(is_small=is_small)
        self._cloud, self._path = CloudItem(is_fine=is_small), PathItem(is_small=is_small)
        self._names = NamesItem(13 if is_small else 16)
        self._items: list[PlaneAxes | CloudItem | PathItem | NamesItem] = [
            self.axes, self._cloud, self._path, self._names,
        ]  # fmt: skip
        for height, item in enumerate(self._items):
            self.add(item)
            item.setZValue(height)
            item.hide()
        self.resized.connect(self._settle)
        if is_small:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_plane(self, shown: PlaneShown | None, *, is_moving: bool = False) -> None:
        """Draw a plane, or nothing; the same again costs nothing.

        While sums follow each other with every frame, only the path follows: that names make way
        for it would cost ten times as much.
        """
        before, self.shown = self.shown, shown
        is_other = before is None or shown is None or shown[:3] != before[:3]
        if is_other and shown is not before:
            self._draw_cloud()
        is_same = not is_other and shown == before
        if shown is None or (is_same and (is_moving or shown == self._named)):
            return
        if is_other or not is_moving:
            self._draw_over()
        else:
            self._path.show_path(self._places(shown), shown.chosen)

    def ranges_of(self, projection: Projection) -> tuple[AxisRange, AxisRange]:
        """Return what a plane spans when it is drawn."""
        if self.shown is None:
            return self.axes.across, self.axes.up
        points, spans = self.shown.space.all_points(projection), self._spans_of(projection)
        return spans[0].of(points[:, 0]), spans[1].of(points[:, 1])

    def place_at(self, point: QPointF) -> Any:
        """Return nothing: on the wall there is nothing to be pointed at."""
        del point

    def place_after(self, key: Qt.Key) -> Any:
        """Return nothing."""
        del key

    def first_place(self, *, is_back: bool) -> Any:
        """Return nothing."""
        del is_back

    def _settle(self) -> None:
        """Draw everything at its new place."""
        self.axes.place(self.room.width(), self.room.height())
        self._draw_cloud()
        self._draw_over()

    def _draw_cloud(self) -> None:
        shown = self.shown
        for item in self._items:
            item.setVisible(shown is not None)
        if shown is None:
            return
        self.points = shown.space.all_points(shown.projection)
        self.axes.span(*self.ranges_of(shown.projection), shown.projection)
        area = self.axes.area
        shape = int(area.height()), int(area.width())
        kinds = shown.colouring.kinds(shown.space.states)
        whole = QRectF(area.topLeft(), QSizeF(shape[1], shape[0]))
        ends = self.axes.point_of(whole.bottomLeft()), self.axes.point_of(whole.topRight())
        left_right, low_high = zip(*ends, strict=True)
        self._grid = cloud_of(self.points, kinds, (left_right, low_high), shape)
        self._cloud.show_cloud(self._grid, inks_of(shown.colouring), whole)

    def _spans_of(self, projection: Projection) -> tuple[SteadySpan, SteadySpan]:
        return self._spans.setdefault(projection, (SteadySpan(), SteadySpan()))

    def _draw_over(self) -> None:
        """Draw marks and names where the path leaves room."""
        shown = self._named = self.shown
        if shown is None:
            return
        room = FreeRoom(self.axes.area, self._grid)
        self._path.show_path(self._places(shown), shown.chosen)
        for taken in (*self._path.taken(), *self.axes.taken()):
            room.take(taken)
        self._draw_marks(shown, room)
        self._name_groups(shown, room)

    def _draw_marks(self, shown: PlaneShown, room: FreeRoom) -> None:
        """Draw what only a large plane has."""

    def _places(self, shown: PlaneShown) -> list[QPointF]:
        return [] if shown.path is None else self._pixels_of(shown, shown.path.layer_1[:_MOST])

    def _pixels_of(self, shown: PlaneShown, layer_1: Floats) -> list[QPointF]:
        points = shown.space.points(layer_1, shown.projection)
        return [self.axes.pixel_of(*it) for it in points.tolist()]

    def _name_groups(self, shown: PlaneShown, room: FreeRoom) -> None:
        kinds, count = shown.colouring.kinds(shown.space.states), shown.space.states.count
        visits = np.bincount(kinds, weights=count, minlength=len(shown.colouring.names))
        names, middles = [], []
        for kind, ink in enumerate(inks_of(shown.colouring)):
            if visits[kind]:
                of_kind = self.points[kinds == kind]
                middles.append(self.axes.pixel_of(*np.median(of_kind, axis=0).tolist()))
                names.append(self._name(shown.colouring, kind, int(visits[kind]), ink))
        self._names.show_names(names, middles, room)

    def _name(self, colouring: Colouring, kind: int, visits: int, ink: Ink) -> GroupName:
        text, area = colouring.names[kind], self.axes.area
        has_room = area.width() >= _ROOMY.width() and area.height() >= _ROOMY.height()
        lines: tuple[str, ...] = (_("{count:,} states").format(count=visits),) if has_room else ()
        if colouring is Colouring.TOTAL:
            return GroupName(str(kind), (text, *lines) if has_room else (), ink)
        return GroupName(text, lines, ink)

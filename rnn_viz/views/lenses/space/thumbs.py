"""A row of small planes to choose from, each with a word and a number under it."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.directions.cloud import AxisRange, cloud_of
from rnn_viz.views.lenses.space.plane.cloud_item import CloudItem
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import Ink, brush, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import DARK, Theme

_GAP, _UNDER = 10, LINE + 4  # pixels between two, and for the words under them


class Thumb(NamedTuple):
    """A small plane.

    Attributes
    ----------
    points, kinds
        What is in it, ``(n, 2)`` and ``(n,)``; the same arrays are not drawn again.
    ranges
        What it spans, across and up.
    name, number
        What is written under it, left and right.
    """

    points: Floats
    kinds: Integers
    ranges: tuple[AxisRange, AxisRange]
    name: str
    number: str


class ThumbPlace(NamedTuple):
    """One of the row."""

    number: int


class Thumbs(PointingCanvas):
    """A row of planes; one of them may be chosen, one is pointed at.

    Parameters
    ----------
    label
        What a screen reader calls the row.
    tall
        Pixels of a plane.
    """

    keeps_clicks = False

    def __init__(self, label: str, tall: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(tall + _UNDER))
        self._tall = tall
        self._thumbs: Sequence[Thumb] = ()
        self._inks: Sequence[Ink] = ()
        self._chosen: int | None = None
        self._least = 1
        self._items: list[_ThumbItem] = []
        self.resized.connect(self._draw)

    def show_thumbs(
        self, thumbs: Sequence[Thumb], inks: Sequence[Ink], chosen: int | None, least: int = 1
    ) -> None:
        """Show a row, with room for so many at ``least``."""
        self._thumbs, self._inks, self._chosen, self._least = thumbs, inks, chosen, least
        while len(self._items) < len(thumbs):
            self._items.append(_ThumbItem())
            self.add(self._items[-1])
        for item in self._items[len(thumbs) :]:
            item.hide()
        self._draw()

    def sizeHint(self) -> QSize:
        """Take what width there is."""
        return QSize(scaled(120), self.maximumHeight())

    def place_at(self, point: QPointF) -> ThumbPlace | None:
        """Return the plane there."""
        found = (k for k in range(len(self._thumbs)) if self._box(k).contains(point))
        return next((ThumbPlace(k) for k in found), None)

    def place_after(self, key: Qt.Key) -> ThumbPlace | None:
        """Go along the row."""
        if key not in ARROWS or not self._thumbs:
            return None
        at = (self.at or ThumbPlace(self._chosen or 0)).number + sum(ARROWS[key])
        return ThumbPlace(min(max(at, 0), len(self._thumbs) - 1))

    def first_place(self, *, is_back: bool) -> ThumbPlace | None:
        """Begin at the one that is chosen."""
        del is_back
        return ThumbPlace(self._chosen or 0) if self._thumbs else None

    def show_place(self, before: ThumbPlace | None) -> None:
        """Outline what is pointed at."""
        del before
        for k, item in enumerate(self._items[: len(self._thumbs)]):
            item.show_state(is_chosen=k == self._chosen, is_pointed=self.at == (k,))
        if self.at is not None and self.at.number < len(self._thumbs):
            thumb = self._thumbs[self.at.number]
            self.setAccessibleDescription(f"{thumb.name}: {thumb.number}")
            self.tell(f"{thumb.name}: {thumb.number}" if thumb.number else thumb.name)

    def rect_of(self, place: ThumbPlace) -> QRect:
        """Return where one is in the canvas."""
        return self._box(place.number).toAlignedRect()

    def _box(self, index: int) -> QRectF:
        count = max(self._least, len(self._thumbs))
        wide = (self.room.width() - 2 + _GAP) / count - _GAP
        left = 1 + round(index * (wide + _GAP))
        return QRectF(left, 1, int(max(wide, 1)), self._tall + _UNDER - 1)

    def _draw(self) -> None:
        for k, (thumb, item) in enumerate(zip(self._thumbs, self._items, strict=False)):
            item.show()
            item.show_thumb(thumb, self._inks, self._box(k).adjusted(0, 0, 0, -_UNDER))
        self.show_place(None)


class _ThumbItem(pg.ItemGroup):
    """One plane with its words."""

    def __init__(self) -> None:
        super().__init__()
        self._ground = QGraphicsRectItem(self)
        self._cloud = CloudItem(is_fine=True)
        self._cloud.setParentItem(self)
        self._labels = Labels(self)
        self._theme, self._scale = DARK, 1.0
        self._drawn: tuple[object, ...] = ()
        self._thumb: Thumb | None = None
        self._box = QRectF()
        self._is_chosen = self._is_pointed = False

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._scale = theme, scale
        self._cloud.restyle(theme, scale)
        self._write()

    def show_thumb(self, thumb: Thumb, inks: Sequence[Ink], box: QRectF) -> None:
        """Draw it in a box; the same again costs nothing."""
        drawn = (id(thumb.points), id(thumb.kinds), thumb.ranges, id(inks), box)
        if drawn != self._drawn:
            self._drawn = drawn
            area = box.adjusted(1, 1, -1, -1)
            shape = max(1, int(area.height())), max(1, int(area.width()))
            cloud = cloud_of(thumb.points, thumb.kinds, thumb.ranges, shape)
            whole = QRectF(area.topLeft(), QSizeF(shape[1], shape[0]))
            self._cloud.show_cloud(cloud, inks, whole)
        self._thumb, self._box = thumb, box  # which also keeps the arrays whose id is compared
        self._write()

    def show_state(self, *, is_chosen: bool, is_pointed: bool) -> None:
        """Outline it."""
        if (is_chosen, is_pointed) != (self._is_chosen, self._is_pointed):
            self._is_chosen, self._is_pointed = is_chosen, is_pointed
            self._write()

    def _write(self) -> None:
        theme = self._theme
        edge = theme.text if self._is_chosen else theme.muted if self._is_pointed else theme.rule
        self._ground.setPen(pen(edge, self._scale, 1 + self._is_chosen))
        self._ground.setBrush(brush(theme.background))
        self._ground.setRect(self._box)
        if self._thumb is None:
            return
        line = self._box.bottom() + LINE / 2 + 3
        ink = theme.text if self._is_chosen else theme.muted
        name, number = self._thumb.name, self._thumb.number
        has_room = width_of(name) + width_of(number) < self._box.width()
        self._labels.write([
            Label(name, Side.LEFT, self._box.left(), line, theme.text),
            Label(number if has_room else "", Side.RIGHT, self._box.right(), line, ink),
        ])  # fmt: skip

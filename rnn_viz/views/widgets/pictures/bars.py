"""Bars on tracks, with names, numbers and a line to compare with, and where all these are."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.lettering import Label, Labels, Side
from rnn_viz.views.widgets.pictures.shapes import Ink, RoundBars, brush, lines, pen
from rnn_viz.views.widgets.theme import Theme

_BEYOND = 2.0  # pixels that the line to compare with is longer than a track is thick


class TextPlace(NamedTuple):
    """Where a text stands: which part of it, and the middle of its line, there."""

    side: Side
    x: float
    y: float


class Slot(NamedTuple):
    """One bar, in pixels of the canvas.

    Attributes
    ----------
    whole
        All that belongs to the bar, for pointing at it.
    track
        Where the bar runs.
    name, value
        Where its name and its number stand; ``None`` where there is no room for them.
    """

    whole: QRectF
    track: QRectF
    name: TextPlace | None = None
    value: TextPlace | None = None


def slots_in_boxes(places: Sequence[QRectF]) -> list[Slot]:
    """Return bars that fill boxes, with the number in the middle of each."""
    return [
        Slot(box, box, value=TextPlace(Side.MIDDLE, box.center().x(), box.center().y()))
        for box in places
    ]


class Bars(pg.ItemGroup):
    """Numbers as lengths, from the beginning of a track or, signed, from its middle.

    Parameters
    ----------
    is_signed
        Whether values run from -1 to 1 with 0 in the middle; else from 0 to 1.
    radius
        Pixels of the round corners.
    inks
        The colours of negative and positive values.
    strength
        How opaque bars are; numbers upon full colour cannot be read.
    has_tracks
        Whether the length that bars could have is filled, too.
    """

    def __init__(
        self, *, is_signed: bool = False, radius: float = 3.0,
        inks: tuple[Ink, Ink] = (attrgetter("negative"), attrgetter("positive")),
        strength: float = 1.0, has_tracks: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._is_signed = is_signed
        self._inks, self._strength, self._has_tracks = inks, strength, has_tracks
        self._brushes = (QBrush(), QBrush())
        self._track_brush = QBrush()
        self._colours = ("#000000", "#000000")  # of names, of numbers
        self._tracks, self._bars = RoundBars(self, radius), RoundBars(self, radius)
        self._reference = QGraphicsPathItem(self)
        self._at: float | None = None
        self._labels = Labels(self)
        self._names: Sequence[str] = ()
        self._numbers: Sequence[str] = ()
        self.slots: list[Slot] = []
        self._shares: Floats = np.empty(0)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        negative, positive = (brush(ink(theme), self._strength) for ink in self._inks)
        self._brushes, self._track_brush = (negative, positive), brush(theme.neutral)
        self._reference.setPen(pen(theme.muted, scale))
        self._colours = theme.muted, theme.text
        self._settle()

    def arrange(self, slots: Sequence[Slot]) -> None:
        """Put the bars where these slots are."""
        if list(slots) != self.slots:
            self.slots = list(slots)
            self._settle()

    def show_names(self, names: Sequence[str]) -> None:
        """Write what the bars are called."""
        self._names = names
        self._write()

    def show_values(self, shares: Floats, numbers: Sequence[str]) -> None:
        """Show values as shares of a track, with what is written about each; NaN has no bar."""
        self._shares, self._numbers = shares, numbers
        self._draw_bars()
        self._write()

    def show_reference(self, at: float | None) -> None:
        """Draw a line across the tracks at a value, such as one half, or none."""
        self._at = at
        self._draw_reference()

    def rect_of(self, index: int) -> QRect:
        """Return where a bar is in the canvas, with all that belongs to it."""
        return self.slots[index].whole.toAlignedRect()

    def index_at(self, point: QPointF) -> int | None:
        """Return the bar at a point of the canvas."""
        return next((k for k, slot in enumerate(self.slots) if slot.whole.contains(point)), None)

    def _settle(self) -> None:
        tracks = [slot.track for slot in self.slots]
        if self._has_tracks:
            self._tracks.show_rects(tracks, [self._track_brush] * len(tracks))
        self._draw_bars()
        self._draw_reference()
        self._write()

    def _write(self) -> None:
        names = _labels(self._names, [slot.name for slot in self.slots], self._colours[0])
        numbers = _labels(self._numbers, [slot.value for slot in self.slots], self._colours[1])
        self._labels.write([*names, *numbers])

    def _draw_bars(self) -> None:
        pairs = [
            (self._bar(slot.track, share), self._brushes[share >= 0])
            for slot, share in zip(self.slots, self._shares.tolist(), strict=False)
            if share == share  # noqa: PLR0124 -- not NaN
        ]
        self._bars.show_rects([rect for rect, _ in pairs], [ink for _, ink in pairs])

    def _bar(self, track: QRectF, share: float) -> QRectF:
        start, end = sorted((self._along(0.0), self._along(min(max(share, -1.0), 1.0))))
        left = track.x() + start * track.width()
        return QRectF(left, track.y(), (end - start) * track.width(), track.height())

    def _along(self, value: float) -> float:
        """Return where a value is along a track, from 0 to 1."""
        return (value + 1) / 2 if self._is_signed else max(value, 0.0)

    def _draw_reference(self) -> None:
        along, slots = self._along(self._at or 0.0), self.slots if self._at is not None else ()
        self._reference.setPath(lines(line for slot in slots for line in self._across(slot, along)))

    def _across(self, slot: Slot, along: float) -> list[tuple[QPointF, QPointF]]:
        """Return the lines across one track; only notches where a number stands upon it."""
        track = slot.track
        beyond = track.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        x = round(track.left() + along * track.width())
        if self._is_signed:  # zero is one line for all
            return [(QPointF(x, slot.whole.top()), QPointF(x, slot.whole.bottom()))]
        tops, ends = (beyond.top(), track.top()), (track.bottom(), beyond.bottom())
        is_written_upon = slot.value is not None and track.contains(slot.value.x, slot.value.y)
        spans = (tops, ends) if is_written_upon else ((beyond.top(), beyond.bottom()),)
        return [(QPointF(x, top), QPointF(x, bottom)) for top, bottom in spans]


def _labels(texts: Sequence[str], spots: Sequence[TextPlace | None], colour: str) -> list[Label]:
    return [
        Label(text, spot.side, spot.x, spot.y, colour)
        for text, spot in zip(texts, spots, strict=False)
        if spot is not None
    ]

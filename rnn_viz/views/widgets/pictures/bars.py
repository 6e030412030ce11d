"""Bars on tracks, with names, numbers and a line to compare with, and where all these are."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures.lettering import Side, Words
from rnn_viz.views.widgets.pictures.shapes import Ink, RoundBars, brush, pen
from rnn_viz.views.widgets.theme import Theme

_BEYOND = 2.0  # pixels that the line to compare with is longer than a track is thick


class Spot(NamedTuple):
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
    name: Spot | None = None
    value: Spot | None = None


def slots_in_boxes(places: Sequence[QRectF]) -> list[Slot]:
    """Return bars that fill boxes, with the number in the middle of each."""
    return [
        Slot(box, box, value=Spot(Side.MIDDLE, box.center().x(), box.center().y()))
        for box in places
    ]


class _Texts:
    """What is written at one spot of each bar; more bars need more items, which then stay."""

    def __init__(self, bars: QGraphicsItem) -> None:
        self._bars = bars
        self._words: list[Words] = []
        self._said: Sequence[str] = ()

    def say(self, texts: Sequence[str]) -> None:
        self._said = texts
        for words, text in zip(self._words, texts, strict=False):
            words.say(text)

    def stand(self, spots: Sequence[Spot | None], colour: str) -> None:
        self._words += [Words(self._bars) for _ in range(len(spots) - len(self._words))]
        for words, spot in zip(self._words, spots, strict=False):
            words.setVisible(spot is not None)
            words.ink(colour)
            if spot is not None:
                words.stand(spot.x, spot.y, spot.side)
        for words in self._words[len(spots) :]:
            words.hide()
        self.say(self._said)


class Bars(pg.ItemGroup):
    """Numbers as lengths, from the beginning of a track or, signed, from its middle.

    Parameters
    ----------
    is_signed
        Whether values run from -1 to 1 with 0 in the middle; else from 0 to 1.
    is_vertical
        Whether bars grow upwards; else to the right.
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
        self, *, is_signed: bool = False, is_vertical: bool = False, radius: float = 3.0,
        inks: tuple[Ink, Ink] = (attrgetter("negative"), attrgetter("positive")),
        strength: float = 1.0, has_tracks: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._is_signed, self._is_vertical = is_signed, is_vertical
        self._inks, self._strength, self._has_tracks = inks, strength, has_tracks
        self._brushes = (QBrush(), QBrush())
        self._track_brush = QBrush()
        self._colours = ("#000000", "#000000")  # of names, of numbers
        self._tracks, self._bars = RoundBars(self, radius), RoundBars(self, radius)
        self._reference = QGraphicsPathItem(self)
        self._at: float | None = None
        self._names, self._numbers = _Texts(self), _Texts(self)
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
        self._names.say(names)

    def show_values(self, shares: Floats, numbers: Sequence[str]) -> None:
        """Show values as shares of a track, with what is written about each; NaN has no bar."""
        self._shares = shares
        self._draw_bars()
        self._numbers.say(numbers)

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
        self._names.stand([slot.name for slot in self.slots], self._colours[0])
        self._numbers.stand([slot.value for slot in self.slots], self._colours[1])

    def _draw_bars(self) -> None:
        pairs = [
            (self._bar(slot.track, share), self._brushes[share >= 0])
            for slot, share in zip(self.slots, self._shares.tolist(), strict=False)
            if share == share  # noqa: PLR0124 -- not NaN
        ]
        self._bars.show_rects([rect for rect, _ in pairs], [ink for _, ink in pairs])

    def _bar(self, track: QRectF, share: float) -> QRectF:
        start, end = sorted((self._along(0.0), self._along(min(max(share, -1.0), 1.0))))
        if self._is_vertical:
            top = track.bottom() - end * track.height()
            return QRectF(track.x(), top, track.width(), (end - start) * track.height())
        left = track.x() + start * track.width()
        return QRectF(left, track.y(), (end - start) * track.width(), track.height())

    def _along(self, value: float) -> float:
        """Return where a value is along a track, from 0 to 1."""
        return (value + 1) / 2 if self._is_signed else max(value, 0.0)

    def _draw_reference(self) -> None:
        path, along = QPainterPath(), self._along(self._at or 0.0)
        for slot in self.slots if self._at is not None else ():
            for start, end in self._across(slot, along):
                path.moveTo(start)
                path.lineTo(end)
        self._reference.setPath(path)

    def _across(self, slot: Slot, along: float) -> list[tuple[QPointF, QPointF]]:
        """Return the lines across one track; only notches where a number stands upon it."""
        track = slot.track
        beyond = track.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        if self._is_vertical:
            y = round(track.bottom() - along * track.height())
            return [(QPointF(beyond.left(), y), QPointF(beyond.right(), y))]
        x = round(track.left() + along * track.width())
        if self._is_signed:  # zero is one line for all
            return [(QPointF(x, slot.whole.top()), QPointF(x, slot.whole.bottom()))]
        tops, ends = (beyond.top(), track.top()), (track.bottom(), beyond.bottom())
        is_written_upon = slot.value is not None and track.contains(slot.value.x, slot.value.y)
        lines = (tops, ends) if is_written_upon else ((beyond.top(), beyond.bottom()),)
        return [(QPointF(x, top), QPointF(x, bottom)) for top, bottom in lines]

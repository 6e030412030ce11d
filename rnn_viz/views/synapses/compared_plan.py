"""Where two nets and their difference stand side by side, all cells of one size."""

from dataclasses import dataclass
from enum import IntEnum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

from rnn_viz.views.synapses.axis import LINE
from rnn_viz.views.synapses.matrix_names import BEFORE
from rnn_viz.views.synapses.twin_heatmap import NAMES

WIDE_LEGEND, NARROW_LEGEND, LEGEND_HEIGHT = 152, 94, 148  # pixels
_TITLE, _UNDER = 13, 5  # pixels of a net's title, and at most under it
_GAP, _LEAST_GAP = 6, 4  # pixels between the matrices of a net; where names need no room
_AFTER = 4  # pixels beyond the cells, for an outline and for a name that is higher than its row
_BETWEEN, _TIGHT, _WIDEST = 20, 9, 64  # pixels between nets
_TITLED, _LONG_TITLE = 190, 240  # pixels in which most titles have room, and nearly all
_AFTER_TITLE = 14  # pixels
_WIDEST_CELL, _HIGHEST_CELL = 40, 32  # pixels
_LONGEST = 1.6  # a cell is at most so much wider than high
_SQUARE = 0.85  # a cell that is not narrower than this share of its height is as good as square


class Words(IntEnum):
    """How much is written beside the cells of the first net."""

    FULL, SHORT, NONE = range(3)


_CHOICES = (
    (WIDE_LEGEND, Words.FULL),
    (NARROW_LEGEND, Words.FULL),
    (NARROW_LEGEND, Words.SHORT),
    (NARROW_LEGEND, Words.NONE),
)


class NetPlan(NamedTuple):
    """Where the parts of a net are; ``whole`` in the comparison, the others in ``whole``."""

    whole: QRect
    title: QRect
    synapse_0: QRect
    synapse_h: QRect
    synapse_1: QRect


class Plan(NamedTuple):
    """Rectangles of the parts; ``pitch`` is a cell with its gap, in device pixels."""

    pitch: QSize
    words: Words
    legend: QRect
    nets: tuple[NetPlan, NetPlan, NetPlan]


def least_height(hidden: int) -> int:
    """Return the pixels of height that the legend, and a pixel for each row, need."""
    return max(LEGEND_HEIGHT, _TITLE + NAMES + 2 + _LEAST_GAP + hidden + BEFORE)


@dataclass(frozen=True)
class Needs:
    """What the plan depends on.

    Attributes
    ----------
    size
        What there is, in pixels.
    hidden
        Units of the hidden layer.
    gutters
        Pixels to the left of the cells of synapse_0 and of synapse_h in the first net, for
        each of :class:`Words`.
    scale
        Device pixels a point.
    """

    size: QSize
    hidden: int
    gutters: tuple[tuple[int, int], ...]
    scale: float

    def plan(self) -> Plan:
        """Return the first choice with square cells and room for titles, or the largest cells."""
        tried = [(*choice, *self._pitch(*choice)) for choice in _CHOICES]
        good = (
            (legend, words, column, row)
            for legend, words, column, row in tried
            if column >= _SQUARE * row > 0 and self._room(legend, words) >= 3 * _TITLED
        )
        legend, words, column, row = next(good, None) or max(tried, key=lambda it: min(it[2:]))
        pitch = QSize(max(column, 1), max(row, 1))
        nets = self._nets(legend, words, pitch)
        return Plan(pitch, words, QRect(0, 0, legend, self.size.height()), nets)

    def _pitch(self, legend: int, words: Words) -> tuple[int, int]:
        """Return width and height of the largest cells that fit; 0 if none do."""
        rows = range(int(_HIGHEST_CELL * self.scale), 0, -1)
        row = next((r for r in rows if self._height(r, words) <= self.size.height()), 0)
        columns = range(int(min(_WIDEST_CELL * self.scale, max(row * _LONGEST, 1))), 0, -1)
        room = self._room(legend, words) + _AFTER
        column = next((c for c in columns if 3 * self._stride(c, words) <= room), 0)
        return column, row

    def _nets(self, legend: int, words: Words, pitch: QSize) -> tuple[NetPlan, NetPlan, NetPlan]:
        stride = self._stride(pitch.width(), words)
        spare = self._room(legend, words) + _AFTER - 3 * stride
        most = max(_WIDEST - _BETWEEN, _LONG_TITLE - stride)
        stride += min(max(spare, 0) // 3, most)
        left, gutter = legend + self._between(words) - BEFORE, max(self.gutters[words])
        first = self._net(QRect(left, 0, gutter + stride, 0), self.gutters[words], pitch, words)
        left += gutter - BEFORE
        second, third = (
            self._net(QRect(left + k * stride, 0, BEFORE + stride, 0), (BEFORE,) * 2, pitch, words)
            for k in (1, 2)
        )
        return first, second, third

    def _net(self, place: QRect, gutters: tuple[int, int], pitch: QSize, words: Words) -> NetPlan:
        """Return where a net's parts are; the columns of both matrices stand over each other."""
        left, width = max(gutters), place.width() - _AFTER
        right = left + self._long(self.hidden, pitch.width()) + _GAP - BEFORE
        tall = self._tall(pitch.height(), words)
        high = self._height(pitch.height(), words)
        top = _TITLE + min(max(self.size.height() - high, 0), _UNDER)
        low = top + high - _TITLE - tall
        over, beside = left - gutters[0], left - gutters[1]
        return NetPlan(
            QRect(place.x(), 0, width, low + tall),
            QRect(left, 0, place.width() - _AFTER_TITLE - left, _TITLE),
            QRect(over, top, right - over, low - BEFORE - top),
            QRect(beside, low - BEFORE, right - beside, tall + BEFORE),
            QRect(right, low - NAMES, width - right, tall + NAMES),
        )

    def _height(self, row: int, words: Words) -> int:
        over = _TITLE + NAMES + self._long(2, row) + self._gap(row, words)
        return over + self._tall(row, words)

    def _tall(self, row: int, words: Words) -> int:
        """Return the pixels from the first row of synapse_h to the end."""
        after = BEFORE if words is Words.NONE else _AFTER
        return max(self._long(self.hidden, row), LINE) + after

    def _stride(self, column: int, words: Words) -> int:
        """Return the pixels from one net to the next, at least."""
        cells = self._long(self.hidden, column) + _GAP + self._long(1, column)
        return cells + self._between(words)

    def _room(self, legend: int, words: Words) -> int:
        """Return the pixels of width for the cells and what is between the nets."""
        return self.size.width() - legend - self._between(words) - max(self.gutters[words])

    def _gap(self, row: int, words: Words) -> int:
        """Return the pixels between synapse_0 and synapse_h; names of both need room."""
        if words is Words.NONE:
            return _LEAST_GAP
        return max(_GAP, LINE - self._long(2, row))

    def _between(self, words: Words) -> int:
        return _TIGHT if words is Words.NONE else _BETWEEN

    def _long(self, count: int, pitch: int) -> int:
        """Return the pixels that some cells need."""
        return ceil(count * pitch / self.scale)

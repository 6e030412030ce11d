"""Where the three synapses stand side by side, all cells of one size."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

from rnn_viz.views.synapses.axis import LINE
from rnn_viz.views.synapses.matrix_names import TOP
from rnn_viz.views.widgets import colour_bar

READOUT = 52  # pixels: a line for the value, or two, and one for what it means
LEAST_WIDTH = 192  # pixels that the colour bar and the readout need
_BETWEEN, _WIDEST_BETWEEN = 16, 64
_UNDER = 12
_MARGIN = 4  # pixels beyond the cells, for an outline and for names that are wider than a cell
_WIDEST, _HIGHEST = 40, 32  # pixels of a cell
_LONGEST = 1.6  # a cell is at most so much wider than high


class Plan(NamedTuple):
    """Rectangles of the parts; ``pitch`` is a cell with its gap, in device pixels."""

    pitch: QSize
    synapse_0: QRect
    synapse_h: QRect
    synapse_1: QRect
    bar: QRect
    readout: QRect


def least_height(hidden: int) -> int:
    """Return the pixels of height below which something would be cut off."""
    beside = TOP + hidden + _MARGIN
    below = TOP + LINE + 2 * _UNDER + colour_bar.HEIGHT + READOUT
    return max(beside, below)


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
        Pixels to the left of the cells of each matrix.
    titles
        Pixels that the titles need over the cells, at length and in short.
    scale
        Device pixels a point.
    """

    size: QSize
    hidden: int
    gutters: tuple[int, ...]
    titles: tuple[tuple[int, ...], tuple[int, ...]]
    scale: float

    def plan(self) -> Plan:
        """Return the plan with the largest cells that fit."""
        row = self._row()
        titles, short = self.titles
        column = self._column(row, titles)
        if column < row or not self._fits(column, titles):  # the cells are worth more
            column, titles = self._column(row, short), short
        first, second, third = self._widths(column, titles)
        spare = self._room() - first - second - third
        between = _BETWEEN + min(max(spare, 0) // 2, _WIDEST_BETWEEN - _BETWEEN)
        low, tall = (self._height(rows, row) for rows in (2, self.hidden))
        middle, right = first + between, first + second + 2 * between
        bar = low + _UNDER - _MARGIN
        return Plan(
            QSize(column, row),
            QRect(0, 0, first + _MARGIN, low),
            QRect(middle, 0, second + _MARGIN, tall),
            QRect(right, 0, third + _MARGIN, tall),
            QRect(0, bar, first, colour_bar.HEIGHT),
            QRect(0, bar + colour_bar.HEIGHT + _UNDER, first + _BETWEEN, READOUT),
        )

    def _row(self) -> int:
        """Return the height of a row in device pixels."""
        beside = (self.size.height() - TOP - _MARGIN) / self.hidden
        under = 2 * _UNDER + colour_bar.HEIGHT + READOUT
        above_readout = (self.size.height() - TOP - under) / 2
        return max(1, int(min(beside, above_readout, _HIGHEST) * self.scale))

    def _height(self, rows: int, row: int) -> int:
        return TOP + max(round(rows * row / self.scale), LINE) + _MARGIN

    def _column(self, row: int, titles: tuple[int, ...]) -> int:
        """Return the width of a column in device pixels: as many as fit."""
        most = int(min(_WIDEST * self.scale, max(row * _LONGEST, 1)))
        for column in range(most, 1, -1):
            if self._fits(column, titles):
                return column
        return 1

    def _fits(self, column: int, titles: tuple[int, ...]) -> bool:
        return sum(self._widths(column, titles)) <= self._room()

    def _room(self) -> int:
        """Return the pixels of width without the spaces between the three."""
        return self.size.width() - 2 * _BETWEEN - _MARGIN

    def _widths(self, column: int, titles: tuple[int, ...]) -> tuple[int, int, int]:
        """Return what the three need side by side when a cell is ``column`` wide."""
        counts = (self.hidden, self.hidden, 1)
        first, second, third = (
            gutter + max(round(count * column / self.scale), title)
            for count, gutter, title in zip(counts, self.gutters, titles, strict=True)
        )
        return max(first, LEAST_WIDTH), second, third

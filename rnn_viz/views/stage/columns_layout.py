"""Where everything in the school addition is: one column a time step, right to left."""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from rnn_viz.core.script.parts import Part

LABELS = 104  # pixels for the names of the rows
MIN_COLUMN, MAX_COLUMN = 44, 104
_NOTE = 18  # pixels above the columns for "longer than trained on", where that is so
_MARGIN = 4
_SMALLEST_GAPPED = 5.0  # pixels; smaller units are drawn without gaps
BACKWARD = ("layer_2_delta", "layer_1_delta")  # rows of the backward pass


class _Row(NamedTuple):
    """Heights of a row: with the backward pass below it, at least otherwise, and at best."""

    name: str
    tight: int
    least: int
    best: int


_ROWS = (  # the units take what is left
    _Row("place", 14, 16, 24), _Row("a", 16, 20, 30), _Row("b", 16, 20, 30),
    _Row("carry", 14, 16, 24), _Row("layer_1", 28, 36, 240), _Row("p", 17, 20, 30),
    _Row("guess", 20, 22, 32), _Row("truth", 16, 20, 30), _Row("error", 14, 16, 24),
    _Row("layer_2_delta", 14, 16, 24), _Row("layer_1_delta", 28, 36, 240),
)  # fmt: skip
_UNITS = ("layer_1", "layer_1_delta")
_FORWARD = tuple(row for row in _ROWS if row.name not in BACKWARD)
_BEST_HIDDEN = 112
_ROOMY = 38  # pixels from which on a row of units has wider margins
SMALLEST = _NOTE + sum(row.least for row in _FORWARD)  # pixels


class ColumnsLayout:
    """The geometry for one size, number of columns and number of hidden units.

    Attributes
    ----------
    width
        Pixels of a column.
    top
        Pixels above the columns.
    rows
        Top and height of each row by name.
    content
        Pixels that all columns need; more than there is room for is scrolled.
    cell, gap
        Width and height of a unit, and the pixels around it that are left free.
    boxes, blocks
        Boxes of the rows, and of the units of "layer_1" and "layer_1_delta", of a column whose
        left edge is at 0.
    """

    def __init__(
        self, width: int, height: int, columns: int, hidden: int, trained: int,
        has_backward: bool = False,
    ) -> None:  # fmt: skip
        self.columns, self.hidden = columns, hidden
        self.view = (width, height)
        room = width - LABELS
        self.width = min(MAX_COLUMN, max(MIN_COLUMN, room / columns))
        self.content = self.width * columns
        self.rows: dict[str, tuple[float, float]] = {}
        self.top = _NOTE if columns > trained else _MARGIN
        y = float(self.top)
        for name, tall in _heights(height - self.top - 2, has_backward).items():
            self.rows[name] = (y, tall)
            y += tall
        self.bottom = y
        self.boxes = {n: QRectF(0, top, self.width, h) for n, (top, h) in self.rows.items()}
        self._grid()
        self.blocks = {name: self._block(name) for name in _UNITS if name in self.rows}

    def _block(self, row: str) -> list[QRectF]:
        top, (wide, tall) = self.rows[row][0] + self._margin, self.cell
        return [
            QRectF(9 + unit % self.across * wide, top + unit // self.across * tall, wide, tall)
            for unit in range(self.hidden)
        ]

    def _grid(self) -> None:
        """Choose the shape of the block of hidden units: upright cells, nearly all used."""
        width, height = self.block_size
        best = min(
            range(1, self.hidden + 1),
            key=lambda across: self._misfit(across, width, height),
        )
        self.across = best
        self.down = math.ceil(self.hidden / best)
        self.cell = (width / best, height / self.down)
        self.gap = 1.0 if min(self.cell) >= _SMALLEST_GAPPED else 0.0

    def _misfit(self, across: int, width: float, height: float) -> float:
        down = math.ceil(self.hidden / across)
        shape = (height / down) / (width / across)
        return abs(math.log(shape / 1.6)) + 8.0 * (across * down - self.hidden) / self.hidden

    @property
    def block_size(self) -> tuple[float, float]:
        """Width and height of the hidden units of one column."""
        return self.width - 18, self.rows["layer_1"][1] - 2 * self._margin

    @property
    def _margin(self) -> float:
        """Pixels over and under the units."""
        return 6.0 if self.rows["layer_1"][1] >= _ROOMY else 3.0

    def x(self, position: float, scroll: float) -> float:
        """Return the left edge of a column, or between two; position 0 is the rightmost."""
        return self.view[0] - (position + 1) * self.width + scroll

    def visible(self, scroll: float) -> range:
        """Return the positions of which anything can be seen."""
        first = int(scroll // self.width)
        room = self.view[0] - LABELS
        return range(max(0, first), min(self.columns, int((scroll + room) // self.width) + 1))

    def row(self, name: str, position: int, scroll: float) -> QRectF:
        """Return the box of one row of a column."""
        return self.boxes[name].translated(self.x(position, scroll), 0)

    def unit(self, position: int, unit: int, scroll: float, row: str = "layer_1") -> QRectF:
        """Return the box of one hidden unit, gaps included."""
        return self.blocks[row][unit].translated(self.x(position, scroll), 0)

    def part_at(self, point: QPointF, scroll: float) -> Part | None:
        """Return what is at a point, ``None`` outside the columns."""
        x = self.view[0] - point.x() + scroll
        position = int(x // self.width)
        if point.x() < LABELS or x < 0 or position >= self.columns:
            return None
        for name, (top, tall) in self.rows.items():
            if top <= point.y() < top + tall:
                return self._within(name, position, point, scroll)
        return None

    def _within(self, row: str, position: int, point: QPointF, scroll: float) -> Part | None:
        if row not in self.blocks:
            return Part(row, position)
        first = self.unit(position, 0, scroll, row)
        across = int((point.x() - first.x()) // self.cell[0])
        down = int((point.y() - first.y()) // self.cell[1])
        unit = down * self.across + across
        inside = 0 <= across < self.across and down >= 0 and unit < self.hidden
        return Part(row, position, unit) if inside else None


def _heights(room: float, has_backward: bool) -> dict[str, float]:
    """Share out the height: rows grow to their best first, then the units take the rest."""
    rows = _ROWS if has_backward else _FORWARD
    least = {row.name: row.tight if has_backward else row.least for row in rows}
    fixed = [row for row in rows if row.name not in _UNITS]
    blocks = len(rows) - len(fixed)
    best = sum(row.best for row in fixed) + blocks * _BEST_HIDDEN
    needed = sum(least.values())
    grown = min(1.0, max(0.0, (room - needed) / (best - needed)))
    heights = {row.name: least[row.name] + grown * (row.best - least[row.name]) for row in fixed}
    block = (room - sum(heights.values())) / blocks
    return {
        row.name: heights.get(row.name, min(float(row.best), max(float(least[row.name]), block)))
        for row in rows
    }

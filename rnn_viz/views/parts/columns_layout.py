"""Where everything in the school addition is: one column a time step, right to left."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

LABELS = 104  # pixels for the names of the rows
MIN_COLUMN, MAX_COLUMN = 44, 104
_NOTE = 18  # pixels above the columns for "longer than trained on", where that is so
_MARGIN = 4
_ROWS = (  # name, least and best height; layer_1 takes what is left
    ("place", 18, 24), ("a", 22, 30), ("b", 22, 30), ("carry", 18, 24), ("layer_1", 38, 240),
    ("p", 22, 30), ("guess", 24, 32), ("truth", 22, 30), ("error", 18, 24),
)  # fmt: skip
_LEAST = sum(least for _, least, _ in _ROWS)
_LEAST_HIDDEN, _BEST_HIDDEN = 38, 112
SMALLEST = _NOTE + _LEAST  # pixels


@dataclass(frozen=True, slots=True)
class Part:
    """What is under the mouse: a row of a column and, in ``layer_1``, a unit."""

    row: str
    position: int
    unit: int = -1


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
    boxes, units
        Boxes of the rows and of the hidden units of a column whose left edge is at 0.
    """

    def __init__(self, width: int, height: int, columns: int, hidden: int, trained: int) -> None:
        self.columns, self.hidden = columns, hidden
        self.view = (width, height)
        room = width - LABELS
        self.width = min(MAX_COLUMN, max(MIN_COLUMN, room / columns))
        self.content = self.width * columns
        self.rows: dict[str, tuple[float, float]] = {}
        self.top = _NOTE if columns > trained else _MARGIN
        y = float(self.top)
        for name, tall in _heights(height - self.top - 2).items():
            self.rows[name] = (y, tall)
            y += tall
        self.bottom = y
        self.boxes = {n: QRectF(0, top, self.width, h) for n, (top, h) in self.rows.items()}
        self._grid()
        top, (wide, tall) = self.rows["layer_1"][0] + 6, self.cell
        self.units = [
            QRectF(9 + unit % self.across * wide, top + unit // self.across * tall, wide, tall)
            for unit in range(hidden)
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

    def _misfit(self, across: int, width: float, height: float) -> float:
        down = math.ceil(self.hidden / across)
        shape = (height / down) / (width / across)
        return abs(math.log(shape / 1.6)) + 8.0 * (across * down - self.hidden) / self.hidden

    @property
    def block_size(self) -> tuple[float, float]:
        """Width and height of the hidden units of one column."""
        return self.width - 18, self.rows["layer_1"][1] - 12

    def x(self, position: int, scroll: float) -> float:
        """Return the left edge of a column; position 0 is the rightmost."""
        return self.view[0] - (position + 1) * self.width + scroll

    def visible(self, scroll: float) -> range:
        """Return the positions of which anything can be seen."""
        first = int(scroll // self.width)
        room = self.view[0] - LABELS
        return range(max(0, first), min(self.columns, int((scroll + room) // self.width) + 1))

    def row(self, name: str, position: int, scroll: float) -> QRectF:
        """Return the box of one row of a column."""
        return self.boxes[name].translated(self.x(position, scroll), 0)

    def unit(self, position: int, unit: int, scroll: float) -> QRectF:
        """Return the box of one hidden unit, gaps included."""
        return self.units[unit].translated(self.x(position, scroll), 0)

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
        if row != "layer_1":
            return Part(row, position)
        first = self.unit(position, 0, scroll)
        across = int((point.x() - first.x()) // self.cell[0])
        down = int((point.y() - first.y()) // self.cell[1])
        unit = down * self.across + across
        inside = 0 <= across < self.across and down >= 0 and unit < self.hidden
        return Part(row, position, unit) if inside else None


def _heights(room: float) -> dict[str, float]:
    """Share out the height: rows grow to their best first, then the hidden units take the rest."""
    best = sum(b for n, _, b in _ROWS if n != "layer_1") + _BEST_HIDDEN
    grown = min(1.0, max(0.0, (room - _LEAST) / (best - _LEAST)))
    heights = {n: least + grown * (b - least) for n, least, b in _ROWS if n != "layer_1"}
    hidden = min(float(_ROWS[4][2]), max(float(_LEAST_HIDDEN), room - sum(heights.values())))
    return {n: heights.get(n, hidden) for n, _, _ in _ROWS}

"""Where everything in the school addition is: one column a time step, right to left."""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.core.script.parts import Part

LABELS = 96  # pixels for the names of the rows, at least
MIN_COLUMN, MAX_COLUMN = 44, 104
BACKWARD = ("layer_2_delta", "layer_1_delta")  # rows of the backward pass
UNITS = ("layer_1", "layer_1_delta")  # rows of hidden units
_NOTE = 18  # pixels above the columns for "longer than trained on", where that is so
ARROW = 8  # pixels that an arrow reaches into both columns beside it
_MARGIN, _BELOW = 2, 2
_BESIDE = 9  # pixels on either side of the units of a column
_UPRIGHT = 1.6  # how much higher than wide a unit is, at best
_ROOMY = 38  # pixels from which on a row of units has wider margins


class _Row(NamedTuple):
    """Heights of a row: at least, and at best."""

    name: str
    least: int
    best: int


_ROWS = (  # the units take what is left
    _Row("place", 12, 24), _Row("a", 15, 30), _Row("b", 15, 30), _Row("carry", 12, 24),
    _Row("layer_1", 28, 240), _Row("p", 18, 30), _Row("guess", 16, 32), _Row("truth", 15, 30),
    _Row("error", 12, 24), _Row("layer_2_delta", 13, 24), _Row("layer_1_delta", 28, 240),
)  # fmt: skip
_FORWARD = tuple(
    row._replace(least=24) if row.name == "layer_1" else row
    for row in _ROWS if row.name not in BACKWARD
)  # fmt: skip
_MANY = 48  # units from which on these need more room, and figures less
_BEST_HIDDEN, _BEST_MANY = 112, 240  # pixels of a row of units
_WIDEST = 160  # pixels of a column of many units


class Room(NamedTuple):
    """What the layout depends on.

    Attributes
    ----------
    width, height
        Pixels of the whole picture.
    columns, hidden
        Positions of the sum, and units of each.
    trained
        Positions that the network was trained on.
    has_backward
        Whether the rows of the backward pass are there.
    labels
        Pixels for the names of the rows, at least.
    scale
        Device pixels a pixel.
    """

    width: int
    height: int
    columns: int
    hidden: int
    trained: int
    has_backward: bool = False
    labels: int = LABELS
    scale: float = 1.0


def smallest(*, has_backward: bool, has_note: bool) -> int:
    """Return the pixels that the rows need, so that none overlaps another."""
    rows = _ROWS if has_backward else _FORWARD
    return _top(has_note) + sum(row.least for row in rows) + _BELOW


class ColumnsLayout:
    """The geometry for a room.

    Places are in pixels of the picture, in which ``scroll`` moves the columns to the right to
    show later positions.

    Attributes
    ----------
    width
        Pixels of a column.
    left
        Where the names end and the columns begin.
    rows
        Top and height of each row by name.
    content
        Pixels that all columns need; more than there is room for is scrolled.
    pitch
        Width and height of a unit with its gap, in device pixels, the same for all.
    boxes, blocks
        Boxes of the rows, and of the units of "layer_1" and "layer_1_delta", of a column whose
        left edge is at 0.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        free = room.width - room.labels
        # as many whole columns as there is room for: half a number reads as another one
        whole = max(1, min(room.columns, free // MIN_COLUMN))
        self.width = min(_WIDEST if room.hidden >= _MANY else MAX_COLUMN, free // whole)
        self.content = self.width * room.columns
        self.left = room.width - self.width * whole
        self.top = _top(room.columns > room.trained)
        self.rows = self._heights(has_backward=room.has_backward)
        self.bottom = max(top + tall for top, tall in self.rows.values())
        self.boxes = {n: QRectF(0, top, self.width, h) for n, (top, h) in self.rows.items()}
        self._grid()
        self.blocks = {name: self._block(name) for name in UNITS if name in self.rows}

    def _grid(self) -> None:
        """Choose the shape of the block of hidden units: upright cells, nearly all used.

        It is the one that suits both passes, whether or not the backward pass is there: a unit
        stays where it is in its block.
        """
        wide = self.width - 2 * _BESIDE
        both = self._heights(has_backward=True)
        shape = wide / _within(both["layer_1"][1])
        self.across = min(
            range(1, self.room.hidden + 1), key=lambda across: self._misfit(across, shape)
        )
        tall = _within(self.rows["layer_1"][1])
        self.down = math.ceil(self.room.hidden / self.across)
        scale = self.room.scale
        self.pitch = QSize(
            max(1, int(wide * scale / self.across)), max(1, int(tall * scale / self.down))
        )

    def _heights(self, *, has_backward: bool) -> dict[str, tuple[int, int]]:
        """Share out the height: rows grow to their best first, then the units take the rest."""
        rows = _ROWS if has_backward else _FORWARD
        fixed = [row for row in rows if row.name not in UNITS]
        blocks, tall = len(rows) - len(fixed), self.room.height - _BELOW - self.top
        needed = sum(row.least for row in rows)
        block = _BEST_MANY if self.room.hidden >= _MANY else _BEST_HIDDEN
        best = sum(row.best for row in fixed) + blocks * block
        grown = min(1.0, max(0.0, (tall - needed) / (best - needed)))
        heights = {row.name: int(row.least + grown * (row.best - row.least)) for row in fixed}
        block = (tall - sum(heights.values())) // blocks
        found: dict[str, tuple[int, int]] = {}
        top = self.top
        for row in rows:
            found[row.name] = top, heights.get(row.name, min(row.best, max(row.least, block)))
            top += found[row.name][1]
        return found

    def _misfit(self, across: int, shape: float) -> float:
        hidden = self.room.hidden
        down = math.ceil(hidden / across)
        upright = across / down / shape
        return abs(math.log(upright / _UPRIGHT)) + 8.0 * (across * down - hidden) / hidden

    def _block(self, row: str) -> list[QRectF]:
        """Return the boxes of the units, in whole device pixels in the middle of the row."""
        scale, box = self.room.scale, self.boxes[row]
        wide, tall = self.pitch.width() / scale, self.pitch.height() / scale
        left = int((box.width() - self.across * wide) / 2 * scale) / scale
        top = int((box.y() + (box.height() - self.down * tall) / 2) * scale) / scale
        return [
            QRectF(left + unit % self.across * wide, top + unit // self.across * tall, wide, tall)
            for unit in range(self.room.hidden)
        ]

    def x(self, position: float, scroll: float = 0.0) -> float:
        """Return the left edge of a column, or between two; position 0 is the rightmost."""
        return self.room.width - (position + 1) * self.width + scroll

    def visible(self, scroll: float = 0.0) -> range:
        """Return the positions of which anything can be seen."""
        first, seen = int(scroll // self.width), self.room.width - self.left
        return range(max(0, first), min(self.room.columns, math.ceil((scroll + seen) / self.width)))

    def row(self, name: str, position: int, scroll: float = 0.0) -> QRectF:
        """Return the box of one row of a column."""
        return self.boxes[name].translated(self.x(position, scroll), 0)

    def unit(self, position: int, unit: int, scroll: float = 0.0, row: str = "layer_1") -> QRectF:
        """Return the box of one hidden unit, gaps included."""
        return self.blocks[row][unit].translated(self.x(position, scroll), 0)

    def box(self, part: Part, scroll: float = 0.0) -> QRectF | None:
        """Return where a part is; ``None`` if the sum has no such part."""
        room = self.room
        if part.row not in self.rows or not 0 <= part.position < room.columns:
            return None
        if part.row not in self.blocks or part.unit < 0:
            return self.row(part.row, part.position, scroll)
        return (
            self.unit(part.position, part.unit, scroll, part.row)
            if (part.unit < room.hidden)
            else None
        )

    def name_at(self, point: QPointF) -> str:
        """Return the row whose name is at a point; empty where there is none."""
        return self._row_at(point.y()) if point.x() < self.left else ""

    def is_on_arrow(self, point: QPointF, scroll: float = 0.0) -> bool:
        """Whether a point is on an arrow that hands a state on to the next column."""
        over = (self.room.width - point.x() + scroll) % self.width
        is_at_edge = min(over, self.width - over) <= ARROW
        return is_at_edge and point.x() >= self.left and self._row_at(point.y()) == "layer_1"

    def part_at(self, point: QPointF, scroll: float = 0.0) -> Part | None:
        """Return what is at a point, ``None`` outside the columns."""
        position = math.floor((self.room.width - point.x() + scroll) / self.width)
        row = self._row_at(point.y())
        if point.x() < self.left or not 0 <= position < self.room.columns or not row:
            return None
        if row not in self.blocks:
            return Part(row, position)
        first = self.unit(position, 0, scroll, row)
        across = math.floor((point.x() - first.x()) / first.width())
        down = math.floor((point.y() - first.y()) / first.height())
        unit = down * self.across + across
        is_unit = 0 <= across < self.across and 0 <= unit < self.room.hidden
        return Part(row, position, unit) if is_unit else None

    def _row_at(self, y: float) -> str:
        return next((row for row, (top, tall) in self.rows.items() if top <= y < top + tall), "")


def _within(tall: int) -> int:
    """Return the pixels of height of a row of units without its margins."""
    return tall - 2 * (6 if tall >= _ROOMY else 3)


def _top(has_note: bool) -> int:
    return _NOTE if has_note else _MARGIN

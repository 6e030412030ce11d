"""Where the cells of the map of all sums lie, and which operands are written beside them."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from rnn_viz.core.words.numbers import power_of_two

_WORTH = 0.9  # whole-pixel cells are crisper; not if that leaves more than a tenth empty


class Grid(NamedTuple):
    """A square of ``side`` × ``side`` cells, in logical pixels; rows go down."""

    left: float
    top: float
    size: float
    side: int

    @property
    def rect(self) -> QRectF:
        """The whole square."""
        return QRectF(self.left, self.top, self.size, self.size)

    def rect_of(self, row: int, column: int) -> QRectF:
        """Return where a cell is."""
        cell = self.size / self.side
        return QRectF(self.left + column * cell, self.top + row * cell, cell, cell)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column under a point; ``None`` outside."""
        row = int((point.y() - self.top) / self.size * self.side // 1)
        column = int((point.x() - self.left) / self.size * self.side // 1)
        inside = 0 <= row < self.side and 0 <= column < self.side
        return (row, column) if inside else None


def fit(left: float, top: float, room: float, side: int, scale: float) -> Grid:
    """Return the largest square for ``room`` logical pixels at ``scale`` device pixels each.

    Cells are whole device pixels where that still fills most of the room.
    """
    device = max(1, int(room * scale))
    whole = device // side * side
    return Grid(left, top, (whole if whole >= _WORTH * device else device) / scale, side)


def operands_written(bits: int, side: int) -> list[tuple[float, str]]:
    """Return where along an axis (0 … 1) an operand is written, first to last.

    The middles of the first cell, the middle one and the last. Beyond one operand a cell
    the powers of two that bound the halves.
    """
    limit = 1 << (bits - 1)
    if side < limit:
        return [(0.0, "0"), (0.5, power_of_two(bits - 2)), (1.0, power_of_two(bits - 1))]
    return [((k + 0.5) / side, f"{k:,}") for k in sorted({0, side // 2, side - 1})]

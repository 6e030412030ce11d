"""Where the cells of the triangle are; nothing here draws."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.core.language import _
from rnn_viz.views.widgets.pictures.lettering import LINE, width_of

GAP = 6  # pixels between names and cells
_EDGE = 2  # pixels over and beside the cells, for the outline of a row
_FARTHEST = 64.0  # pixels of a cell, at most
_APART, _APART_FROM = 2, 7  # pixels between cells, and the smallest that have any


class BlameCell(NamedTuple):
    """A cell: the position whose answer is asked about, and how far back the state is."""

    position: int
    lag: int

    @property
    def state(self) -> int:
        """The position of the state."""
        return self.position - self.lag


class TriangleLayout:
    """Rows are positions, the last one on top; columns are states, the newest at the left.

    Attributes
    ----------
    bits
        How many positions there are.
    corner
        Where the first cell begins, in pixels of the canvas.
    wide, tall
        A cell with its gap.
    rects
        Where each cell is.

    Parameters
    ----------
    room
        The size of the canvas.
    """

    def __init__(self, bits: int, room: QSize) -> None:
        left = width_of(_("bit {number}").format(number=bits - 1)) + GAP
        wide = max(1.0, room.width() - left - 2 * _EDGE) / max(1, bits)
        tall = max(1.0, room.height() - LINE - 4 - 2 * _EDGE) / max(1, bits)
        self.bits = bits
        self.wide = min(wide, _FARTHEST, 2.2 * tall)
        self.tall = min(tall, _FARTHEST, 1.2 * self.wide)
        self.corner = QPointF(round(left), _EDGE)
        cells = (BlameCell(t, k) for t in range(bits) for k in range(t + 1))
        self.rects = {cell: self._rect(cell) for cell in cells}

    def row(self, position: int) -> QRectF:
        """Return what surrounds all cells of a position."""
        ends = self.rects[BlameCell(position, 0)], self.rects[BlameCell(position, position)]
        return ends[0].united(ends[1]).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def middle_of(self, state: int) -> float:
        """Return the pixel column of the middle of a state's column."""
        return float(self.corner.x() + (self.bits - 0.5 - state) * self.wide)

    def at(self, point: QPointF) -> BlameCell | None:
        """Return the cell at a point."""
        column = int((point.x() - self.corner.x()) // self.wide)
        position = self.bits - 1 - int((point.y() - self.corner.y()) // self.tall)
        return self.cell(position, self.bits - 1 - column)

    def cell(self, position: int, state: int) -> BlameCell | None:
        """Return the cell of a position and a state; ``None`` if there is none."""
        is_there = 0 <= state <= position < self.bits
        return BlameCell(position, position - state) if is_there else None

    def _rect(self, cell: BlameCell) -> QRectF:
        column, row = self.bits - 1 - cell.state, self.bits - 1 - cell.position
        left, top = self.corner.x() + column * self.wide, self.corner.y() + row * self.tall
        apart = _APART if min(self.wide, self.tall) >= _APART_FROM else 0
        right, bottom = round(left + self.wide) - apart, round(top + self.tall) - apart
        return QRectF(round(left), round(top), right - round(left), bottom - round(top))

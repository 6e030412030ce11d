"""The triangle of blame: from the logit of each position to each state before it."""

from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.words.lenses.blame import small_share
from rnn_viz.views.widgets.palette import places, reach
from rnn_viz.views.widgets.pictures.cell_layers import CellMarks, CellOutline, corner
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.matrix_names import shown
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import RoundBars, brush
from rnn_viz.views.widgets.theme import Theme

LOWEST = -3.0  # powers of ten: the colours go from 0.1 % …
HIGHEST = 0.0  # … to 100 %
_GAP = 6  # pixels between names and cells
_ROOMY = 26, 15  # pixels of a cell, from which on its number is written
_BRIGHT = 0.55  # of the scale, from which on numbers are dark on it, or light
_FARTHEST = 64.0  # pixels of a cell, at most


class BlameCell(NamedTuple):
    """A cell: the position whose answer is asked about, and how far back the state is."""

    position: int
    lag: int


class Triangle(PointingCanvas):
    """Rows are positions, the last one on top; columns are states, the newest at the left.

    Parameters
    ----------
    has_numbers
        Whether shares stand in the cells, where there is room.
    """

    def __init__(self, parent: QWidget | None = None, *, has_numbers: bool = False) -> None:
        self._has_numbers = has_numbers
        self._found: Blame | None = None
        self._chosen: int | None = None
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName("How far blame reaches, from each position to each state before it")
        self._cells = RoundBars(None, 2.0)
        self.scene().addItem(self._cells)
        self._labels = Labels(self._cells)
        self._beyond = CellMarks(self._cells, corner, 1)
        self._row, self._pointed = CellOutline(self._cells, 2), CellOutline(self._cells, 3)
        self.styled(self._restyle)
        self.resized.connect(self._settle)
        self.pointed.connect(self._tell)

    @property
    def bits(self) -> int:
        """How many positions are shown."""
        return 0 if self._found is None else self._found.bits

    def show_blame(self, found: Blame | None, chosen: int | None) -> None:
        """Show what was found, with the row of one position outlined; ``None`` shows nothing."""
        if (found, chosen) == (self._found, self._chosen):
            return
        self._found, self._chosen = found, chosen
        if self.at is not None and self.at.position >= self.bits:
            self.point_at(None)
        self._settle()
        self._tell(self.at)

    def rect_of(self, cell: BlameCell) -> QRectF:
        """Return where a cell is, in pixels of this canvas."""
        corner_, wide, tall = self._grid()
        column, row = self.bits - 1 - (cell.position - cell.lag), self.bits - 1 - cell.position
        left, top = corner_.x() + column * wide, corner_.y() + row * tall
        apart = 2 if min(wide, tall) >= 7 else 0
        right, bottom = round(left + wide) - apart, round(top + tall) - apart
        return QRectF(round(left), round(top), right - round(left), bottom - round(top))

    def place_at(self, point: QPointF) -> BlameCell | None:
        """Return the cell at a point."""
        corner_, wide, tall = self._grid()
        column = int((point.x() - corner_.x()) // wide)
        position = self.bits - 1 - int((point.y() - corner_.y()) // tall)
        return self._cell(position, self.bits - 1 - column)

    def place_after(self, key: Qt.Key) -> BlameCell | None:
        """Return the cell beside; at an edge it stays."""
        if key not in ARROWS or self.at is None:
            return None
        down, right = ARROWS[key]
        state = self.at.position - self.at.lag
        return self._cell(self.at.position - down, state - right) or self.at

    def first_place(self, *, is_back: bool) -> BlameCell | None:
        """Return the cell of the longest reach, or the one that the keys come to from behind."""
        if not self.bits:
            return None
        return BlameCell(0, 0) if is_back else BlameCell(self.bits - 1, self.bits - 1)

    def show_place(self, before: BlameCell | None) -> None:
        """Outline the cell."""
        theme = self.theme
        self._pointed.restyle(
            theme.accent if self.has_keys else theme.text, theme.surface, self.scale_factor, 2
        )
        is_there = self.at is not None and self.at.position < self.bits
        self._pointed.mark([self.rect_of(self.at)] if is_there else [], self._whole())
        if self.at != before:
            self._write()

    def _cell(self, position: int, state: int) -> BlameCell | None:
        is_there = 0 <= state <= position < self.bits
        return BlameCell(position, position - state) if is_there else None

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._beyond.setBrush(brush(theme.background))
        self._row.restyle(theme.accent, theme.surface, scale, 1.5)
        self._settle()

    def _whole(self) -> QRectF:
        return QRectF(0, 0, self.room.width(), self.room.height())

    def _grid(self) -> tuple[QPointF, float, float]:
        """Return the corner of the cells, and how wide and high one is with its gap."""
        left, below = width_of(self._row_name(self.bits - 1, is_first=True)) + _GAP, LINE + 4
        wide = max(1.0, self.room.width() - left - 3) / max(1, self.bits)
        tall = max(1.0, self.room.height() - below - 3) / max(1, self.bits)
        wide = min(wide, _FARTHEST, 2.2 * tall)
        tall = min(tall, _FARTHEST, 1.4 * wide)
        return QPointF(round(left), 2), wide, tall

    def _settle(self) -> None:
        """Draw everything at its place."""
        cells = [BlameCell(t, k) for t in range(self.bits) for k in range(t + 1)]
        rects = [self.rect_of(cell) for cell in cells]
        self._cells.show_rects(rects, [QBrush(self._colour(cell)) for cell in cells])
        self._beyond.mark(
            (rect for cell, rect in zip(cells, rects, strict=True) if self._is_beyond(cell)),
            self._whole(),
        )
        has_row = self._chosen is not None and self._chosen < self.bits
        self._row.mark([self._rect_of_row(self._chosen or 0)] if has_row else [], self._whole())
        self._write()
        self.show_place(self.at)

    def _rect_of_row(self, position: int) -> QRectF:
        ends = self.rect_of(BlameCell(position, 0)), self.rect_of(BlameCell(position, position))
        return ends[0].united(ends[1]).adjusted(-2, -2, 2, 2)

    def _share(self, cell: BlameCell) -> float:
        assert self._found is not None
        return float(self._found.relative[cell])

    def _is_beyond(self, cell: BlameCell) -> bool:
        return not 10**LOWEST <= self._share(cell) <= 10**HIGHEST + 1e-9

    def _place_on_scale(self, cell: BlameCell) -> int:
        share = self._share(cell)
        size = np.log10(share) if share > 0 else LOWEST
        return int(places(np.array(size), LOWEST, HIGHEST))

    def _colour(self, cell: BlameCell) -> QColor:
        return QColor(int(reach(self.theme)[self._place_on_scale(cell)]))

    def _write(self) -> None:
        self._labels.write([*self._names(), *self._numbers()] if self.bits else [])

    def _row_name(self, position: int, *, is_first: bool) -> str:
        return f"bit {position}" if is_first else str(position)

    def _names(self) -> list[Label]:
        theme, (corner_, wide, tall) = self.theme, self._grid()
        last, at = self.bits - 1, self.at or BlameCell(-1, 0)
        names = []
        also = self._chosen if self._chosen is not None and self._chosen <= last else -1
        for row in shown(self.bits, tall, LINE, last - also if also >= 0 else -1):
            position = last - row
            colour = theme.accent if position == also else theme.muted
            colour = theme.text if position == at.position else colour
            middle = self.rect_of(BlameCell(position, 0)).center().y()
            name = self._row_name(position, is_first=row in {0, last})
            names.append(Label(name, Side.RIGHT, corner_.x() - _GAP, middle, colour))
        y = corner_.y() + self.bits * tall + LINE / 2 + 1
        for column in shown(self.bits, wide, width_of("00") + 4):
            state = last - column
            x = corner_.x() + (column + 0.5) * wide
            colour = theme.text if at.position >= 0 and state == at.position - at.lag else theme.muted
            name = f"state {state}" if column == 0 else str(state)
            side = Side.LEFT if column == 0 else Side.MIDDLE
            names.append(Label(name, side, corner_.x() if column == 0 else x, y, colour))
        return names

    def _numbers(self) -> list[Label]:
        _, wide, tall = self._grid()
        if not self._has_numbers or wide < _ROOMY[0] or tall < _ROOMY[1]:
            return []
        theme, written = self.theme, []
        for position in range(self.bits):
            for lag in range(position + 1):
                cell = BlameCell(position, lag)
                middle = self.rect_of(cell).center()
                is_bright = self._place_on_scale(cell) > _BRIGHT * 255 - 1
                colour = theme.surface if is_bright else theme.text
                text = small_share(self._share(cell)).removesuffix(" %")
                written.append(Label(text, Side.MIDDLE, middle.x(), middle.y(), colour))
        return written

    def _tell(self, at: BlameCell | None) -> None:
        tip = about_cell(self._found, at) if self._found is not None and at is not None else ""
        self.tell(tip)
        self.setAccessibleDescription(tip)


def about_cell(found: Blame, cell: BlameCell) -> str:
    """Say what one cell shows."""
    norm, share = float(found.norms[cell]), float(found.relative[cell])
    back = f"{cell.lag} back" if cell.lag else "its own state"
    return (
        f"Answer at position {cell.position}, state at {cell.position - cell.lag} ({back}):\n"
        f"mean gradient {norm:.3g}, {small_share(share)} of what the newest state gets"
    )

"""The triangle of blame: from the logit of each position to each state before it."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.words.lenses.blame import about_cell
from rnn_viz.views.lenses.blame.triangle_layout import BlameCell, TriangleLayout
from rnn_viz.views.lenses.blame.triangle_words import TriangleWords
from rnn_viz.views.widgets.palette import places, reach
from rnn_viz.views.widgets.pictures.cell_layers import CellMarks, CellOutline, corner
from rnn_viz.views.widgets.pictures.lettering import Labels
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import RoundBars, brush
from rnn_viz.views.widgets.theme import Theme

LOWEST = -3.0  # powers of ten: the colours go from 0.1 % …
HIGHEST = 0.0  # … to 100 %
_ROUNDING = 1e-9


class Triangle(PointingCanvas):
    """Coloured cells, one row outlined; points at a :class:`BlameCell`.

    Parameters
    ----------
    has_numbers
        Whether shares stand in the cells, where there is room, and all rows have names.
    """

    def __init__(self, parent: QWidget | None = None, *, has_numbers: bool = False) -> None:
        self._has_numbers = has_numbers
        self._found: Blame | None = None
        self._chosen: int | None = None
        self._layout = TriangleLayout(0, QSize(1, 1))
        self._grade()
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(
            _("How far blame reaches, from each position to each state before it")
        )
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
        self._grade()
        if self.at is not None and self.at.position >= self.bits:
            self.point_at(None)
        self._settle()
        self._tell(self.at)

    def rect_of(self, cell: BlameCell) -> QRectF:
        """Return where a cell is, in pixels of this canvas."""
        return self._layout.rects[cell]

    def place_at(self, point: QPointF) -> BlameCell | None:
        """Return the cell at a point."""
        return self._layout.at(point)

    def place_after(self, key: Qt.Key) -> BlameCell | None:
        """Return the cell beside; at an edge it stays."""
        if key not in ARROWS or self.at is None:
            return None
        down, right = ARROWS[key]
        return self._layout.cell(self.at.position - down, self.at.state - right) or self.at

    def first_place(self, *, is_back: bool) -> BlameCell | None:
        """Return the cell of the longest reach, or the last one where keys come from behind."""
        if not self.bits:
            return None
        return BlameCell(0, 0) if is_back else BlameCell(self.bits - 1, self.bits - 1)

    def show_place(self, before: BlameCell | None) -> None:
        """Outline the cell."""
        theme = self.theme
        colour = theme.accent if self.has_keys else theme.text
        self._pointed.restyle(colour, theme.surface, self.scale_factor, 2)
        is_there = self.at is not None and self.at.position < self.bits
        self._pointed.mark([self.rect_of(self.at)] if is_there else [], self._whole())
        if self.at != before:
            self._write()

    def _grade(self) -> None:
        """Work out shares, their places on the scale, and which are beyond it."""
        self._shares = np.empty((0, 0)) if self._found is None else self._found.relative
        with np.errstate(divide="ignore", invalid="ignore"):  # of nothing
            sizes = np.log10(self._shares)
        self._grades = places(sizes, LOWEST, HIGHEST)
        self._is_beyond = (sizes < LOWEST) | (sizes > HIGHEST + _ROUNDING)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._beyond.setBrush(brush(theme.background))
        self._row.restyle(theme.accent, theme.surface, scale, 1.5)
        self._settle()

    def _whole(self) -> QRectF:
        return QRectF(0, 0, self.room.width(), self.room.height())

    def _settle(self) -> None:
        """Draw everything at its place."""
        self._layout, whole = TriangleLayout(self.bits, self.room), self._whole()
        rects, scale = self._layout.rects, reach(self.theme)[self._grades].tolist()
        self._inks = {cell: QColor(scale[cell.position][cell.lag]) for cell in rects}
        self._cells.show_rects(list(rects.values()), [QBrush(ink) for ink in self._inks.values()])
        self._beyond.mark((rect for cell, rect in rects.items() if self._is_beyond[cell]), whole)
        has_row = self._chosen is not None and self._chosen < self.bits
        self._row.mark([self._layout.row(self._chosen or 0)] if has_row else [], whole)
        self._write()
        self.show_place(self.at)

    def _write(self) -> None:
        words = TriangleWords(self._layout, self.theme, self._chosen, self.at)
        if not self.bits:
            self._labels.write([])
        elif self._has_numbers:
            numbers = words.numbers(self._shares, self._inks)
            self._labels.write([*words.rows(), *words.columns(), *numbers])
        else:
            self._labels.write([*words.few_rows(), *words.few_columns()])

    def _tell(self, at: BlameCell | None) -> None:
        is_known = self._found is not None and at is not None and at.position < self.bits
        tip = about_cell(self._found, *at) if is_known and self._found and at else ""
        self.tell(tip)
        self.setAccessibleDescription(tip)

"""Values as coloured cells: sharp, with gaps and round corners, marked and outlined, no words."""

from collections.abc import Iterable
from math import floor

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from rnn_viz.views.widgets.pictures import cell_layers
from rnn_viz.views.widgets.pictures.cell_layers import (
    CellGaps,
    CellImage,
    CellMarks,
    CellOutline,
    coloured,
    gap,
)
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.shapes import brush
from rnn_viz.views.widgets.scale import Scale, Values, signed_scale
from rnn_viz.views.widgets.theme import LIGHT, Theme

_SNAP = 4.0  # pixels around the cells that still count: a row of one pixel is hard to point at
_MARKS, _GAPS, _VEILED, _PINNED, _POINTED = range(1, 6)  # what lies over what


class Cells(pg.ItemGroup):
    """A matrix of values; its own coordinates are pixels from the corner of the first cell.

    Attributes
    ----------
    values, scale
        What is shown, ``(rows, columns)``, and what the colours mean.
    cell
        The cell that is outlined, or ``None``.

    Colours and device pixels are right once a canvas has it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.values: Values = np.zeros((1, 1))
        self.scale = signed_scale(1.0)
        self.cell: Cell | None = None
        self._has_focus = False
        self._theme, self._screen = LIGHT, 1.0  # device pixels a pixel
        self._pitch = QSize(1, 1)
        self._image, self._gaps = CellImage(self), CellGaps(self)
        self._beyond = CellMarks(self, cell_layers.corner, _MARKS)
        self._broken = CellMarks(self, cell_layers.whole_cell, _MARKS)
        self._pinned, self._pointed = CellOutline(self, _PINNED), CellOutline(self, _POINTED)
        self._lit: NDArray[np.bool_] | None = None
        self._veil, self._veils = QGraphicsRectItem(self), CellImage(self, has_holes=True)
        self._gaps.setZValue(_GAPS)
        self._veil.setZValue(_VEILED)
        self._veil.setPen(QPen(Qt.PenStyle.NoPen))
        self._veils.setZValue(_VEILED)
        for veil in (self._veil, self._veils):
            veil.hide()
        self._marked: dict[CellMarks | CellOutline, frozenset[Cell]] = {}

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._screen = theme, scale
        self._beyond.setBrush(brush(theme.text))
        self._broken.setBrush(QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
        self._pinned.restyle(theme.text, theme.background, scale, 1)
        self._veil.setBrush(brush(theme.background, theme.veil))
        self._point_in()
        self._colour()
        self._lay_veils()
        self.settle()

    def show_values(self, values: Values, scale: Scale) -> None:
        """Show values, ``(rows, columns)``; nobody changes them in place."""
        if values is self.values and scale == self.scale:
            return
        is_new = values.shape != self.values.shape
        self.values, self.scale = values, scale
        self._colour()
        if is_new:
            self.cell = None
            for mark in self._marked:
                self._surround(mark, frozenset())
            self.show_lit(None)  # those of another shape
            self.settle()
        self._mark_odd_values()

    def show_cell(self, cell: Cell | None, *, has_focus: bool = False) -> None:
        """Outline what is pointed at; in the accent where the keys are."""
        if (cell, has_focus) != (self.cell, self._has_focus):
            self.cell, self._has_focus = cell, has_focus
            self._point_in()
            self._surround(self._pointed, frozenset([cell] if cell else []))

    def show_pinned(self, cells: frozenset[Cell]) -> None:
        """Outline thinly what has a card of its own."""
        self._surround(self._pinned, cells)

    def show_lit(self, lit: NDArray[np.bool_] | None) -> None:
        """Let all cells step back but these, ``(rows, columns)``; ``None``: none steps back.

        Where no cell is lit, what acts is elsewhere, and the words around them step back, too.
        """
        is_same = lit is self._lit or (
            lit is not None and self._lit is not None and np.array_equal(lit, self._lit)
        )
        if not is_same:
            self._lit = lit
            self._lay_veils()

    def place(self, corner: QPointF, pitch: QSize) -> None:
        """Put the corner of the first cell at the nearest device pixel of a point of the canvas.

        Parameters
        ----------
        pitch
            The size of a cell with its gap, in device pixels.
        """
        scale = self._screen
        self.setPos(round(corner.x() * scale) / scale, round(corner.y() * scale) / scale)
        if pitch != self._pitch:
            self._pitch = pitch
            self.settle()

    def area(self) -> QRectF:
        """Return where the cells are, in pixels of the canvas."""
        return self._local_area().translated(self.pos())

    def rect_of(self, cell: Cell) -> QRect:
        """Return where one cell is in the canvas, without its gap."""
        return self._rect(cell).translated(self.pos()).toAlignedRect()

    def cell_at(self, point: QPointF) -> Cell | None:
        """Return the cell at a point of the canvas; a few pixels around the matrix still count."""
        area = self.area()
        if not area.adjusted(-_SNAP, -_SNAP, _SNAP, _SNAP).contains(point):
            return None
        (rows, columns), at = self.values.shape, point - area.topLeft()
        row, column = at.y() / area.height() * rows, at.x() / area.width() * columns
        return self.nearest(floor(row), floor(column))

    def nearest(self, row: int, column: int) -> Cell:
        """Return the cell that is nearest to a place in or beyond the matrix."""
        rows, columns = self.values.shape
        return Cell(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def settle(self) -> None:
        """Draw everything at its place again, after another shape, pitch or screen."""
        colour, scale = self._theme.background, self._screen
        self._image.set_pitch(self._pitch, scale)
        self._gaps.cover(self.values.shape, self._pitch, colour, scale)
        self._veil.setRect(self.veiled())
        self._veils.set_pitch(self._pitch, scale)
        self._mark_odd_values()
        for mark, cells in self._marked.items():
            self._draw(mark, cells)

    def veiled(self) -> QRectF:
        """Return what steps back when dimmed."""
        return self._local_area()

    def _colour(self) -> None:
        self._image.show_pixels(self.scale.pixels(self.values, self._theme))

    def _lay_veils(self) -> None:
        """Veil all of it, or single cells."""
        lit = self._lit
        is_part = lit is not None and bool(lit.any())
        self._veil.setVisible(lit is not None and not is_part)
        self._veils.setVisible(is_part)
        if lit is not None and is_part:
            strength = np.where(lit, 0.0, self._theme.veil)
            self._veils.show_pixels(coloured(strength, self._theme.background))

    def _point_in(self) -> None:
        theme = self._theme
        colour = theme.accent if self._has_focus else theme.text
        self._pointed.restyle(colour, theme.background, self._screen, 2)

    def _mark_odd_values(self) -> None:
        """Mark what the colours cannot show: values beyond them, and what is no number."""
        is_roomy = gap(self._pitch, self._screen) > 0
        self._surround(self._beyond, _where(self.scale.is_beyond(self.values) & is_roomy))
        self._surround(self._broken, _where(np.isnan(self.values)))

    def _surround(self, mark: CellMarks | CellOutline, cells: frozenset[Cell]) -> None:
        if cells != self._marked.get(mark, frozenset()):
            self._marked[mark] = cells
            self._draw(mark, cells)

    def _draw(self, mark: CellMarks | CellOutline, cells: Iterable[Cell]) -> None:
        there = (self._rect(cell) for cell in cells if cell == self.nearest(*cell))
        mark.mark(there, self._local_area())

    def _local_area(self) -> QRectF:
        scale, (rows, columns) = self._screen, self.values.shape
        return QRectF(
            0, 0, columns * self._pitch.width() / scale, rows * self._pitch.height() / scale
        )

    def _rect(self, cell: Cell) -> QRectF:
        scale = self._screen
        wide, tall = self._pitch.width() / scale, self._pitch.height() / scale
        between = gap(self._pitch, scale) / scale
        return QRectF(cell.column * wide, cell.row * tall, wide - between, tall - between)


def _where(is_so: NDArray[np.bool_]) -> frozenset[Cell]:
    if not is_so.any():
        return frozenset()
    return frozenset(Cell(int(row), int(column)) for row, column in np.argwhere(is_so))

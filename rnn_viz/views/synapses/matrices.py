"""Several matrices in one canvas, of which the mouse or the arrow keys point at one cell."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas


class Place(NamedTuple):
    """A cell of one of the matrices."""

    matrix: Matrix
    cell: Cell


class Matrices(PointingCanvas):
    """Points at a :class:`Place`.

    Tab goes from matrix to matrix, then on to the next widget.

    Attributes
    ----------
    matrices
        In the order of Tab.
    """

    at: Place | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrices: list[Matrix] = []

    def add_matrix(self, matrix: Matrix) -> Matrix:
        """Draw one more matrix, and return it."""
        self.matrices.append(matrix)
        self.add(matrix)
        return matrix

    def place_at(self, point: QPointF) -> Place | None:
        """Return the cell at a point."""
        for matrix in self.matrices:
            cell = matrix.cell_at(point) if matrix.isVisible() else None
            if cell is not None:
                return Place(matrix, cell)
        return None

    def place_after(self, key: Qt.Key) -> Place | None:
        """Return the neighbouring cell that an arrow leads to."""
        move = ARROWS.get(key)
        if move is None or not self.matrices:
            return None
        matrix, (row, column) = self.at or Place(self.matrices[0], Cell(-move[0], -move[1]))
        return Place(matrix, matrix.nearest(row + move[0], column + move[1]))

    def first_place(self, *, is_back: bool) -> Place | None:
        """Return the first cell of the first matrix, or of the last."""
        there = [matrix for matrix in self.matrices if matrix.isVisible()]
        return Place(there[-1 if is_back else 0], Cell(0, 0)) if there else None

    def show_place(self, before: Place | None) -> None:
        """Outline the cell pointed at."""
        place = self.at
        if before is not None and (place is None or place.matrix is not before.matrix):
            before.matrix.show_cell(None)
        if place is not None:
            place.matrix.show_cell(place.cell, has_focus=self.has_keys)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with the next matrix; after the last with the next widget."""
        there = [matrix for matrix in self.matrices if matrix.isVisible()]
        if self.at is None or not self.hasFocus():
            return bool(super().focusNextPrevChild(forward))
        index = there.index(self.at.matrix) + (1 if forward else -1)
        if not 0 <= index < len(there):
            return bool(super().focusNextPrevChild(forward))
        self.point_at(Place(there[index], Cell(0, 0)))
        return True

"""Several matrices in one canvas, of which the mouse or the arrow keys point at one cell."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PICK = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_BACK_SOON = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class Place(NamedTuple):
    """A cell of one of the matrices."""

    matrix: Matrix
    cell: Cell


class Matrices(Canvas):
    """Hovering points at a cell; a click or the arrow keys keep pointing at it, Escape ends it.

    Tab goes from matrix to matrix, then on to the next widget.

    Attributes
    ----------
    matrices
        In the order of Tab.
    at
        The place pointed at.

    Signals
    -------
    pointed
        Another :class:`Place`, or ``None``, is pointed at.
    picked
        This :class:`Place` was clicked, or Return pressed on it.
    """

    pointed = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.matrices: list[Matrix] = []
        self.at: Place | None = None
        self._kept: Place | None = None  # by click or key, whatever the mouse does
        self._has_keys = True  # not after a click: then the arrows are the window's steps
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def add_matrix(self, matrix: Matrix) -> Matrix:
        """Draw one more matrix, and return it."""
        self.matrices.append(matrix)
        self.add(matrix)
        return matrix

    def _place_at(self, point: QPointF) -> Place | None:
        for matrix in self.matrices:
            cell = matrix.cell_at(point) if matrix.isVisible() else None
            if cell is not None:
                return Place(matrix, cell)
        return None

    def point_at(self, place: Place | None) -> None:
        """Keep pointing at a place, or at nothing."""
        self._kept = place
        self._point(place)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for the cells, where the user came by keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._has_keys and self._after(event) is not None)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbouring cell, pick one; Escape points at nothing."""
        after = self._after(event)
        if after is not None:
            self.point_at(after)
        elif event.key() in _PICK and self.at is not None:
            self.picked.emit(self.at)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.point_at(None)  # and whoever is around may end something, too
            super().keyPressEvent(event)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        if event.reason() not in _BACK_SOON:
            self._has_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        there = [matrix for matrix in self.matrices if matrix.isVisible()]
        if self.at is None and self._has_keys and there:
            is_back = event.reason() is Qt.FocusReason.BacktabFocusReason
            self._kept = Place(there[-1 if is_back else 0], Cell(0, 0))
        self._point(self._kept or self.at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing, unless another window has the focus for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _BACK_SOON:
            self.point_at(None)

    def _after(self, event: QKeyEvent) -> Place | None:
        """Return where a key leads, if it is an arrow alone."""
        move = _ARROWS.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & _MODIFIERS or not self.matrices:
            return None
        matrix, (row, column) = self.at or Place(self.matrices[0], Cell(-move[0], -move[1]))
        return Place(matrix, matrix.nearest(row + move[0], column + move[1]))

    def _hover(self, point: QPointF | None) -> None:
        self._point((self._place_at(point) if point is not None else None) or self._kept)

    def _press(self, event: QMouseEvent) -> None:
        """Keep pointing at the cell under the mouse when the mouse has gone."""
        self.point_at(self._place_at(event.position()))
        if self.at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.at)

    def _point(self, place: Place | None) -> None:
        before, self.at = self.at, place
        if before is not None and (place is None or place.matrix is not before.matrix):
            before.matrix.show_cell(None)
        if place is not None:
            place.matrix.show_cell(place.cell, has_focus=self.hasFocus() and self._has_keys)
        if place != before:
            self.pointed.emit(place)

"""A matrix of weights of which the mouse or the arrow keys point at one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.views.synapses.axis import Axis
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.weight_matrix import WeightMatrix
from rnn_viz.views.widgets.palette import Colours, diverging

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


class Heatmap(WeightMatrix):
    """Hovering points at a cell; a click or the arrow keys keep pointing at it, Escape ends it.

    ``pointedAt`` carries this widget when :attr:`cell` has changed, ``picked`` when the cell
    was clicked or Return pressed on it.
    """

    pointedAt = Signal(object)
    picked = Signal(object)

    def __init__(self, name: str, rows: Axis, columns: Axis, parent: QWidget | None = None) -> None:
        super().__init__(name, rows, columns, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._has_keys = True  # not after a click: then the arrows are the window's steps
        self._kept: Cell | None = None  # by click or key, whatever the mouse does

    @property
    def spoken(self) -> str:
        """Name and shape, for who cannot see them."""
        rows, columns = self.values.shape
        return f"{self.objectName()}, {rows} × {columns} weights"

    def show_values(
        self, values: Floats, limit: float, *, states_limit: bool, colours: Colours = diverging
    ) -> None:
        """Show weights; where the shape is another, the cell pointed at is no more."""
        is_new = values.shape != self.values.shape
        super().show_values(values, limit, states_limit=states_limit, colours=colours)
        if is_new:
            self._keep(None)
        spoken = self.spoken
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the cell under the mouse."""
        self._point_at(self.cell_at(event.position()) or self._kept)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep pointing at the cell under the mouse when the mouse has gone."""
        self._keep(self.cell_at(event.position()))
        if self.cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at what is kept, or at nothing."""
        super().leaveEvent(event)
        self._point_at(self._kept)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for the cells, where the user came by keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._has_keys and self._cell_after(event) is not None)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbouring cell, pick one; Escape points at nothing."""
        after = self._cell_after(event)
        if after is not None:
            self._keep(after)
        elif event.key() in _PICK and self.cell is not None:
            self.picked.emit(self)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self._keep(None)  # and whoever is around may end something, too
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self._has_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        self._keep(self.cell or Cell(0, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self._keep(None)

    def _cell_after(self, event: QKeyEvent) -> Cell | None:
        """Return where a key leads, if it is an arrow alone."""
        move = _ARROWS.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & _MODIFIERS:
            return None
        row, column = self.cell or Cell(-move[0], -move[1])
        return self.nearest(row + move[0], column + move[1])

    def _keep(self, cell: Cell | None) -> None:
        self._kept = cell
        self._point_at(cell)

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self.cell:
            self.cell = cell
            self.update()
            self.pointedAt.emit(self)

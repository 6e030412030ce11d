"""One hidden state as a row of cells, a unit each."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.views.widgets.palette import activation
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.cells import Cells
from rnn_viz.views.widgets.scale import Scale
from rnn_viz.views.widgets.scaling.lengths import scaled

_TALL = 18  # pixels


class UnitStrip(Canvas):
    """The cells fill the width; what is under the mouse is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_TALL))
        self.setAccessibleName(_("The hidden state, a cell a unit"))
        self._cells = Cells()
        self.add(self._cells)
        self.resized.connect(self._place)
        self.moved.connect(self._point)

    def sizeHint(self) -> QSize:
        """Take what width there is."""
        return QSize(scaled(100), scaled(_TALL))

    def show_state(self, layer_1: Floats) -> None:
        """Show a state, ``(hidden,)``."""
        is_new = self._cells.values.shape[1] != len(layer_1)
        self._cells.show_values(layer_1[None], Scale(0.0, 1.0, activation))
        if is_new:
            self._place()

    def _place(self) -> None:
        scale = self.scale_factor
        wide = max(1, int(self.room.width() * scale / self._cells.values.shape[1]))
        self._cells.place(QPointF(), QSize(wide, int(_TALL * scale)))

    def _point(self, point: QPointF | None) -> None:
        cell = None if point is None else self._cells.cell_at(point)
        values: Floats = np.asarray(self._cells.values, np.float64)
        said = ""
        if cell:
            said = _("unit {unit}: {value:.3f}")
            said = said.format(unit=cell.column, value=values[0, cell.column])
        self.tell(said)

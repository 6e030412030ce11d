"""Marks on the wires of weights that do not learn: a short bar across the middle of each."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.synapses.network.wires import Chosen
from rnn_viz.views.widgets.pictures.shapes import lines, pen
from rnn_viz.views.widgets.theme import Theme

_HALF = 3.5  # pixels of a bar to each side of its wire
_WHERE = 0.72  # along the wire: at the middle they would all cross


class FrozenMarks(QGraphicsPathItem):
    """One bar for each wire whose weight is frozen.

    Attributes
    ----------
    marked
        The places of the marked wires in the row of all weights.
    """

    def __init__(self) -> None:
        super().__init__()
        self.marked: tuple[int, ...] = ()
        self._ends: tuple[Floats, Floats] = np.zeros((0, 2)), np.zeros((0, 2))

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self.setPen(pen(theme.accent, scale, 2))

    def place(self, starts: Floats, stops: Floats) -> None:
        """Lie across wires between these points, ``(wires, 2)`` both."""
        self._ends = starts, stops
        self._draw()

    def show_frozen(self, frozen: Chosen) -> None:
        """Mark these wires; the same again costs nothing."""
        marked = tuple(np.flatnonzero(frozen).tolist())
        if marked != self.marked:
            self.marked = marked
            self._draw()

    def _draw(self) -> None:
        starts, stops = (ends[list(self.marked)] for ends in self._ends)
        along = stops - starts
        across = np.column_stack([-along[:, 1], along[:, 0]])
        across *= _HALF / np.maximum(np.hypot(*across.T), 1e-9)[:, None]
        middles = starts + _WHERE * along
        self.setPath(lines(
            (QPointF(*low), QPointF(*high))
            for low, high in zip(middles - across, middles + across, strict=True)
        ))  # fmt: skip

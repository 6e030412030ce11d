"""The nodes of the network: inputs, the two states, the output; filled by their activity."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.palette import activation, grades
from rnn_viz.views.widgets.pictures.shapes import RoundBars, pen
from rnn_viz.views.widgets.theme import Theme

_ROUND = 1e3  # pixels: more than any radius, so that squares become discs


class Nodes(pg.ItemGroup):
    """Discs in a row or a column; what is not computed yet is a hollow ring.

    Attributes
    ----------
    middles, radius
        Where they are.
    values
        Their activities; NaN where there is none yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rings = QGraphicsPathItem(self)
        self._discs = RoundBars(self, _ROUND)
        self._held = QGraphicsPathItem(self)
        self._mark = QGraphicsPathItem(self)
        self.middles: list[QPointF] = []
        self.radius = 1.0
        self.values: Floats = np.zeros(0)
        self._theme: Theme | None = None

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self._rings.setPen(pen(theme.faint, scale))
        self._rings.setBrush(QBrush(QColor(theme.background)))
        self._held.setPen(pen(theme.accent, scale, 2))
        self._mark.setPen(pen(theme.text, scale, 2))
        self._fill()

    def place(self, middles: Sequence[QPointF], radius: float) -> None:
        """Stand there."""
        self.middles, self.radius = list(middles), radius
        self._rings.setPath(self._circles(range(len(middles)), 0.0))
        self._fill()

    def show_values(self, values: Floats) -> None:
        """Show activities from 0 to 1; what is NaN is not there yet."""
        if not np.array_equal(values, self.values, equal_nan=True):
            self.values = values
            self._fill()

    def show_held(self, units: Sequence[int]) -> None:
        """Ring the units that are held at a value."""
        self._held.setPath(self._circles(units, 1.5))

    def show_pointed(self, node: int | None) -> None:
        """Ring the node that is pointed at."""
        self._mark.setPath(self._circles([] if node is None else [node], 2.5))

    def rect_of(self, node: int) -> QRectF:
        """Return where a node is."""
        middle, size = self.middles[node], QPointF(self.radius, self.radius)
        return QRectF(middle - size, middle + size)

    def slide(self, by: float) -> None:
        """Stand so many pixels further right."""
        self.setPos(by, 0)

    def _fill(self) -> None:
        if self._theme is None or len(self.values) != len(self.middles):
            return
        known = np.flatnonzero(np.isfinite(self.values))
        tones = activation(self._theme)[grades(self.values[known])]
        inks = [QBrush(QColor.fromRgb(int(tone))) for tone in tones]
        self._discs.show_rects([self.rect_of(int(node)) for node in known], inks)

    def _circles(self, nodes: Sequence[int], wider: float) -> QPainterPath:
        path = QPainterPath()
        radius = self.radius + wider
        for node in nodes:
            path.addEllipse(self.middles[node], radius, radius)
        return path

"""The nodes of the network: inputs, the two states, the output; filled by their activity."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.palette import activation, grades
from rnn_viz.views.widgets.pictures.shapes import pen
from rnn_viz.views.widgets.theme import Theme

_HELD, _POINTED = 1.5, 2.5  # pixels from a node to the ring around it
_LEAST_HALF = 3.5  # pixels of a node's width to each side
_OUTLINED = 3.0  # pixels of a radius: of smaller ones a line would leave little
_HOLLOW, _UNPAINTED = -1, -2  # no colours


class Nodes(pg.ItemGroup):
    """Discs in a row or a column; what is not computed yet is a hollow ring.

    They are Qt's own items, in a view with smooth edges: one that keeps its colour is not painted
    again, and none is painted in Python, which waits for the training thread.

    Attributes
    ----------
    middles, radius
        Where they are.
    values
        Their activities; NaN where there is none yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self._discs: list[QGraphicsEllipseItem] = []
        self._rings: dict[float, list[QGraphicsEllipseItem]] = {_HELD: [], _POINTED: []}
        self._ringed: dict[float, tuple[int, ...]] = {}
        self.middles: list[QPointF] = []
        self.radius = 1.0
        self.values: Floats = np.zeros(0)
        self._tones: list[int] = []
        self._pens: dict[float, QPen] = {}
        self._theme: Theme | None = None

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self._pens = {
            0.0: pen(theme.faint, scale), _HELD: pen(theme.accent, scale, 2),
            _POINTED: pen(theme.text, scale, 2),
        }  # fmt: skip
        for wider, rings in (0.0, self._discs), *self._rings.items():
            self._draw(rings, wider)
        self._tones = []
        self._fill()

    def place(self, middles: Sequence[QPointF], radius: float) -> None:
        """Stand there."""
        self.middles, self.radius = list(middles), radius
        self._lay(self._discs, range(len(middles)), 0.0)
        for wider, nodes in self._ringed.items():
            self._lay(self._rings[wider], [node for node in nodes if node < len(middles)], wider)
        self._tones = []
        self._fill()

    def show_values(self, values: Floats) -> None:
        """Show activities from 0 to 1; what is NaN is not there yet."""
        if not np.array_equal(values, self.values, equal_nan=True):
            self.values = values
            self._fill()

    def show_held(self, units: Sequence[int]) -> None:
        """Ring the units that are held at a value."""
        self._ring(_HELD, units)

    def show_pointed(self, node: int | None) -> None:
        """Ring the node that is pointed at."""
        self._ring(_POINTED, [] if node is None else [node])

    def rect_of(self, node: int) -> QRectF:
        """Return where a node is; one of many is wider than high, to be seen at all."""
        size = QPointF(max(self.radius, _LEAST_HALF), self.radius)
        return QRectF(self.middles[node] - size, self.middles[node] + size)

    def slide(self, by: float) -> None:
        """Stand so many pixels further right."""
        self.setPos(by, 0)

    def _ring(self, wider: float, nodes: Sequence[int]) -> None:
        """Put rings around nodes; the same again cost nothing."""
        if tuple(nodes) != self._ringed.get(wider, ()):
            self._ringed[wider] = tuple(nodes)
            self._lay(self._rings[wider], nodes, wider)

    def _fill(self) -> None:
        """Give each node the colour of its activity; one that keeps it costs nothing."""
        if self._theme is None or len(self.values) != len(self.middles):
            return
        known = np.isfinite(self.values)
        tones = activation(self._theme)[grades(np.where(known, self.values, 0.0))]
        wanted = [int(tone) for tone in np.where(known, tones.astype(np.int64), _HOLLOW)]
        before = self._tones or [_UNPAINTED] * len(wanted)
        for disc, tone, was in zip(self._discs, wanted, before, strict=False):
            if tone != was:
                ground = QColor(self._theme.background)
                colour = ground if tone == _HOLLOW else QColor.fromRgb(tone)
                disc.setBrush(QBrush(colour))
        self._tones = wanted

    def _lay(
        self, circles: list[QGraphicsEllipseItem], nodes: Sequence[int], wider: float
    ) -> None:  # fmt: skip
        """Lay one circle around each of some nodes; those that are not needed stay unseen."""
        circles += [QGraphicsEllipseItem(self) for _ in range(len(nodes) - len(circles))]
        self._draw(circles, wider)
        for circle, node in zip(circles, nodes, strict=False):
            circle.setRect(self.rect_of(node).adjusted(-wider, -wider, wider, wider))
        for number, circle in enumerate(circles):
            circle.setVisible(number < len(nodes))

    def _draw(self, circles: list[QGraphicsEllipseItem], wider: float) -> None:
        line = self._pens.get(wider, QPen())
        if wider == 0.0 and self.radius < _OUTLINED:
            line = QPen(Qt.PenStyle.NoPen)
        for circle in circles:
            circle.setPen(line)

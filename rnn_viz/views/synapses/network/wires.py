"""All wires between the nodes: colour says the sign, width and strength say how much."""

from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.theme import Theme

Chosen = NDArray[np.bool_]  # of the wires, in the order of ``flatten``


class Grade(NamedTuple):
    """How wires are drawn from a share of the limit on.

    Attributes
    ----------
    above
        The share of the limit from which on it is used.
    width
        Pixels.
    strength
        Opacity.
    """

    above: float
    width: float
    strength: float


GRADES = (
    Grade(0.0, 0.7, 0.16),
    Grade(0.06, 0.9, 0.34),
    Grade(0.16, 1.4, 0.55),
    Grade(0.36, 2.2, 0.8),
    Grade(0.7, 3.4, 1.0),
)
# of what is not lit: a strong wire would still hide the weak ones that are
_FAINT, _MOST_FAINT, _WIDEST_FAINT = 0.3, 0.16, 1.4


class Wires(pg.ItemGroup):
    """Straight lines of five widths in two colours, the strongest on top.

    So few items, whatever the number of wires: a path a width, sign and brightness. They are Qt's
    own, in a view with smooth edges: each paint in Python waits for the training thread.

    Attributes
    ----------
    lit
        Which wires are bright while the others are faint; ``None``: all are alike.
    """

    def __init__(self) -> None:
        super().__init__()
        self._layers = {
            (is_lit, grade, is_positive): QGraphicsPathItem(self)
            for is_lit in (False, True)
            for grade in range(len(GRADES))
            for is_positive in (False, True)
        }
        for item in self._layers.values():
            item.setCacheMode(QGraphicsPathItem.CacheMode.DeviceCoordinateCache)
        self._drawn: dict[QGraphicsPathItem, Chosen] = {}  # which wires each layer has
        self._ends: tuple[Floats, Floats] = np.zeros((0, 2)), np.zeros((0, 2))
        self._values: Floats = np.zeros(0)
        self.lit: Chosen | None = None
        self._is_backward = False
        self._theme: Theme | None = None
        self._thickness = 1.0

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self._theme = theme
        self._dress()

    def place(self, starts: Floats, stops: Floats, thickness: float = 1.0) -> None:
        """Run between these points, ``(wires, 2)`` both; thinner where they are close together."""
        self._ends = starts, stops
        if thickness != self._thickness:
            self._thickness = thickness
            self._dress()
        self._values = np.zeros(0)
        self._drawn.clear()

    def show_values(
        self, values: Floats, limit: float, chosen: Chosen, lit: Chosen | None, *,
        is_backward: bool = False,
    ) -> None:  # fmt: skip
        """Show what wires carry; the same again costs nothing.

        Parameters
        ----------
        values
            One a wire; what is no number is not drawn.
        limit
            The value from which on a wire is as strong as it gets.
        chosen
            Which wires are drawn.
        lit
            Which are bright while the others are faint; ``None``: all are alike.
        is_backward
            Whether they carry blame, which has colours of its own.
        """
        shown = np.where(chosen, values / limit, np.nan)
        same = np.array_equal(shown, self._values, equal_nan=True)
        if same and _is_same(lit, self.lit) and is_backward == self._is_backward:
            return
        is_dressed = is_backward == self._is_backward and (lit is None) == (self.lit is None)
        self._values, self.lit = shown, None if lit is None else lit.copy()
        self._is_backward = is_backward
        if not is_dressed:
            self._dress()
        self._draw()

    def wire_at(self, x: float, y: float, near: float) -> int | None:
        """Return the wire that passes within ``near`` pixels of a point, the strongest of them."""
        starts, stops = self._ends
        if not self._values.size:
            return None
        along = stops - starts
        share = np.clip(((np.array([x, y]) - starts) * along).sum(1) / (along**2).sum(1), 0, 1)
        distance = np.hypot(*(starts + along * share[:, None] - (x, y)).T)
        sizes = np.where((distance <= near) & np.isfinite(self._values), np.abs(self._values), -1.0)
        best = int(sizes.argmax())
        return best if sizes[best] >= 0 else None

    def _draw(self) -> None:
        sizes = np.abs(self._values)
        grades = np.searchsorted([grade.above for grade in GRADES], sizes, side="right") - 1
        grades[~np.isfinite(self._values)] = -1
        lit = np.zeros(sizes.size, bool) if self.lit is None else self.lit
        for (is_lit, grade, is_positive), item in self._layers.items():
            here = (grades == grade) & ((self._values >= 0) == is_positive) & (lit == is_lit)
            before = self._drawn.get(item)
            if before is not None and np.array_equal(here, before):
                continue  # what is cached stays: painting wires is what costs time
            self._drawn[item] = here
            item.setVisible(bool(here.any()))
            if here.any():
                ends = np.stack([self._ends[0][here], self._ends[1][here]], axis=1).reshape(-1, 2)
                item.setPath(pg.arrayToQPath(ends[:, 0], ends[:, 1], connect="pairs"))

    def _dress(self) -> None:
        """Give each layer its pen: opaque tones, as drawing them transparent costs three times."""
        theme = self._theme
        if theme is None:
            return
        signs = (theme.negative, theme.positive)
        if self._is_backward:
            signs = (theme.update_negative, theme.update_positive)
        for (is_lit, grade, is_positive), item in self._layers.items():
            _, width, strength = GRADES[grade]
            if self.lit is not None and not is_lit:
                width = min(width, _WIDEST_FAINT)
                strength = min(strength * _FAINT, _MOST_FAINT)
            line = QPen(_mixed(theme.background, signs[is_positive], strength))
            line.setWidthF(width * self._thickness)
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            item.setPen(line)
            item.setZValue(grade + len(GRADES) * is_lit)


def _mixed(ground: str, tone: str, strength: float) -> QColor:
    """Return a tone as it would look on the ground with this opacity."""
    low, high = QColor(ground), QColor(tone)
    parts = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()),
                strict=True)  # fmt: skip
    return QColor(*(round(a + (b - a) * strength) for a, b in parts))


def _is_same(one: Chosen | None, other: Chosen | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(np.array_equal(one, other))

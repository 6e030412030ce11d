"""A column a unit: bars of what holding it costs, their numbers on top, its name below."""

from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.core.words.numbers import percent_in_short
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import Area, Ink, RoundBars, brush, lines, pen
from rnn_viz.views.widgets.theme import LIGHT, Theme

_FILLED, _WIDEST = 0.7, 26  # share of a column that bars fill; pixels of one bar at most
_APART = 3  # pixels between two texts in a row
_MUCH = 0.1  # share of the sums from which on a number is written brightly


class UnitColumns(NamedTuple):
    """Columns of one width beside each other, in pixels of the canvas."""

    left: float
    right: float
    units: int

    @property
    def pitch(self) -> float:
        """From one column to the next."""
        return (self.right - self.left) / self.units

    def start(self, unit: int) -> float:
        """Return the left edge of a column."""
        return self.left + unit * self.pitch

    def middle(self, unit: int) -> float:
        """Return the middle of a column."""
        return self.start(unit) + self.pitch / 2

    def unit_at(self, x: float) -> int | None:
        """Return the column at a pixel, ``None`` beside them."""
        return int((x - self.left) / self.pitch) if self.left <= x < self.right else None

    def written(self) -> list[int]:
        """Return the columns that are named: as many as have room, evenly spread."""
        widest = width_of(f"{self.units - 1}") + _APART
        steps = (1, 2, 5, 10, 20, 50)
        step = next((step for step in steps if step * self.pitch >= widest), 100)
        return list(range(0, self.units, step))


class UnitBars(pg.ItemGroup):
    """Bars of one or more series, those of a unit side by side.

    Parameters
    ----------
    inks
        The colour of each series.
    """

    def __init__(self, *inks: Ink) -> None:
        super().__init__()
        self._inks = inks
        self._theme = LIGHT
        self._chosen = Area(lambda theme: theme.raised)
        self._chosen.setParentItem(self)
        self._ground = QGraphicsPathItem(self)
        self._bars = RoundBars(self, 2.0)
        self._labels = Labels(self)
        self.columns = UnitColumns(0.0, 1.0, 1)
        self._room = QRectF()
        self._shares: Floats = np.empty((0, 0))
        self._unit: int | None = None

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self._chosen.restyle(theme, scale)
        self._ground.setPen(pen(theme.rule, scale))
        self._draw()

    def place(self, room: QRectF) -> None:
        """Stand in ``room``, names and numbers included."""
        if room != self._room:
            self._room = room
            self._draw()

    def show_shares(self, shares: Floats, chosen: int | None = None) -> None:
        """Show shares from 0 to 1, ``(series, units)``, and mark one unit; empty shows nothing."""
        is_same = np.array_equal(shares, self._shares)
        if not is_same or chosen != self._unit:
            self._shares, self._unit = shares, chosen
            self._draw()

    def column_of(self, unit: int) -> QRectF:
        """Return all that belongs to a unit."""
        return QRectF(
            self.columns.start(unit), self._room.top(), self.columns.pitch, self._room.height()
        )

    def height_of(self, share: float) -> float:
        """Return the pixel row of the top of a bar."""
        low, high = self._room.bottom() - LINE, self._room.top() + LINE
        return low - share * (low - high)

    def _draw(self) -> None:
        units = self._shares.shape[1]
        self.columns = UnitColumns(self._room.left(), self._room.right(), max(1, units))
        is_there = self._unit is not None and self._unit < units
        self._chosen.cover(self.column_of(self._unit or 0) if is_there else QRectF())
        floor = QPointF(self._room.left(), round(self.height_of(0.0)) + 0.5)
        ends = [(floor, QPointF(self._room.right(), floor.y()))] if units else []
        self._ground.setPath(lines(ends))
        series = range(len(self._shares))
        places = [self.bar_of(which, unit) for which in series for unit in range(units)]
        inks = [brush(self._inks[which](self._theme)) for which in series for _ in range(units)]
        self._bars.show_rects(places, inks)
        self._labels.write([*self._names(), *self._numbers()])

    def bar_of(self, series: int, unit: int) -> QRectF:
        """Return where the bar of a unit is in a series."""
        count = len(self._shares)
        wide = max(1.0, min(_WIDEST, _FILLED * self.columns.pitch / count))
        left = self.columns.middle(unit) + (series - count / 2) * wide
        top, bottom = self.height_of(float(self._shares[series, unit])), self.height_of(0.0)
        return QRectF(round(left), top, max(1, round(wide) - 1), max(1.0, bottom - top))

    def _names(self) -> list[Label]:
        if not self._shares.size:
            return []
        y = self._room.bottom() - LINE / 2 + 1
        theme, columns = self._theme, self.columns
        return [
            Label(
                f"{unit}", Side.MIDDLE, columns.middle(unit), y,
                theme.text if unit == self._unit else theme.muted,
            )
            for unit in columns.written()
        ]  # fmt: skip

    def _numbers(self) -> list[Label]:
        """Write the largest shares first, and others where they touch none of these."""
        taken: list[QRectF] = []
        labels = []
        for place in np.argsort(-self._shares, axis=None, kind="stable").tolist():
            series, unit = divmod(place, self._shares.shape[1])
            share, bar = float(self._shares[series, unit]), self.bar_of(series, unit)
            text = percent_in_short(share)
            x, y, wide = bar.center().x(), bar.top() - LINE / 2, width_of(text)
            if len(self._shares) == 2:  # away from the number of the other
                x = self.columns.middle(unit) + (wide / 2 + 2) * (2 * series - 1)
            box = QRectF(x - wide / 2, y - LINE / 2, wide, LINE)
            if not any(box.intersects(other) for other in taken):
                taken.append(box.adjusted(-_APART / 2, 0, _APART / 2, 0))
                ink = self._theme.text if share >= _MUCH else self._theme.muted
                labels.append(Label(text, Side.MIDDLE, x, y, ink))
        return labels

"""Bars of what holding each unit costs, and under them how it changes each place."""

from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.units import HeldAt, KnockOuts
from rnn_viz.core.words.lenses.units import about_trial
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import place_name
from rnn_viz.views.lenses.units.unit_bars import UnitBars
from rnn_viz.views.widgets.pictures.cells import Cells
from rnn_viz.views.widgets.pictures.colour_bar import HEIGHT, ColourBar
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import pen
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_GAP = 10  # pixels between parts
_TALLEST = 22  # pixels of a row of cells
_CELLS = 0.45  # of the height, at most
_SCALE = signed_scale(0.5)  # a place that says nothing is right in half of the sums
_INKS = {HeldAt.MEAN: attrgetter("wrong"), HeldAt.ZERO: attrgetter("muted")}
_KEYS = {HeldAt.MEAN: _("■ held at its mean"), HeldAt.ZERO: _("■ held at zero")}
_CHANGES = {
    HeldAt.MEAN: _("change of the accuracy per place, held at its mean"),
    HeldAt.ZERO: _("change of the accuracy per place, held at zero"),
}
_PLACES = {
    HeldAt.MEAN: _(
        "{place}, unit {unit} held at its mean: right in {after} of the sums, {before} without"
    ),
    HeldAt.ZERO: _(
        "{place}, unit {unit} held at zero: right in {after} of the sums, {before} without"
    ),
}
_KEY = 160  # pixels of the scale of colours


class UnitPlace(NamedTuple):
    """What is pointed at: a unit, and a place of the sum where it is a cell."""

    unit: int
    position: int | None


class SurfaceCells(Cells):
    """Cells on the surface of a lens, whose colour is between them."""

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        super().restyle(replace(theme, background=theme.surface), scale)


class UnitsBoard(PointingCanvas):
    """Bars and cells in the same columns, a column a unit; a pick chooses the unit."""

    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setObjectName("lens.units.board")
        self.setAccessibleName(_("What holding each unit costs"))
        self.found: KnockOuts | None = None
        self._at, self._unit = HeldAt.MEAN, 0
        self.bars = UnitBars(*_INKS.values())
        self.cells = SurfaceCells()
        self._legend = ColourBar(self)
        self._cursor = QGraphicsRectItem()
        self._words = QGraphicsRectItem()  # holds the labels
        self._labels = Labels(self._words)
        for item in (self.bars, self.cells, self._legend):
            self.add(item)
        self.scene().addItem(self._cursor)
        self.scene().addItem(self._words)
        words = "−50", "0", _("+50 points")
        self._legend.show_scale(_SCALE, words, (False, False))
        self.styled(self._restyle)
        self.resized.connect(self._arrange)

    def show_found(self, found: KnockOuts | None, at: HeldAt, unit: int) -> None:
        """Show what the knock-outs cost, with the cells of one way to hold, and mark a unit."""
        if (found, at, unit) == (self.found, self._at, self._unit):
            return
        self.found, self._at, self._unit = found, at, unit
        shares = np.empty((0, 0))
        if found is not None:
            shares = np.stack([found.lost(way) for way in HeldAt])
            self.cells.show_values(-found.lost_at_places(at).T[::-1], _SCALE)
        self.bars.show_shares(shares, unit)
        for item in (self.cells, self._legend):
            item.setVisible(found is not None)
        self._arrange()

    def sentence(self, place: UnitPlace) -> str:
        """Say what holding a unit costs, or what it does to one place."""
        found = self.found
        if found is None:
            return ""
        if place.position is None:
            return "\n".join(about_trial(found, place.unit, way) for way in HeldAt)
        before = float(found.live.bit_accuracy[place.position])
        after = float(found.held[self._at][place.unit].bit_accuracy[place.position])
        return _PLACES[self._at].format(
            place=place_name(place.position, found.look.bits), unit=place.unit,
            after=percent(after), before=percent(before),
        )  # fmt: skip

    def place_at(self, point: QPointF) -> UnitPlace | None:
        """Return the unit, and the place of the sum where there are cells."""
        unit = self.bars.columns.unit_at(point.x()) if self.found is not None else None
        if unit is None:
            return None
        cell = self.cells.cell_at(point)
        return UnitPlace(unit, None if cell is None else self._bits - 1 - cell.row)

    def place_after(self, key: Qt.Key) -> UnitPlace | None:
        """Go to the next unit, or up and down through bars and places."""
        if key not in ARROWS or self.found is None:
            return None
        down, right = ARROWS[key]
        at = self.at or self.first_place(is_back=False)
        if at is None or self.at is None:
            return at
        row = -1 if at.position is None else self._bits - 1 - at.position
        row = min(max(row + down, -1), self._bits - 1)
        unit = min(max(at.unit + right, 0), self.found.hidden - 1)
        return UnitPlace(unit, None if row < 0 else self._bits - 1 - row)

    def first_place(self, *, is_back: bool) -> UnitPlace | None:
        """Return the unit that is chosen."""
        del is_back
        return None if self.found is None else UnitPlace(self._unit, None)

    def show_place(self, before: UnitPlace | None) -> None:
        """Outline the column or the cell pointed at, and say what it means."""
        del before
        at: UnitPlace | None = self.at
        is_cell = at is not None and at.position is not None
        self._cursor.setVisible(at is not None and not is_cell)
        cell = (
            Cell(self._bits - 1 - at.position, at.unit) if at and at.position is not None else None
        )
        self.cells.show_cell(cell, has_focus=self.has_keys)
        if at is not None:
            ink = self.theme.accent if self.has_keys else self.theme.muted
            self._cursor.setPen(pen(ink, self.scale_factor))
            self._cursor.setRect(self.bars.column_of(at.unit).adjusted(0.5, 0.5, -0.5, -0.5))
        self.tell(self.sentence(at) if at else "")
        self.setAccessibleDescription(self.tip)

    def sizeHint(self) -> QSize:
        """Ask for as much as a large picture has."""
        return QSize(scaled(700), scaled(460))

    @property
    def _bits(self) -> int:
        return 8 if self.found is None else self.found.look.bits

    def _restyle(self, _theme: Theme, _scale: float) -> None:
        self._cursor.hide()
        self._write()

    def _arrange(self) -> None:
        """Share out the room: headings, bars, and cells in the columns of the bars."""
        found, room, scale = self.found, self.room, self.scale_factor
        if found is None:
            self._labels.write([])
            return
        left = round(max(map(width_of, self._row_names()))) + _GAP
        wide = max(1, int((room.width() - left) * scale) // found.hidden)
        tall = max(2, int(min(_TALLEST, _CELLS * room.height() / self._bits) * scale))
        top = room.height() - tall * self._bits / scale - 2
        self.cells.place(QPointF(left, top), QSize(wide, tall))
        bottom = top - HEIGHT - 2 * _GAP
        across = wide * found.hidden / scale
        self.bars.place(QRectF(left, LINE + _GAP, across, bottom - LINE - _GAP))
        self._legend.place(QRectF(left + across - _KEY, top - HEIGHT - _GAP / 2, _KEY, HEIGHT))
        self._write()

    def _row_names(self) -> list[str]:
        """Return what the rows of cells are called, from the top."""
        places = reversed(range(self._bits))
        return [place_name(position, self._bits).split()[1] for position in places]

    def _write(self) -> None:
        """Write headings, and the names of the rows as far as there is room."""
        if self.found is None:
            return
        theme, area, bars = self.theme, self.cells.area(), self.bars.columns
        labels = [
            Label(_("% of the right sums lost"), Side.LEFT, area.left(), LINE / 2, theme.text)
        ]
        right = bars.right
        for way in reversed(HeldAt):
            text = _KEYS[way]
            labels.append(Label(text, Side.RIGHT, right, LINE / 2, _INKS[way](theme)))
            right -= width_of(text) + 2 * _GAP
        heading = _CHANGES[self._at]
        above = area.top() - HEIGHT / 2 - _GAP / 2
        labels.append(Label(heading, Side.LEFT, area.left(), above, theme.text))
        tall = area.height() / self._bits
        every = max(1, -(-LINE // max(1, round(tall))))
        for row, name in enumerate(self._row_names()):
            if (self._bits - 1 - row) % every == 0:
                y = area.top() + (row + 0.5) * tall
                labels.append(Label(name, Side.RIGHT, area.left() - _GAP / 2, y, theme.muted))
        self._labels.write(labels)

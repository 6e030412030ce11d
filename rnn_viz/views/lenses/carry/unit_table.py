"""A table of the units: what each tells and whether that is used, sorted by any column."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.unit_rows import UnitColumn, UnitRow
from rnn_viz.core.words.numbers import percent, signed
from rnn_viz.views.widgets.pictures.lettering import Label, Labels, Side
from rnn_viz.views.widgets.pictures.plot_items import UNDER
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import Area, RoundBars, Rule, brush
from rnn_viz.views.widgets.scaling.lengths import scaled

_ROW, _HEAD = 19, 24  # pixels
_UNIT, _NUMBER, _GAP = 44, 46, 10  # pixels of the first column, of a number, between columns
_RIGHT = 10  # pixels; there a scroll bar may be
_LEAST_BAR = 16  # pixels; with less there are numbers only
_COLUMNS = list(UnitColumn)


class HeadPlace(NamedTuple):
    """The word over a column."""

    column: UnitColumn


class RowPlace(NamedTuple):
    """The row of a unit."""

    unit: int


class UnitTable(PointingCanvas):
    """Rows and heads can be pointed at and picked."""

    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(_("Table of the units"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._rows: Sequence[UnitRow] = ()
        self._by, self._pinned = UnitColumn.UNIT, frozenset[int]()
        self._most = 1.0  # σ that the longest bar of the cut stands for
        self._hovered = Area(attrgetter("raised"))
        self._rule = Rule(attrgetter("rule"))
        self._whole = pg.ItemGroup()
        for item in (self._hovered, self._rule):
            self.scene().addItem(item)
            item.setZValue(UNDER)
            self.styled(item.restyle)
        self._hovered.hide()
        self.scene().addItem(self._whole)
        self._bars, self._labels = RoundBars(self._whole, 1.0), Labels(self._whole)
        self.styled(lambda _theme, _scale: self._draw())
        self.resized.connect(self._draw)

    def show_rows(
        self, rows: Sequence[UnitRow], by: UnitColumn, most: float, pinned: frozenset[int]
    ) -> None:
        """Show rows in their order; the same again costs nothing.

        Parameters
        ----------
        by
            The column that they are sorted by.
        most
            The σ of the longest bar.
        pinned
            The units that have a card.
        """
        if (rows, by, most, pinned) == (self._rows, self._by, self._most, self._pinned):
            return
        self._rows, self._by, self._most, self._pinned = rows, by, most, pinned
        self.setMinimumHeight(scaled(_HEAD + _ROW * len(rows)))
        self._draw()
        self.show_place(None)

    def sizeHint(self) -> QSize:
        """Ask for all rows."""
        return QSize(scaled(480), scaled(_HEAD + _ROW * len(self._rows) + 4))

    def place_at(self, point: QPointF) -> HeadPlace | RowPlace | None:
        """Return the head or the row there."""
        if not self._rows:
            return None
        if point.y() < _HEAD:
            return next((HeadPlace(it) for it in _COLUMNS if self._head(it).contains(point)), None)
        row = int((point.y() - _HEAD) / _ROW)
        return RowPlace(self._rows[row].unit) if row < len(self._rows) else None

    def place_after(self, key: Qt.Key) -> HeadPlace | RowPlace | None:
        """Go from row to row, and from head to head over them."""
        if key not in ARROWS or not self._rows:
            return None
        down, right = ARROWS[key]
        at = self.at or HeadPlace(self._by)
        if isinstance(at, HeadPlace):
            if down:
                return RowPlace(self._rows[0].unit) if down > 0 else at
            place = _COLUMNS.index(at.column) + right
            return HeadPlace(_COLUMNS[min(max(place, 0), len(_COLUMNS) - 1)])
        row = self._row_of(at.unit) + down
        if row < 0:
            return HeadPlace(self._by)
        return RowPlace(self._rows[min(row, len(self._rows) - 1)].unit)

    def first_place(self, *, is_back: bool) -> HeadPlace | RowPlace | None:
        """Begin at the first row."""
        del is_back
        return RowPlace(self._rows[0].unit) if self._rows else None

    def show_place(self, before: HeadPlace | RowPlace | None) -> None:
        """Raise the row or the head."""
        del before
        place = self.at
        self._hovered.setVisible(place is not None)
        if place is not None and self._rows:
            self._hovered.cover(QRectF(self.rect_of(place)))
            self.tell(place.column.tip if isinstance(place, HeadPlace) else "")

    def rect_of(self, place: HeadPlace | RowPlace) -> QRect:
        """Return where a head or a row is in the canvas."""
        if isinstance(place, HeadPlace):
            return self._head(place.column).toAlignedRect()
        top = _HEAD + _ROW * self._row_of(place.unit)
        return QRect(0, top, self.room.width(), _ROW)

    def _row_of(self, unit: int) -> int:
        return next((k for k, row in enumerate(self._rows) if row.unit == unit), 0)

    def _head(self, column: UnitColumn) -> QRectF:
        left, right = self._ends(column)
        return QRectF(left - 2, 0, right - left + 4, _HEAD - 2)

    def _ends(self, column: UnitColumn) -> tuple[float, float]:
        """Return where a column begins and ends."""
        at = _COLUMNS.index(column)
        if at == 0:
            return 2.0, float(_UNIT)
        wide = (self.room.width() - _UNIT - _RIGHT) / (len(_COLUMNS) - 1)
        return _UNIT + (at - 1) * wide + _GAP, _UNIT + at * wide - 2

    def _draw(self) -> None:
        rects: list[QRectF] = []
        inks: list[QBrush] = []
        labels = [self._word(column) for column in _COLUMNS] if self._rows else []
        self._rule.setLine(0, _HEAD - 1, self.room.width(), _HEAD - 1)
        self._rule.setVisible(bool(self._rows))
        for k, row in enumerate(self._rows):
            middle = _HEAD + _ROW * (k + 0.5)
            for column, value in zip(_COLUMNS, row.values, strict=True):
                labels.append(self._number(column, row, value, middle))
                bar = self._bar(column, value, middle)
                if bar is not None:
                    rects.append(bar)
                    inks.append(self._ink(column, value))
        self._bars.show_rects(rects, inks)
        self._labels.write(labels)

    def _word(self, column: UnitColumn) -> Label:
        is_by = column is self._by
        ink = self.theme.text if is_by else self.theme.muted
        text = f"{column.word} ▾" if is_by else column.word
        return Label(text, Side.RIGHT, self._ends(column)[1], _HEAD / 2 - 1, ink)

    def _number(self, column: UnitColumn, row: UnitRow, value: float, middle: float) -> Label:
        theme, right = self.theme, self._ends(column)[1]
        if column is UnitColumn.UNIT:
            text = f"● {row.unit}" if row.unit in self._pinned else f"{row.unit}"
            return Label(text, Side.RIGHT, right, middle, theme.text)
        known = percent(max(value, 0.0)) if column.is_share else signed(value, 2)
        text = known if value == value else "–"  # noqa: PLR0124 -- not NaN
        ink = theme.text if column is self._by else theme.muted
        return Label(text, Side.RIGHT, right, middle, ink)

    def _bar(self, column: UnitColumn, value: float, middle: float) -> QRectF | None:
        left, right = self._ends(column)
        room = right - _NUMBER - left
        if column is UnitColumn.UNIT or room < _LEAST_BAR or value != value:  # noqa: PLR0124
            return None
        most = self._most if column is UnitColumn.DIRECTION else 1.0
        share = min(max(value / most, -1.0), 1.0)
        tall = _ROW - 8
        if column.is_share:
            return QRectF(left, middle - tall / 2, room * max(share, 0.0), tall)
        zero = left + room / 2
        start, end = sorted((zero, zero + share * room / 2))
        return QRectF(start, middle - tall / 2, end - start, tall)

    def _ink(self, column: UnitColumn, value: float) -> QBrush:
        theme = self.theme
        if column is UnitColumn.LOST:
            return brush(theme.wrong)
        if column is UnitColumn.ALONE:
            return brush(theme.curve)
        return brush(theme.positive if value >= 0 else theme.negative)

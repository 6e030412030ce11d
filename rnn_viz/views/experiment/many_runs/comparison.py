"""When runs were perfect: a dot a run over each value, medians, and those that never were."""

from dataclasses import replace
from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.about_run import lit_text
from rnn_viz.views.experiment.many_runs.columns_text import (
    axis_labels,
    column_labels,
    count_labels,
)
from rnn_viz.views.experiment.many_runs.medians import Medians
from rnn_viz.views.experiment.many_runs.places import (
    Columns,
    Heights,
    beside_each_other,
)
from rnn_viz.views.experiment.many_runs.runs_canvas import RunsCanvas
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import Area, brush, lines, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import DARK, Theme

GUTTER = 84  # pixels for what is written on the left
_NARROW = 21  # pixels of a column, from which on there are rules between two
_MARK = 6  # pixels of a hollow mark
_PITCH = 8.5  # pixels from one hollow mark to the next
_LEAST, _USUAL = 150, 330  # pixels of height


class Comparison(RunsCanvas):
    """Iterations upwards, a column for each value; numbers under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experiment.comparison", _("When each run was perfect"), parent)
        self._verdict: Verdict | None = None
        self._own: RunConfig | None = None
        self._theme: Theme = DARK
        self._band = Area(attrgetter("surface"))
        self._sheet = QGraphicsRectItem()
        self._sheet.setPen(QPen(Qt.PenStyle.NoPen))
        self._rules, self._tails, self._medians = (
            QGraphicsPathItem(),
            QGraphicsPathItem(),
            Medians(),
        )
        self._dots, self._never, self._once, self._own_ring, self._ring = (
            pg.ScatterPlotItem() for at in range(5)
        )
        items: tuple[QGraphicsItem, ...] = (
            self._band, self._rules, self._tails, *self._medians.items, self._dots,
            self._never, self._once, self._own_ring, self._ring, self._sheet,
        )  # fmt: skip
        for item in items:
            self.scene().addItem(item)
        self._words = Labels(self._sheet)
        self._best = Labels(self._sheet, fonts.text(fonts.SMALL, bold=True))
        self._named = Labels(self._sheet)
        for restyle in (self._band.restyle, self._medians.restyle, self._restyle):
            self.styled(restyle)

    def show_verdict(self, verdict: Verdict | None, own: RunConfig) -> None:
        """Take what is said of the runs, and which run is the one in Watch; before the runs."""
        self._verdict, self._own = verdict, own

    def columns(self) -> Columns:
        """Return where the values have their columns."""
        count = 1 if self.rows is None else len(self.rows.plan.settings)
        return Columns(GUTTER, max(1, self.room.width() - GUTTER - 1), count)

    def minimumSizeHint(self) -> QSize:
        """Need room in which dots can be told apart."""
        return QSize(scaled(320), scaled(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for most of the room."""
        return QSize(scaled(900), scaled(_USUAL))

    def y_of(self, iteration: Floats | float) -> Floats:
        """Return how high iterations are, in pixels."""
        end = 1 if self.rows is None else self.rows.plan.iterations
        top, bottom = self._heights.span
        return bottom - np.asarray(iteration, float) / end * (bottom - top)

    def settle(self) -> None:
        """Draw anew what is not as it was."""
        rows = self.rows
        place = self.room, self.scale_factor, self._theme
        if rows is None or not self._drawn.is_new("all", rows, self.by, self._verdict, place):
            self._light()
            return
        self._draw_frame(rows)
        self._draw_runs(rows)
        self._medians.draw(self._verdict, self.by, self.columns(), self.y_of)
        self._write(rows)
        self._light()

    @property
    def _heights(self) -> Heights:
        return Heights(self.room.height())

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._rules.setPen(pen(theme.rule, scale))
        tail = pen(theme.curve, scale)
        colour = tail.color()
        colour.setAlphaF(0.45)
        tail.setColor(colour)
        self._tails.setPen(tail)
        self._dots.setBrush(brush(theme.curve))
        self._dots.setPen(pen(theme.background, scale))
        for item in (self._never, self._once):
            item.setPen(pen(theme.wrong, scale))
        self._never.setBrush(None)
        self._once.setBrush(brush(theme.wrong))
        for ring, line in (
            (self._ring, pen(theme.accent, scale, 2)), (self._own_ring, pen(theme.text, scale))
        ):  # fmt: skip
            ring.setBrush(None)
            ring.setPen(line)

    def _draw_frame(self, rows: RunRows) -> None:
        columns, bottom = self.columns(), self._heights.span[1]
        right = columns.left + columns.wide
        self._band.cover(QRectF(columns.left, 0, columns.wide, self._heights.band))
        across = [self.y_of(tick.value) for tick in self._ticks(rows)]
        ends = [(QPointF(columns.left, y), QPointF(right, y)) for y in map(float, across)]
        if columns.each >= _NARROW:
            downs = (round(columns.start(at)) for at in range(1, columns.count))
            ends += [(QPointF(x, 0), QPointF(x, bottom)) for x in downs]
        self._rules.setPath(lines(ends))

    def _ticks(self, rows: RunRows) -> list[ticks.Tick]:
        top, bottom = self._heights.span
        end = float(rows.plan.iterations)
        found = ticks.rounds(0.0, end, (bottom - top) * 1.4)
        return [tick for tick in found if tick.value < end]  # the end is written at the band

    def _draw_runs(self, rows: RunRows) -> None:
        """Draw a dot a run, and a hollow mark for each that never was perfect."""
        columns, when = self.columns(), self.milestone
        is_there = np.isfinite(when)
        y = self.y_of(np.where(is_there, when, 0.0))
        middles = columns.left + (rows.setting + 0.5) * columns.each
        self.spots = np.full((rows.runs, 2), np.nan)
        dot = min(self._heights.dot, max(2, columns.each / 2))
        room = columns.each / 2 - dot / 2 - 1
        offsets = beside_each_other(rows.setting[is_there], y[is_there], dot + 1, max(0, room))
        self.spots[is_there, 0] = middles[is_there] + offsets
        self.spots[is_there, 1] = y[is_there]
        self._place_marks(rows, ~is_there, columns)
        self._dots.setData(*self.spots[is_there].T, size=dot)
        never = self.spots[~is_there & np.isfinite(self.spots[:, 0])]
        self._never.setData(*never.T, size=_MARK)
        once = ~is_there & np.isfinite(rows.first) & np.isfinite(self.spots[:, 0])
        self._once.setData(*self.spots[once].T, size=2)
        tails = is_there & (rows.first < when)
        self._tails.setPath(lines(
            (QPointF(x, y), QPointF(x, float(self.y_of(first))))
            for (x, y), first in zip(self.spots[tails], rows.first[tails], strict=True)
        ))  # fmt: skip

    def _place_marks(self, rows: RunRows, never: Floats, columns: Columns) -> None:
        """Place as many hollow marks in the band as have room; their number stands under them."""
        a_row = max(1, int((columns.each - 8) // _PITCH))
        for column in range(columns.count):
            found = np.flatnonzero(never & (rows.setting == column))[: a_row * self._heights.marked]
            at = np.arange(len(found))
            self.spots[found, 0] = columns.start(column) + 4 + (at % a_row + 0.5) * _PITCH
            self.spots[found, 1] = 8 + at // a_row * _PITCH

    def _write(self, rows: RunRows) -> None:
        """Write axis, counts, and the numbers under the picture."""
        theme, columns, heights = self._theme, self.columns(), self._heights
        at = [(tick.value, float(self.y_of(tick.value))) for tick in self._ticks(rows)]
        plain, best = column_labels(rows.plan, self._verdict, columns, heights, theme, self.by)
        self._words.write([
            *axis_labels(rows.plan, at, columns.left - 8, heights, theme), *plain,
            *count_labels(rows.setting, np.isinf(self.milestone), columns, heights, theme),
            *self._knee(columns),
        ])  # fmt: skip
        self._best.write(best)

    def _knee(self, columns: Columns) -> list[Label]:
        """Write from which value on no measurable difference is found, where it is marked."""
        y, text = self._medians.bracket(
            self._verdict, self.by, columns, self.y_of, self._heights.band + LINE
        )
        x = columns.left + columns.wide - 10 - width_of(text) / 2
        return [Label(text, Side.MIDDLE, x, y, self._theme.muted)] if text else []

    def _own_in(self, rows: RunRows) -> RunConfig | None:
        """Return the run in Watch as it is in the experiment: as long as all of them."""
        own = self._own
        return None if own is None else replace(own, iterations=rows.plan.iterations)

    def _light(self) -> None:
        """Ring the run that is lit up and the one in Watch, and write what they are."""
        said: list[Label] = []
        theme, rows = self._theme, self.rows
        own = None if rows is None else rows.row_of(self._own_in(rows))
        named = (
            (self._ring, self.lit, theme.accent, ""),
            (self._own_ring, own, theme.text, _("your run")),
        )
        for ring, row, colour, name in named:
            if rows is None or row is None or not np.isfinite(self.spots[row, 0]):
                ring.setData([], [])
                continue
            ring.setData(*self.spots[[row]].T, size=self._heights.dot + 7)
            if not (name and row == self.lit):
                x = self.spots[row, 0]
                text = name or lit_text(rows, row, float(self.milestone[row]))
                half = width_of(text) / 2
                x = min(max(x, GUTTER + half), self.room.width() - half - 2)
                y = self._free_at(rows, row, is_above=bool(name))
                said.append(Label(text, Side.MIDDLE, x, y, colour))
        self._named.write(said)

    def _free_at(self, rows: RunRows, row: int, *, is_above: bool) -> float:
        """Return a height over or under all dots of a run's column, where a line has room."""
        here, (top, bottom) = rows.setting == rows.setting[row], self._heights.span
        heights = self.spots[here & (self.spots[:, 1] > self._heights.band), 1]
        if not heights.size:
            return top + LINE / 2
        over, under = float(heights.min()) - 13, float(heights.max()) + 13
        return max(over, top - 2) if is_above else min(under, bottom - LINE / 2)

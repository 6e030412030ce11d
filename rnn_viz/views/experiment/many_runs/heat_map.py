"""Two numbers vary: a cell for each pair, coloured by when its median run was perfect."""

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from rnn_viz.core.experiment.plan import Plan, Setting
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.experiment.tally import median
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.values import iterations_text, label_of, value_text
from rnn_viz.views.experiment.many_runs.comparison import GUTTER
from rnn_viz.views.experiment.many_runs.runs_canvas import RunsCanvas
from rnn_viz.views.widgets.palette import lateness, places
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, boxes, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import DARK, Theme

_TOP, _BELOW, _GAP = 4, 40, 2  # pixels over the cells, under them, and between two
_LEAST, _USUAL = 130, 330  # pixels of height
_MIDDLE = 125  # lightness of a colour from which on dark text is read on it


class HeatMap(RunsCanvas):
    """Values of one number across, of the other upwards; a cell points at its median run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "experiment.heat_map", _("Median iterations of each pair of values"), parent
        )
        self._theme: Theme = DARK
        self._sheet = QGraphicsRectItem()
        self._sheet.setPen(QPen(Qt.PenStyle.NoPen))
        self._cells: list[QGraphicsRectItem] = []
        self._never, self._ring = SmoothPath(), SmoothPath()
        for item in (self._never, self._ring, self._sheet):
            self.scene().addItem(item)
            item.setZValue(1)
        self._words = Labels(self._sheet)
        self._median_rows: dict[int, int] = {}
        self.styled(self._restyle)

    def minimumSizeHint(self) -> QSize:
        """Need room in which numbers can be read."""
        return QSize(scaled(320), scaled(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for most of the room."""
        return QSize(scaled(900), scaled(_USUAL))

    def settle(self) -> None:
        """Draw anew what is not as it was."""
        rows, place = self.rows, (self.room, self.scale_factor, self._theme)
        if rows is None or len(rows.plan.varied) != 2:
            return
        if self._drawn.is_new("all", rows, self.by, place):
            self._draw(rows)
        rect = QRectF() if self.lit is None else self._cell(rows.plan, int(rows.setting[self.lit]))
        self._ring.setPath(boxes([rect.adjusted(-1, -1, 1, 1)] if not rect.isEmpty() else []))

    def place_at(self, point: QPointF) -> RunConfig | None:
        """Return the median run of the cell at a point."""
        rows = self.rows
        if rows is None:
            return None
        for setting, row in self._median_rows.items():
            if self._cell(rows.plan, setting).contains(point):
                return rows.config(row)
        return None

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._never.setPen(pen(theme.wrong, scale))
        self._ring.setPen(pen(theme.accent, scale, 2))
        self._drawn.is_new("all")

    def _cell(self, plan: Plan, setting: int) -> QRectF:
        """Return where a setting has its cell."""
        across, up = _axes(plan)
        it = plan.settings[setting]
        column, row = across.values.index(across.of(it)), up.values.index(up.of(it))
        wide = (self.room.width() - GUTTER - 1) / len(across.values)
        tall = (self.room.height() - _TOP - _BELOW) / len(up.values)
        rect = QRectF(GUTTER + column * wide, _TOP + (len(up.values) - 1 - row) * tall, wide, tall)
        return rect.adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def _draw(self, rows: RunRows) -> None:
        """Colour and letter each cell; what never was perfect by the median is hollow."""
        plan, when = rows.plan, self.milestone
        while len(self._cells) < len(plan.settings):
            item = QGraphicsRectItem()
            item.setPen(QPen(Qt.PenStyle.NoPen))
            self._cells.append(item)
            self.scene().addItem(item)
        words, hollow = _names(plan, self), []
        self._median_rows = {}
        for at, item in enumerate(self._cells):
            rect = self._cell(plan, at) if at < len(plan.settings) else QRectF()
            here = np.flatnonzero(rows.setting == at)
            item.setRect(rect)
            item.setVisible(bool(here.size))
            if not here.size:
                continue
            ordered = here[np.argsort(when[here])]
            self._median_rows[at] = int(ordered[(len(ordered) - 1) // 2])
            middle = median(when[here])
            colour = self._colour(middle, plan.iterations)
            item.setBrush(colour)
            if math.isinf(middle):
                hollow.append(rect.adjusted(0.5, 0.5, -0.5, -0.5))
            learned = f"{int(np.isfinite(when[here]).sum())}/{here.size}"
            words += _in_cell(rect, iterations_text(middle), learned, self._ink_on(colour))
        self._never.setPath(boxes(hollow))
        self._words.write(words)

    def _colour(self, when: float, end: int) -> QColor:
        if math.isinf(when):
            return QColor(self._theme.background)
        at = int(places(np.array([when]), 0.0, float(end))[0])
        return QColor.fromRgb(int(lateness(self._theme)[at]))

    def _ink_on(self, colour: QColor) -> str:
        is_light = (colour.red() * 3 + colour.green() * 6 + colour.blue()) / 10 > _MIDDLE
        dark, light = sorted(
            (self._theme.text, self._theme.background), key=lambda it: QColor(it).lightness()
        )
        return dark if is_light else light


class Axis(NamedTuple):
    """A number that varies, and its values."""

    name: str
    values: tuple[float, ...]

    def of(self, setting: Setting) -> float:
        """Return the number of a setting."""
        return float(getattr(setting, self.name))


def _axes(plan: Plan) -> tuple[Axis, Axis]:
    """Return what varies across, and upwards: the one with more values across."""
    one, other = (Axis(name, tuple(map(float, getattr(plan, name)))) for name in plan.varied)
    return (one, other) if len(one.values) >= len(other.values) else (other, one)


def _names(plan: Plan, canvas: HeatMap) -> list[Label]:
    """Return the values beside the rows and under the columns."""
    (across, up), muted = _axes(plan), canvas.theme.muted
    wide, tall = canvas.room.width() - GUTTER - 1, canvas.room.height() - _TOP - _BELOW
    each_column, each_row = wide / len(across.values), tall / len(up.values)
    below = _TOP + tall + 4 + LINE / 2
    texts = [value_text(across.name, it) for it in across.values]
    step = max(1, math.ceil((max(map(width_of, texts)) + 6) / each_column))
    words = [
        Label(texts[at], Side.MIDDLE, GUTTER + (at + 0.5) * each_column, below, muted)
        for at in range(0, len(texts), step)
    ]
    words.append(Label(label_of(across.name), Side.MIDDLE, GUTTER + wide / 2, below + LINE, muted))
    step = max(1, math.ceil(LINE / each_row))
    words += [
        Label(value_text(up.name, up.values[at]), Side.RIGHT, GUTTER - 8,
              _TOP + tall - (at + 0.5) * each_row, muted)
        for at in range(0, len(up.values), step)
    ]  # fmt: skip
    words.append(Label(label_of(up.name), Side.RIGHT, GUTTER - 8, below, muted))
    return words


def _in_cell(rect: QRectF, middle: str, learned: str, ink: str) -> list[Label]:
    """Return what is written in a cell, as far as there is room."""
    x, y = rect.center().x(), rect.center().y()
    if max(width_of(middle), width_of(learned)) > rect.width() - 4 or rect.height() < LINE:
        return []
    if rect.height() < 2.4 * LINE:
        return [Label(middle, Side.MIDDLE, x, y, ink)]
    return [
        Label(middle, Side.MIDDLE, x, y - LINE / 2, ink),
        Label(learned, Side.MIDDLE, x, y + LINE / 2, ink),
    ]

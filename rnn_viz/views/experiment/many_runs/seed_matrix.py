"""All runs of a plan, a row a seed and a column a value: what they come to, and how far it is."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.values import value_text
from rnn_viz.views.experiment.many_runs.runs_canvas import RunsCanvas
from rnn_viz.views.widgets.palette import between, lateness, places
from rnn_viz.views.widgets.pictures.cell_layers import CellImage
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, boxes, lines, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import DARK, Theme

_KEYS = (  # the first that fits; runs that never were perfect are hollow, or orange if tiny
    _("Strong: perfect early; pale: late; {mark}: never"),
    _("Strong: early; pale: late; {mark}: never"),
    _("strong early, pale late, {mark} never"),
)
_GUTTER = 34  # pixels for the seeds
_TALLEST, _LEAST = 16, 72  # pixels of a row at most, of the picture at least
_GAPS_FROM = 5  # pixels of a cell, from which on there are gaps between two
_MOST_HOLLOW = 4_000  # runs, up to which those that never were perfect are outlined
_FAINT = 0.4  # of the colour of wrong, where there are no outlines


class SeedMatrix(RunsCanvas):
    """A cell a run: empty, coloured by when it was perfect, or hollow if it never was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experiment.matrix", _("All runs by seed and value"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = DARK
        self._sheet = QGraphicsRectItem()
        self._sheet.setPen(QPen(Qt.PenStyle.NoPen))
        self._image = CellImage(self._sheet)
        self._gaps, self._never, self._ring = SmoothPath(), SmoothPath(), SmoothPath()
        for item in (self._sheet, self._gaps, self._never, self._ring):
            self.scene().addItem(item)
        self._words = Labels(self._ring)
        self.styled(self._restyle)

    def minimumSizeHint(self) -> QSize:
        """Need room for a few rows."""
        return QSize(scaled(160), scaled(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for rows that are easily hit."""
        seeds = 20 if self.rows is None else len(self.rows.plan.seeds)
        return QSize(scaled(260), scaled(min(24, seeds) * 12 + LINE + 4))

    def settle(self) -> None:
        """Draw anew what is not as it was."""
        rows, place = self.rows, (self.room, self.scale_factor, self._theme)
        if rows is None:
            return
        is_fine = min(self._pitch(rows.plan)) < _GAPS_FROM or rows.runs > _MOST_HOLLOW
        if self._drawn.is_new("names", rows.plan, is_fine, place):
            self._write(rows.plan, is_fine=is_fine)
        if self._drawn.is_new("all", rows, self.by, place):
            self._draw(rows, is_fine=is_fine)
        lit = None if self.lit is None else self._cell(rows, self.lit)
        self._ring.setPath(boxes([] if lit is None else [lit]))

    def place_at(self, point: QPointF) -> RunConfig | None:
        """Return the run of the cell at a point, if it has an outcome."""
        rows = self.rows
        if rows is None:
            return None
        wide, tall = self._pitch(rows.plan)
        column, line = (point.x() - _GUTTER) // wide, (point.y() - LINE - 2) // tall
        found = np.flatnonzero((rows.setting == column) & (rows.seed == line))
        return rows.config(int(found[0])) if found.size else None

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._gaps.setPen(pen(theme.background, scale, 2))
        self._never.setPen(pen(theme.wrong, scale))
        self._ring.setPen(pen(theme.accent, scale, 2))
        for part in ("all", "names"):
            self._drawn.is_new(part)

    def _pitch(self, plan: Plan) -> tuple[float, float]:
        """Return how wide and how tall a cell is, in pixels."""
        wide = (self.room.width() - _GUTTER) / len(plan.settings)
        tall = (self.room.height() - 2 * LINE - 10) / len(plan.seeds)
        return max(wide, 0.01), max(0.01, min(tall, _TALLEST))

    def _cell(self, rows: RunRows, row: int) -> QRectF:
        wide, tall = self._pitch(rows.plan)
        left, top = _GUTTER + rows.setting[row] * wide, LINE + 2 + rows.seed[row] * tall
        return QRectF(left, top, wide, tall)

    def _draw(self, rows: RunRows, *, is_fine: bool) -> None:
        plan, theme, when = rows.plan, self._theme, self.milestone
        shape = len(plan.seeds), len(plan.settings)
        hollow = between(theme.background, theme.wrong, _FAINT) if is_fine else theme.background
        empty, never = (int(f"ff{it[1:]}", 16) for it in (theme.surface, hollow))
        pixels = np.full(shape, empty, np.uint32)
        is_there = np.isfinite(when)
        colours = lateness(theme)[places(when, 0.0, float(plan.iterations))]
        pixels[rows.seed, rows.setting] = np.where(is_there, colours, np.uint32(never))
        self._image.show_pixels(pixels)
        wide, tall = self._pitch(plan)
        self._image.setTransform(self._image.transform().fromScale(wide, tall))
        self._image.setPos(_GUTTER, LINE + 2)
        self._gaps.setPath(lines(self._ends(plan, wide, tall)))
        missing = () if is_fine else np.flatnonzero(~is_there)
        cells = (self._cell(rows, int(row)).adjusted(2, 2, -2, -2) for row in missing)
        self._never.setPath(boxes(cells))

    def _ends(self, plan: Plan, wide: float, tall: float) -> list[tuple[QPointF, QPointF]]:
        """Return the gaps between cells that are large enough for them."""
        left, top = _GUTTER, LINE + 2
        right, bottom = left + wide * len(plan.settings), top + tall * len(plan.seeds)
        ends: list[tuple[QPointF, QPointF]] = []
        if wide >= _GAPS_FROM:
            xs = (left + at * wide for at in range(len(plan.settings) + 1))
            ends += [(QPointF(x, top), QPointF(x, bottom)) for x in xs]
        if tall >= _GAPS_FROM:
            ys = (top + at * tall for at in range(len(plan.seeds) + 1))
            ends += [(QPointF(left, y), QPointF(right, y)) for y in ys]
        return ends

    def _write(self, plan: Plan, *, is_fine: bool) -> None:
        """Write values over the columns and seeds beside the rows, as many as stand apart."""
        (wide, tall), muted = self._pitch(plan), self._theme.muted
        name = plan.named[0]
        texts = [value_text(name, getattr(it, name)) for it in plan.settings]
        if len(plan.varied) == 2:  # several columns have the same
            texts = [text if text != before else ""
                     for text, before in zip(texts, ["", *texts], strict=False)]  # fmt: skip
        step = max(1, math.ceil((max(map(width_of, texts)) + 4) / wide))
        words = [
            Label(texts[at], Side.MIDDLE, _GUTTER + (at + 0.5) * wide, LINE / 2, muted)
            for at in range(0, len(texts), step if len(plan.varied) < 2 else 1)
        ]
        words.append(Label(_("seed"), Side.LEFT, 0, LINE / 2, muted))
        below = LINE + 8 + len(plan.seeds) * tall + LINE / 2
        room = self.room.width()
        keys = [it.format(mark=_("orange") if is_fine else _("hollow")) for it in _KEYS]
        key = next((it for it in keys if width_of(it) <= room), keys[-1])
        words.append(Label(key, Side.LEFT, 0, below, muted))
        step = max(1, math.ceil(1.4 * LINE / tall))
        words += [
            Label(f"{plan.seeds[at]}", Side.RIGHT, _GUTTER - 6, LINE + 2 + (at + 0.5) * tall, muted)
            for at in range(0, len(plan.seeds), step)
        ]
        self._words.write(words)

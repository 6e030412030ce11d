"""What each unit tells of the carry, on the wall: correlations as bars, the cut as cells."""

from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.words.lenses.carry import about_unit
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.cells import Cells
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import RoundBars, Rule, brush
from rnn_viz.views.widgets.scale import SteadyLimit, signed_scale

_STRIP = 13  # pixels of the cells
_GAP = 4
_FILLED = 0.72  # share of a column that a bar fills


class UnitPanel(Canvas):
    """A column a unit: its correlation with the carry, and its part in what is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(
            _("Correlation of each unit with the carry, and the carry direction")
        )
        self._found: Carry | None = None
        self._limit = SteadyLimit()
        self._whole = pg.ItemGroup()
        self.scene().addItem(self._whole)
        self._bars, self._labels = RoundBars(self._whole, 1.0), Labels(self._whole)
        self._zero, self._cells = Rule(attrgetter("muted")), Cells()
        for item in (self._zero, self._cells):
            self.add(item)
        self.styled(lambda _theme, _scale: self._draw())
        self.resized.connect(self._draw)
        self.moved.connect(self._point)
        self._draw()

    def show_found(self, found: Carry | None) -> None:
        """Show what was found, or nothing; the same again costs nothing."""
        if found is not self._found:
            self._found = found
            self._draw()

    def _draw(self) -> None:
        found = self._found
        for item in (self._whole, self._zero, self._cells):
            item.setVisible(found is not None)
        if found is None:
            return
        correlation, width = found.correlation[0], self.room.width()
        pitch = width / len(correlation)
        bars = QRectF(0, LINE + 2, width, max(8, self.room.height() - 3 * LINE - _STRIP - _GAP))
        self._draw_bars(np.nan_to_num(correlation), bars, pitch)
        scale = self.scale_factor
        self._cells.show_values(found.swing[None], signed_scale(self._limit.of(found.swing)))
        top = bars.bottom() + LINE / 2 + _GAP
        self._cells.place(QPointF(0, top), QSize(max(1, int(pitch * scale)), int(_STRIP * scale)))
        self._write(found, bars, top + _STRIP + LINE / 2 + 1, pitch)

    def _draw_bars(self, correlation: np.ndarray, area: QRectF, pitch: float) -> None:
        middle, half = round(area.center().y()), area.height() / 2
        rects, inks = [], []
        for unit, value in enumerate(correlation.tolist()):
            top, tall = middle - half * max(value, 0.0), half * abs(value)
            left = (unit + (1 - _FILLED) / 2) * pitch
            rects.append(QRectF(left, top, _FILLED * pitch, tall))
            inks.append(brush(self.theme.positive if value >= 0 else self.theme.negative))
        self._bars.show_rects(rects, inks)
        self._zero.setLine(0, middle, area.width(), middle)

    def _write(self, found: Carry, bars: QRectF, under: float, pitch: float) -> None:
        theme, width, last = self.theme, bars.width(), len(found.swing) - 1
        labels = [
            Label(_("correlation with carry"), Side.RIGHT, width, LINE / 2, theme.muted),
            Label("0", Side.LEFT, 0, under, theme.muted),
            Label(f"{last}", Side.RIGHT, width, under, theme.muted),
        ]
        if width > width_of(_("carry direction")) + 2 * width_of("000") + 8:
            labels.append(Label(_("carry direction"), Side.MIDDLE, width / 2, under, theme.muted))
        for unit in found.alone[:1]:
            value = found.correlation[0, unit]
            beyond = bars.center().y() + (LINE / 2 + 1) * (1 if value < 0 else -1) * -1
            labels.append(Label(str(unit), Side.MIDDLE, (unit + 0.5) * pitch, beyond, theme.text))
        self._labels.write(labels)

    def _point(self, point: QPointF | None) -> None:
        """Tell about the unit under the mouse."""
        found = self._found
        if point is None or found is None:
            self.tell("")
            return
        unit = int(point.x() / self.room.width() * len(found.swing))
        is_there = 0 <= unit < len(found.swing)
        self.tell(about_unit(found, None, unit) if is_there else "")

"""How many sums were right over the iterations: the curves of all runs, a small plot a value."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QWidget

from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.experiment.many_runs.comparison import GUTTER
from rnn_viz.views.experiment.many_runs.places import Columns
from rnn_viz.views.experiment.many_runs.runs_canvas import NEAR, RunsCanvas
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.shapes import lines, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import DARK, Theme

_TOP, _BELOW = 8, 6  # pixels over the curves, and between them and the iterations
_INSET = 6  # pixels on each side of a small plot
_LEAST, _USUAL = 60, 104  # pixels of height
_MOST_SHOWN = 2_000  # runs whose curves are drawn; of more, so many evenly
_FEW, _MANY = 60, 1_000  # runs, with which curves are strong, and faint
_NARROW = 14  # pixels of a column in which curves can be told


class Shares(RunsCanvas):
    """Small plots that stand under the columns of the comparison.

    Parameters
    ----------
    name
        The name of the widget.
    """

    def __init__(self, parent: QWidget | None = None, name: str = "experiment.shares") -> None:
        super().__init__(name, _("Sums right over the iterations"), parent)
        self._theme: Theme = DARK
        self._sheet = QGraphicsRectItem()
        self._sheet.setPen(QPen(Qt.PenStyle.NoPen))
        self._rules = QGraphicsPathItem()
        self._all = pg.PlotCurveItem(connect="finite", skipFiniteCheck=False)
        self._medians, self._lit = Line(lambda it: it.text, 2), Line(lambda it: it.accent, 2)
        for item in (self._rules, self._all, self._medians, self._lit, self._sheet):
            self.scene().addItem(item)
        self._words = Labels(self._sheet)
        for restyle in (self._medians.restyle, self._lit.restyle, self._restyle):
            self.styled(restyle)

    def minimumSizeHint(self) -> QSize:
        """Need room for a shape to be seen."""
        return QSize(scaled(320), scaled(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for a strip."""
        return QSize(scaled(900), scaled(_USUAL))

    def settle(self) -> None:
        """Draw anew what is not as it was."""
        rows = self.rows
        place = self.room, self.scale_factor, self._theme
        if rows is not None and self._drawn.is_new("all", rows, place):
            self._draw_frame(rows)
            self._draw_curves(rows)
        if self._drawn.is_new("lit", rows, self.lit, place):
            self._light()

    def place_at(self, point: QPointF) -> RunConfig | None:
        """Return the run whose curve is nearest above or below a point."""
        rows, columns = self.rows, self._columns()
        column = columns.at(point.x())
        if rows is None or column is None:
            return None
        here = np.flatnonzero(rows.setting == column)
        x = self._x(columns, np.full(1, column))[0]
        at = int(np.abs(x - point.x()).argmin())
        if not here.size or not np.isfinite(rows.shares[here, at]).any():
            return None
        away = np.abs(self._y(rows.shares[here, at]) - point.y())
        nearest = int(np.nanargmin(away))
        return rows.config(int(here[nearest])) if away[nearest] <= NEAR else None

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._rules.setPen(pen(theme.rule, scale))
        self._drawn.is_new("all")  # colours and strengths are others

    def _columns(self) -> Columns:
        count = 1 if self.rows is None else len(self.rows.plan.settings)
        return Columns(GUTTER, max(1, self.room.width() - GUTTER - 1), count)

    def _x(self, columns: Columns, column: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return where the points of the curves of some columns are, ``(columns, points)``."""
        rows = self.rows
        assert rows is not None, "there are curves"
        points = rows.shares.shape[1]
        share = np.arange(points) * rows.plan.shares_every / rows.plan.iterations
        wide = max(1.0, columns.each - 2 * _INSET)
        starts = columns.left + column * columns.each + _INSET
        return np.asarray(starts[:, None] + np.minimum(share, 1.0) * wide)

    def _y(self, shares: NDArray[np.float32]) -> NDArray[np.float64]:
        bottom = self.room.height() - LINE - _BELOW
        return np.asarray(bottom - shares.astype(np.float64) * (bottom - _TOP))

    def _draw_frame(self, rows: RunRows) -> None:
        columns, muted = self._columns(), self._theme.muted
        low, high = (float(it) for it in self._y(np.array([0.0, 1.0], np.float32)))
        ends = [(columns.start(at) + _INSET, columns.start(at + 1) - _INSET)
                for at in range(columns.count)]  # fmt: skip
        is_roomy = columns.each >= _NARROW
        self._rules.setPath(lines(
            (QPointF(left, low + 1), QPointF(right, low + 1)) for left, right in ends if is_roomy
        ))  # fmt: skip
        right, below = columns.left - 8, low + _BELOW + LINE / 2
        words = [
            Label("100 %", Side.RIGHT, right, high, muted),
            Label("0", Side.RIGHT, right, low - 2, muted),
            Label(_("iterations"), Side.RIGHT, right, below, muted),
            Label("0", Side.LEFT, ends[0][0], below, muted),
        ]
        if low - high >= 3 * LINE:
            words.append(
                Label(_p("axis", "sums right"), Side.RIGHT, right, (low + high) / 2, muted)
            )
        last = f"{rows.plan.iterations:,}"
        if width_of(last) + 20 < columns.each:
            words.append(Label(last, Side.RIGHT, ends[0][1], below, muted))
        self._words.write(words)

    def _draw_curves(self, rows: RunRows) -> None:
        """Draw all curves as one line with gaps, and the median of each value over them."""
        columns = self._columns()
        shown = np.arange(rows.runs)[:: max(1, -(-rows.runs // _MOST_SHOWN))]
        x, y = self._x(columns, rows.setting[shown]), self._y(rows.shares[shown])
        gap = np.full((len(shown), 1), np.nan)
        a_column = len(shown) / max(1, columns.count)
        strength = float(np.interp(a_column, (_FEW / 4, _MANY / 4), (0.45, 0.12)))
        colour = QColor(self._theme.curve)
        colour.setAlphaF(strength)
        line = pen(self._theme.curve, self.scale_factor)
        line.setColor(colour)
        self._all.setPen(line)
        self._all.setData(np.hstack([x, gap]).ravel(), np.hstack([y, gap]).ravel(),
                          antialias=self.scale_factor < 2 and len(shown) <= 400)  # fmt: skip
        self._draw_medians(rows, columns)

    def _draw_medians(self, rows: RunRows, columns: Columns) -> None:
        xs, ys = [], []
        for column in np.unique(rows.setting):
            shares = rows.shares[rows.setting == column]
            xs.append(self._x(columns, np.array([column]))[0])
            ys.append(self._y(np.median(np.nan_to_num(shares, nan=0.0), axis=0)))
            xs.append(np.array([np.nan]))
            ys.append(np.array([np.nan]))
        whole = (np.concatenate(it) if it else np.empty(0) for it in (xs, ys))
        self._medians.setData(*whole, connect="finite", antialias=self.scale_factor < 2)

    def _light(self) -> None:
        rows, lit = self.rows, self.lit
        if rows is None or lit is None:
            self._lit.show(np.empty(0), np.empty(0))
            return
        x = self._x(self._columns(), rows.setting[[lit]])[0]
        known = np.isfinite(rows.shares[lit])
        self._lit.show(x[known], self._y(rows.shares[lit])[known])

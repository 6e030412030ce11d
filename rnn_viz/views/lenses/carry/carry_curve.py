"""How often the carry is read right where a ≠ b, over the run."""

from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.numbers import percent
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.shapes import Dot, RoundBars, brush
from rnn_viz.views.widgets.pictures.ticks import Tick

_LOW = 0.5  # a guess is right in half of the cases, or more
_TICKS = [Tick(share, percent(share).replace(".0", "")) for share in (0.5, 0.75, 1.0)]


class CarryCurve(PlotFrame):
    """The share at keyframes, at the playhead, and what always saying no would reach."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._series, self._now = Series(), Series()
        self._always_no: float | None = None
        super().__init__(
            lambda *_range: _TICKS, ticks.iterations, parent=parent, ground=attrgetter("surface")
        )
        self.setAccessibleName(_("Carry read right where a ≠ b, over the run"))
        self._drawn = Drawn()
        self.line = Line(attrgetter("curve"), 1.5)
        self.dot = Dot(attrgetter("curve"), 6)
        self.add_data(self.line)
        self.add_data(self.dot, height=3)
        notes = pg.ItemGroup()
        notes.setZValue(3)
        self.scene().addItem(notes)
        self._grounds, self._labels = RoundBars(notes, 2.0), Labels(notes)
        self.styled(lambda _theme, _scale: self._write())
        self.resized.connect(self._write)
        self.moved.connect(self._point)

    def show_run(self, series: Series, found: Carry | None, iterations: int, at: int) -> None:
        """Show what is known of a run of so many iterations, with the playhead at one of them."""
        self.marks.show_playhead(at)
        if not self._drawn.is_new("lines", series, found, iterations):
            return
        known = series
        if found is not None:
            known = series.including(found.iteration, np.array([found.share]))
            self._always_no = found.always_no
        is_known = np.isfinite(known.values[:, 0]) if len(known) else np.zeros(0, bool)
        self._series = Series(known.iterations[is_known], known.values[is_known])
        low = min(_LOW, float(self._series.values.min(initial=_LOW)))
        self.set_ranges((0.0, float(max(1, iterations))), (low, 1.0))
        self.line.setVisible(len(self._series) > 0)
        if len(self._series):
            self.line.show(self._series.iterations, self._series.values[:, 0])
        self.dot.setVisible(found is not None)
        if found is not None:
            self.dot.show_at(found.iteration, found.share)
        self.marks.show_level(self._always_no)
        self._write()

    def _write(self) -> None:
        """Name the line and the level."""
        if self._always_no is None:
            return
        left, y, theme = self.area().left() + 4, self.y_of(self._always_no), self.theme
        no = _("always no: {share}").format(share=percent(self._always_no))
        if width_of(no) > self.area().width():
            no = _("no: {share}").format(share=percent(self._always_no))
        labels = [
            Label(_("right, a ≠ b"), Side.LEFT, left, y - LINE / 2 - 1, theme.curve),
            Label(no, Side.LEFT, left, y + LINE / 2 + 2, theme.muted),
        ]
        grounds = [QRectF(left - 2, it.y - LINE / 2, width_of(it.text) + 4, LINE) for it in labels]
        self._grounds.show_rects(grounds, [brush(theme.surface)] * len(grounds))
        self._labels.write(labels)

    def _point(self, point: QPointF | None) -> None:
        """Tell the share at the iteration under the mouse."""
        if point is None or not len(self._series):
            self.marks.show_pointer(None)
            self.tell("")
            return
        there = self.value_at(point.x())
        nearest = int(np.abs(self._series.iterations - there).argmin())
        iteration = int(self._series.iterations[nearest])
        self.marks.show_pointer(iteration)
        share = percent(float(self._series.values[nearest, 0]))
        said = _("iteration {at:,}: read right in {share} where a ≠ b")
        self.tell(said.format(at=iteration, share=share))

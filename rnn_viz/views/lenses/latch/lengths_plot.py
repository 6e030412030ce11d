"""How far ripples are right, over the run."""

import math
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.latch import PLACES
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.latch import lengths_text
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.ticks import Tick

_TOP = math.log10(PLACES)
_TICKS = [Tick(0.0, "1"), Tick(1.0, "10"), Tick(2.0, "100"), Tick(_TOP, f"{PLACES:,} +")]
_STYLES = (("text", ()), ("curve", (3, 2)))  # 0 + 1 and 1 + 0


class LengthsPlot(PlotFrame):
    """The first wrong places at moments of the run, on a logarithmic axis.

    That of 0 + 1 is solid, that of 1 + 0 dashed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._series, self._drawn = Series(), Drawn()
        super().__init__(
            lambda *_range: _TICKS,
            ticks.iterations,
            None,
            parent,
            ground=attrgetter("surface"),
        )
        self.setAccessibleName(_("First wrong place of the ripples, over the run"))
        self.lines = [Line(attrgetter(ink), 1.5, dashes) for ink, dashes in _STYLES]
        for line in self.lines:
            self.add_data(line)
        self.moved.connect(self._point)

    def show_series(self, series: Series, iterations: int, iteration: int) -> None:
        """Show what is known of a run of so many iterations, with the playhead at one of them."""
        if self._drawn.is_new("lines", series, iterations):
            self._series = series
            self.set_ranges((0.0, float(iterations)), (0.0, _TOP))
            is_known = np.isfinite(series.values).all(axis=1)
            for k, line in enumerate(self.lines):
                line.setVisible(bool(is_known.any()))
                if is_known.any():
                    line.show(series.iterations[is_known], np.log10(series.values[is_known, k]))
        self.marks.show_playhead(iteration)

    def _point(self, point: QPointF | None) -> None:
        """Tell the places at the iteration under the mouse."""
        if point is None or not len(self._series):
            self.marks.show_pointer(None)
            self.tell("")
            return
        at = int(np.abs(self._series.iterations - self.value_at(point.x())).argmin())
        iteration = int(self._series.iterations[at])
        self.marks.show_pointer(iteration)
        when = _("iteration {at:,}").format(at=iteration)
        self.tell("\n".join([when, *lengths_text(self._series.values[at])]))

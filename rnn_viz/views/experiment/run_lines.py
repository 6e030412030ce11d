"""A plot over a run with two lines: of the run that is shown, and over it of what is tried."""

from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, Line
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.pictures.ticks import Ticks
from rnn_viz.views.widgets.scaling.lengths import scaled

_OURS, _TRIED = attrgetter("curve"), attrgetter("text")
_NONE = np.empty(0)
_END = 6  # pixels of the dot at the last point


class Points(NamedTuple):
    """A line: iterations, and heights there; those that are no numbers are left out."""

    x: Floats = _NONE
    y: Floats = _NONE


class RunLines(PlotFrame):
    """Two lines, each with a dot where it ends.

    Signals
    -------
    pointed
        The mouse is at this iteration, or ``None``: at none.

    Parameters
    ----------
    left
        What is written at the heights.
    name
        The name of the plot.
    """

    pointed = Signal(object)

    def __init__(self, left: Ticks, name: str, parent: QWidget | None = None) -> None:
        super().__init__(left, ticks.iterations, None, parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lines = Line(_OURS, 1.5), Line(_TRIED, 2)
        self._ends = Dot(_OURS, _END), Dot(_TRIED, _END)
        for height, items in enumerate(zip(self._lines, self._ends, strict=True)):
            for item in items:
                self.add_data(item, height=min(height, OVER))
        self.moved.connect(self._hover)

    def show_lines(self, ours: Points, tried: Points) -> None:
        """Show these lines."""
        for line, end, points in zip(self._lines, self._ends, (ours, tried), strict=True):
            known = np.isfinite(points.y)
            x, y = points.x[known], points.y[known]
            line.show(x, y)
            end.show_at(float(x[-1]) if x.size else 0.0, float(y[-1]) if y.size else np.nan)

    @property
    def points(self) -> tuple[Points, Points]:
        """What is drawn: of the run, and of what is tried."""
        ours, tried = (Points(*line.getData()) for line in self._lines)
        return ours, tried

    def point_at(self, iteration: int | None, said: str) -> None:
        """Mark an iteration, wherever it is pointed at, and say this about it."""
        self.marks.show_pointer(iteration)
        self.tell(said)

    def sizeHint(self) -> QSize:
        """Ask for a plot that can be read."""
        return QSize(scaled(320), scaled(160))

    def minimumSizeHint(self) -> QSize:
        """Allow one of a few lines' height."""
        return QSize(scaled(140), scaled(72))

    def _hover(self, point: QPointF | None) -> None:
        is_here = point is not None and self.holds(point)
        self.pointed.emit(
            round(self.value_at(point.x())) if point is not None and is_here else None
        )

"""A plot over a run with two lines: of the run that is shown, and over it of what is tried."""

import math
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, Dots, Line
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.pictures.ticks import Ticks
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_OURS, _TRIED = attrgetter("curve"), attrgetter("text")
_NONE = np.empty(0)
_INKS = _OURS, _TRIED
_PIXELS_A_DOT = 24  # as much room as there is for each
_END, _MARK = 6, 9  # pixels of the dot at the last point, and of one that says from where on
_DOT, _NEAR = 4, 84  # pixels that what is written reaches beyond its mark, and that it takes


class Points(NamedTuple):
    """A line: iterations, and heights there; those that are no numbers are left out."""

    x: Floats = _NONE
    y: Floats = _NONE


class RunLines(PlotFrame):
    """Two lines, each with a dot where it ends, and at each point while they are few.

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
        self._dots = Dots(_OURS), Dots(_TRIED)
        self._ends = Dot(_OURS, _END), Dot(_TRIED, _END)
        for height, items in enumerate(zip(self._lines, self._dots, self._ends, strict=True)):
            for item in items:
                self.add_data(item, height=min(height, OVER))
        self._marks = Dot(_OURS, _MARK), Dot(_TRIED, _MARK)
        self._words = Words(), Words()
        self._steady: tuple[int | None, int | None] = (None, None)
        for mark, words in zip(self._marks, self._words, strict=True):
            self.add_data(mark, height=OVER)
            mark.hide()
            words.setZValue(OVER)
            self.scene().addItem(words)
        self.styled(self._restyle)
        self.moved.connect(self._hover)

    def show_steady(self, ours: int | None, tried: int | None) -> None:
        """Mark from where on all is right, and write it over that, where no line comes."""
        self._steady = ours, tried
        self._place_steady()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Write at the same iterations."""
        super().resizeEvent(event)
        if event is not None:
            self._place_steady()

    def _restyle(self, theme: Theme, _scale: float) -> None:
        for words, ink in zip(self._words, _INKS, strict=True):
            words.ink(ink(theme))

    def _place_steady(self) -> None:
        """Write the iterations over the dots, so that neither text runs into the other."""
        ours, tried = (None if it is None else self.x_of(it) for it in self._steady)
        x, sides = (ours, tried), sides_of(ours, tried, self.room.width())
        for at, pixel, side, mark, words in zip(
            self._steady, x, sides, self._marks, self._words, strict=True
        ):
            mark.show_at(float(at or 0), math.nan if at is None else 1.0)
            since = _("from {iteration:,}")
            words.say("" if at is None or side is None else since.format(iteration=at))
            if pixel is not None and side is not None:
                beyond = _DOT if side is Side.RIGHT else -_DOT
                words.stand(pixel + beyond, self.y_of(1.0) - LINE / 2 - 2, side)

    def show_lines(self, ours: Points, tried: Points) -> None:
        """Show these lines."""
        items = self._lines, self._dots, self._ends, (ours, tried)
        for line, dots, end, points in zip(*items, strict=True):
            known = np.isfinite(points.y)
            x, y = points.x[known], points.y[known]
            line.show(x, y)
            few = x.size * _PIXELS_A_DOT <= self.area().width()
            dots.show(*((x, y) if few else (_NONE, _NONE)))
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


def sides_of(
    one: float | None, other: float | None, width: float
) -> tuple[Side | None, Side | None]:
    """Return which side of a text stands at each of two places in a row of so many pixels.

    A text begins at its place, or ends there where it would run into the other one or over the
    end of the row; ``None`` where there is no room for it at all.

    >>> sides_of(100, 400, 500), sides_of(None, 460, 500)
    ((<Side.LEFT: 0.0>, <Side.LEFT: 0.0>), (None, <Side.RIGHT: 1.0>))
    >>> sides_of(400, 380, 500), sides_of(470, 460, 500)
    ((<Side.LEFT: 0.0>, <Side.RIGHT: 1.0>), (None, <Side.RIGHT: 1.0>))
    """
    if one is not None and other is not None and one > other:
        after, before = sides_of(other, one, width)
        return before, after
    last = None if other is None else Side.LEFT if other + _NEAR <= width else Side.RIGHT
    end = width if other is None else other - (_NEAR if last is Side.RIGHT else 0)
    first = None if one is None else Side.LEFT if one + _NEAR <= end else Side.RIGHT
    is_crowded = first is Side.RIGHT and one is not None and one > end
    return first, None if is_crowded else last

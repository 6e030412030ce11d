"""The marks under the track of the timeline: side by side, with lines to their iterations."""

from collections.abc import Iterable, Sequence
from math import inf
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.words.landmarks import Mark, MarkKind
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.shapes import Ink, SmoothPath, lines, pen, polygon
from rnn_viz.views.widgets.run_signs import SIZE, shape
from rnn_viz.views.widgets.theme import Theme

_APART = 12  # pixels between the middles of neighbours
_BENT = 2  # pixels under the track where a long line is bent, over the numbers
_UNDER = 11  # pixels from the track to the middles of the shapes
_REACH = 7  # pixels from its middle at which a mark is still hit
_INKS = {True: attrgetter("accent"), False: attrgetter("text")}  # of bookmarks, of the others


class Placed(NamedTuple):
    """A mark with the middle of its shape; ``at`` is the pixel column of its iteration."""

    x: float
    at: float
    mark: Mark


def place(
    marks: Iterable[tuple[float, Mark]], low: float = -inf, high: float = inf
) -> list[Placed]:
    """Move marks that would cover each other apart, each as little as can be.

    They keep their order and stay between two pixel columns, as long as all have room there. It
    is the isotonic regression of their places, less so many pixels for each mark before: pooling
    neighbours that are too near each other; with bounds its values are cut off at them.
    """
    ordered = sorted(marks, key=lambda entry: entry[0])
    pools: list[list[float]] = []  # of places that became one: their mean and their number
    for k, (x, _) in enumerate(ordered):
        pools.append([x - k * _APART, 1])
        while len(pools) > 1 and pools[-1][0] < pools[-2][0]:
            mean, count = pools.pop()
            before = pools[-1]
            before[0] += (mean - before[0]) * count / (before[1] + count)
            before[1] += count
    last = max(low, high - (len(ordered) - 1) * _APART)
    places = [min(max(mean, low), last) for mean, count in pools for _ in range(int(count))]
    return [
        Placed(place + k * _APART, x, mark)
        for k, (place, (x, mark)) in enumerate(zip(places, ordered, strict=True))
    ]


class Sign(SmoothPath):
    """A small shape in its colour; hollow, only its edge has it."""

    def __init__(self, ink: Ink, *, is_hollow: bool = False) -> None:
        super().__init__()
        self._ink, self._is_hollow = ink, is_hollow

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        inks = QColor(self._ink(theme)), QColor(theme.background)
        edge, inside = inks if self._is_hollow else reversed(inks)  # the edge keeps shapes apart
        self.setPen(QPen(edge, 1.5))
        self.setBrush(QBrush(inside))

    def show_hollow(self, is_hollow: bool, theme: Theme) -> None:
        """Fill it, or leave only its edge."""
        if is_hollow != self._is_hollow:
            self._is_hollow = is_hollow
            self.restyle(theme, 1.0)


class TimelineMarks:
    """Items under the axis of a plot.

    Attributes
    ----------
    placed
        The marks that are shown.
    """

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._signs: list[Sign] = []
        self._leaders = QGraphicsPathItem()
        plot.scene().addItem(self._leaders)
        plot.styled(self._restyle)
        self.placed: Sequence[Placed] = ()

    def show(self, marks: Iterable[Mark]) -> None:
        """Draw those that lie in the run, between the numbers of its two ends."""
        plot, (start, end) = self._plot, self._plot.x_range
        floor = plot.area().bottom() + 1
        y = floor + _UNDER
        inside = ((plot.x_of(m.iteration), m) for m in marks if m.iteration <= end)
        low, high = plot.x_of(start) + _room_of(start), plot.x_of(end) - _room_of(end)
        self.placed = place(inside, low, high)
        for sign in self._signs:
            self._plot.scene().removeItem(sign)
        self._signs = [self._sign(each, y) for each in self.placed]
        moved = [each for each in self.placed if abs(each.x - each.at) >= 1]
        self._leaders.setPath(lines(line for m in moved for line in _leader(m, floor, y)))

    def rect_of(self, mark: Mark) -> QRect | None:
        """Return where a mark is, in pixels of the plot."""
        for each, sign in zip(self.placed, self._signs, strict=True):
            if each.mark == mark:
                return sign.sceneBoundingRect().toRect()
        return None

    def at(self, point: QPointF) -> Mark | None:
        """Return the mark nearest to a pixel column below the track, if one is near."""
        if point.y() <= self._plot.area().bottom():
            return None
        nearest = min(self.placed, key=lambda each: abs(each.x - point.x()), default=None)
        return nearest.mark if nearest and abs(nearest.x - point.x()) <= _REACH else None

    def _sign(self, placed: Placed, y: float) -> Sign:
        mark = placed.mark
        ink = _INKS[mark.kind is MarkKind.BOOKMARK]
        sign = Sign(ink, is_hollow=mark.branch is not None)
        sign.setPath(polygon(shape(mark.kind)))
        sign.setPos(placed.x, y)
        sign.restyle(self._plot.theme, 1.0)
        self._plot.scene().addItem(sign)
        return sign

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._leaders.setPen(pen(theme.muted, scale))
        for sign in self._signs:
            sign.restyle(theme, scale)


def _room_of(iteration: float) -> float:
    """Return the pixels from an end of the run to the first mark beside its number."""
    return width_of(f"{iteration:,.0f}") + SIZE


def _leader(mark: Placed, top: float, bottom: float) -> Iterable[tuple[QPointF, QPointF]]:
    """Return the line from the iteration of a mark to its shape; a long one is bent."""
    start, end = QPointF(mark.at, top), QPointF(mark.x, bottom)
    if abs(mark.x - mark.at) <= 2 * _APART:
        return [(start, end)]
    corners = QPointF(mark.at, top + _BENT), QPointF(mark.x, top + _BENT)
    return [(start, corners[0]), corners, (corners[1], end)]

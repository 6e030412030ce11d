"""The marks under the track of the timeline: side by side, with lines to their iterations."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.words.landmarks import Kind, Mark
from rnn_viz.views.widgets.marks import SIZE, shape
from rnn_viz.views.widgets.pictures.canvas import Ink, SmoothPath, pen
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.theme import Theme

_APART = 12  # pixels between the middles of neighbours
_UNDER = 11  # pixels from the track to the middles of the shapes
_REACH = 7  # pixels from its middle at which a mark is still hit
_INKS = {True: attrgetter("accent"), False: attrgetter("text")}  # of bookmarks, of the others


class Placed(NamedTuple):
    """A mark with the middle of its shape; ``at`` is the pixel column of its iteration."""

    x: float
    at: float
    mark: Mark


def place(marks: Iterable[tuple[float, Mark]]) -> list[Placed]:
    """Move marks that would cover each other apart, each as little as can be.

    They keep their order. It is the isotonic regression of their places, less so many pixels
    for each mark before: pooling neighbours that are too near each other.
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
    places = [mean for mean, count in pools for _ in range(int(count))]
    return [
        Placed(place + k * _APART, x, mark)
        for k, (place, (x, mark)) in enumerate(zip(places, ordered, strict=True))
    ]


class Sign(SmoothPath):
    """A small shape in its colour; hollow, only its edge has it."""

    def __init__(self, outline: QPainterPath, ink: Ink, *, is_hollow: bool = False) -> None:
        super().__init__(outline)
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


class Marks:
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
        """Draw those that lie in the run."""
        end, floor = self._plot.x_range[1], self._plot.area().bottom() + 1
        y = floor + _UNDER
        self.placed = place((self._plot.x_of(m.iteration), m) for m in marks if m.iteration <= end)
        for sign in self._signs:
            self._plot.scene().removeItem(sign)
        self._signs = [self._sign(each, y) for each in self.placed]
        leaders = QPainterPath()
        for each in self.placed:
            if abs(each.x - each.at) >= 1:
                leaders.moveTo(each.at, floor)
                leaders.lineTo(each.x, y)
        self._leaders.setPath(leaders)

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

    def leave_free(self, iteration: float) -> bool:
        """Whether no mark is where the number of an iteration is written."""
        x, wide = self._plot.x_of(iteration), width_of(f"{iteration:,.0f}")
        return all(abs(each.x - x) > wide + SIZE for each in self.placed)

    def _sign(self, placed: Placed, y: float) -> Sign:
        mark, outline = placed.mark, QPainterPath()
        outline.addPolygon(shape(mark.kind))
        outline.closeSubpath()
        ink = _INKS[mark.kind is Kind.BOOKMARK]
        sign = Sign(outline, ink, is_hollow=mark.branch is not None)
        sign.setPos(placed.x, y)
        sign.restyle(self._plot.theme, 1.0)
        self._plot.scene().addItem(sign)
        return sign

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._leaders.setPen(pen(theme.muted, scale))
        for sign in self._signs:
            sign.restyle(theme, scale)

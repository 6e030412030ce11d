"""Guess a curve by dragging its points."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Given, Points
from rnn_viz.views.lesson.guesses.control import GuessControl
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Picture
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Dots, Line
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.scaling.lengths import scaled

_TALL, _LEAST = 190, 150  # pixels
_CURVE = _(
    "The curve that you guess. {point}: {height:,.0f}. "
    "Left and right choose a point, up and down move it."
)
_BESIDE = 0.5  # of the way to the next point, beyond the outer ones
_KEY_STEP = 50  # parts of the whole height that a key moves a point
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class PointsPlot(PlotFrame):
    """Points that are dragged up and down, and the true ones once they are known.

    Left and right choose a point for the keys, up and down move it.

    Signals
    -------
    changed
        A point has been moved.
    """

    changed = Signal()

    def __init__(self, kind: Points, parent: QWidget | None = None) -> None:
        super().__init__(
            ticks.iterations, lambda *_range: self._names(), parent=parent,
            ground=attrgetter("surface"), is_framed=True,
        )  # fmt: skip
        self._kind, self.at = kind, 0
        self.heights = np.full(len(kind.points), kind.top / 2)
        self.moved_points: set[int] = set()
        self._x = np.arange(len(kind.points), dtype=np.float64)
        self._line, self._dots = Line(attrgetter("curve"), 2), Dots(attrgetter("text"), 10)
        self._true_line = Line(attrgetter("accent"), 2, (4, 3))
        self._true_dots = Dots(attrgetter("accent"), 8)
        items: tuple[Picture, ...] = self._true_line, self._true_dots, self._line, self._dots
        for height, item in enumerate(items):
            self.add_data(item, height=height)
        self.set_ranges((-_BESIDE, len(kind.points) - 1 + _BESIDE), (0.0, float(kind.top)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(scaled(_LEAST))
        self.draw()

    def sizeHint(self) -> QSize:
        """Ask for a height in which points are easily moved."""
        return QSize(scaled(_LEAST), scaled(_TALL))

    def draw(self) -> None:
        """Draw the points where they are, and say the one that the keys move."""
        self._line.show(self._x, self.heights)
        self._dots.show(self._x, self.heights)
        name, height = self._kind.points[self.at].name, self.heights[self.at]
        self.setAccessibleName(_CURVE.format(point=name, height=height))

    def show_true(self, heights: tuple[float, ...]) -> None:
        """Draw the true points beside those that were guessed."""
        true = np.array(heights)
        self._true_line.show(self._x, true)
        self._true_dots.show(self._x, true)

    def put(self, point: QPointF) -> None:
        """Put the nearest point to the height of the mouse."""
        area = self.area()
        self.at = round(min(max(self.value_at(point.x()), 0), len(self._x) - 1))
        share = 1 - (point.y() - area.top()) / max(1, area.height())
        self.move_to(share * self._kind.top)

    def move_to(self, height: float) -> None:
        """Give the point that is chosen a height."""
        self.heights[self.at] = min(max(height, 0.0), float(self._kind.top))
        self.moved_points.add(self.at)
        self.draw()
        self.changed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the arrows, which would step the run."""
        return keep_key(event, _ASIDE.keys() | _UP.keys()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a point, or move it."""
        aside, up = _ASIDE.get(Qt.Key(event.key())), _UP.get(Qt.Key(event.key()))
        if aside is not None:
            self.at = min(max(self.at + aside, 0), len(self._x) - 1)
            self.draw()
        elif up is not None:
            self.move_to(self.heights[self.at] + up * self._kind.top / _KEY_STEP)
        else:
            super().keyPressEvent(event)
        self.marks.show_pointer(float(self.at))

    def _names(self) -> list[Tick]:
        short = (it.name.split()[0] for it in self._kind.points)
        return [Tick(float(at), text) for at, text in enumerate(short)]


class PointsGuess(GuessControl):
    """A curve that is drawn by dragging its points."""

    def __init__(self, kind: Points, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = PointsPlot(kind, self)
        self.plot.setObjectName("lesson.points")
        self._count = len(kind.points)
        self.plot.changed.connect(self.changed)
        self.plot.pressed.connect(self._put)
        self.plot.moved.connect(self._drag)
        self._is_dragging = False
        self.plot.released.connect(lambda _point: self._let_go())
        filled(QVBoxLayout(self), self.plot)

    @property
    def given(self) -> Given | None:
        """A height for each point, once every one has been moved."""
        is_whole = len(self.plot.moved_points) == self._count
        return tuple(map(float, self.plot.heights)) if is_whole else None

    @property
    def hint(self) -> str:
        """How many points are still where they were."""
        moved = len(self.plot.moved_points)
        if moved == self._count:
            return ""
        sentence = _("{count} of {total} points. Drag each one.")
        return sentence.format(count=moved, total=self._count)

    def show_right(self, right: Given) -> None:
        """Draw the true curve over the one that was guessed."""
        assert isinstance(right, tuple)
        self.plot.show_true(right)

    def close_it(self) -> None:
        """Leave the points where they are."""
        self._count = 0
        super().close_it()

    def _put(self, event: QMouseEvent) -> None:
        self._is_dragging = True
        self.plot.put(self.plot.point_of(event))

    def _drag(self, point: QPointF | None) -> None:
        if self._is_dragging and point is not None:
            self.plot.put(point)

    def _let_go(self) -> None:
        self._is_dragging = False

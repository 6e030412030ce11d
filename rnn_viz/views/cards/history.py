"""A weight over the run: a line on axes, the playhead on it, and what it was where one points."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QEvent, QMargins, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.run.keyframes import WeightHistory
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, Line
from rnn_viz.views.widgets.pictures.pointing import PICK
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.scale import step_above
from rnn_viz.views.widgets.scaling.lengths import scaled

HISTORY_HEIGHT = 124
_DOT = 6
_STEPS = 50  # arrow keys from one end of what is known to the other
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MARGINS = QMargins(0, 6, 20, 0)  # half of the last number stands beyond the axis


class HistoryPlot(PlotFrame):
    """The history of one weight, from its start to the frontier.

    The mouse points and clicks; with the focus, the arrow keys point and Return picks.

    Signals
    -------
    said
        What is to be read beside it: how it began, or what it was where the mouse is.
    picked
        The iteration that was clicked, or at which Return was pressed.
    """

    said = Signal(str)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        ground = attrgetter("surface")
        super().__init__(ticks.weights, parent=parent, ground=ground, margins=_MARGINS)
        self.setFixedHeight(scaled(HISTORY_HEIGHT))
        # not by click: after one, the arrow keys still belong to the transport
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._line = Line(attrgetter("curve"), 1.5)
        self._dot = Dot(attrgetter("accent"), _DOT)
        self.add_data(self._line)
        self.add_data(self._dot, height=OVER)
        self._iterations: Floats = np.zeros(0)
        self._values: Floats = np.zeros(0)
        self._at: int | None = None  # the known value that is pointed at
        self.moved.connect(self._point)
        self.pressed.connect(self._press)

    def show_history(self, history: WeightHistory, iteration: int, value: float, end: int) -> None:
        """Show the history, the value at the playhead, and the run's ``end`` at the right."""
        self._iterations, self._values = history.known
        known = np.append(self._values, value)
        known = known[np.isfinite(known)]
        low, high = (float(it) for it in (known.min(initial=0.0), known.max(initial=0.0)))
        bottom = -step_above(-low) if low < 0 else 0.0
        top = step_above(high) if high > 0 or not bottom else 0.0
        self.set_ranges((0.0, float(max(end, iteration))), (bottom, top))
        self._line.show(self._iterations, self._values)
        self._dot.show_at(iteration, value)
        self.marks.show_playhead(iteration)
        self.marks.show_level(0.0 if bottom < 0 < top else None)
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it: they are shortcuts elsewhere."""
        return keep_key(event, {*_ARROWS, *PICK}) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at an earlier or later value, or pick it."""
        key = event.key()
        if key in _ARROWS and self._values.size:
            last = len(self._values) - 1
            at = last if self._at is None else self._at
            by = max(1, round(last / _STEPS))
            self._point_at(min(max(at + _ARROWS[Qt.Key(key)] * by, 0), last))
        elif key in PICK and self._at is not None:
            self.picked.emit(int(self._iterations[self._at]))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any longer."""
        super().focusOutEvent(event)
        self._point_at(None)

    def _tell(self) -> None:
        text, at = _("over the run"), self._at
        if at is not None and at < len(self._values):
            iteration, value = int(self._iterations[at]), float(self._values[at])
            text = _("iteration {iteration:,}: {value}")
            text = text.format(iteration=iteration, value=signed(value))
        elif self._values.size:
            text = _("over the run; it began at {value}")
            text = text.format(value=signed(float(self._values[0])))
        self.setAccessibleName(_("History of the weight: {text}").format(text=text))
        self.said.emit(text)

    def _point(self, point: QPointF | None) -> None:
        """Point at the nearest value that is known; between two there is none."""
        at = None
        if point is not None and self._values.size and self.holds(point):
            at = int(np.abs(self._iterations - self.value_at(point.x())).argmin())
        self._point_at(at)

    def _point_at(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.marks.show_pointer(None if at is None else float(self._iterations[at]))
            self._tell()

    def _press(self, event: QMouseEvent) -> None:
        self._point(self.point_of(event))
        if self._at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(int(self._iterations[self._at]))

"""A plot over the run in which mouse or keys point at an iteration, and lead there."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.pointing import PICK

_STEPS = 100  # of the keys, through the whole run
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RunPlot(PlotFrame):
    """Iterations across; what is pointed at is told, and picked by a click or Enter.

    Who makes one connects ``moved`` and ``pressed`` by :meth:`listen` once it is furnished.

    Signals
    -------
    picked
        An iteration was clicked, or Enter pressed on it.
    """

    picked = Signal(int)
    _end, _playhead = 1, 0
    _pointed: float | None = None

    def listen(self) -> None:
        """Follow the mouse from now on."""
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def mark_run(self, iterations: int, playhead: int) -> None:
        """Take note of the run that is spanned, and mark where it is looked at."""
        self._end, self._playhead = iterations, playhead
        self.marks.show_playhead(playhead)

    def sentence(self, iteration: float) -> str:
        """Tell what is drawn at an iteration, nearest to it."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep the keys for the picture while it has the focus."""
        return keep_key(event, _SIDES) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pointer through the run; Enter goes there, Escape takes it away."""
        key = Qt.Key(event.key())
        if key in _SIDES:
            step = max(1, self._end // _STEPS) * _SIDES[key]
            start = self._playhead if self._pointed is None else self._pointed
            self._point(float(min(max(start + step, 0), self._end)))
        elif key in PICK and self._pointed is not None:
            self.picked.emit(round(self._pointed))
        else:
            if key == Qt.Key.Key_Escape:
                self._point(None)
            super().keyPressEvent(event)

    def _hover(self, point: QPointF | None) -> None:
        self._point(self.value_at(point.x()) if point is not None and self.holds(point) else None)

    def _press(self, event: QMouseEvent) -> None:
        point = self.point_of(event)
        if event.button() == Qt.MouseButton.LeftButton and self.holds(point):
            self.picked.emit(round(self.value_at(point.x())))

    def _point(self, iteration: float | None) -> None:
        self._pointed = iteration
        self.marks.show_pointer(iteration)
        self.tell("" if iteration is None else self.sentence(iteration))
        self.setAccessibleDescription(self.tip)

"""What mouse and keys do to the error curve: point, pick, zoom, move."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.run.run_range import Range, whole
from rnn_viz.views.curve.curve_frame import EDGE, CurveFrame

_DRAGGED = 4  # pixels; less is a click
_A_NOTCH = 120.0  # Qt's angle of one notch of a wheel
_CLOSER = 0.8  # what a notch leaves of the range
_STEPS = 50  # arrow keys from one end of the range to the other
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {Qt.Key.Key_Plus: _CLOSER, Qt.Key.Key_Equal: _CLOSER, Qt.Key.Key_Minus: 1 / _CLOSER}
_PICKS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYS = {*_ARROWS, *_ZOOMS, *_PICKS}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CurvePlot(CurveFrame):
    """The picture of a curve that can be pointed at, picked from, zoomed and moved.

    Attributes
    ----------
    pointed
        The iteration under the mouse or the key cursor, if any.

    Signals
    -------
    pointedChanged
        Another iteration, or ``None``, is pointed at.
    picked
        An iteration was clicked, or Enter pressed on it.
    rangeAsked
        Another :class:`Range` is to be shown.
    """

    pointedChanged = Signal(object)
    picked = Signal(object)
    rangeAsked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # not by click: after one, the arrow keys still belong to the transport
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.pointed: int | None = None
        self._before_click: int | None = None
        self._mouse: float | None = None  # pixel column
        self._pressed: float | None = None
        self._selected: Range | None = None

    def show_range(self, shown: Range) -> None:
        """Show a stretch of the run; a resting mouse then points at another iteration."""
        super().show_range(shown)
        if self._mouse is not None:
            self._point_at(self._iteration_near(self._mouse))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it while it has the focus."""
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            is_ours = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            event.setAccepted(is_ours)  # with Ctrl the arrows move through the bits
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, pick with Enter, zoom with + and −, let go with Escape."""
        key = event.key()
        if key in _ARROWS:
            self._step(_ARROWS[Qt.Key(key)])
        elif key in _ZOOMS:
            self._zoom(_ZOOMS[Qt.Key(key)])
        elif key in _PICKS and self.pointed is not None:
            self.picked.emit(self.pointed)
        elif key == Qt.Key.Key_Escape and (self.pointed is not None or self._is_zoomed()):
            self._point_at(None)
            self.rangeAsked.emit(whole(self.end))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or the choice of a stretch."""
        if event.button() == Qt.MouseButton.LeftButton and self._is_inside(event.position()):
            self._pressed = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at an iteration; with the button down choose a stretch."""
        x = event.position().x()
        self._mouse = x if self._is_inside(event.position()) else None
        self._point_at(None if self._mouse is None else self._iteration_near(x))
        if self._pressed is not None and abs(x - self._pressed) >= _DRAGGED:
            ends = sorted((self._iteration_near(self._pressed), self._iteration_near(x)))
            self._select(Range(*ends))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Zoom to the chosen stretch, or pick the clicked iteration."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, selected = self._pressed, self._selected
        self._pressed = None
        self._select(None)
        if selected is not None:
            self.rangeAsked.emit(selected.within(self.end))
        else:
            self._before_click = self.canvas.playhead
            self.picked.emit(self._iteration_near(pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole run."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rangeAsked.emit(whole(self.end))
            if self._before_click is not None:
                self.picked.emit(self._before_click)  # the first of the two clicks was none

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; a sideways turn, or one with Shift, moves."""
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & _SHIFT else 0)
        if sideways:
            by = -sideways / _A_NOTCH * self.shown.width / 10
            self.rangeAsked.emit(self.shown.moved(by, self.end))
        else:
            about = self._iteration_near(event.position().x())
            factor = _CLOSER ** (turn.y() / _A_NOTCH)
            self.rangeAsked.emit(self.shown.zoomed(factor, about, self.end))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._mouse = None
        self._point_at(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axes, and the frame of the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            frame = self.canvas.widget.geometry().adjusted(-1, -1, 0, 0)
            painter.drawRect(frame)
            painter.end()

    def _step(self, direction: int) -> None:
        near = self.pointed
        if near is None:
            near = round((self.shown.start + self.shown.stop) / 2)
        by = max(1, round(self.shown.width / _STEPS))
        inside = min(max(near + direction * by, self.shown.start), self.shown.stop)
        self._mouse = None
        self._point_at(round(inside))

    def _zoom(self, factor: float) -> None:
        middle = (self.shown.start + self.shown.stop) / 2
        about = middle if self.pointed is None else self.pointed
        self.rangeAsked.emit(self.shown.zoomed(factor, about, self.end))

    def _select(self, selected: Range | None) -> None:
        self._selected = selected
        self.canvas.show_selected(selected)

    def _point_at(self, iteration: int | None) -> None:
        if iteration != self.pointed:
            self.pointed = iteration
            self.canvas.show_pointed(iteration)
            self.pointedChanged.emit(iteration)

    def _iteration_near(self, x: float) -> int:
        """Return the nearest iteration of the run that is shown."""
        iteration = min(max(self.iteration_at(x), self.shown.start), self.shown.stop)
        return min(max(round(iteration), 0), self.end)

    def _is_inside(self, point: QPointF) -> bool:
        return self.area().adjusted(-EDGE, -EDGE, EDGE, EDGE).contains(point.toPoint())

    def _is_zoomed(self) -> bool:
        return self.shown != whole(self.end)

"""A plot that says where the mouse points, clicks, drags and turns the wheel, and does nothing."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.ticks import Ticks

_DRAGGED = 4  # pixels; less is a click
_A_NOTCH = 120.0  # Qt's angle of one notch of a wheel


class Plot(PlotFrame):
    """A plot whose owner decides what pointing, clicking and turning mean.

    Signals
    -------
    pointed
        The mouse is at this x, a ``float`` within the range, or at ``None``.
    clicked, clickedTwice
        The left button was pressed and released at this x; pressed a second time.
    dragged, dropped
        From one x to another: the left button is down; has gone up there.
    wheeled
        Notches of the wheel away from the user, and at which x.
    shoved
        Notches of the wheel to the left, or with Shift.
    """

    pointed = Signal(object)
    clicked = Signal(float)
    clickedTwice = Signal(float)
    dragged = Signal(float, float)
    dropped = Signal(float, float)
    wheeled = Signal(float, float)
    shoved = Signal(float)

    def __init__(
        self, left: Ticks = ticks.none, bottom: Ticks | None = ticks.iterations,
        right: Ticks | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(left, bottom, right, parent)
        self._pressed: float | None = None  # pixel column
        self.moved.connect(self._point)
        self.pressed.connect(self._press)
        self.released.connect(self._release)
        self.doubleClicked.connect(self._press_again)
        self.turned.connect(self._turn)

    def _point(self, at: QPointF | None) -> None:
        pressed = self._pressed
        if at is not None and pressed is not None and abs(at.x() - pressed) >= _DRAGGED:
            self.dragged.emit(self.value_at(pressed), self.value_at(at.x()))
        self.pointed.emit(self.value_at(at.x()) if at is not None and self.holds(at) else None)

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.holds(event.position()):
            self._pressed = event.position().x()

    def _release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, at = self._pressed, event.position().x()
        self._pressed = None
        if abs(at - pressed) >= _DRAGGED:
            self.dropped.emit(self.value_at(pressed), self.value_at(at))
        else:
            self.clicked.emit(self.value_at(pressed))

    def _press_again(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clickedTwice.emit(self.value_at(event.position().x()))

    def _turn(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = turn.x() or (turn.y() if has_shift else 0)
        if sideways:
            self.shoved.emit(sideways / _A_NOTCH)
        else:
            self.wheeled.emit(turn.y() / _A_NOTCH, self.value_at(event.position().x()))
        event.accept()

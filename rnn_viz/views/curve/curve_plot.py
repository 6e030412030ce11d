"""The plot of the error curve, and what mouse and keys do to it: point, pick, zoom, move."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import Zoom
from rnn_viz.core.language import _
from rnn_viz.core.run.run_range import Range, stretch_in
from rnn_viz.core.scene import Scene
from rnn_viz.views.curve.curve_items import CurveItems
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.pointing import PICK
from rnn_viz.views.widgets.scaling.lengths import scaled

_CLOSER = 0.8  # what a notch leaves of the range
_A_NOTCH = 120.0  # Qt's angle of one notch of a wheel
_DRAGGED = 4  # pixels; less is a click
_STEPS = 50  # arrow keys from one end of the range to the other
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {Qt.Key.Key_Plus: _CLOSER, Qt.Key.Key_Equal: _CLOSER, Qt.Key.Key_Minus: 1 / _CLOSER}
_KEYS = {*_ARROWS, *_ZOOMS, *PICK}


class CurvePlot(PlotFrame):
    """A stretch of a run: iterations along, errors from 0 to ``bits`` up.

    Signals
    -------
    wished
        As of a view.
    pointedChanged
        Another iteration, or none, is pointed at.

    Attributes
    ----------
    iteration
        The iteration under the mouse or the key cursor, if any.
    lines
        What is drawn between the axes.
    """

    wished = Signal(object)
    pointedChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ticks.errors(8), ticks.iterations, ticks.percents, parent)
        self.setObjectName("error_curve.plot")
        self.setAccessibleName(_("Error curve"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # not by click: after one, the arrow keys still belong to the transport
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.lines = CurveItems(self)
        self.iteration: int | None = None
        self._drawn: Scene | None = None
        self._bits, self._end = 0, 1
        self._before_click = 0
        self._mouse: float | None = None  # pixel column
        self._pressed: float | None = None  # pixel column
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)
        self.released.connect(self._release)
        self.doubleClicked.connect(self._take_back)
        self.turned.connect(self._turn)

    @property
    def shown(self) -> Range:
        """The stretch of the run that is shown."""
        return Range(*self.x_range)

    @property
    def _is_zoomed(self) -> bool:
        return stretch_in(self.shown, self._end) is not None

    def draw(self, scene: Scene) -> None:
        """Draw a moment; a resting mouse then may point at another iteration."""
        config = scene.now.config
        self._drawn, self._end = scene, config.iterations
        if config.bits != self._bits:
            self._bits = config.bits
            self.set_ticks("left", ticks.errors(config.bits))
            self.marks.show_level(config.bits / 2)
        self.set_ranges(scene.shown_range, (0.0, float(config.bits)))
        self.lines.draw(scene)
        if self._mouse is not None:
            self._point_at(self._near(self.value_at(self._mouse)))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(scaled(360), scaled(160))

    def minimumSizeHint(self) -> QSize:
        """Allow a plot of a few lines' height."""
        return QSize(scaled(200), scaled(61))  # 83 without a row of branches above it

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Draw as many points as the new width shows."""
        super().resizeEvent(event)
        if event is not None and self._drawn is not None:
            self.draw(self._drawn)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it: they are shortcuts elsewhere."""
        held = ~Qt.KeyboardModifier.ControlModifier  # with it the arrows move through the bits
        return keep_key(event, _KEYS, held) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, pick with Enter, zoom with + and −, let go with Escape."""
        key, middle = event.key(), sum(self.shown) / 2
        if key in _ARROWS:
            at = round(middle) if self.iteration is None else self.iteration
            self._mouse = None
            by = max(1, round(self.shown.width / _STEPS))
            self._point_at(self._near(at + _ARROWS[Qt.Key(key)] * by))
        elif key in _ZOOMS:
            self._zoom(_ZOOMS[Qt.Key(key)], middle if self.iteration is None else self.iteration)
        elif key in PICK and self.iteration is not None:
            self.wished.emit(GoTo(self.iteration))
        elif key == Qt.Key.Key_Escape and (self._is_zoomed or self.iteration is not None):
            self._point_at(None)
            self.wished.emit(Zoom(None))
        else:
            super().keyPressEvent(event)

    def _hover(self, at: QPointF | None) -> None:
        """Point at an iteration; with the button down choose a stretch."""
        stretch = None if at is None else self._stretch_to(at.x())
        if stretch is not None:
            self.marks.show_chosen(stretch, self.y_range[1])
        self._mouse = at.x() if at is not None and self.holds(at) else None
        self._point_at(None if self._mouse is None else self._near(self.value_at(self._mouse)))

    def _point_at(self, iteration: int | None) -> None:
        if iteration != self.iteration:
            self.iteration = iteration
            self.marks.show_pointer(iteration)
            self.pointedChanged.emit()

    def _near(self, x: float) -> int:
        """Return the nearest iteration of the run that is shown."""
        inside = min(max(x, self.shown.start), self.shown.stop)
        return min(max(round(inside), 0), self._end)

    def _stretch_to(self, x: float) -> Range | None:
        """Return what is dragged over from where the button went down; ``None`` for a click."""
        if self._pressed is None or abs(x - self._pressed) < _DRAGGED:
            return None
        return Range(*sorted((self.value_at(self._pressed), self.value_at(x))))

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.holds(self.point_of(event)):
            self._pressed = self.point_of(event).x()

    def _release(self, event: QMouseEvent) -> None:
        """Zoom to what was dragged over, or go where the click was."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, stretch = self._pressed, self._stretch_to(self.point_of(event).x())
        self._pressed = None
        self.marks.show_chosen(None)
        if stretch is not None:
            ends = (float(self._near(x)) for x in stretch)
            self._ask_for(Range(*ends).within(self._end))
            return
        if self._drawn is not None:
            self._before_click = self._drawn.now.iteration
        self.wished.emit(GoTo(self._near(self.value_at(pressed))))

    def _take_back(self, event: QMouseEvent) -> None:
        """Show the whole run; the first of the two clicks was none."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wished.emit(Zoom(None))
            self.wished.emit(GoTo(self._before_click))

    def _turn(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; sideways, or with Shift, move along the run."""
        turn, has_shift = event.angleDelta(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        sideways = turn.x() or (turn.y() if has_shift else 0)
        if sideways:
            by = -sideways / _A_NOTCH * self.shown.width / 10
            self._ask_for(self.shown.moved(by, self._end))
        else:
            self._zoom(_CLOSER ** (turn.y() / _A_NOTCH), self.value_at(self.point_of(event).x()))
        event.accept()

    def _zoom(self, factor: float, about: float) -> None:
        self._ask_for(self.shown.zoomed(factor, about, self._end))

    def _ask_for(self, stretch: Range) -> None:
        self.wished.emit(Zoom(stretch_in(stretch, self._end)))

"""The plot of the error curve, and what mouse and keys do to it: point, pick, zoom, move."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import Zoom
from rnn_viz.core.run.run_range import Range, part_of
from rnn_viz.core.scene import Scene
from rnn_viz.views.curve.curve_items import CurveItems
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot import Plot

_CLOSER = 0.8  # what a notch leaves of the range
_STEPS = 50  # arrow keys from one end of the range to the other
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {Qt.Key.Key_Plus: _CLOSER, Qt.Key.Key_Equal: _CLOSER, Qt.Key.Key_Minus: 1 / _CLOSER}
_PICKS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYS = {*_ARROWS, *_ZOOMS, *_PICKS}


class CurvePlot(Plot):
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
        self.setAccessibleName("Error curve")
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
        self.pointed.connect(self._hover)
        self.clicked.connect(self._pick)
        self.clickedTwice.connect(self._take_back)
        self.dragged.connect(lambda *ends: self._select(Range(*sorted(ends))))
        self.dropped.connect(self._zoom_to)
        self.wheeled.connect(lambda notches, at: self._zoom(_CLOSER**notches, at))
        self.shoved.connect(self._shove)

    @property
    def shown(self) -> Range:
        """The stretch of the run that is shown."""
        return Range(*self.x_range)

    @property
    def _is_zoomed(self) -> bool:
        return part_of(self.shown, self._end) is not None

    def draw(self, scene: Scene) -> None:
        """Draw a moment; a resting mouse then may point at another iteration."""
        config = scene.now.config
        self._drawn, self._end = scene, config.iterations
        if config.bits != self._bits:
            self._bits = config.bits
            self.set_ticks("left", ticks.errors(config.bits))
            self.marks.show_level(config.bits / 2, f"chance {config.bits / 2:.1f}")
        self.set_ranges(scene.shown_range, (0.0, float(config.bits)))
        self.lines.draw(scene)
        if self._mouse is not None:
            self._point_at(self._near(self.value_at(self._mouse)))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(360, 160)

    def minimumSizeHint(self) -> QSize:
        """Allow a plot of a few lines' height."""
        return QSize(200, 80)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Draw as many points as the new width shows."""
        super().resizeEvent(event)
        if event is not None and self._drawn is not None:
            self.draw(self._drawn)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it: they are shortcuts elsewhere."""
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            is_ours = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            event.setAccepted(is_ours)  # with Ctrl the arrows move through the bits
            return True
        return super().event(event)

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
        elif key in _PICKS and self.iteration is not None:
            self.wished.emit(GoTo(self.iteration))
        elif key == Qt.Key.Key_Escape and (self._is_zoomed or self.iteration is not None):
            self._point_at(None)
            self.wished.emit(Zoom(None))
        else:
            super().keyPressEvent(event)

    def _hover(self, x: float | None) -> None:
        self._mouse = None if x is None else self.x_of(x)
        self._point_at(None if x is None else self._near(x))

    def _point_at(self, iteration: int | None) -> None:
        if iteration != self.iteration:
            self.iteration = iteration
            self.marks.show_pointer(iteration)
            self.pointedChanged.emit()

    def _near(self, x: float) -> int:
        """Return the nearest iteration of the run that is shown."""
        inside = min(max(x, self.shown.start), self.shown.stop)
        return min(max(round(inside), 0), self._end)

    def _pick(self, x: float) -> None:
        self._select(None)
        if self._drawn is not None:
            self._before_click = self._drawn.now.iteration
        self.wished.emit(GoTo(self._near(x)))

    def _take_back(self, _x: float) -> None:
        """Show the whole run; the first of the two clicks was none."""
        self.wished.emit(Zoom(None))
        self.wished.emit(GoTo(self._before_click))

    def _select(self, stretch: Range | None) -> None:
        self.marks.show_chosen(stretch, self.y_range[1])

    def _zoom_to(self, *ends: float) -> None:
        self._select(None)
        self._ask_for(Range(*sorted(float(self._near(x)) for x in ends)).within(self._end))

    def _zoom(self, factor: float, about: float) -> None:
        self._ask_for(self.shown.zoomed(factor, about, self._end))

    def _shove(self, notches: float) -> None:
        self._ask_for(self.shown.moved(-notches * self.shown.width / 10, self._end))

    def _ask_for(self, stretch: Range) -> None:
        self.wished.emit(Zoom(part_of(stretch, self._end)))

"""How far through the operations of an example one is, with its breakpoints."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.script.operations import hits
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.widgets.themed import Themed

_HEIGHT = 14  # pixels
_BAR = 4


class ExampleStrip(Themed, QWidget):
    """A thin line as long as the example: forward, backward, update, and where one is.

    A tick stands at each operation before which a run stops. ``picked`` carries how many
    operations are to be done, by click or while the mouse drags.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.strip")
        self.setAccessibleName("Progress through the example")
        self.setFixedHeight(_HEIGHT)
        self._stage: Stage | None = None
        self.ticks: tuple[int, ...] = ()
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dragged: int | None = None
        self.hide()

    def operation_at(self, x: float) -> int:
        """Return how many operations are done at a pixel column."""
        count = 0 if self._stage is None else len(self._stage.program)
        return min(max(round(x / max(1, self.width()) * count), 0), count)

    def show_stage(self, stage: Stage, breakpoints: Collection[str]) -> None:
        """Show how far the sum on stage is stepped through; hidden where it is not."""
        self._stage = stage
        self.ticks = hits(stage.program, breakpoints) if breakpoints else ()
        is_shown = stage.operation is not None or bool(self.ticks)
        if self.isHidden() == is_shown:
            self.setVisible(is_shown)
        done = f"{stage.operation or 0} of {len(stage.program)} operations"
        self.setAccessibleDescription(f"{done}, {len(self.ticks)} breakpoints")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the operation under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the mouse is over; with the button down go there."""
        self.setToolTip(self._about(self.operation_at(event.position().x())))
        if self._dragged is not None:
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def _drag_to(self, x: float) -> None:
        operation = self.operation_at(x)
        if operation != self._dragged:
            self._dragged = operation
            self.picked.emit(operation)

    def _about(self, operation: int) -> str:
        """Say in words where an operation is in the example."""
        whole = () if self._stage is None else self._stage.program
        if not operation or not whole:
            return "This example line by line: forward, backward, update. Click to go there."
        done = whole[operation - 1]
        where = "" if done.position is None else f", position {done.position}"
        return f"Line {operation} of {len(whole)}: {done.half}{where}. Ticks are breakpoints."

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the halves in their colours, what is done more strongly, and the ticks."""
        stage = self._stage
        if stage is None or not stage.program:
            return
        painter = QPainter(self)
        step = self.width() / len(stage.program)
        colours = {"forward": self.theme.forward, "backward": self.theme.backward}
        for half in ("forward", "backward", "update"):
            places = [at for at, op in enumerate(stage.program) if op.half == half]
            if places:
                colour = QColor(colours.get(half, self.theme.accent))
                self._bar(painter, places[0] * step, (places[-1] + 1) * step, colour)
        for at in self.ticks:
            painter.fillRect(QRectF(at * step, 2, 2, _HEIGHT - 4), QColor(self.theme.text))
        painter.end()

    def _bar(self, painter: QPainter, left: float, right: float, colour: QColor) -> None:
        assert self._stage is not None
        here = (self._stage.operation or 0) * self.width() / len(self._stage.program)
        faint = QColor(colour)
        faint.setAlphaF(0.25)
        top = (_HEIGHT - _BAR) / 2
        painter.fillRect(QRectF(left, top, right - left - 1, _BAR), faint)
        if here > left:
            painter.fillRect(QRectF(left, top, min(here, right) - left - 1, _BAR), colour)

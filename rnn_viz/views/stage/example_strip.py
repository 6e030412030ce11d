"""How far through the operations of an example one is, with its breakpoints."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.script.operations import FORWARD, UPDATE, hits
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.sentences import about_line
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.shapes import RoundBars, brush
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import LIGHT, Theme

_HEIGHT, _BAR = 12, 4  # pixels
_AHEAD = 0.25  # opacity of what is not done


class ExampleStrip(Canvas):
    """A thin line as long as the example: forward, backward, update, and where one is.

    A tick stands at each operation before which a run stops. ``picked`` carries how many
    operations are to be done, by click or while the mouse drags.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.strip")
        self.setAccessibleName(_("Progress through the example"))
        self.setFixedHeight(scaled(_HEIGHT))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the rows above do not move when a sum is stepped
        self.setSizePolicy(policy)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.ticks: tuple[int, ...] = ()
        self._stage: Stage | None = None
        self._dragged: int | None = None
        self._colours = LIGHT
        self._bars = RoundBars(None, radius=0)
        self.scene().addItem(self._bars)
        self.styled(self._restyle)
        self.resized.connect(self._lay)
        self.moved.connect(self._point)
        self.pressed.connect(self._press)
        self.released.connect(lambda _event: self._drag_to(None))
        self.hide()

    def operation_at(self, x: float) -> int:
        """Return how many operations are done at a pixel column."""
        count = 0 if self._stage is None else len(self._stage.program)
        return min(max(round(x / max(1, self.room.width()) * count), 0), count)

    def show_stage(self, stage: Stage, breakpoints: Collection[str]) -> None:
        """Show how far the sum on stage is stepped through; hidden where it is not."""
        self._stage = stage
        self.ticks = hits(stage.program, breakpoints) if breakpoints else ()
        is_shown = stage.operation is not None or bool(self.ticks)
        if self.isHidden() == is_shown:
            self.setVisible(is_shown)
        if not is_shown:
            return
        said = _("{done:,} of {count:,} operations, {ticks:,} breakpoints")
        done, count = stage.operation or 0, len(stage.program)
        self.setAccessibleDescription(said.format(done=done, count=count, ticks=len(self.ticks)))
        self._lay()

    def _restyle(self, theme: Theme, _scale: float) -> None:
        self._colours = theme
        self._lay()

    def _lay(self) -> None:
        """Draw the halves in their colours, what is done more strongly, and the ticks."""
        stage = self._stage
        if stage is None or not stage.program or self.isHidden():
            return
        theme, step, top = (
            self._colours,
            self.room.width() / len(stage.program),
            (_HEIGHT - _BAR) / 2,
        )
        inks = {"forward": theme.forward, "backward": theme.backward, "update": theme.accent}
        done, start = stage.operation or 0, 0
        bars: list[tuple[QRectF, QBrush]] = []
        for half, stop in _ends(stage):
            for last, strength in ((stop, _AHEAD), (min(done, stop), 1.0)):
                room = QRectF(start * step, top, (last - start) * step - 1, _BAR)
                if last > start:
                    bars.append((room, brush(inks[half], strength)))
            start = stop
        bars += [
            (QRectF(round(at * step), 2, 2, _HEIGHT - 4), brush(theme.text)) for at in self.ticks
        ]
        self._bars.show_rects([bar[0] for bar in bars], [bar[1] for bar in bars])

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_to(self.point_of(event).x())

    def _point(self, point: QPointF | None) -> None:
        """Say what the mouse is over; with the button down go there."""
        if point is not None and self._stage is not None:
            program = self._stage.program
            self.tell(about_line(program, self.operation_at(point.x())))
            if self._dragged is not None:
                self._drag_to(point.x())

    def _drag_to(self, x: float | None) -> None:
        operation = None if x is None else self.operation_at(x)
        if operation != self._dragged:
            self._dragged = operation
            if operation is not None:
                self.picked.emit(operation)


def _ends(stage: Stage) -> list[tuple[str, int]]:
    """Return after how many operations each half of the example is done."""
    forward, whole = stage.sum.columns * len(FORWARD), len(stage.program)
    if whole == forward:
        return [("forward", forward)]
    return [("forward", forward), ("backward", whole - len(UPDATE)), ("update", whole)]

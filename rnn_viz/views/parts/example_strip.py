"""How far through the operations of an example one is, with its breakpoints."""

from collections.abc import Collection

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.operations import hits
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.parts.theme import Theme

_HEIGHT = 8  # pixels


class ExampleStrip(QWidget):
    """A thin line as long as the example: forward, backward, update, and where one is.

    A tick stands at each operation before which a run stops.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.strip")
        self.setAccessibleName("Progress through the example")
        self.setFixedHeight(_HEIGHT)
        self._theme = theme
        self._stage: Stage | None = None
        self.ticks: tuple[int, ...] = ()
        self.hide()

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

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the halves in their colours, what is done more strongly, and the ticks."""
        stage = self._stage
        if stage is None or not stage.program:
            return
        painter = QPainter(self)
        step = self.width() / len(stage.program)
        colours = {"forward": self._theme.forward, "backward": self._theme.backward}
        for half in ("forward", "backward", "update"):
            places = [at for at, op in enumerate(stage.program) if op.half == half]
            if places:
                colour = QColor(colours.get(half, self._theme.accent))
                self._bar(painter, places[0] * step, (places[-1] + 1) * step, colour)
        for at in self.ticks:
            painter.fillRect(QRectF(at * step, 0, 2, _HEIGHT), QColor(self._theme.text))
        painter.end()

    def _bar(self, painter: QPainter, left: float, right: float, colour: QColor) -> None:
        assert self._stage is not None
        here = (self._stage.operation or 0) * self.width() / len(self._stage.program)
        faint = QColor(colour)
        faint.setAlphaF(0.25)
        painter.fillRect(QRectF(left, 2, right - left - 1, 4), faint)
        if here > left:
            painter.fillRect(QRectF(left, 2, min(here, right) - left - 1, 4), colour)

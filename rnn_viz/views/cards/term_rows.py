"""The lines of a list in a card, of which mouse or keys point at one."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import brush

TERM_HEIGHT = 16  # pixels of a line


class Row(NamedTuple):
    """A line in sight, counted from the top."""

    number: int


class TermRows(PointingCanvas):
    """The lines in sight; points at a :class:`Row`.

    Signals
    -------
    beyond
        1 or −1: the keys go on below the last or above the first.
    """

    beyond = Signal(int)
    keeps_clicks = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Terms, the largest first"))
        self.count = 0
        self._light = QGraphicsRectItem()
        self._light.setPen(QPen(Qt.PenStyle.NoPen))
        self._light.setZValue(-1)
        self._light.hide()
        self.scene().addItem(self._light)
        self.styled(lambda theme, _scale: self._light.setBrush(brush(theme.raised)))

    def retheme(self) -> None:
        """Lie on the ground of a card."""
        super().retheme()
        self.setBackground(self.theme.surface)

    def place_at(self, point: QPointF) -> Row | None:
        """Return the line at a point."""
        number = int(point.y() // TERM_HEIGHT)
        return Row(number) if 0 <= number < self.count else None

    def place_after(self, key: Qt.Key) -> Row | None:
        """Return the line above or below; at an end it stays."""
        down = ARROWS.get(key, (0, 0))[0]
        if not down or self.at is None:
            return None
        return Row(min(max(self.at.number + down, 0), self.count - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let others be scrolled to where the keys are at an end."""
        down = ARROWS.get(Qt.Key(event.key()), (0, 0))[0]
        if down and self.at is not None and self.place_after(Qt.Key(event.key())) == self.at:
            self.beyond.emit(down)
        super().keyPressEvent(event)

    def first_place(self, *, is_back: bool) -> Row | None:
        """Return the first line, or the last."""
        return Row(self.count - 1 if is_back else 0) if self.count else None

    def show_place(self, before: Row | None) -> None:
        """Light up the line."""
        if self.at != before:
            self._light.setVisible(self.at is not None)
            if self.at is not None:
                self._light.setRect(
                    QRectF(0, self.at.number * TERM_HEIGHT, self.room.width(), TERM_HEIGHT)
                )

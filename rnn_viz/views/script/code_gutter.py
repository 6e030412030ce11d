"""Paints arrows and breakpoints beside the listing: shapes that no text and no item has."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.views.script.code_lines import CodeLines
from rnn_viz.views.script.code_marks import ground
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import factor
from rnn_viz.views.widgets.themed import Themed

WIDTH = 20  # pixels
_LEGEND = _(
    "▶ just done<br>▷ comes next<br>● breakpoint: a run stops before this line"
    "<br>Click here, beside a line, to set or clear one."
)
_DOT, _ARROW = 4.5, 14.0  # pixels from the left


class CodeGutter(Themed, QWidget):
    """What is marked at the rows of a listing.

    ``lineClicked`` carries a line that was clicked, counted from 0.

    Parameters
    ----------
    lines
        The text beside, and what is marked in it.
    """

    lineClicked = Signal(int)

    def __init__(self, lines: CodeLines) -> None:
        super().__init__(lines)
        styled(self, "code.gutter", tip=_LEGEND).setCursor(Qt.CursorShape.PointingHandCursor)
        self._lines = lines

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Click a line."""
        line = self._lines.line_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and line is not None:
            self.lineClicked.emit(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor(), factor())
        for line, place in self._lines.rows_in_sight():
            row = QRectF(0, place.top() / factor(), WIDTH, place.height() / factor())
            self._paint_ground(painter, line, row)
            self._paint_breakpoint(painter, line, row)
            self._paint_arrow(painter, line, row.center().y())
        painter.end()

    def _paint_ground(self, painter: QPainter, line: int, row: QRectF) -> None:
        colour = ground(self._lines.marks, line, self.theme)
        if colour is not None:
            painter.fillRect(row, colour)
        if self._lines.lit in self._lines.listing.lines[line].assigns:
            painter.fillRect(QRectF(0, row.top(), 2, row.height()), QColor(self.theme.text))
        if self._lines.hasFocus() and line == self._lines.cursor_line:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_breakpoint(self, painter: QPainter, line: int, row: QRectF) -> None:
        """Draw a dot, and a line down from it along all that runs with its line."""
        accent, marks = QColor(self.theme.accent), self._lines.marks
        if line in marks.stopped:
            painter.fillRect(QRectF(_DOT - 0.75, row.top(), 1.5, row.height()), accent)
        if line in marks.breakpoints:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(QPointF(_DOT, row.center().y()), 3.2, 3.2)

    def _paint_arrow(self, painter: QPainter, line: int, middle: float) -> None:
        """Draw a filled arrow at what was just done, a hollow one at what comes next."""
        is_done = line in self._lines.marks.executed[:1]
        if not is_done and line not in self._lines.marks.following[:1]:
            return
        colour = QColor(self.theme.accent if is_done else self.theme.muted)
        corners = [(-3.5, -4.0), (3.5, 0.0), (-3.5, 4.0)]
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if is_done else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([QPointF(_ARROW + x, middle + y) for x, y in corners]))

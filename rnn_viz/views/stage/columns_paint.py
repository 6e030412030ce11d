"""Draw the school addition: operands, carry, hidden units, probability, guess, truth, error."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from rnn_viz.core.net.inference import Addition
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.number_text import signed
from rnn_viz.views.stage.columns_backward import BackwardPainter
from rnn_viz.views.stage.columns_layout import LABELS, ColumnsLayout
from rnn_viz.views.stage.columns_units import paint_units
from rnn_viz.views.stage.stage_motion import Frame
from rnn_viz.views.stage.written import ink, write
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.palette import activation, grades
from rnn_viz.views.widgets.theme import Theme

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BAR = 5  # pixels


def _arrow() -> QPainterPath:
    """Return an arrow to the left across the edge of a column, which is at 0."""
    arrow = QPainterPath()
    arrow.addPolygon(QPolygonF([QPointF(-6, 0), QPointF(0, -4), QPointF(0, 4)]))
    arrow.addRect(QRectF(0, -0.75, 6, 1.5))
    return arrow


_ARROW = _arrow()


class ColumnsPainter:
    """Paint one frame; everything it needs is given at once."""

    def __init__(
        self, painter: QPainter, layout: ColumnsLayout, stage: Stage, theme: Theme, scroll: float,
        back: BackwardPainter | None = None,
    ) -> None:  # fmt: skip
        self._painter = painter
        self._layout = layout
        self._stage = stage
        self._sum: Addition = stage.sum
        self._error = stage.sum.error
        self._theme = theme
        self._scroll = scroll
        self._back = back

    def paint(self, frame: Frame | None) -> None:
        """Draw all columns in sight, and the frame around the one being computed."""
        self._painter.setClipRect(
            QRectF(LABELS, 0, self._layout.view[0] - LABELS, self._layout.view[1])
        )
        if frame is not None:
            self._mark_position(frame)
        self._mark_untrained()
        visible = self._layout.visible(self._scroll)
        known = [self._stage.known_rows(position) for position in visible]
        self._units(visible, known)
        self._arrows(visible, known)
        for position, rows in zip(visible, known, strict=True):
            x = self._layout.x(position, self._scroll)
            self._column(position, x, rows)
            if self._back is not None:
                self._painter.translate(x, 0)
                self._back.column(position, has_error=position < self._stage.shown)
                self._painter.translate(-x, 0)

    def _column(self, position: int, left: float, known: frozenset[str]) -> None:
        """Draw one column without its units."""
        sum_, theme = self._sum, self._theme
        middle = left + self._layout.width / 2
        is_read = "a" in known
        plain, quiet = (theme.text, theme.muted) if is_read else (theme.faint, theme.faint)
        self._write("place", middle, _place(position), quiet, 11)
        self._write("a", middle, str(sum_.a_bits[position]), plain, 17)
        self._write("b", middle, str(sum_.b_bits[position]), plain, 17)
        carry = is_read and sum_.carry_in[position]
        colour = theme.accent if carry else theme.faint
        self._write("carry", middle, "1" if carry else "·", colour, 13)
        self._write("truth", middle, str(sum_.truth[position]), quiet, 17)
        if "p" in known:
            self._probability(left, float(sum_.layer_2[position]))
        if "guess" in known:
            self._guess(position, middle)
        if "error" in known:
            self._write("error", middle, signed(float(self._error[position]), 2), theme.muted, 11)

    def _write(self, row: str, x: float, text: str, colour: str, pixels: int) -> None:
        top, tall = self._layout.rows[row]
        write(self._painter, x, top + tall / 2, text, pixels, colour)

    def _units(self, visible: range, known: list[frozenset[str]]) -> None:
        """Draw the hidden units; where they are not computed, as at rest."""
        places = grades(self._sum.layer_1[visible.start : visible.stop])
        places[["layer_1" not in rows for rows in known]] = 0
        paint_units(self._painter, self._layout, self._scroll, activation(self._theme)[places])

    def _arrows(self, visible: range, known: list[frozenset[str]]) -> None:
        """Draw the memory that goes on to the next position, to the left."""
        middle = self._layout.boxes["layer_1"].center().y()
        arrows = {True: QPainterPath(), False: QPainterPath()}
        for position, rows in zip(visible, known, strict=True):
            if position + 1 < self._layout.columns:
                x = self._layout.x(position, self._scroll)
                arrows["layer_1" in rows].addPath(_ARROW.translated(x, middle))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for is_known, colour in ((True, self._theme.muted), (False, self._theme.faint)):
            self._painter.fillPath(arrows[is_known], ink(colour))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _probability(self, left: float, p: float) -> None:
        theme, painter = self._theme, self._painter
        box = self._layout.boxes["p"].adjusted(left + 8, 1, left - 8, -3)
        share = 0.0 if math.isnan(p) else p
        bar = QRectF(box.x(), box.bottom() - _BAR, box.width(), _BAR)
        painter.fillRect(bar, ink(theme.raised))
        bar.setWidth(bar.width() * share)
        painter.fillRect(bar, ink(theme.positive))
        middle = box.center()
        write(painter, middle.x(), middle.y() - _BAR / 2, f"{p:.2f}", 12, theme.text)

    def _guess(self, position: int, x: float) -> None:
        """Box, cross and colour a wrong bit: colour alone would not do, a stroke through 0 is Ø."""
        guess = str(self._sum.guess[position])
        if not self._sum.wrong[position]:
            self._write("guess", x, guess, self._theme.text, 17)
            return
        painter, colour = self._painter, ink(self._theme.wrong)
        square = QRectF(0, 0, 22, 22)
        square.moveCenter(QPointF(x, self._layout.boxes["guess"].center().y()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(square, 4, 4)
        write(painter, x, square.center().y(), guess, 17, self._theme.background, bold=True)
        painter.setPen(QPen(colour, 1.75))
        cross = QRectF(square.right() + 4, square.top() + 1, 6, 6)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.bottomLeft(), cross.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _mark_position(self, frame: Frame) -> None:
        layout, accent = self._layout, QColor(self._theme.accent)
        top = layout.top
        box = QRectF(layout.x(frame.position, self._scroll), top, layout.width, layout.bottom - top)
        fill = QColor(accent)
        accent.setAlphaF(frame.strength)
        fill.setAlphaF(0.12 * frame.strength)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(accent, 1.25))
        self._painter.setBrush(fill)
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _mark_untrained(self) -> None:
        """Name the columns beyond the length that the network was trained on."""
        layout, trained = self._layout, self._sum.bits
        if layout.columns <= trained:
            return
        edge = layout.x(trained - 1, self._scroll)
        pen = QPen(QColor(self._theme.faint), 1, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(edge, layout.top), QPointF(edge, layout.bottom))
        self._painter.setFont(fonts.text(11))
        self._painter.setPen(QColor(self._theme.muted))
        note = "longer than trained on"
        wide = self._painter.fontMetrics().horizontalAdvance(note)
        right = min(edge - 8, layout.view[0] - 8.0)
        left = max(right - wide, LABELS + 4.0)  # a single column is narrower than its name
        self._painter.drawText(
            QRectF(left, 0, wide + 1, layout.top), Qt.AlignmentFlag.AlignVCenter, note
        )


def _place(position: int) -> str:
    """Return the place value, as a power where it would not fit."""
    return f"{1 << position:,}" if position < 14 else f"2{str(position).translate(_RAISED)}"

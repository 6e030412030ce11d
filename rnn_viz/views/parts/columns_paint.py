"""Draw the school addition: operands, carry, hidden units, probability, guess, truth, error."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rnn_viz.core.inference import Addition
from rnn_viz.core.number_text import signed
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.parts import fonts
from rnn_viz.views.parts.columns_backward import BackwardPainter
from rnn_viz.views.parts.columns_layout import LABELS, SMALLEST_GAPPED, ColumnsLayout, Part
from rnn_viz.views.parts.columns_sources import sources_of
from rnn_viz.views.parts.palette import activation_colours, grades
from rnn_viz.views.parts.theme import Theme

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLEST_GAPPED = 5.0  # pixels; smaller units are drawn without gaps
_BAR = 5  # pixels


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
        self._theme = theme
        self._scroll = scroll
        self._back = back

    def paint(self) -> None:
        """Draw all columns in sight."""
        self._painter.setClipRect(
            QRectF(LABELS, 0, self._layout.view[0] - LABELS, self._layout.view[1])
        )
        self._mark_position()
        self._mark_untrained()
        visible = self._layout.visible(self._scroll)
        places = grades(self._sum.layer_1[visible.start : visible.stop]).tolist()
        for position, units in zip(visible, places, strict=True):
            x = self._layout.x(position, self._scroll)
            self._painter.translate(x, 0)
            self._column(position, units)
            if self._back is not None:
                self._back.column(position, has_error=position < self._stage.shown)
            self._painter.translate(-x, 0)

    def _column(self, position: int, units: list[int]) -> None:
        """Draw one column with its left edge at 0."""
        known = self._stage.known_rows(position)
        sum_, theme = self._sum, self._theme
        is_read = "a" in known
        ink, quiet = (theme.text, theme.muted) if is_read else (theme.faint, theme.faint)
        self._write("place", _place(position), quiet, 11)
        self._write("a", str(sum_.a_bits[position]), ink, 17)
        self._write("b", str(sum_.b_bits[position]), ink, 17)
        carry = is_read and sum_.carry_in[position]
        self._write("carry", "1" if carry else "·", theme.accent if carry else theme.faint, 13)
        self._hidden(units if "layer_1" in known else [0] * len(units))
        if position + 1 < self._layout.columns:
            self._arrow("layer_1" in known)
        self._write("truth", str(sum_.truth[position]), quiet, 17)
        if "p" in known:
            self._probability(float(sum_.layer_2[position]))
        if "guess" in known:
            self._guess(position)
        if "error" in known:
            self._write("error", signed(float(sum_.error[position]), 2), theme.muted, 11)

    def _write(self, row: str, text: str, colour: str, pixels: int) -> None:
        self._painter.setFont(fonts.text(pixels))
        self._painter.setPen(QColor(colour))
        self._painter.drawText(self._layout.boxes[row], _CENTRE, text)

    def _hidden(self, units: list[int]) -> None:
        layout, fill = self._layout, self._painter.fillRect
        colours = activation_colours(self._theme)
        gap = 1.0 if min(layout.cell) >= SMALLEST_GAPPED else 0.0
        for box, place in zip(layout.blocks["layer_1"], units, strict=True):
            fill(box.adjusted(gap, gap, -gap, -gap), colours[place])

    def _arrow(self, known: bool) -> None:
        """Draw the memory that goes on to the next position, to the left."""
        middle = self._layout.boxes["layer_1"].center().y()
        tip = QPointF(-6, middle)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.muted if known else self._theme.faint))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.drawPolygon(QPolygonF([tip, tip + QPointF(6, -4), tip + QPointF(6, 4)]))
        self._painter.drawRect(QRectF(-1, middle - 0.75, 7, 1.5))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _probability(self, p: float) -> None:
        theme, painter = self._theme, self._painter
        box = self._layout.boxes["p"].adjusted(8, 1, -8, -3)
        share = 0.0 if math.isnan(p) else p
        bar = QRectF(box.x(), box.bottom() - _BAR, box.width(), _BAR)
        painter.fillRect(bar, QColor(theme.raised))
        painter.fillRect(
            QRectF(bar.x(), bar.y(), bar.width() * share, _BAR), QColor(theme.positive)
        )
        painter.setFont(fonts.text(12))
        painter.setPen(QColor(theme.text))
        painter.drawText(box.adjusted(0, 0, 0, -_BAR), _CENTRE, f"{p:.2f}")

    def _guess(self, position: int) -> None:
        """Box, cross and colour a wrong bit: colour alone would not do, a stroke through 0 is Ø."""
        guess = str(self._sum.guess[position])
        if not self._sum.wrong[position]:
            self._write("guess", guess, self._theme.text, 17)
            return
        painter, paper = self._painter, QColor(self._theme.background)
        square = QRectF(0, 0, 22, 22)
        square.moveCenter(self._layout.boxes["guess"].center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.wrong))
        painter.drawRoundedRect(square, 4, 4)
        painter.setFont(fonts.text(17, bold=True))
        painter.setPen(paper)
        painter.drawText(square, _CENTRE, guess)
        painter.setPen(QPen(QColor(self._theme.wrong), 1.75))
        cross = QRectF(square.right() + 4, square.top() + 1, 6, 6)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.bottomLeft(), cross.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _mark_position(self) -> None:
        position = self._stage.position
        if position is None:
            return
        layout, accent = self._layout, QColor(self._theme.accent)
        top = layout.top
        box = QRectF(layout.x(position, self._scroll), top, layout.width, layout.bottom - top)
        fill = QColor(accent)
        fill.setAlphaF(0.12)
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

    def mark_hovered(self, part: Part) -> None:
        """Outline what is under the mouse, and more thinly what it was computed from."""
        layout, scroll = self._layout, self._scroll
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._theme.accent), 1))
        for box in sources_of(part, layout, scroll):
            self._painter.drawRect(box)
        self._painter.setPen(QPen(QColor(self._theme.accent), 2))
        if part.row in layout.blocks:
            self._painter.drawRect(layout.unit(part.position, part.unit, scroll, part.row))
        else:
            self._painter.drawRect(
                layout.row(part.row, part.position, scroll).adjusted(4, 1, -4, -1)
            )


def _place(position: int) -> str:
    """Return the place value, as a power where it would not fit."""
    return f"{1 << position:,}" if position < 14 else f"2{str(position).translate(_RAISED)}"

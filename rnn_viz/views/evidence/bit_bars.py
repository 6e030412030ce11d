"""Bars of the share of sums in which each bit is right, the most significant on top."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.words.percent import percent
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

PLACES_UP_TO = 10  # bits; longer sums name the position, 2³¹ written out helps nobody
_GAP = 8
_BETWEEN_COLUMNS = 24
_TALLEST, _LINE = 20, 13  # pixels of a row, and what a line of small text needs
_NARROWEST = 128  # pixels of a column that still has a bar worth reading


class Row(NamedTuple):
    """Where one position is drawn."""

    position: int
    whole: QRect
    track: QRect
    written: bool  # whether there is room for its label and number


class BitBars(Themed, QWidget):
    """One bar a position; labels thin out where rows are close.

    Parameters
    ----------
    theme
        The colours to draw with.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bit_accuracy.bars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._bits = 8
        self._accuracy: Floats | None = None
        self._asked = 0

    def show_accuracy(self, bits: int, accuracy: Floats | None, asked: int) -> None:
        """Show shares, ``(bits,)``, position 0 first, of ``asked`` sums; ``None``: not known."""
        self._bits, self._accuracy, self._asked = bits, accuracy, asked
        self.update()

    def rows(self) -> list[Row]:
        """Return where each position is drawn, the most significant first."""
        columns = self._columns()
        lines = -(-self._bits // columns)
        height = min(_TALLEST, self.height() / lines)
        every = -(-_LINE // max(1, int(height)))
        width = (self.width() - _BETWEEN_COLUMNS * (columns - 1)) // columns
        return list(self._place(lines, height, width, every))

    def label(self, position: int) -> str:
        """Return what a position is called: its place value, or its number in long sums."""
        return f"{1 << position}" if self._bits <= PLACES_UP_TO else f"{position}"

    def sizeHint(self) -> QSize:
        """Ask for rows of full height up to 8 bits."""
        return QSize(320, 8 * _TALLEST)

    def minimumSizeHint(self) -> QSize:
        """Allow thin rows."""
        return QSize(_NARROWEST, 8 * 8)

    def event(self, event: QEvent) -> bool:
        """Name the position under the mouse, with its count."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = [r for r in self.rows() if r.whole.contains(event.pos())]
            if hit and self._accuracy is not None:
                QToolTip.showText(event.globalPos(), self.sentence(hit[0].position), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def sentence(self, position: int) -> str:
        """Say how often a position is right, as a count."""
        if self._accuracy is None:
            return f"Position {position}: not evaluated yet."
        right = round(float(self._accuracy[position]) * self._asked)
        return (
            f"Position {position} (place {1 << position:,}): "
            f"right in {right:,} of {self._asked:,} sums."
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, track, bar and number of every row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.text(fonts.SMALL))
        for row in self.rows():
            self._paint_bar(painter, row)
            if row.written:
                self._write(painter, row)
        painter.end()

    def _columns(self) -> int:
        too_close = self._bits * _LINE > self.height()
        return 2 if too_close and self.width() >= 2 * _NARROWEST + _BETWEEN_COLUMNS else 1

    def _place(self, lines: int, height: float, width: int, every: int) -> Iterator[Row]:
        metrics = QFontMetrics(fonts.text(fonts.SMALL))
        labels = (metrics.horizontalAdvance(self.label(p)) for p in range(self._bits))
        before = max(labels) + _GAP
        after = metrics.horizontalAdvance(percent(1.0)) + _GAP
        thick = max(2, min(6, round(height * 0.4)))
        for index in range(self._bits):
            column, line = divmod(index, lines)
            left = column * (width + _BETWEEN_COLUMNS)
            top, bottom = round(line * height), round((line + 1) * height)
            whole = QRect(left, top, width, bottom - top)
            y = top + (bottom - top - thick) // 2
            track = QRect(left + before, y, max(0, width - before - after), thick)
            position = self._bits - 1 - index
            yield Row(position, whole, track, position % every == 0)

    def _paint_bar(self, painter: QPainter, row: Row) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = row.track.height() / 2
        painter.setBrush(QColor(self.theme.neutral))
        painter.drawRoundedRect(row.track, round_, round_)
        if self._accuracy is None:
            return
        bar = QRectF(row.track)
        bar.setWidth(bar.width() * float(self._accuracy[row.position]))
        painter.setBrush(QColor(self.theme.positive))
        painter.drawRoundedRect(bar, round_, round_)

    def _write(self, painter: QPainter, row: Row) -> None:
        top = row.track.top() + (row.track.height() - _LINE) // 2
        top = max(0, min(top, self.height() - _LINE))
        line = QRect(row.whole.left(), top, row.whole.width(), _LINE)
        label = QRect(line.left(), line.top(), row.track.left() - _GAP - line.left(), _LINE)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(label, flags, self.label(row.position))
        known = self._accuracy is not None
        painter.setPen(QColor(self.theme.text if known else self.theme.faint))
        text = percent(float(self._accuracy[row.position])) if self._accuracy is not None else "–"
        painter.drawText(line, flags, text)

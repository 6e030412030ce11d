"""The rows of the listing, painted: backgrounds, arrows, words, values."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from rnn_viz.core.script.listing import Listing
from rnn_viz.views.script.code_colours import word_colour
from rnn_viz.views.script.code_marks import Marks, ending
from rnn_viz.views.script.code_rows import Row
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.theme import Theme

GUTTER = 20  # pixels to the left of the text: breakpoint, then arrow
ROW = 17  # pixels
_DOT, _ARROW = 4.5, 14.0  # pixels from the left
_TINT = 22  # of 255: how strongly the accent lies under the next line; the one told of is bright


class CodePainter:
    """Paint rows of the listing at their places.

    Parameters
    ----------
    painter
        Where to.
    width
        Pixels of a row.
    marks
        What is marked.
    lit
        The variable that is lit up.
    """

    def __init__(
        self,
        painter: QPainter,
        width: int,
        listing: Listing,
        marks: Marks,
        theme: Theme,
        lit: str | None,
    ) -> None:
        self._painter, self._width = painter, width
        self._listing, self._marks, self._theme, self._lit = listing, marks, theme, lit
        self._advance = advance()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.code(fonts.SMALL))

    def paint(self, row: Row, top: float) -> None:
        """Paint one row."""
        self._paint_ground(row, top)
        self._paint_stopped(row, top)
        if row.start == self._listing.lines[row.line].indent:
            self._paint_gutter(row.line, top)
        self._paint_words(row, top)
        if row.is_last and row.line in self._marks.values:
            self._paint_value(row, top)

    def outline(self, top: float, rows: int) -> None:
        """Show where the keys are."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._theme.accent), 1))
        box = QRectF(0.5, top + 0.5, self._width - 1, rows * ROW - 1)
        self._painter.drawRoundedRect(box, 3, 3)

    def _paint_ground(self, row: Row, top: float) -> None:
        ground = QRectF(0, top, self._width, ROW)
        if row.line in self._marks.executed:
            self._painter.fillRect(ground, QColor(self._theme.raised))
        if row.line in self._marks.following:
            tint = QColor(self._theme.accent)
            tint.setAlpha(_TINT)
            self._painter.fillRect(ground, tint)
        if self._lit in self._listing.lines[row.line].assigns:
            self._painter.fillRect(QRectF(0, top, 2, ROW), QColor(self._theme.text))

    def _paint_stopped(self, row: Row, top: float) -> None:
        """Draw a line down from a breakpoint along all that runs with its line."""
        line, marks = self._listing.lines[row.line], self._marks
        is_first_row = row.start == line.indent
        if row.line in marks.stopped or (row.line in marks.breakpoints and not is_first_row):
            self._painter.fillRect(QRectF(_DOT - 0.75, top, 1.5, ROW), QColor(self._theme.accent))

    def _paint_gutter(self, line: int, top: float) -> None:
        middle = top + ROW / 2
        if line in self._marks.breakpoints:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.accent))
            self._painter.drawEllipse(QPointF(_DOT, middle), 3.2, 3.2)
        if line in self._marks.following[:1]:
            self._paint_arrow(middle, self._theme.accent, is_filled=True)
        elif line in self._marks.executed[:1]:
            self._paint_arrow(middle, self._theme.muted, is_filled=False)

    def _paint_arrow(self, middle: float, colour: str, *, is_filled: bool) -> None:
        corners = [(-3.5, -4.0), (3.5, 0.0), (-3.5, 4.0)]
        shape = QPolygonF([QPointF(_ARROW + x, middle + y) for x, y in corners])
        self._painter.setPen(QPen(QColor(colour), 1.2))
        self._painter.setBrush(QColor(colour) if is_filled else Qt.BrushStyle.NoBrush)
        self._painter.drawPolygon(shape)

    def _paint_words(self, row: Row, top: float) -> None:
        line = self._listing.lines[row.line]
        for word in line.words:
            start, stop = max(word.start, row.start), min(word.stop, row.stop)
            if start >= stop:
                continue
            left = GUTTER + (row.indent + start - row.start) * self._advance
            box = QRectF(left, top, (stop - start) * self._advance, ROW)
            if word.kind == "name" and line.text[word.start : word.stop] == self._lit:
                self._paint_light(box)
            self._painter.setPen(QColor(word_colour(word.kind, self._theme)))
            self._painter.drawText(box, _CENTRED, line.text[start:stop])

    def _paint_light(self, box: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._theme.accent), 1))
        self._painter.setBrush(QColor(self._theme.background))
        self._painter.drawRoundedRect(box.adjusted(-1.5, 1.5, 1.5, -1.5), 3, 3)

    def _paint_value(self, row: Row, top: float) -> None:
        columns = int((self._width - GUTTER) / self._advance)
        text = ending(self._marks.values[row.line], columns - row.end - 1)
        wide = (len(text) + 1) * self._advance
        box = QRectF(self._width - wide - 2, top + 1, wide, ROW - 2)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.background))
        self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setPen(QColor(self._theme.text))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


_CENTRED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


def advance() -> float:
    """Return the pixels of a character."""
    return QFontMetricsF(fonts.code(fonts.SMALL)).horizontalAdvance("0")

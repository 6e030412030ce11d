"""How the map of all sums is painted: the cells, the axes, the marks."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from rnn_viz.views.evidence.sums_grid import Grid
from rnn_viz.views.widgets import fonts, palette
from rnn_viz.views.widgets.theme import Theme

MARGIN = 3  # room for the focus frame
LINE = 16
_GAP = 6
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLEST_MARK = 10.0


def ticks(bits: int, side: int) -> list[tuple[float, str]]:
    """Return where along an axis (0 … 1) an operand is written, first to last.

    The middles of the first cell, the middle one and the last. Beyond one operand a cell
    the powers of two that bound the halves.
    """
    limit = 1 << (bits - 1)
    if side < limit:
        halves = ((0.0, "0"), (0.5, _power(bits - 2)), (1.0, _power(bits - 1)))
        return list(halves)
    return [((k + 0.5) / side, f"{k:,}") for k in sorted({0, side // 2, side - 1})]


def before(bits: int, side: int) -> int:
    """Return the width that the labels of the rows need."""
    metrics = QFontMetrics(fonts.text(fonts.SMALL))
    return max(metrics.horizontalAdvance(text) for _, text in ticks(bits, side)) + _GAP


def image(wrong: NDArray[np.uint8], grid: Grid, scale: float, theme: Theme) -> QImage:
    """Return the cells as a picture for a screen of ``scale`` device pixels a logical one.

    Cells that are not whole pixels are drawn larger first and then smoothed down: borders
    are a little soft, but every cell has the same size.
    """
    small = palette.image_of(palette.wrong_bits(theme)[wrong])
    size = round(grid.size * scale)
    sharp = -(-size // grid.side) * grid.side
    picture = small.scaled(sharp, sharp)
    if sharp != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(size, size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    picture.setDevicePixelRatio(scale)
    return picture


def paint_axes(painter: QPainter, grid: Grid, bits: int, theme: Theme) -> None:
    """Write operands and names beside the square: a down the rows, b along the columns."""
    painter.setFont(fonts.text(fonts.SMALL))
    painter.setPen(QColor(theme.muted))
    metrics = painter.fontMetrics()
    marks = ticks(bits, grid.side)
    for share, text in marks:
        width = metrics.horizontalAdvance(text)
        x = _within(grid.left + share * grid.size, width, grid.left, grid.size)
        painter.drawText(QPointF(x, grid.top - _GAP), text)
        y = _within(grid.top + share * grid.size, LINE, grid.top, grid.size)
        row = QRect(0, round(y), round(grid.left) - _GAP, LINE)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(QColor(theme.text))
    named = (marks[0][0] + marks[1][0]) / 2
    x = grid.left + named * grid.size - metrics.horizontalAdvance("b") / 2
    painter.drawText(QPointF(x, grid.top - _GAP), "b")
    row = QRect(0, round(grid.top + named * grid.size) - LINE // 2, round(grid.left) - _GAP, LINE)
    painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "a")


def paint_mark(
    painter: QPainter, grid: Grid, cell: tuple[int, int], colour: str, theme: Theme
) -> None:
    """Frame a cell so that it is seen on any colour: a line between two of the background."""
    inside = grid.rect_of(*cell)
    size = max(_SMALLEST_MARK, inside.width() + 4)
    frame = QRectF(0, 0, size, size)
    frame.moveCenter(inside.center())
    bounds = grid.rect
    frame.moveLeft(min(max(frame.left(), bounds.left()), bounds.right() - size))
    frame.moveTop(min(max(frame.top(), bounds.top()), bounds.bottom() - size))
    aligned = QRectF(frame.toAlignedRect()).adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, name in ((4, theme.background), (2, colour)):
        pen = QPen(QColor(name), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(aligned)


def _within(middle: float, length: float, start: float, size: float) -> float:
    """Return where something of ``length`` begins that should be centred, yet stay inside."""
    return min(max(middle - length / 2, start), start + size - length)


def _power(exponent: int) -> str:
    return "2" + str(exponent).translate(_SUPERSCRIPT)

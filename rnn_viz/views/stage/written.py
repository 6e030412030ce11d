"""Short texts that are laid out once and drawn many times: the layout costs most of the drawing."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from rnn_viz.views.widgets import fonts

_KEPT = 2048  # texts; a sum in sight needs about 200 at most, its numbers come again


class _Text(NamedTuple):
    glyphs: QStaticText
    font: QFont
    width: float
    height: float


def write(
    painter: QPainter, x: float, y: float, text: str, pixels: int, colour: str | QColor,
    *, bold: bool = False, before: float = 0.5,
) -> None:  # fmt: skip
    """Write a line of text half above and half below ``y``.

    Parameters
    ----------
    before
        The share of the text to the left of ``x``: 0.5 centres it, 1 lets it end there.
    """
    glyphs, font, width, height = _laid_out(text, pixels, bold)
    painter.setFont(font)
    painter.setPen(ink(colour) if isinstance(colour, str) else colour)
    painter.drawStaticText(QPointF(x - before * width, y - 0.5 * height), glyphs)


@lru_cache(maxsize=64)
def ink(colour: str) -> QColor:
    """Return a colour by its name, read once; not to be changed."""
    return QColor(colour)


@lru_cache(maxsize=_KEPT)
def _laid_out(text: str, pixels: int, bold: bool) -> _Text:
    font = fonts.text(pixels, bold=bold)
    glyphs = QStaticText(text)
    glyphs.setTextFormat(Qt.TextFormat.PlainText)
    glyphs.prepare(QTransform(), font)
    return _Text(glyphs, font, glyphs.size().width(), QFontMetricsF(font).height())

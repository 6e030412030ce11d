"""What the colours of weights mean: a bar from negative to positive, with numbers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.views.widgets import fonts, palette
from rnn_viz.views.widgets.themed import Themed

_THICK, _UNDER, _LINE = 8, 4, 14  # pixels: the bar, the space under it, the numbers
_APART = 3  # pixels between two numbers, at least
Side = Qt.AlignmentFlag
HEIGHT = _THICK + _UNDER + _LINE


class ColourBar(Themed, QWidget):
    """The diverging scale of one limit, or of several where the pictures state their own."""

    def __init__(self, name: str, parent: QWidget | None = None, of: str = "weights") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._colours: palette.Colours = palette.diverging
        self._of = of
        self.words: tuple[str, str, str] = ("", "", "")

    def show_limit(self, limit: str, colours: palette.Colours = palette.diverging) -> None:
        """Write what the two ends mean: a number, or a word where each picture has its own."""
        words = (f"−{limit}", "0", f"+{limit}")
        if (words, colours) != (self.words, self._colours):
            self.words, self._colours = words, colours
            self.setAccessibleName(f"Colours of {self._of}, from {words[0]} over 0 to {words[2]}")
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the bar and its numbers."""
        return QSize(192, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and the numbers at its ends and its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 0, self.width(), _THICK)
        shape = QPainterPath()
        shape.addRoundedRect(bar, _THICK / 2, _THICK / 2)
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, palette.image_of(self._colours(self.theme)[None, :]))
        painter.setClipping(False)
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        painter.setFont(fonts.text(fonts.SMALL))
        painter.setPen(QColor(self.theme.muted))
        line = QRect(0, _THICK + _UNDER, self.width(), _LINE)
        left, middle, right = self.words
        metrics = painter.fontMetrics()
        needed = sum(metrics.horizontalAdvance(word) + _APART for word in self.words) - _APART
        if needed > self.width():  # a limit such as 1.00e+308 is said once
            left, middle, right = "", right.replace("+", "±", 1), ""
        sides = Side.AlignLeft, Side.AlignHCenter, Side.AlignRight
        for side, word in zip(sides, (left, middle, right), strict=True):
            painter.drawText(line, side | Side.AlignVCenter, word)

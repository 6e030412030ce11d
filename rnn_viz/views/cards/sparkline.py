"""A weight over the run, small: a line, where zero is, and the playhead on it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.run.weight_history import WeightHistory
from rnn_viz.core.words.number_text import signed
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

HEIGHT = 48
_NUMBERS = 50  # pixels to the right, for the highest and the lowest value
_DOT = 3.0


class Sparkline(Themed, QWidget):
    """The history of one number; empty as long as there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._history = WeightHistory(np.empty(0), np.empty(0))
        self._now = QPointF(0.0, 0.0)
        self._lowest = self._highest = 0.0

    def show_history(self, history: WeightHistory, iteration: int, value: float) -> None:
        """Show the history, and the value at the playhead."""
        self._history, self._now = history, QPointF(iteration, value)
        every = np.append(history.values, value)
        known = every[np.isfinite(every)]
        self._lowest, self._highest = (
            (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
        )
        self.setAccessibleName(
            f"History of the weight: {signed(self._lowest)} to {signed(self._highest)}"
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low strip."""
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, zero, the playhead and the range."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_DOT, 6, self.width() - _NUMBERS - 2 * _DOT, HEIGHT - 12)
        self._zero(painter, area)
        line = [self._at(QPointF(*point), area) for point in zip(*self._history, strict=True)
                if np.isfinite(point[1])]  # fmt: skip
        painter.setPen(QPen(QColor(self.theme.curve), 1.5))
        painter.drawPolyline(QPolygonF(line))
        self._playhead(painter, area)
        self._range(painter, area)
        painter.end()

    def _at(self, point: QPointF, area: QRectF) -> QPointF:
        last = self._history.iterations[-1] if len(self._history.iterations) else 0.0
        furthest = max(float(last), self._now.x(), 1.0)
        span = max(self._highest - self._lowest, 1e-12)
        up = (point.y() - self._lowest) / span
        return QPointF(
            area.left() + point.x() / furthest * area.width(), area.bottom() - up * area.height()
        )

    def _zero(self, painter: QPainter, area: QRectF) -> None:
        if not self._lowest < 0.0 < self._highest:
            return
        y = self._at(QPointF(0.0, 0.0), area).y()
        painter.setPen(QPen(QColor(self.theme.faint), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _playhead(self, painter: QPainter, area: QRectF) -> None:
        x = self._at(QPointF(self._now.x(), self._lowest), area).x()
        accent = QColor(self.theme.accent)
        painter.setPen(QPen(accent, 1))
        painter.drawLine(QPointF(x, 2), QPointF(x, HEIGHT - 2))
        if np.isfinite(self._now.y()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(self._at(self._now, area), _DOT, _DOT)

    def _range(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(fonts.text(fonts.SMALL))
        painter.setPen(QColor(self.theme.muted))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        numbers = ((self._highest, area.top()), (self._lowest, area.bottom()))
        for value, y in numbers[: 1 if self._highest == self._lowest else 2]:
            box = QRectF(self.width() - _NUMBERS, y - 7, _NUMBERS, 14)
            painter.drawText(box, align, signed(value, 2))

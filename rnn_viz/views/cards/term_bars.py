"""The products of a sum of products, a line each: numbers aligned, and a bar from zero."""

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.words.number_text import signed
from rnn_viz.core.words.terms import Detail, Term
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.steady_limit import SteadyLimit
from rnn_viz.views.widgets.themed import Themed

ROW = 15  # pixels of a line
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AWAY = 4  # pixels between the products and what may scroll them
_LABEL, _VALUE, _TIMES, _BY, _PRODUCT = 60, 34, 12, 57, 56  # pixels; the bar has the rest


class TermBars(Themed, QWidget):
    """All terms below each other, in the order of the script; it may be long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._detail = Detail("")
        self._limit = SteadyLimit()

    def show_terms(self, detail: Detail) -> None:
        """Show the terms of a detail."""
        if len(detail.terms) != len(self._detail.terms):
            self.setFixedHeight(ROW * len(detail.terms))
        self._detail = detail
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line each."""
        return QSize(200, ROW * len(self._detail.terms))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that can be seen."""
        painter = QPainter(self)
        painter.setFont(fonts.text(fonts.SMALL))
        terms = self._detail.terms
        limit = self._limit.of(np.array([term.product for term in terms]))
        first, last = event.rect().top() // ROW, event.rect().bottom() // ROW
        for index in range(first, min(last + 1, len(terms))):
            self._line(painter, index * ROW, terms[index], limit)
        painter.end()

    def _line(self, painter: QPainter, top: int, term: Term, limit: float) -> None:
        decimals = self._detail.decimals
        texts = (
            (term.label, _LABEL, _LEFT, self.theme.muted),
            (_factor(term.value), _VALUE, _RIGHT, self.theme.text),
            ("×", _TIMES, Qt.AlignmentFlag.AlignCenter, self.theme.muted),
            (signed(term.by, decimals), _BY, _RIGHT, self.theme.text),
        )
        left = 0
        for text, wide, align, colour in texts:
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(left, top, wide, ROW), align, text)
            left += wide
        right = self.width() - _PRODUCT - AWAY
        self._bar(painter, QRectF(left + 8, top + 3, right - left - 10, ROW - 6), term, limit)
        painter.setPen(QColor(self.theme.text))
        product = signed(term.product, decimals)
        painter.drawText(QRectF(right, top, _PRODUCT, ROW), _RIGHT, product)

    def _bar(self, painter: QPainter, room: QRectF, term: Term, limit: float) -> None:
        theme, middle = self.theme, room.center().x()
        painter.fillRect(QRectF(middle - 0.5, room.top() - 3, 1, ROW), QColor(theme.rule))
        if not math.isfinite(term.product):
            return
        share = max(-1.0, min(1.0, term.product / limit))
        wide = share * (room.width() / 2 - 1)
        left = middle if wide > 0 else middle + wide
        colour = self._sign_colour(term.product > 0)
        painter.fillRect(QRectF(left, room.top(), abs(wide), room.height()), colour)

    def _sign_colour(self, is_positive: bool) -> QColor:
        theme = self.theme
        if self._detail.is_update:
            return QColor(theme.update_positive if is_positive else theme.update_negative)
        return QColor(theme.positive if is_positive else theme.negative)


def _factor(value: float) -> str:
    """Return what a bit or an activation is: bits without a point."""
    return f"{value:.0f}" if value in {0.0, 1.0} else f"{value:.3f}"

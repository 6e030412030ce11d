"""The step "compare": how far the probability of a bit is from the truth."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from rnn_viz.views.widgets.pictures.shapes import brush, pen
from rnn_viz.views.widgets.theme import Theme

_OVER = 3  # pixels that the mark of the truth is longer than the bar, at either end


class Compared(pg.ItemGroup):
    """Hatches the gap in a bar of p between its end and the truth, which has a mark.

    Attributes
    ----------
    gap
        The pixels that are missing or too many.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._hatched = QGraphicsRectItem(self)
        self._truth = QGraphicsLineItem(self)
        self._hatched.setPen(QPen(Qt.PenStyle.NoPen))
        self.gap = QRectF()
        self.setVisible(False)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        ink = brush(theme.wrong)
        ink.setStyle(Qt.BrushStyle.BDiagPattern)
        self._hatched.setBrush(ink)
        self._truth.setPen(pen(theme.text, scale, 2))

    def show_gap(self, bar: QRectF, p: float, truth: int) -> None:
        """Show how far ``p`` is from the true bit in a bar whose ends are 0 and 1."""
        left, right = sorted((p, float(truth)))
        at = bar.left() + truth * bar.width()
        self.gap = QRectF(
            bar.left() + left * bar.width(), bar.top(), (right - left) * bar.width(), bar.height()
        )
        self._hatched.setRect(self.gap)
        self._truth.setLine(at, bar.top() - _OVER, at, bar.bottom() + _OVER)
        self.setVisible(True)

    def hide_gap(self) -> None:
        """Show nothing: nothing is being compared."""
        self.gap = QRectF()
        self.setVisible(False)

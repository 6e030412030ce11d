"""A piece of a branch's line in the list; painted, as no widget draws the dashes of the curve."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures.shapes import dashed, pen
from rnn_viz.views.widgets.run_signs import branch_pen_style
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.themed import Themed

_SAMPLE = QSize(26, 12)


def branch_pen(number: int, theme: Theme) -> QPen:
    """Return the pen of a branch that is not the current one."""
    return dashed(pen(theme.muted, 1.0), branch_pen_style(number))


class BranchSample(Themed, QWidget):
    """A piece of a branch's line as the error curve draws it: thick for the current branch."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_SAMPLE)
        self._number, self.is_current = number, False

    def show_current(self, is_current: bool) -> None:
        """Draw the line of the branch that is played, or of one that is not."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        current = QPen(QColor(self.theme.curve), 2)
        painter.setPen(current if self.is_current else branch_pen(self._number, self.theme))
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.end()

"""One intervention in a list, to go there; painted, as no button has a mark and elided words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.words.landmarks import MarkKind
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.run_signs import SIZE, shape
from rnn_viz.views.widgets.scaling.lengths import factor, scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font
from rnn_viz.views.widgets.themed import Themed

_ROW, _GAP = 22, 8  # pixels
_WIDEST = "88,888"  # the iteration of a usual run; a longer one takes the room it needs
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class EntryRow(Themed, QAbstractButton):
    """A line with the mark of the timeline, the iteration and the words.

    Attributes
    ----------
    iteration
        Where it was done.
    """

    def __init__(self, iteration: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.iteration = iteration
        self.is_ahead = False
        self.setText(words)
        said = _("Iteration {iteration:,}: {what}").format(iteration=iteration, what=words)
        self.setToolTip("\n".join([said, _("Press to go there")]))
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_ahead(self, is_ahead: bool) -> None:
        """Show whether it lies before the playhead, or is still to come."""
        if is_ahead != self.is_ahead:
            self.is_ahead = is_ahead
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line."""
        return QSize(scaled(120), scaled(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark, iteration and as many of the words as fit."""
        painter, theme = QPainter(self), self.theme
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setFont(scaled_font(fonts.text(12)))
        measure = QFontMetrics(painter.font())
        number = f"{self.iteration:,}"
        width = max(measure.horizontalAdvance(text) for text in (number, _WIDEST))
        left, gap = scaled(SIZE + _GAP), scaled(_GAP)
        painter.setPen(QColor(theme.muted))
        right = Qt.AlignmentFlag.AlignRight | _VCENTER
        painter.drawText(QRect(left, 0, width, self.height()), right, number)
        painter.setPen(QColor(theme.muted if self.is_ahead else theme.text))
        room = QRect(left + width + gap, 0, self.width() - left - width - gap, self.height())
        words = measure.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTER, words)
        self._paint_mark(painter)
        if self.hasFocus():
            line = scaled(2)
            painter.fillRect(0, self.height() - line, self.width(), line, QColor(theme.accent))
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        """Paint the mark as the timeline shows it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.background), 1.5))
        painter.setBrush(QColor(self.theme.text))
        painter.translate(scaled(SIZE) / 2, self.height() / 2)
        painter.scale(factor(), factor())
        painter.drawPolygon(shape(MarkKind.INTERVENTION))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

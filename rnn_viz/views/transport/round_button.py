"""The one round button, run and pause; it paints itself, as no style draws a filled circle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets.icons import pixmap
from rnn_viz.views.widgets.scaling.lengths import factor, scaled
from rnn_viz.views.widgets.themed import Themed

_SIZE = 48


class RoundButton(Themed, QAbstractButton):
    """A filled circle in the accent's bright tone with the icon of what a click will do."""

    def __init__(self, svgs: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svgs = svgs
        self._is_running = False
        self.setObjectName("transport.run")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(scaled(_SIZE + 8), scaled(_SIZE + 8))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_running(self, running: bool) -> None:
        """Show the engine's state: pause while it moves, run while it rests."""
        self.setAccessibleName(_("Pause") if running else _("Run"))
        if running != self._is_running:
            self._is_running = running
            self.update()

    def sizeHint(self) -> QSize:
        """Return the circle and room for the focus ring."""
        return QSize(scaled(_SIZE + 8), scaled(_SIZE + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle, icon and, with the keyboard here, a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor(), factor())
        circle = QRectF(4, 4, _SIZE, _SIZE)
        fill = QColor(self.theme.fill)
        if self.isDown():
            fill = fill.darker(115)
        elif self.underMouse():
            fill = fill.lighter(108)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(circle)
        svg = self._svgs[1 if self._is_running else 0]
        icon = pixmap(svg, self.theme.on_fill, 24, self.devicePixelRatioF() * factor())
        painter.drawPixmap(16, 16, icon)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))
        painter.end()

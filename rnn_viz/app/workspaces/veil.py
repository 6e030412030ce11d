"""What lies in the window's colour over parts of it that step back for a while."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.themed import Themed


class Shade(Themed, QWidget):
    """Lets what is under it step back; the mouse goes through it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        """Let as much through as the theme says."""
        ground = QColor(self.theme.background)
        ground.setAlphaF(self.theme.veil)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(palette)


class Veil(Shade):
    """Lies over the whole of a widget; the mouse goes through it, and lifts it while it is there.

    Parameters
    ----------
    over
        What steps back.
    host
        A widget around it: a splitter would take the veil for one of its parts.
    """

    def __init__(self, over: QWidget, host: QWidget) -> None:
        super().__init__(host)
        self._over, self._host, self._is_wanted = over, host, False
        over.installEventFilter(self)

    def lie(self, *, is_wanted: bool) -> None:
        """Lie there from now on, or no longer."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._settle(is_mouse_there=self._over.underMouse())

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Follow the size of what it lies over, and the mouse."""
        if target is self._over:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
                self._cover()
            elif event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
                self._settle(is_mouse_there=event.type() == QEvent.Type.Enter)
        return super().eventFilter(target, event)

    def _settle(self, *, is_mouse_there: bool) -> None:
        self._cover()
        self.setVisible(self._is_wanted and not is_mouse_there)
        self.raise_()

    def _cover(self) -> None:
        corner = self._over.mapTo(self._host, QPoint())
        self.setGeometry(QRect(corner, self._over.size()))

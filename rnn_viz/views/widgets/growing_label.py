"""A remark that makes room for itself smoothly, so that nothing jumps under the mouse."""

from PySide6.QtCore import QRect, Qt, QVariantAnimation
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.motion import milliseconds

_LONGEST = 150  # milliseconds
_BELOW = 8  # pixels under the text
_ENDLESS = 10_000  # pixels; as high as a text may be


class GrowingLabel(QLabel):
    """A wrapped text that is as high as it needs to be, and takes no room without a text.

    Parameters
    ----------
    name
        The name of the widget.
    role
        The style sheet role: "muted" or "error".
    """

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setFont(fonts.text(12))
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)
        self._said = ""
        self._motion = QVariantAnimation(self)
        self._motion.valueChanged.connect(self.setFixedHeight)
        self._motion.finished.connect(self._settle)

    @property
    def said(self) -> str:
        """The text, without one that is just going away."""
        return self._said

    def say(self, text: str, *, at_once: bool = False) -> None:
        """Show a text and grow to its height; an empty one shrinks to nothing."""
        if text == self._said:
            return
        self._said = text
        if text:
            self.setText(text)
        self._motion.stop()
        self._motion.setStartValue(self.height())
        self._motion.setEndValue(self._needed() if text else 0)
        self._motion.setDuration(0 if at_once else milliseconds(self, _LONGEST))
        self._motion.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew where the width is another."""
        super().resizeEvent(event)
        is_resting = self._motion.state() is QVariantAnimation.State.Stopped
        if self._said and is_resting and event.size().width() != event.oldSize().width():
            self.setFixedHeight(self._needed())

    def hasHeightForWidth(self) -> bool:
        """Say that the height is decided here, not by the layout."""
        return False

    def _needed(self) -> int:
        room = QRect(0, 0, self.width(), _ENDLESS)
        wrap = Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, wrap, self._said).height() + _BELOW

    def _settle(self) -> None:
        self.setText(self._said)
        self.setFixedHeight(self._needed() if self._said else 0)

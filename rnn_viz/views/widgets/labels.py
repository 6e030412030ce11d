"""Headings, texts that grow, and elided ones, which paint themselves: a QLabel never elides."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import milliseconds

_LONGEST = 150  # milliseconds
_BELOW = 8  # pixels under the text
_FEWEST = 4  # letters, the … among them, of a text that was cut; fewer say nothing
_ENDLESS = 10_000  # pixels; as high as a text may be


class Heading(QLabel):
    """A label that the theme draws muted (style sheet role "muted")."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        wear(self, fonts.heading())
        self.setProperty("role", "muted")

    def say_what_fits(self, wordings: Sequence[str], room: int) -> None:
        """Write the first wording that so many pixels have room for, else the last, shortest one.

        The first one is in the tooltip where it is not written, and what a screen reader reads.
        """
        # the font writes them in capitals, spaced; metrics know that
        measure = self.fontMetrics().horizontalAdvance
        text = next((text for text in wordings if measure(text) <= room), wordings[-1])
        self.setText(text)
        self.setToolTip("" if text == wordings[0] else wordings[0])
        self.setAccessibleName(wordings[0])


class ElidedLabel(QLabel):
    """A label that takes the room there is and asks for none; with next to none it is empty.

    What is cut is told whole on hover, where there is no other tooltip.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._mode = mode
        self._shorter: tuple[str, ...] = ()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, text: str, *shorter: str) -> None:
        """Show a text; where it has no room one that says the same in fewer words."""
        if (text, *shorter) != (self.text(), *self._shorter):
            self._shorter = shorter
            self.setText(text)
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Need only the height."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        room = QRect(self.contentsRect())
        painter.drawText(
            room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, self.fitting(room.width())
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the whole text where some of it is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            is_cut = self.fitting(self.contentsRect().width()) != self.text()
            if is_cut and not self.toolTip():
                QToolTip.showText(event.globalPos(), f"<qt>{escape(self.text())}</qt>", self)
                return True
        return super().event(event)

    def fitting(self, width: int) -> str:
        """Return as much of the text as so many pixels show; nothing instead of a letter or two."""
        metrics = self.fontMetrics()
        for wording in (self.text(), *self._shorter):
            if metrics.horizontalAdvance(wording) <= width:
                return wording
        text = metrics.elidedText(self.text(), self._mode, width)
        return text if len(text) > _FEWEST else ""


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
        wear(self, fonts.text(12))
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
        self._motion.setEndValue(self._needed(text))
        self._motion.setDuration(0 if at_once else milliseconds(self, _LONGEST))
        self._motion.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew where the width is another."""
        super().resizeEvent(event)
        is_resting = self._motion.state() is QVariantAnimation.State.Stopped
        if self._said and is_resting and event.size().width() != event.oldSize().width():
            self.setFixedHeight(self._needed(self._said))

    def hasHeightForWidth(self) -> bool:
        """Say that the height is decided here, not by the layout."""
        return False

    def height_for(self, text: str, width: int) -> int:
        """Return the pixels of height that a text needs on so many of width."""
        room, wrap = QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, wrap, text).height() + scaled(_BELOW)

    def _needed(self, text: str) -> int:
        return self.height_for(text, self.width()) if text else 0

    def _settle(self) -> None:
        self.setText(self._said)
        self.setFixedHeight(self._needed(self._said))


class RoomFor(QWidget):
    """The room that a layout gives to a widget that does not ask for any.

    A label with another text makes every layout around it measure the whole window again.
    Inside a room it does not: the room is as wide as it may be, whatever is in it.

    Parameters
    ----------
    content
        What fills the room.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(content.minimumHeight())
        self.setMaximumHeight(content.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room filled."""
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())

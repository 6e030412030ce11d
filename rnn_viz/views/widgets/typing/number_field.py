"""A field for one whole number, which shows the live value until the user types."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStylePainter, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_SHORT = 3  # digits, for which every field has room
_MOVES = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space}


class NumberField(QLineEdit):
    """A line edit that restores on Escape what it had when the user came, and sends it on Enter.

    ``entered`` carries the text when the user presses Enter; ``left`` is sent when the focus
    goes elsewhere.

    Parameters
    ----------
    keeps_wrong
        Whether a text that is marked as wrong stays when the focus goes elsewhere.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, label: str, parent: QWidget | None = None, *, keeps_wrong: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        wear(self, fonts.text(fonts.FIGURE))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "number")
        self._live = self._at_first = ""
        self._keeps_wrong = keeps_wrong
        self._had_focus = False  # before the mouse was pressed

    def show_live(self, text: str) -> None:
        """Show a value, unless the user is at this field."""
        self._live = text
        if not self.hasFocus() and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keep(self) -> None:
        """Take the text as the value: it is what Escape and leaving bring back."""
        self._live = self.text()
        self.setModified(False)

    def drop(self) -> None:
        """Give up what was typed."""
        self.setText(self._live)
        self.selectAll()

    def mark(self, wrong: bool) -> None:
        """Draw the field as one whose text cannot be used."""
        set_property(self, "wrong", wrong)

    def event(self, event: QEvent) -> bool:
        """Leave the keys that move through the bits to the window; a number has no words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            event.setAccepted(False)
            if is_control and event.key() in _MOVES:
                return True
            if event.key() == Qt.Key.Key_Space:
                return True  # no number has one: it runs and pauses here, too
            is_undo = any(event.matches(key) for key in _UNDO)
            if is_undo and not self.isModified():
                return True  # nothing is typed: it is the run's
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the text, Escape takes it back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._at_first = self.text()
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._at_first)
            self.textEdited.emit(self._at_first)
            self.clearFocus()
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put … into the middle of a number that is too long, unless the user is at it."""
        if len(self.text()) <= _SHORT or self.hasFocus():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(2, 0, -2, 0)  # as QLineEdit itself
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        side = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawItemText(room, side, self.palette(), True, text, self.foregroundRole())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select everything with the first click, so that typing replaces it."""
        is_first = not self._had_focus
        self._had_focus = True
        super().mousePressEvent(event)
        if is_first:
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces it."""
        super().focusInEvent(event)
        if not self.property("wrong"):
            self._at_first = self._live
        self._had_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the user is done here; what was not taken is given up, unless it is kept."""
        super().focusOutEvent(event)
        self._had_focus = False
        if not (self._keeps_wrong and self.property("wrong")):
            self.setText(self._live)
            self.setCursorPosition(0)
        self.left.emit()

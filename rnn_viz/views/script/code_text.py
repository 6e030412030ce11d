"""The listing with what is marked in it, and what mouse and keys do there."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from rnn_viz.core.script.listing import Listing
from rnn_viz.views.script import code_gutter
from rnn_viz.views.script.code_gutter import CodeGutter
from rnn_viz.views.script.code_lines import CodeLines
from rnn_viz.views.script.code_marks import Marks, ground, top_line
from rnn_viz.views.script.code_values import CodeValues
from rnn_viz.views.widgets.scaling.lengths import is_changing, scaled

_BY_TAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F9)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_LIGHT = 72  # of 255: how strongly the accent lies under a lit variable


class CodeText(CodeLines):
    """The lines of a listing at one moment.

    Signals
    -------
    variablePointed
        A variable under the mouse, by name, or ``None``.
    lineClicked
        The gutter was clicked beside a line, or Enter was pressed on it; counted from 0.

    Parameters
    ----------
    tip
        Says what to write about a line, and about a variable in it if one is pointed at.
    """

    variablePointed = Signal(object)
    lineClicked = Signal(int)

    def __init__(
        self, listing: Listing, tip: Callable[[int, str | None], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(listing, parent)
        self._tip = tip
        self._pointed: str | None = None
        self._gutter = CodeGutter(self)
        self._values = CodeValues(self.viewport())
        self._gutter.lineClicked.connect(self._click)
        self.cursorPositionChanged.connect(self._gutter.update)

    def show_marks(self, marks: Marks) -> None:
        """Show other marks, and keep the executed and the next line in sight."""
        moved = (marks.executed, marks.following) != (self.marks.executed, self.marks.following)
        self.marks = marks
        if moved:
            self._reveal_marks()
        self._show_grounds()
        self._show_values()

    def light(self, name: str | None) -> None:
        """Light up a variable wherever it is written."""
        if name != self.lit:
            self.lit = name
            self._show_grounds()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self._show_grounds()

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point."""
        line = self.line_at(point)
        return "" if line is None else self._tip(line, self.variable_at(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is marked in sight; first of all show the loop, not the imports."""
        super().resizeEvent(event)
        if is_changing():
            return  # it comes again, once everything around has its size
        self._fit_rows()
        self._gutter.setGeometry(0, 0, scaled(code_gutter.WIDTH), self.viewport().height())
        is_new = event.size().width() != event.oldSize().width()
        if is_new or self.marks.block:
            self._reveal_marks()
        self._show_values()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take gutter and values along."""
        super().scrollContentsBy(dx, dy)
        self._gutter.update()
        self._show_values()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the line cursor, even where the window has a use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(_is_plain(event) and event.key() in _MOVES + _TOGGLES)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter be a click beside the line of the cursor."""
        if _is_plain(event) and event.key() in _TOGGLES:
            self.lineClicked.emit(self.cursor_line)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor where the action is."""
        super().focusInEvent(event)
        marked = self.marks.following or self.marks.executed
        if marked and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.setTextCursor(self.cursor_at(marked[0]))
        if event.reason() in _BY_TAB:
            self.ensureCursorVisible()
        self._gutter.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer where the keys are."""
        super().focusOutEvent(event)
        self._gutter.update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain what the mouse rests on; notice when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return bool(super().viewportEvent(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the variable under the mouse."""
        super().mouseMoveEvent(event)
        self._point_at(self.variable_at(event.position().toPoint()))

    def _click(self, line: int) -> None:
        self.setTextCursor(self.cursor_at(line))
        self.lineClicked.emit(line)

    def _point_at(self, name: str | None) -> None:
        if name != self._pointed:
            self._pointed = name
            self.variablePointed.emit(name)

    def _show_grounds(self) -> None:
        """Colour what lies under the lines, and under the lit variable."""
        selections, theme = [], self.theme
        for line in self.marks.block:
            colour = ground(self.marks, line, theme)
            if colour is not None:
                selections.append(_selection(self.cursor_at(line), colour, is_row=True))
        light = QColor(theme.accent)
        light.setAlpha(_LIGHT)
        for line, start, stop in self.listing.places_of(self.lit):
            word = self.cursor_at(line, start)
            word.setPosition(word.position() + stop - start, QTextCursor.MoveMode.KeepAnchor)
            selections.append(_selection(word, light))
        self.setExtraSelections(selections)
        self._gutter.update()

    def _fit_rows(self) -> None:
        """Leave room for the gutter, and free what is too little for a whole line below."""
        below = self.viewportMargins().bottom()
        room, row = self.viewport().height() + below, self.row_height()
        rest = room - math.ceil(int(room / row) * row) if room >= row else 0
        margins = QMargins(scaled(code_gutter.WIDTH), 0, 0, rest)
        if margins != self.viewportMargins():  # each time the viewport is resized
            self.setViewportMargins(margins)

    def _show_values(self) -> None:
        self._values.show_values(self.marks.values, dict(self.rows_in_sight()))

    def _reveal_marks(self) -> None:
        """Bring what is marked into sight; the bar of a plain text counts lines."""
        bar = self.verticalScrollBar()
        if not self.marks.block:
            bar.setValue(self.listing.lines_of("X")[0] - 1)  # the loop, not the imports
        else:
            rows = int(self.viewport().height() / self.row_height())
            bar.setValue(top_line(self.marks, bar.value(), rows))


def _is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed alone; those of the keypad are."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _selection(
    cursor: QTextCursor, colour: QColor, *, is_row: bool = False
) -> QTextEdit.ExtraSelection:
    selection, style = QTextEdit.ExtraSelection(), QTextCharFormat()
    style.setBackground(colour)
    style.setProperty(QTextFormat.Property.FullWidthSelection, is_row)
    selection.cursor, selection.format = cursor, style
    return selection

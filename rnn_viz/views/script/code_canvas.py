"""The listing as a widget: marked lines, values, hovering, clicking, keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.variables import VARIABLES
from rnn_viz.views.script.code_marks import Marks
from rnn_viz.views.script.code_paint import GUTTER, ROW, CodePainter, advance
from rnn_viz.views.script.code_rows import Row, rows_of
from rnn_viz.views.widgets.themed import Themed

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 1  # rows that stay in sight above and below the marked ones
_LEAST_ROWS = 5


class CodeCanvas(Themed, QAbstractScrollArea):
    """The rows of a listing.

    Signals
    -------
    variablePointed
        A variable under the mouse, by name, or ``None``.
    lineClicked
        A line was clicked, or Enter was pressed on it; counted from 0.

    Parameters
    ----------
    tip
        Says what to write about a line, and about a variable in it if one is pointed at.
    """

    variablePointed = Signal(object)
    lineClicked = Signal(int)

    def __init__(
        self,
        listing: Listing,
        tip: Callable[[int | None, str | None], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("code.lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LEAST_ROWS * ROW)
        self.viewport().setMouseTracking(True)
        self._listing, self._tip = listing, tip
        self._marks = Marks()
        self._rows: tuple[Row, ...] = rows_of(listing, 80)
        self._lit: str | None = None
        self._pointed: str | None = None
        self.cursor_line = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are broken now."""
        return self._rows

    def show_marks(self, marks: Marks) -> None:
        """Show other marks, and keep the executed and the next line in sight."""
        moved = (marks.executed, marks.following) != (self._marks.executed, self._marks.following)
        self._marks = marks
        if moved:
            self._reveal_marks()
        self.viewport().update()

    def light(self, name: str | None) -> None:
        """Light up a variable wherever it is written."""
        if name != self._lit:
            self._lit = name
            self.viewport().update()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self.viewport().update()

    def place_of(self, line: int, column: int) -> QPoint:
        """Return the middle of a character in the viewport, for tours and tests."""
        at, row = next(
            (at, row)
            for at, row in enumerate(self._rows)
            if row.line == line and (column < row.stop or row.is_last)
        )
        x = GUTTER + (row.indent + column - row.start + 0.5) * advance()
        return QPoint(round(x), at * ROW + ROW // 2 - self.verticalScrollBar().value())

    def line_at(self, point: QPoint) -> int | None:
        """Return the line at a point of the viewport."""
        row = self._row_at(point)
        return None if row is None else row.line

    def variable_at(self, point: QPoint) -> str | None:
        """Return the variable at a point, if its value is kept."""
        row = self._row_at(point)
        if row is None or point.x() < GUTTER:
            return None
        column = int((point.x() - GUTTER) / advance()) - row.indent + row.start
        name = self._listing.lines[row.line].variable_at(column) if column < row.stop else None
        return name if name in VARIABLES else None

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point; the gutter explains itself."""
        if point.x() < GUTTER:
            return self._tip(None, None)
        line = self.line_at(point)
        return "" if line is None else self._tip(line, self.variable_at(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._rows = rows_of(self._listing, int((self.viewport().width() - GUTTER) / advance()))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._rows) * ROW - self.viewport().height()))
        bar.setSingleStep(ROW)
        bar.setPageStep(self.viewport().height())
        if event.size().width() != event.oldSize().width():
            self._reveal_marks()  # rows are elsewhere; another height leaves them where they are

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        scrolled, width = self.verticalScrollBar().value(), self.viewport().width()
        code = CodePainter(painter, width, self._listing, self._marks, self.theme, self._lit)
        first = scrolled // ROW
        for at in range(first, min(len(self._rows), first + self.viewport().height() // ROW + 2)):
            code.paint(self._rows[at], at * ROW - scrolled)
        if self.hasFocus():
            top, bottom = self._span((self.cursor_line,))
            code.outline(top * ROW - scrolled, bottom - top)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the line cursor, even where the window has a use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(not event.modifiers() and event.key() in (*_MOVES, *_TOGGLES))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line cursor; Enter is a click on its line."""
        if event.key() in _MOVES:
            last = len(self._listing.lines) - 1
            moved = self.cursor_line + _MOVES[Qt.Key(event.key())]
            self.cursor_line = min(max(moved, 0), last)
            self._reveal(*self._span((self.cursor_line,)))
            self.viewport().update()
        elif event.key() in _TOGGLES:
            self.lineClicked.emit(self.cursor_line)
        else:
            event.ignore()  # paging and the like belong to the window

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the line cursor where the action is."""
        super().focusInEvent(event)
        marked = self._marks.following or self._marks.executed
        if marked and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.cursor_line = marked[0]
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the line cursor."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain what the mouse rests on; notice when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the variable under the mouse."""
        point = event.position().toPoint()
        self._point_at(self.variable_at(point))
        shape = Qt.CursorShape.PointingHandCursor
        is_code = self.line_at(point) is not None
        self.viewport().setCursor(shape if is_code else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click the line under the mouse."""
        line = self.line_at(event.position().toPoint())
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cursor_line = line
            self.lineClicked.emit(line)
            self.viewport().update()

    def _row_at(self, point: QPoint) -> Row | None:
        at = (point.y() + self.verticalScrollBar().value()) // ROW
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _point_at(self, name: str | None) -> None:
        if name != self._pointed:
            self._pointed = name
            self.light(name)
            self.variablePointed.emit(name)

    def _span(self, lines: tuple[int, ...]) -> tuple[int, int]:
        """Return the first row of some lines and the row behind the last."""
        rows = [at for at, row in enumerate(self._rows) if lines[0] <= row.line <= lines[-1]]
        return rows[0], rows[-1] + 1

    def _reveal_marks(self) -> None:
        """Scroll as little as needed; a half that fits is shown whole, so that it stays put."""
        marks = self._marks
        marked = (*marks.executed, *marks.following)
        if not marked:
            first, _ = self._span(self._listing.lines_of("X"))
            self.verticalScrollBar().setValue((first - _MARGIN) * ROW)  # the loop, not the imports
            return
        wanted = (marks.block, (min(marked), max(marked)))
        for lines in wanted:
            first, stop = self._span(lines)
            if (stop - first) * ROW <= self.viewport().height():
                self._reveal(first, stop)
        self._reveal(*self._span(marks.executed or marks.following))

    def _reveal(self, first: int, stop: int) -> None:
        """Bring rows into sight: all of them with a margin, all without, or the first."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        for margin in (_MARGIN, 0):
            top, bottom = (first - margin) * ROW, (stop + margin) * ROW
            if bottom - top <= height:
                bar.setValue(min(max(bar.value(), bottom - height), top))
                return
        bar.setValue(first * ROW)

"""The listing as plain text, in its colours, and where its lines and variables are."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.variables import VARIABLES
from rnn_viz.views.script.code_highlighter import CodeHighlighter, blanks
from rnn_viz.views.script.code_marks import Marks
from rnn_viz.views.widgets.scaling.lengths import is_changing
from rnn_viz.views.widgets.themed import Themed

Cut = tuple[float, int]  # what Qt returns: pixels of a column, and the column


class CodeLines(Themed, QPlainTextEdit):
    """The lines of a listing as they are broken in it; they can be selected and copied.

    Lines are counted from 0.

    Attributes
    ----------
    marks
        What is marked in them.
    lit
        The variable that is lit up, if one is.
    """

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listing, self.marks = listing, Marks()
        self.lit: str | None = None
        self.document().setDefaultFont(blanks())
        self._highlighter = CodeHighlighter(self.document(), listing, self.theme)
        self._set_up()

    @property
    def cursor_line(self) -> int:
        """The line that the keys are on."""
        return self.textCursor().blockNumber()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self._highlighter.use(self.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write in type of another scale, once there is one."""
        super().resizeEvent(event)
        if not is_changing() and self.document().defaultFont() != blanks():
            self.document().setDefaultFont(blanks())
            self._highlighter.use(self.theme)

    def rows_in_sight(self) -> Iterator[tuple[int, QRectF]]:
        """Yield the lines that can be seen, and where their text is in the viewport."""
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            row = self.blockBoundingGeometry(block).translated(offset)
            if row.top() >= self.viewport().height():
                return
            row.setWidth(block.layout().lineAt(0).naturalTextWidth())
            yield block.blockNumber(), row
            block = block.next()

    def row_height(self) -> float:
        """Return the pixels from one line to the next, the same for all."""
        return self.blockBoundingRect(self.firstVisibleBlock()).height()

    def place_of(self, line: int, start: int, stop: int) -> QRect:
        """Return where characters of a line are in the viewport, in sight or not."""
        block = self.document().findBlockByNumber(line)
        row = self.blockBoundingGeometry(block).translated(self.contentOffset())
        drawn = block.layout().lineAt(0)
        left, right = (cast(Cut, drawn.cursorToX(column))[0] for column in (start, stop))
        return QRectF(row.left() + left, row.top(), right - left, row.height()).toAlignedRect()

    def line_at(self, point: QPoint) -> int | None:
        """Return the line at a point of the viewport."""
        rows = self.rows_in_sight()
        return next((line for line, row in rows if row.top() <= point.y() < row.bottom()), None)

    def variable_at(self, point: QPoint) -> str | None:
        """Return the variable at a point, if its value is kept."""
        line = self.line_at(point)
        if line is None:
            return None
        code = self.listing.lines[line]
        for word in code.words:
            name = code.text[word.start : word.stop]
            is_kept = word.kind == "name" and name in VARIABLES
            if is_kept and self.place_of(line, word.start, word.stop).contains(point):
                return name
        return None

    def cursor_at(self, line: int, column: int = 0) -> QTextCursor:
        """Return a cursor before a column of a line."""
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        cursor.setPosition(cursor.position() + column)
        return cursor

    def _set_up(self) -> None:
        self.setObjectName("code.lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        self.setPlainText("\n".join(line.text for line in self.listing.lines))

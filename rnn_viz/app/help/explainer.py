"""Explains what is written in the window: on hover as a tooltip, by F1 in a note beside it."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QCursor, QHelpEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolTip,
    QWidget,
)

from rnn_viz.app.help.note import Note
from rnn_viz.core.glossary import Glossary, GlossaryEntry

_TERM = 3  # words; what is longer is a sentence, and explains itself
_AROUND = QRect(-4, -10, 8, 20)  # pixels that a mouse covers


class Explainer(QObject):
    """Knows what every word in a window means, by what is written there, painted or not.

    Tooltips of a widget's own come first: Qt asks the window only if nobody else has one.

    Parameters
    ----------
    window
        What is explained.
    glossary
        By what.
    """

    def __init__(self, window: QWidget, glossary: Glossary) -> None:
        super().__init__(window)
        self._window, self._glossary = window, glossary
        self.note = Note(window)
        self._mouse_was = QPoint()  # when something got the keyboard last
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._note_focus)  # type: ignore[union-attr]

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Show a tooltip where nobody else has one."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            entry = self.at(event.pos())
            if entry is not None:
                QToolTip.showText(event.globalPos(), _rich(entry), self._window)
                return True
        return super().eventFilter(target, event)

    def at(self, point: QPoint) -> GlossaryEntry | None:
        """Return what is known about what is at a point of the window."""
        part = self._window.childAt(point)
        while part is not None and part is not self._window:
            if entry := self._first(_written_at(part, part.mapFrom(self._window, point))):
                return entry
            part = part.parentWidget()
        return None

    def of(self, part: QWidget) -> GlossaryEntry | None:
        """Return what is known about a widget."""
        return self._first(_written_in(part))

    def explain(self) -> bool:
        """Explain what the mouse or the keyboard came to last; return whether that is known."""
        mouse = QCursor.pos()
        here, focused = self._window.mapFromGlobal(mouse), QApplication.focusWidget()
        places = [(self.at(here), _AROUND.translated(here))]
        if focused is not None and self._window.isAncestorOf(focused):
            corner = focused.mapTo(self._window, QPoint())
            places.append((self.of(focused), QRect(corner, focused.size())))
        if mouse == self._mouse_was:
            places.reverse()
        for entry, place in places:
            if entry is not None:
                self.note.show_entry(entry, place)
                return True
        return False

    def _note_focus(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._mouse_was = QCursor.pos()

    def _first(self, texts: Iterator[str]) -> GlossaryEntry | None:
        """Return the entry of the first text that has one."""
        return next((entry for text in texts if (entry := self._glossary.find(text))), None)


def _written_in(part: QWidget) -> Iterator[str]:
    """Yield what is written in a widget, or what a field is called."""
    match part:
        case QAbstractButton() if part.text():
            yield part.accessibleName() or part.text()
            yield part.text()
        case QLabel():
            yield from _with_value(part.text())
        case QLineEdit():
            yield part.accessibleName()
        case QTabBar():
            yield part.tabText(part.currentIndex())
        case QPlainTextEdit():
            yield _word_at(part.textCursor())
        case QGraphicsView() if hasattr(part, "term_at"):
            yield part.term_at(None)


def _written_at(part: QWidget, point: QPoint) -> Iterator[str]:
    """Yield what is written at a point of a widget: of pictures, what is painted there."""
    owner = part.parentWidget()
    match part:
        case QTabBar():
            yield part.tabText(part.tabAt(point))
        case QPlainTextEdit():
            pass  # its viewport is asked before
        case _ if isinstance(owner, QPlainTextEdit) and part is owner.viewport():
            yield _word_at(owner.cursorForPosition(point))
        case _ if isinstance(owner, QGraphicsView) and part is owner.viewport():
            for item in owner.items(point):
                if hasattr(item, "text") and item.text():
                    yield from _with_value(item.text())
            if hasattr(owner, "term_at"):
                yield owner.term_at(QPointF(owner.mapToScene(point)))
        case _:
            yield from _written_in(part)


def _with_value(text: str) -> Iterator[str]:
    """Yield a text, then the term in it where a value follows: "a = 52", "error 1.87"."""
    yield text
    yield text.split(" = ", maxsplit=1)[0]
    words = text.split()
    if 1 < len(words) <= _TERM:
        yield " ".join(words[:-1])
        yield words[0]


def _word_at(cursor: QTextCursor) -> str:
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return cursor.selectedText()


def _rich(entry: GlossaryEntry) -> str:
    """Return an entry in rich text, which Qt wraps."""
    return f"<b>{escape(entry.term, quote=False)}</b><br>{escape(entry.meaning, quote=False)}"

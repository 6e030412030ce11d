"""A note beside what it explains; the next key or click anywhere closes it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from rnn_viz.app.help.beside import beside
from rnn_viz.core.glossary import GlossaryEntry
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDTH = 320
_BESIDE, _OVER, _BETWEEN = 16, 12, 4  # pixels around the text, and between its two parts


class Note(QFrame):
    """A term and its meaning.

    It takes the keyboard, so that a screen reader reads it, and gives it back.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None  # who had the keyboard
        styled(self, "help.note", "hint")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.term = styled(QLabel(self), "help.note.term", font=fonts.text(bold=True))
        self.meaning = styled(QLabel(self), "help.note.meaning", font=fonts.text())
        for label in (self.term, self.meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFixedWidth(scaled(_WIDTH))
        margins = _BESIDE, _OVER, _BESIDE, _OVER
        filled(QVBoxLayout(self), self.term, self.meaning, spacing=_BETWEEN, margins=margins)
        self.hide()

    def show_entry(self, entry: GlossaryEntry, place: QRect) -> None:
        """Explain what is at a place of the window."""
        self.term.setText(entry.term)
        self.meaning.setText(entry.meaning)
        self.setAccessibleName(f"{entry.term}: {entry.meaning}")
        tall = sum(label.heightForWidth(scaled(_WIDTH)) for label in (self.term, self.meaning))
        self.resize(QSize(scaled(_WIDTH + 2 * _BESIDE), tall + scaled(_BETWEEN + 2 * _OVER)))
        self.move(beside(place, self.size(), self._window.size()))
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep every key: it closes the note and does nothing else."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Close at any key, and give the keyboard back."""
        self.hide()
        # a card or a dialog may be gone by now; to touch it would end the program
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Close at a click."""
        self.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when something else gets the keyboard."""
        super().focusOutEvent(event)
        self.hide()

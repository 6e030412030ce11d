"""The list of lessons and challenges: what one will know, how long it takes, how far one is."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scrolling import scrolling

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Entry(NamedTuple):
    """What the list says of a lesson or a challenge.

    Attributes
    ----------
    key
        By which it is opened.
    title, about
        What it is called, and a sentence about it.
    state
        How far it is done, in a word or two.
    is_done
        Whether it is done.
    """

    key: str
    title: str
    about: str
    state: str
    is_done: bool


class EntryRow(QFrame):
    """A row of the list, which is opened by a click or by Enter.

    Signals
    -------
    opened
        It is to be opened.
    """

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = styled(QLabel(), font=fonts.text(bold=True))
        self._state = styled(QLabel(), role="muted", font=fonts.text(fonts.SMALL))
        self._about = styled(QLabel(), role="muted", font=fonts.text(12))
        self._title.setWordWrap(True)
        self._about.setWordWrap(True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        top = filled(QHBoxLayout(), (self._title, 1), self._state, spacing=8)
        filled(QVBoxLayout(self), top, self._about, spacing=2, margins=(8, 6, 8, 8))

    def say(self, entry: Entry) -> None:
        """Show a lesson."""
        self._title.setText(entry.title)
        self._about.setText(entry.about)
        self._state.setText(f"✓ {entry.state}" if entry.is_done else entry.state)
        self.setAccessibleName(f"{entry.title}, {entry.state}. {entry.about}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        is_here = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_here:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that open it: Space would run the training."""
        return keep_key(event, _ENTER) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it with Enter."""
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class LessonList(QWidget):
    """All lessons, then all challenges.

    Signals
    -------
    lessonWished, challengeWished
        The key of what is to be opened.
    fileWished
        A lesson from a file is to be chosen.
    """

    lessonWished = Signal(str)
    challengeWished = Signal(str)
    fileWished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "lessons", label=_("Lessons and challenges"))
        self._score = styled(QLabel(), "lessons.score", "muted", fonts.text(12))
        self._score.setWordWrap(True)
        self._lessons, self._challenges = QVBoxLayout(), QVBoxLayout()
        for column in (self._lessons, self._challenges):
            column.setSpacing(0)
        open_file = styled(
            QPushButton(_("Open a lesson from a file …")), "lessons.open", "link",
            tip=_("A lesson is a text file that you can write yourself."),
        )  # fmt: skip
        open_file.clicked.connect(lambda _checked: self.fileWished.emit())
        content = QWidget()
        parts = (
            Heading(_("Lessons")), self._score, self._lessons, 6, Heading(_("Challenges")),
            self._challenges, 6, filled(QHBoxLayout(), open_file, None), None,
        )  # fmt: skip
        filled(QVBoxLayout(content), *parts, spacing=4, margins=(0, 8, 6, 4))
        filled(QVBoxLayout(self), (scrolling(content, self), 1))
        self.rows: dict[str, EntryRow] = {}

    def show_entries(
        self, lessons: Sequence[Entry], challenges: Sequence[Entry], score: str
    ) -> None:
        """Show what there is and how far it is done."""
        self._score.setText(score)
        self._fill(self._lessons, lessons, self.lessonWished)
        self._fill(self._challenges, challenges, self.challengeWished)

    def _fill(self, column: QVBoxLayout, entries: Sequence[Entry], wished: SignalInstance) -> None:
        for entry in entries:
            row = self.rows.get(entry.key)
            if row is None:
                row = self.rows[entry.key] = EntryRow(f"lessons.{entry.key}")
                row.opened.connect(lambda key=entry.key: wished.emit(key))
                column.addWidget(row)
            row.say(entry)

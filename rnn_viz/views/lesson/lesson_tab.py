"""The tab of the left column in which lessons and challenges are chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rnn_viz.views.lesson.challenge_view import ChallengeView
from rnn_viz.views.lesson.lesson_list import LessonList
from rnn_viz.views.widgets.building import filled


class LessonTab(QWidget):
    """Empty until it is first shown: at a start nobody waits for its list.

    Signals
    -------
    shown
        It has come into sight: the list is to be filled.

    Attributes
    ----------
    list, challenge
        The lists, and one challenge; there once it has been shown.
    """

    shown = Signal()
    list: LessonList
    challenge: ChallengeView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_tab")
        self._stack: QStackedWidget | None = None

    @property
    def is_furnished(self) -> bool:
        """Whether there is anything in it."""
        return self._stack is not None

    def furnish(self) -> None:
        """Make what is in it."""
        self.list, self.challenge = LessonList(), ChallengeView()
        self._stack = QStackedWidget()
        for part in (self.list, self.challenge):
            self._stack.addWidget(part)
        filled(QVBoxLayout(self), (self._stack, 1))
        self.challenge.left.connect(lambda: self.show_challenge(is_shown=False))

    def show_challenge(self, *, is_shown: bool) -> None:
        """Show the challenge, or the lists."""
        if self._stack is not None:
            self._stack.setCurrentWidget(self.challenge if is_shown else self.list)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

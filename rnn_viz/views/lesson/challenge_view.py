"""One challenge: what is to be done, hints, whether it is done, the best result."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.challenges import Challenge
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.themed import set_property


class Checked(NamedTuple):
    """What is said of an attempt, and whether it does it; ``None`` while it is being checked."""

    said: str
    is_met: bool | None = None


class ChallengeView(QWidget):
    """Asks for something that the program then checks.

    Signals
    -------
    left
        The lists are wished for.
    checkWished, bestWished
        What is there is to be checked; the best result is to be seen again.
    """

    left = Signal()
    checkWished = Signal()
    bestWished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("challenge")
        self._challenge: Challenge | None = None
        self._hints_shown = 0
        self._title = styled(QLabel(), "challenge.title", font=fonts.text(fonts.FIGURE, bold=True))
        self._task = styled(QLabel(), "challenge.task", font=fonts.text())
        self._hints = styled(QLabel(), "challenge.hints", "muted", fonts.text(12))
        self._said = styled(QLabel(), "challenge.said", font=fonts.text())
        self._best = styled(QLabel(), "challenge.best", "muted", fonts.text(12))
        for label in (self._title, self._task, self._hints, self._said, self._best):
            label.setWordWrap(True)
        self._hint = styled(QPushButton(_("A hint")), "challenge.hint", "small")
        self._check = styled(
            QPushButton(_("Check it")), "challenge.check", "small",
            tip=_("Check the moment that is shown, with the numbers on stage."),
        )  # fmt: skip
        self._again = styled(QPushButton(_("See it again")), "challenge.again", "link")
        back = styled(QPushButton(_("‹ All lessons")), "challenge.back", "link")
        back.clicked.connect(lambda _checked: self.left.emit())
        self._hint.clicked.connect(lambda _checked: self._show_hint())
        self._check.clicked.connect(lambda _checked: self.checkWished.emit())
        self._again.clicked.connect(lambda _checked: self.bestWished.emit())
        self._lay_out(back)

    @property
    def challenge(self) -> Challenge | None:
        """The challenge that is shown."""
        return self._challenge

    def show_challenge(self, challenge: Challenge) -> None:
        """Ask for something."""
        self._challenge, self._hints_shown = challenge, 0
        self._title.setText(challenge.title)
        counts = _("What counts: {counts}; less is better.").format(counts=challenge.counts)
        self._task.setText(f"{challenge.task} {counts}")
        self._hints.setText("")
        self._hints.hide()
        self._hint.setEnabled(True)
        self._hint.setText(_("A hint"))
        self.say(Checked(""))

    def say(self, checked: Checked) -> None:
        """Say what has come of an attempt."""
        self._said.setText(checked.said)
        self._said.setVisible(bool(checked.said))
        roles = {True: "live", False: "", None: "muted"}
        set_property(self._said, "role", roles[checked.is_met])
        self._check.setEnabled(not checked.said or checked.is_met is not None)

    def show_best(self, said: str, *, can_reopen: bool) -> None:
        """Say what the best result is, and whether its run can be seen again."""
        self._best.setText(said)
        self._best.setVisible(bool(said))
        self._again.setVisible(can_reopen)

    def _show_hint(self) -> None:
        assert self._challenge is not None
        hints = self._challenge.hints
        self._hints_shown = min(self._hints_shown + 1, len(hints))
        shown = hints[: self._hints_shown]
        self._hints.setText("\n\n".join(f"{at}. {hint}" for at, hint in enumerate(shown, start=1)))
        self._hints.show()
        self._hint.setEnabled(self._hints_shown < len(hints))
        self._hint.setText(_("Another hint"))

    def _lay_out(self, back: QPushButton) -> None:
        content = QWidget()
        parts = (
            filled(QHBoxLayout(), back, None), Heading(_("Challenge")), self._title, self._task,
            filled(QHBoxLayout(), self._check, self._hint, None, spacing=8), self._said,
            self._hints, self._best, filled(QHBoxLayout(), self._again, None), None,
        )  # fmt: skip
        filled(QVBoxLayout(content), *parts, spacing=8, margins=(0, 6, 6, 4))
        filled(QVBoxLayout(self), (scrolling(content, self), 1))

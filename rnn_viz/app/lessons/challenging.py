"""Challenges in the window: attempts are checked in a thread, the best is kept with its run."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from rnn_viz.app.host import Host
from rnn_viz.app.lessons.records import Records
from rnn_viz.core.language import _
from rnn_viz.core.lessons.challenge_rules import Attempt, Outcome, attempt_of
from rnn_viz.core.lessons.challenges import Challenge, challenge
from rnn_viz.core.lessons.score import Best
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import Session, capture
from rnn_viz.core.steps import Steps
from rnn_viz.engine.background.steps_worker import StepsWorker
from rnn_viz.io.session_file import SUFFIX, write_session
from rnn_viz.views.lesson.challenge_view import ChallengeView, Checked

_LOOK = 40  # milliseconds between two looks at whether it is checked


class Challenging(QObject):
    """Checks what is there, as the learner wishes.

    Parameters
    ----------
    window
        Whose moment is checked.
    view
        Where the challenge is shown.
    home
        The folder in which the runs of the best results are kept; ``None`` for nowhere.
    open_copy
        Opens the session in a file, as one that has no file.
    """

    def __init__(
        self, window: Host, view: ChallengeView, records: Records, home: Path | None,
        open_copy: Callable[[Path], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._view, self._records = window, view, records
        self._home, self._open_copy = home, open_copy
        self._worker = StepsWorker[str]("challenge")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._attempt: tuple[Challenge, Session] | None = None
        view.checkWished.connect(self.check)
        view.bestWished.connect(self._see_again)

    def open(self, key: str) -> None:
        """Show a challenge."""
        self._view.show_challenge(challenge(key))
        self._show_best()

    def check(self) -> None:
        """Check the moment that is shown."""
        asked, now = self._view.challenge, self._window.bridge.newest
        if asked is None:
            return
        self._attempt = asked, capture(now, self._window.dispatch.view)
        self._view.say(Checked(_("Checking: the run is trained again …")))
        self._worker.ask([(asked.key, partial(_checked, asked, attempt_of(now)))])
        self._timer.start()

    def end(self, seconds: float) -> bool:
        """Stop checking; return whether the thread has ended."""
        self._timer.stop()
        return self._worker.stop(seconds)

    def _look(self) -> None:
        for done in self._worker.take():
            if done.fault is not None:
                self._view.say(Checked(_("This could not be checked."), is_met=False))
                raise done.fault
            if isinstance(done.result, Outcome) and self._attempt is not None:
                self._tell(done.result, *self._attempt)
        if not self._worker.is_busy:
            self._timer.stop()

    def _tell(self, outcome: Outcome, asked: Challenge, session: Session) -> None:
        is_shown = self._view.challenge == asked
        said = outcome.said
        if outcome.result is not None:
            is_best = self._is_best(asked.key, outcome.result, session)
            praise = (_("Your best so far."),) if is_best else ()
            said = " ".join([_("Done."), said, *praise])
        if is_shown:
            self._view.say(Checked(said, is_met=outcome.is_met))
            self._show_best()

    def _is_best(self, key: str, result: float, session: Session) -> bool:
        best = self._records.progress.best(key)
        if best is not None and best.result <= result:
            return False
        return self._records.note_result(Best(key, result, self._kept(key, session)))

    def _kept(self, key: str, session: Session) -> str:
        """Keep the run of a best result; return where, or nothing where it cannot be kept."""
        if self._home is None:
            return ""
        path = self._home / "challenges" / f"{key}{SUFFIX}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_session(path, session)
        except (OSError, SessionError) as error:
            sentence = _("The run of your best result is not kept: {error}")
            self._window.say(sentence.format(error=error))
            return ""
        return str(path)

    def _show_best(self) -> None:
        asked = self._view.challenge
        best = None if asked is None else self._records.progress.best(asked.key)
        if asked is None or best is None:
            self._view.show_best("", can_reopen=False)
            return
        said = _("Your best: {result:,.4g} {counts}.")
        said = said.format(result=best.result, counts=asked.counts)
        self._view.show_best(said, can_reopen=bool(best.run))

    def _see_again(self) -> None:
        asked = self._view.challenge
        best = None if asked is None else self._records.progress.best(asked.key)
        if best is not None and best.run:
            self._open_copy(Path(best.run))


def _checked(asked: Challenge, attempt: Attempt) -> Steps[object]:
    return (yield from asked.check(attempt))

"""The experiment of a window: begins, stops, opens and keeps it as is wished, beside all else."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.experimenting import choosing_files as files
from rnn_viz.app.experimenting.opening import executor_at, store_in
from rnn_viz.app.files.question import Question
from rnn_viz.app.host import Host
from rnn_viz.core.experiment.costs import is_asked_about
from rnn_viz.core.experiment.experiment import (
    NO_EXPERIMENT,
    Experiment,
    ExperimentWish,
    MeasureCosts,
    OpenExperiment,
    Place,
    RunExperiment,
    SaveExperiment,
    SaveRuns,
    StopExperiment,
)
from rnn_viz.core.experiment.outcome import StoreError
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.language import _, _p
from rnn_viz.core.words.experiment import progress as words
from rnn_viz.experiments.background import BackgroundExperiment
from rnn_viz.experiments.estimating import Estimator
from rnn_viz.experiments.local import cores
from rnn_viz.io.experiments.store import ExperimentStore

_LOOK = 30  # milliseconds between two looks at what is going on in the threads
_PATIENCE = 0.4  # seconds until the window goes on without threads that do not end
_WORTH_A_QUESTION = 20.0  # seconds that an experiment has taken, and is in no file
_REPLACED = _("What you see is in no file, and another experiment takes its place.")


class Experimenting(QObject):
    """Does what is wished of experiments.

    Signals
    -------
    changed
        There is something new to be drawn.

    Attributes
    ----------
    shown
        The experiment as it is now.
    """

    changed = Signal()

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self.shown: Experiment = replace(NO_EXPERIMENT, place=Place(cores()))
        self._before = self.shown  # what is under way has begun
        self._background: BackgroundExperiment | None = None
        self._estimator = Estimator()
        self._afterwards: Callable[[], object] | None = None  # once what is under way has ended
        self._may_be_lost = False  # the user, or the system, wants it so
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)

    def take(self, wish: ExperimentWish) -> None:
        """Do what is wished, as far as it makes sense now."""
        match wish:
            case RunExperiment(plan, place):
                self._ask_to_run(plan, place)
            case StopExperiment() if self._background is not None:
                self._background.stop()
                self._look()
            case MeasureCosts(plan):
                self._estimator.ask(plan)
                self._timer.start()
            case OpenExperiment():
                files.ask_what_to_open(self._window, self.open)
            case SaveExperiment():
                files.ask_where_to_save(self._window, self.save)
            case SaveRuns() if self.shown.rows is not None:
                files.ask_where_runs_go(self._window, self.shown.rows)

    def open(self, path: Path) -> None:
        """Show what is in a file, once what is in none may go; what is missing can be trained."""
        if self._is_in_no_file:
            self._ask_to_keep(_REPLACED, _("Open without"), lambda: self._open(path))
        else:
            self._open(path)

    def _open(self, path: Path) -> None:
        try:
            with ExperimentStore(path, patience=0) as store:  # a window does not wait
                plan = store.plan
        except StoreError as error:
            self._show(replace(self.shown, problem=str(error)))
            return
        self._begin(plan, self.shown.place, str(path), keeps=False, trains=False)

    def save(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Keep the experiment in a file, now and as it goes on; if that is done, do something.

        One that is under way is stopped before.
        """
        plan = self.shown.plan
        if self._background is not None:
            self._afterwards = lambda: self.save(path, then)
            self.take(StopExperiment())
        elif plan is not None:
            self._afterwards = lambda: None if self.shown.problem else then()
            self._begin(plan, self.shown.place, str(path), trains=False)

    def may_close(self) -> bool:
        """Return whether the window may close now; if not, the user is asked."""
        if self._may_be_lost or not self._is_in_no_file:
            return True
        why, close = _("What it has found is in no file."), self._window.close
        self._ask_to_keep(why, _("Close without"), self._close, saved=close)
        return False

    def do_not_ask(self) -> None:
        """Let the window close without a question."""
        self._may_be_lost = True

    def end(self) -> bool:
        """Stop everything, soon; return whether all threads have ended."""
        self._timer.stop()
        ended = True
        if self._background is not None:
            self._background.stop()
            ended = self._background.join(_PATIENCE)
        return self._estimator.stop(_PATIENCE) and ended

    def _ask_to_run(self, plan: Plan, place: Place) -> None:
        """Begin, once the user means it."""
        now, costs = self.shown, self.shown.costs
        seconds = costs.of_plan(plan, place.workers) if costs.of else float("nan")
        is_known = now.plan is None or plan.holds(now.plan)
        if is_asked_about(plan, 0.0 if place.cluster else seconds):  # how fast it is, is not known
            Question(
                self._window, _("Run all of them?"), words.question_before(plan, seconds),
                (_p("button", "Run"), lambda: self._run(plan, place)),
            ).open()  # fmt: skip
        elif not is_known and self._is_in_no_file:
            self._ask_to_keep(_REPLACED, _("Run without"), lambda: self._run(plan, place))
        else:
            self._run(plan, place)

    @property
    def _is_in_no_file(self) -> bool:
        """Whether there is something that it would take a while to find out again."""
        now = self.shown
        return now.plan is not None and not now.file and now.seconds > _WORTH_A_QUESTION

    def _ask_to_keep(
        self, why: str, otherwise: str, do: Callable[[], None],
        saved: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """Ask whether to keep the experiment in a file before something is done.

        That is done without, or when it has been saved; ``saved``: what is done then instead.
        """

        def save() -> None:
            files.ask_where_to_save(self._window, lambda path: self.save(path, saved or do))

        answers = (_("Save as …"), save), (otherwise, do)
        Question(self._window, _("Keep the experiment?"), why, *answers).open()

    def _close(self) -> None:
        self._may_be_lost = True
        self._window.close()

    def _run(self, plan: Plan, place: Place) -> None:
        """Begin, in the file that there is if it can hold the plan."""
        known = self.shown.plan
        file = self.shown.file if known is None or plan.holds(known) else ""
        self._begin(plan, place, file)

    def _begin(
        self, plan: Plan, place: Place, file: str, *, keeps: bool = True, trains: bool = True
    ) -> None:
        if self._background is not None:
            return
        self._before = self.shown
        before = self.shown if keeps else replace(self.shown, rows=None)
        store = store_in(file, plan if keeps else None)
        executor = executor_at(place)
        self._background = BackgroundExperiment(
            plan, place, executor, before, file, store, trains=trains
        )
        self._background.start()
        self._timer.start()

    def _look(self) -> None:
        """Take what is new in the threads."""
        background = self._background
        if background is not None:
            is_over = not background.is_alive
            found = background.newest
            self._estimator.learn(found.costs)
            if found is not self.shown:
                self._show(found)
            if is_over:
                self._end_background(background)
        elif self._estimator.costs.of != self.shown.costs.of:
            self._show(replace(self.shown, costs=self._estimator.costs))
        if self._background is None and not self._estimator.is_busy:
            self._timer.stop()

    def _end_background(self, background: BackgroundExperiment) -> None:
        self._background = None
        rows, problem = self.shown.rows, self.shown.problem
        is_in_vain = rows is None or not rows.runs or not background.trains
        if problem and is_in_vain:
            self._show(replace(self._before, problem=problem))
        if background.fault is not None:
            details = "".join(traceback.format_exception(background.fault))
            self._window.say(_("The experiment has ended because of a fault."), details)
        is_told = background.trains or self.shown.problem  # reading a file ends in silence
        if background.fault is None and is_told and (said := words.ended(background.newest)):
            self._window.dispatch.say(said)
        afterwards, self._afterwards = self._afterwards, None
        if afterwards is not None:
            afterwards()

    def _show(self, found: Experiment) -> None:
        self.shown = found
        self.changed.emit()

"""The experiment of a window: begins, stops, opens and keeps it as is wished, beside all else."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.experimenting.opening import executor_at, store_in
from rnn_viz.app.files.choosing import choose_to_open, choose_to_save
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
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.faults import reason
from rnn_viz.core.words.experiment import progress as words
from rnn_viz.core.words.numbers import counted
from rnn_viz.experiments.background import BackgroundExperiment
from rnn_viz.experiments.estimating import Estimator
from rnn_viz.experiments.local import cores
from rnn_viz.io.atomic import write_text
from rnn_viz.io.experiments.runs_csv import runs_csv
from rnn_viz.io.experiments.store import SUFFIXES, ExperimentStore

_LOOK = 30  # milliseconds between two looks at what is going on in the threads
_PATIENCE = 0.4  # seconds until the window goes on without threads that do not end
_WORTH_A_QUESTION = 20.0  # seconds that an experiment has taken, and is in no file
_REPLACED = "What you see is in no file, and another experiment takes its place."
_KINDS = f"Experiments ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"


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
                choose_to_open(self._window, "Open experiment", _KINDS, self.open)
            case SaveExperiment():
                self._ask_where_to_save()
            case SaveRuns() if self.shown.rows is not None:
                name = self._window.folder / "experiment.csv"
                into = partial(self._save_runs, self.shown.rows)
                choose_to_save(self._window, name, into, "Save runs", "Tables (*.csv)")

    def open(self, path: Path) -> None:
        """Show what is in a file, once what is in none may go; what is missing can be trained."""
        if self._is_in_no_file:
            self._ask_to_keep(_REPLACED, "Open without", lambda: self._open(path))
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

    def save(self, path: Path) -> None:
        """Keep the experiment in a file, now and as it goes on."""
        if self.shown.plan is not None:
            self._begin(self.shown.plan, self.shown.place, str(path), trains=False)

    def _ask_where_to_save(self) -> None:
        name = self._window.folder / f"experiment{SUFFIXES[0]}"
        choose_to_save(self._window, name, self.save, "Save experiment", _KINDS, replaces=False)

    def _save_runs(self, rows: RunRows, path: Path) -> None:
        """Write runs as they were when the file was asked for."""
        try:
            write_text(path, runs_csv(rows))
        except OSError as error:
            self._window.refuse(
                "Not saved", f"The runs cannot be written to {path} ({reason(error)})."
            )
        else:
            self._window.dispatch.say(f"Saved {path.name}: {counted(rows.runs, 'run')}.")

    def may_close(self) -> bool:
        """Return whether the window may close now; if not, the user is asked."""
        if self._may_be_lost or not self._is_in_no_file:
            return True
        self._ask_to_keep("What it has found is in no file.", "Close without", self._close)
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
                self._window, "Run all of them?", words.question_before(plan, seconds),
                ("Run", lambda: self._run(plan, place)),
            ).open()  # fmt: skip
        elif not is_known and self._is_in_no_file:
            self._ask_to_keep(_REPLACED, "Run without", lambda: self._run(plan, place))
        else:
            self._run(plan, place)

    @property
    def _is_in_no_file(self) -> bool:
        """Whether there is something that it would take a while to find out again."""
        now = self.shown
        return now.plan is not None and not now.file and now.seconds > _WORTH_A_QUESTION

    def _ask_to_keep(self, why: str, otherwise: str, do: Callable[[], None]) -> None:
        """Ask whether to keep the experiment in a file before something is done."""
        Question(
            self._window, "Keep the experiment?", why,
            ("Save as …", lambda: self.take(SaveExperiment())), (otherwise, do),
        ).open()  # fmt: skip

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
            self._window.say("The experiment has ended because of a fault.", details)
        elif said := words.ended(background.newest):
            self._window.dispatch.say(said)

    def _show(self, found: Experiment) -> None:
        self.shown = found
        self.changed.emit()

"""An experiment in a thread of its own: how far it is can be taken from it at any time."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Protocol

import numpy as np

from rnn_viz.core.experiment.costs import seconds_left
from rnn_viz.core.experiment.experiment import NO_EXPERIMENT, Experiment, Place, Stage
from rnn_viz.core.experiment.outcome import Outcome, Store, StoreError
from rnn_viz.core.experiment.plan import Plan, setting_of
from rnn_viz.core.experiment.run_rows import RunRows, RunTable
from rnn_viz.core.experiment.verdict import Verdict, verdict
from rnn_viz.core.language import _, _n
from rnn_viz.core.run.config import RunConfig
from rnn_viz.experiments.executor import Executor, ExecutorError
from rnn_viz.experiments.measuring import measuring
from rnn_viz.experiments.running import run_plan

_NEWS_SECONDS = 0.4  # between two states: drawing one beside busy workers takes some frames
_JUDGING_SHARE = 0.1  # of this thread's time, at most


class FileStore(Store, Protocol):
    """A store that tells what it has kept."""

    def outcomes(self) -> Iterable[Outcome]:
        """Return what is kept."""


OpenStore = Callable[[], AbstractContextManager[FileStore]]
OpenExecutor = Callable[[], AbstractContextManager[Executor]]


class BackgroundExperiment:
    """Trains what is missing of a plan, and tells what it has come to.

    Attributes
    ----------
    newest
        The experiment as it is now; another value whenever something is new.
    fault
        What nobody foresaw and has ended it; ``None`` if nothing has.
    trains
        Whether it does more than to read and write a file.

    Parameters
    ----------
    plan, place
        What to train, and where.
    executor
        Opens the workers, in the thread; raises ExecutorError.
    before
        What was there before: its runs need not be trained again if they are of the plan.
    file, store
        Where runs are kept, by its name and by what opens it in the thread; raises StoreError.
    trains
        Whether what is missing is trained; else only the file is read, and what is known is kept
        there.
    """

    def __init__(
        self, plan: Plan, place: Place, executor: OpenExecutor, before: Experiment = NO_EXPERIMENT,
        file: str = "", store: OpenStore | None = None, *, trains: bool = True,
    ) -> None:  # fmt: skip
        self.fault: BaseException | None = None
        self._plan, self._executor, self.trains = plan, executor, trains
        self._file, self._store = file, store
        self._kept, self._known = RunTable(plan), before.rows
        self._verdict: Verdict | None = None
        self._judge_at = 0.0
        self._begun = self._told = time.monotonic()
        self._work_done = self._work = 0.0
        self._over = threading.Event()
        is_same = before.rows is not None and before.rows.plan == plan
        self.newest = replace(
            before, stage=Stage.PREPARING, place=place, problem="",
            seconds=0.0 if trains or not is_same else before.seconds,
            rows=before.rows if is_same else self._kept.rows(),
            verdict=before.verdict if is_same else None,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._run, name="experiment", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End soon; what is finished stays."""
        self._over.set()
        self.newest = replace(self.newest, stage=Stage.STOPPING) if self.is_alive else self.newest

    def join(self, seconds: float) -> bool:
        """Wait at most so long for the end; return whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def is_alive(self) -> bool:
        """Whether it is under way."""
        return self._thread.is_alive()

    def _run(self) -> None:
        problem = ""
        try:
            problem = self._train()
        except (StoreError, ExecutorError) as error:
            problem = str(error)
        except BaseException as fault:  # noqa: BLE001 -- told where the experiment is looked at
            self.fault = fault
            problem = _("The experiment has ended because of a fault.")
        self._tell(self._ended_as(), problem, at_once=True)

    def _train(self) -> str:
        for outcome in () if self._known is None else self._known.outcomes():
            self._kept.add(outcome)
        with nullcontext() if self._store is None else self._store() as file:
            if file is not None:
                self._read(file)
            self.newest = replace(self.newest, file=self._file)
            self._measure()
            if not self.trains:
                return ""
            with self._executor() as executor:
                self._begun = time.monotonic()
                self._tell(Stage.RUNNING, at_once=True)
                store = _Kept(self._kept.rows(), file, self._tell_trouble)
                ended = run_plan(self._plan, executor, store, self._take, self._over.is_set)
        if ended.not_kept:
            said = _n(
                "{count:,} runs could not be kept: {reason}",
                "{count:,} runs could not be kept: {reason}",
                ended.not_kept,
            )
            return said.format(count=ended.not_kept, reason=ended.trouble)
        return ""

    def _read(self, file: FileStore) -> None:
        """Take what a file has, and let it keep what it has not."""
        here = self._kept.rows()
        for outcome in file.outcomes():
            self._kept.add(outcome)
        in_file = set(file.finished())
        news = [it for it in here.outcomes() if it.config not in in_file]
        if news:
            file.keep(news)

    def _measure(self) -> None:
        """Find out what is to be expected; what is known already is not measured again."""
        self._tell(Stage.PREPARING, at_once=True)
        for costs in measuring(self._plan, self.newest.costs):
            self.newest = replace(self.newest, costs=costs)
            if self._over.is_set():
                return
        costs, settings = self.newest.costs, self._plan.settings
        each = np.array([costs.of_run(self._plan, setting) for setting in settings])
        self._work = each.sum() * len(self._plan.seeds) - each[self._kept.rows().setting].sum()

    def _take(self, outcome: Outcome) -> None:
        self._kept.add(outcome)
        self._work_done += self.newest.costs.of_run(self._plan, setting_of(outcome.config))
        self._tell(self.newest.stage)

    def _tell_trouble(self, sentence: str) -> None:
        """Tell why runs are not kept, or that they are again; what is not is in memory only."""
        file = "" if sentence else self._file
        self.newest = replace(self.newest, problem=sentence, file=file)

    def _tell(self, stage: Stage, problem: str = "", *, at_once: bool = False) -> None:
        """Let the newest state be seen, unless one has been only just now."""
        now = time.monotonic()
        if not at_once and now < self._told + _NEWS_SECONDS:
            return
        self._told, rows = now, self._kept.rows()
        if at_once or now >= self._judge_at:
            costs = self.newest.costs if self.newest.costs.of else None
            self._verdict = verdict(self._plan, rows, costs)
            took = time.monotonic() - now
            self._judge_at = now + took / _JUDGING_SHARE
        passed = now - self._begun
        self.newest = replace(
            self.newest, stage=stage, rows=rows, verdict=self._verdict,
            seconds=passed if self.trains else self.newest.seconds,
            left=seconds_left(passed, self._work_done, self._work),
            problem=problem or self.newest.problem,
        )  # fmt: skip

    def _ended_as(self) -> Stage:
        return Stage.DONE if self._kept.rows().runs == self._plan.runs else Stage.STOPPED


class _Kept:
    """What is known already, and the file, if there is one, that keeps what comes."""

    def __init__(
        self, rows: RunRows, file: Store | None, tell_trouble: Callable[[str], None]
    ) -> None:
        self._rows, self._file, self._tell_trouble = rows, file, tell_trouble

    def finished(self) -> Iterator[RunConfig]:
        return map(self._rows.config, range(self._rows.runs))

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        if self._file is None:
            return
        try:
            self._file.keep(outcomes)
        except StoreError as error:
            self._tell_trouble(str(error))
            raise
        self._tell_trouble("")

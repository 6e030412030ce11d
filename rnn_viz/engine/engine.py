"""The engine as the application sees it: commands in, newest snapshot out, two threads inside."""

import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.commands import Command
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.faults import Part
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.mailbox import Mailbox
from rnn_viz.engine.preparing import Preparing
from rnn_viz.engine.studies.analyst import FIRST, Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer

_AFTER_FAILURE = 1.0  # seconds until the analyst tries again
_PATIENCE = 0.5  # seconds for both threads to end; the process is to be gone within one
_ANALYST = "analyst"
_ASK_AGAIN = 0.004  # seconds until it is asked again whether the last moment has been drawn


class Fault(NamedTuple):
    """What went wrong, and in which part of the program."""

    part: Part
    exception: BaseException


class Engine:
    """Two threads around a :class:`Trainer` and an :class:`Analyst`.

    Attributes
    ----------
    failures
        What went wrong in a thread, with an exception of whatever kind: none of them ends a
        thread. The trainer pauses; the analyst goes on with its other studies.

    Parameters
    ----------
    config
        The first run.
    """

    def __init__(self, config: RunConfig) -> None:
        self.failures: queue.SimpleQueue[Fault] = queue.SimpleQueue()
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._sent = 0
        self._trainer = Trainer(config)
        self._snapshots: Mailbox[Snapshot] = Mailbox()
        self._questions: Mailbox[Question] = Mailbox()
        self._findings: Mailbox[Analysis] = Mailbox()
        self._looked_for = FIRST
        self._aside: tuple[Trial | None, tuple[int, ...]] = None, ()
        self._newest = self._trainer.snapshot()
        self._stopping = threading.Event()
        self._preparing = Preparing(self._guard, lambda: self._commands.put(None))
        self._threads = [
            threading.Thread(target=partial(self._keep_up, *what), name=name, daemon=True)
            for name, what in (
                ("trainer", (Part.TRAINING, self._train)),
                (_ANALYST, (Part.STUDIES, self._analyse)),
            )
        ]

    @property
    def newest(self) -> Snapshot:
        """The last snapshot taken; before the first, iteration 0."""
        return self._newest

    @property
    def unanswered(self) -> int:
        """How many commands sent are not yet in the newest snapshot."""
        return self._sent - self._newest.acked

    @property
    def is_answering(self) -> bool:
        """Whether a command was sent whose answer cannot be taken yet."""
        coming = self._snapshots.peek()
        return self._sent > (self._newest if coming is None else coming).acked

    def start(self) -> None:
        """Start both threads; the kernel is compiled or loaded meanwhile."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """Stop both threads; return whether they ended, which a compiler at work does not.

        Whoever waits is woken at once, and the two end side by side. What is being compiled or
        loaded is not waited for: it can take seconds and nothing ends it. Asked again, it only
        says whether they have ended.
        """
        last = time.monotonic() + (0.0 if self._stopping.is_set() else _PATIENCE)
        self._stopping.set()
        self._commands.put(None)
        self._questions.close()
        for thread in self._threads:
            if thread.is_alive() and (self._preparing.is_over.is_set() or thread.name != _ANALYST):
                thread.join(timeout=max(0.0, last - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def send(self, command: Command) -> int:
        """Queue a command; a snapshot with ``acked`` at least the number returned obeys it."""
        self._sent += 1
        self._commands.put(command)
        return self._sent

    def look_for(self, keys: Iterable[str]) -> None:
        """Say whose findings are looked at, by their keys; at first those of Watch."""
        self._looked_for = frozenset(keys)
        self._questions.wake()

    def try_out(self, trial: Trial | None, beside: tuple[int, ...] = ()) -> None:
        """Say with which numbers the run is to be trained again, if any; and what runs beside."""
        self._aside = trial, beside
        self._questions.wake()

    def take(self) -> Snapshot | None:
        """Return what is new since the last call, ``None`` if nothing."""
        findings = self._findings.take()  # first: so their run's own snapshot cannot be missed
        snapshot = self._snapshots.take()
        if snapshot is None and findings is None:
            return None
        analysis = self._newest.analysis if findings is None else findings
        newest = self._newest if snapshot is None else snapshot
        if analysis is not None:
            is_of_it = analysis.run_id == newest.run_id
            analysis = analysis.upto(newest.frontier) if is_of_it else None
        self._newest = replace(newest, analysis=analysis)
        return self._newest

    def _keep_up(self, part: Part, work: Callable[[], None]) -> None:
        """Begin again with what has failed altogether, until it is to end."""
        while not self._guard(part, work) and not self._stopping.wait(_AFTER_FAILURE):
            pass

    def _train(self) -> None:
        trainer = self._trainer
        wait: float | None = 0.0
        self._guard(Part.TRAINING, self._publish)
        while not self._stopping.is_set():
            try:
                wait = self._train_once(trainer, wait)
            except BaseException as failure:  # noqa: BLE001 -- told; the thread lives on
                self.failures.put(Fault(Part.TRAINING, failure))
                trainer.fail(failure)
                self._guard(Part.TRAINING, self._publish)
                wait = None

    def _train_once(self, trainer: Trainer, wait: float | None) -> float | None:
        """Obey what is queued, do one slice, publish; return how long to wait."""
        obeyed = self._obey_all(wait)
        if self._preparing.is_asked_again_by(trainer):
            self._questions.wake()
        if trainer.draws_every_example and not self._snapshots.is_empty:
            if obeyed:  # acknowledged at once, but nothing is learned before it is drawn
                self._publish()
            return _ASK_AGAIN
        before = trainer.progress
        wait = trainer.work()
        went_on = trainer.progress != before
        if obeyed or (went_on and (self._snapshots.is_empty or not trainer.is_moving)):
            self._publish()
        return wait

    def _obey_all(self, wait: float | None) -> bool:
        """Obey every command queued, waiting up to ``wait`` for the first."""
        obeyed = False
        while True:
            try:
                command = self._commands.get(timeout=0 if obeyed else wait)
            except queue.Empty:
                return obeyed
            obeyed = True
            if command is not None:
                self._trainer.obey(command)
            else:
                self._preparing.tell(self._trainer)

    def _publish(self) -> None:
        now = self._trainer.snapshot()
        self._snapshots.put(now)
        self._questions.put(Question(now))

    def _analyse(self) -> None:
        self._preparing.work()
        analyst, last = Analyst(), None
        wait: float | None = None
        while not self._stopping.is_set():
            question = self._questions.wait(wait)
            if self._stopping.is_set():
                return
            self._preparing.work()
            last = question or last
            try:
                wait = self._find_out(analyst, question)
            except BaseException as failure:  # noqa: BLE001 -- told; the thread lives on
                self.failures.put(Fault(Part.STUDIES, failure))
                self._stopping.wait(_AFTER_FAILURE)  # not a flood of the same failure
                analyst, wait = Analyst(), 0.0
                if last is not None:
                    self._questions.put_back(last)

    def _find_out(self, analyst: Analyst, question: Question | None) -> float | None:
        analyst.look_for(self._looked_for)
        analyst.try_out(*self._aside)
        if question is not None:
            analyst.ask(question)
        analysis = analyst.work()
        while analyst.faults:
            self.failures.put(Fault(Part.STUDIES, analyst.faults.pop(0)))
        if analysis is not None:
            self._trainer.found(analysis)
            self._findings.put(analysis)
        return analyst.rest()

    def _guard(self, part: Part, job: Callable[[], None]) -> bool:
        """Do something; return whether it could be done."""
        try:
            job()
        except BaseException as failure:  # noqa: BLE001 -- told; the thread lives on
            self.failures.put(Fault(part, failure))
            return False
        return True

"""Between the engine's threads and the window: pull at frame rate, send commands."""

import traceback

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rnn_viz.core.commands import Command
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.faults import fault_sentences
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.experiment.what_if import is_known
from rnn_viz.engine.engine import Engine

FRAME = 16  # milliseconds
SOON = 3  # milliseconds between looks while a command is not yet answered
PATIENCE = 4  # so many looks nothing else is drawn while the answer is on its way


class Bridge(QObject):
    """Poll the engine from the window's thread; no signal crosses a thread.

    ``snapshotReady`` carries each new :class:`Snapshot`; ``engineFailed`` a sentence and the
    traceback of an exception in a thread.
    """

    snapshotReady = Signal(object)
    engineFailed = Signal(str, str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._studies: frozenset[str] | None = None
        self._awaited: Trial | None = None  # of which there is no curve yet
        self._looks_left = PATIENCE
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self.poll)

    @property
    def newest(self) -> Snapshot:
        """The last snapshot taken."""
        return self._engine.newest

    @property
    def is_answered(self) -> bool:
        """Whether the last snapshot taken knows of all that was sent."""
        return not self._engine.unanswered

    def start(self) -> None:
        """Start the engine's threads and the polling."""
        self._engine.start()
        self._timer.start()

    def stop(self) -> bool:
        """Stop both; return whether the threads ended."""
        self._timer.stop()
        return self._engine.stop()

    def send(self, command: Command) -> int:
        """Ask the engine for something; return the number of the command.

        The answer is looked for more often than once a frame, so that it is seen in the next.
        """
        self._look_every(SOON)
        return self._engine.send(command)

    def look_for(self, studies: frozenset[str]) -> None:
        """Let the analyst find out what is shown, and nothing else."""
        if studies != self._studies:
            self._studies = studies
            self._engine.look_for(studies)

    def try_out(self, trial: Trial | None, beside: tuple[int, ...] = ()) -> None:
        """Let the whole run be trained again with other numbers, aside, or no longer.

        What comes of it is looked for more often, too. ``beside``: so are these runs of the list.
        """
        self._awaited = trial
        if trial is not None:
            self._look_every(SOON)
        self._engine.try_out(trial, beside)

    def _look_every(self, milliseconds: int) -> None:
        if self._timer.interval() != milliseconds:  # setting it begins a new one
            self._timer.setInterval(milliseconds)

    def poll(self) -> None:
        """Take what is new."""
        while not self._engine.failures.empty():
            part, fault = self._engine.failures.get()
            self.engineFailed.emit(
                fault_sentences(part, fault), "".join(traceback.format_exception(fault))
            )
        if self._engine.is_answering and self._looks_left > 0:
            self._looks_left -= 1  # a frame drawn now would be what the answer has to wait for
            return
        self._looks_left = PATIENCE
        snapshot = self._engine.take()
        if snapshot is not None and is_known(snapshot, self._awaited):
            self._awaited = None
        if self.is_answered and self._awaited is None:
            self._look_every(FRAME)
        if snapshot is not None:
            self.snapshotReady.emit(snapshot)

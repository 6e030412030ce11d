"""A window whose engine works without threads, so that a test sees each command obeyed."""

import queue
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.app import theme as themes
from rnn_viz.app.bootstrap import application
from rnn_viz.app.bridge import Bridge
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.commands import Command
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.engine import Fault
from rnn_viz.engine.studies.analyst import Analyst, Question
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.io.settings import Settings
from rnn_viz.views.widgets.scaling import lengths


class StillEngine:
    """The engine's interface; a command is obeyed at once, and time stands still."""

    def __init__(self, config: RunConfig) -> None:
        self.failures: queue.SimpleQueue[Fault] = queue.SimpleQueue()
        self.commands: list[Command] = []
        self.is_running = False
        self.trainer = Trainer(config, clock=lambda: 0.0)
        self.trainer.ready()
        self._analyst = Analyst()
        self.newest: Snapshot = self.trainer.snapshot()
        self._news = True

    @property
    def unanswered(self) -> int:
        return 0

    @property
    def is_answering(self) -> bool:
        return False

    def look_for(self, keys: frozenset[str]) -> None:
        self.looked_for = keys

    def try_out(self, trial: Trial | None, beside: tuple[int, ...] = ()) -> None:
        self._analyst.try_out(trial, beside)

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> bool:
        self.is_running = False
        return True

    def send(self, command: Command) -> int:
        self.commands.append(command)
        self.trainer.obey(command)
        self._news = True
        return len(self.commands)

    def work(self, slices: int = 10_000) -> None:
        """Let the trainer finish what it was asked to do, and the analyst draw its map."""
        while self.trainer.is_moving and slices:
            self.trainer.work()
            slices -= 1
        self._analyst.ask(Question(self.trainer.snapshot()))
        self._analysis = self._analyst.work()
        assert not self._analyst.faults
        self._news = True

    def find_out(self, study: str) -> None:
        """Let the analyst find out all that one study can."""
        self._analyst.look_for({study})
        self._analyst.ask(Question(self.trainer.snapshot()))
        while self._analyst.rest() is not None:
            self._analysis = self._analyst.work() or getattr(self, "_analysis", None)
        assert not self._analyst.faults
        self._news = True

    def take(self) -> Snapshot | None:
        if not self._news:
            return None
        self._news = False
        self.newest = replace(self.trainer.snapshot(), analysis=getattr(self, "_analysis", None))
        return self.newest


MakeWindow = Callable[..., tuple[MainWindow, StillEngine]]


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Return a function that opens a window with its curve."""
    windows: list[MainWindow] = []

    def make(config: RunConfig | None = None, settings: Settings | None = None):  # type: ignore[no-untyped-def]
        engine = StillEngine(config or RunConfig())
        kept = settings or Settings(theme="dark")
        lengths.choose(kept.scale)
        themes.prepare(themes.chosen(kept.theme), application())
        window = MainWindow(kept)
        window.furnish(Bridge(engine))  # type: ignore[arg-type]
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window, engine

    yield make
    for window in windows:
        window.close()
    lengths.choose(lengths.NORMAL)

"""A window that keeps its work in a folder of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.app import theme as themes
from rnn_viz.app.bootstrap import application
from rnn_viz.app.bridge import Bridge
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.settings import Settings
from tests.app.conftest import StillEngine

KeepingWindow = tuple[MainWindow, StillEngine]
MakeKeepingWindow = Callable[..., KeepingWindow]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_window(qtbot: QtBot, home: Path) -> Iterator[MakeKeepingWindow]:
    """Return a function that opens a window as a start of the program does."""
    windows: list[MainWindow] = []

    def make(opened: str = "", *, reopens: bool = True, reopen: bool = True) -> KeepingWindow:
        engine = StillEngine(RunConfig(iterations=500))
        settings = Settings(theme="dark", reopen=reopen)
        themes.prepare(themes.chosen(settings.theme), application())
        window = MainWindow(settings, home)
        window.furnish(Bridge(engine))  # type: ignore[arg-type]
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.files.begin(opened, reopens=reopens)
        window.bridge.poll()
        return window, engine

    yield make
    for window in windows:
        window.end()

"""The whole program, with its real engine and threads."""

import importlib
import inspect
import math
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.app import bootstrap
from rnn_viz.app.actions.do import Do
from rnn_viz.app.dialogs import Message
from rnn_viz.app.main_window import MainWindow
from rnn_viz.cli.starting import desktop
from rnn_viz.core.commands import SetSpeed
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io import desktop_entry, settings

PATIENCE = 60_000  # milliseconds; the kernels may have to be compiled first


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def _open(qtbot: QtBot, path: Path) -> MainWindow:
    window = bootstrap.open_window(RunConfig(iterations=500), path)
    qtbot.addWidget(window)
    painted: list[bool] = []
    window.painted.connect(painted.append)
    qtbot.waitUntil(lambda: True in painted, timeout=PATIENCE)
    return window


def test_first_the_window_then_its_views(qtbot: QtBot, path: Path) -> None:
    window = bootstrap.open_window(RunConfig(), path)
    qtbot.addWidget(window)
    seen: list[bool] = []
    window.painted.connect(lambda _: seen.append(window.is_furnished))
    assert not window.is_furnished
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=PATIENCE)
    assert seen == [False, True]
    window.close()


def test_the_window_answers_while_what_is_slow_is_loaded(qtbot: QtBot, path: Path) -> None:
    window = bootstrap.open_window(RunConfig(), path)
    qtbot.addWidget(window)
    answers: list[bool] = []
    beat = QTimer()
    beat.timeout.connect(lambda: answers.append(window.is_furnished))
    with qtbot.waitSignal(window.painted, timeout=PATIENCE):
        pass
    beat.start(0)
    qtbot.waitUntil(lambda: window.is_furnished, timeout=PATIENCE)
    beat.stop()
    assert answers.count(False) >= 10, "once a piece"
    window.close()


def test_a_window_can_be_closed_while_it_loads(qtbot: QtBot, path: Path) -> None:
    window = bootstrap.open_window(RunConfig(), path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted, timeout=PATIENCE):
        pass
    window.close()
    qtbot.wait(50)
    assert not window.is_furnished


def test_it_answers_between_the_steps_in_which_it_is_filled(qtbot: QtBot, path: Path) -> None:
    seen: list[tuple[bool, bool, bool]] = []
    window = bootstrap.open_window(RunConfig(), path)
    qtbot.addWidget(window)

    def look() -> None:
        is_made = hasattr(window, "panels")
        is_dressed = bool(window.styleSheet())
        seen.append((is_made, is_dressed, window.is_furnished))

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(0)
    qtbot.waitUntil(lambda: window.is_furnished, timeout=PATIENCE)
    timer.stop()
    assert seen.count((False, False, False)) >= 12, "imports come in pieces"
    steps = [(False, False, False), (True, False, False), (True, True, False)]
    assert list(dict.fromkeys(seen))[:3] == steps
    window.close()


def test_no_source_is_read_for_an_import(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.application()
    monkeypatch.setattr(inspect, "getsource", lambda _: pytest.fail("PySide6 reads sources"))
    monkeypatch.delitem(sys.modules, "rnn_viz.cli.printing.table", raising=False)
    importlib.import_module("rnn_viz.cli.printing.table")


def test_a_window_can_be_closed_before_it_is_furnished(qtbot: QtBot, path: Path) -> None:
    window = bootstrap.open_window(RunConfig(), path)
    qtbot.addWidget(window)
    window.close()
    assert not window.is_furnished


def test_it_trains_to_the_end_and_evaluates_what_it_learned(qtbot: QtBot, path: Path) -> None:
    window = _open(qtbot, path)
    window.bridge.send(SetSpeed(math.inf))
    window.actions_by_key[Do.RUN].trigger()

    def is_done() -> bool:
        analysis = window.bridge.newest.analysis
        milestones = analysis.milestones if analysis is not None else None
        return milestones is not None and milestones.upto == 500

    qtbot.waitUntil(is_done, timeout=PATIENCE)
    assert window.bridge.newest.iteration == 500
    share = window.findChild(QLabel, "all_sums.share")
    assert isinstance(share, QLabel)
    assert share.text().endswith("% right")
    window.close()
    assert window.bridge.stop()


def test_the_speed_is_there_again_at_the_next_start(qtbot: QtBot, path: Path) -> None:
    window = _open(qtbot, path)
    number = window.bridge.send(SetSpeed(1000.0))
    qtbot.waitUntil(lambda: window.bridge.newest.acked >= number, timeout=PATIENCE)
    window.close()
    again = _open(qtbot, path)
    qtbot.waitUntil(lambda: again.bridge.newest.speed == 1000.0, timeout=PATIENCE)
    again.close()


def test_a_broken_settings_file_is_told_and_stops_nothing(qtbot: QtBot, path: Path) -> None:
    path.write_text('{"theme": 7, "speed": "fast"')
    window = _open(qtbot, path)
    box = window.findChild(Message)
    assert isinstance(box, Message)
    assert "settings" in box.said.text()
    box.close()
    window.close()
    assert settings.load(path)[1] == []


def test_of_two_problems_at_the_start_both_are_told(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text('{"theme": 7}')
    monkeypatch.setattr("os.fsync", _full)
    window = _open(qtbot, path)
    (box,) = window.findChildren(Message)
    assert "'theme' is left out" in box.said.text()
    assert "Settings are not kept" in box.said.text()
    box.close()
    window.close()


def _full(_file: int) -> None:
    raise OSError(28, "No space left on device")


def test_settings_that_cannot_be_kept_are_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    window = _open(qtbot, tmp_path / "file" / "settings.json")
    boxes = window.findChildren(Message)
    assert len(boxes) == 1
    boxes[0].close()
    window.close()


def test_the_desktop_knows_whose_window_it_is(qtbot: QtBot) -> None:
    app = bootstrap.application()
    assert app.desktopFileName() == desktop_entry.NAME
    assert app.applicationName() == desktop.WINDOW
    assert not app.windowIcon().pixmap(32, 32).isNull()


def test_qt_speaks_the_language_of_the_program(tmp_path: Path) -> None:
    """In a process of its own: there is one application object, and it is English here."""
    (tmp_path / "settings.json").write_text('{"language": "de"}')
    program = (
        "import sys; from rnn_viz import __main__; __main__._choose_language();"
        "from rnn_viz.app import bootstrap; app = bootstrap.application();"
        "from rnn_viz.app.actions.table import ACTIONS;"
        "print(ACTIONS[1].shown_keys, app.translate('QShortcut', 'Space'))"
    )
    command = [sys.executable, "-c", program, "--settings-dir", str(tmp_path)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    assert found.stdout.split() == ["Strg+O", "Leertaste"]

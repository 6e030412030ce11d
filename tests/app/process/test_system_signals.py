"""Ctrl+C in the terminal and SIGTERM close the real program as its close button does."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.app.process.system_signals import SystemSignals
from rnn_viz.io import settings

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rnn_viz.app import bootstrap

def tell():
    window = next((w for w in app.topLevelWidgets() if w.objectName() == "main"), None)
    if window is not None and {ready}:
        timer.stop()
        if window.is_furnished:
            window.look.use_theme("light")
            window.say("a dialog is open")
        print("ready", flush=True)

app = bootstrap.application()
timer = QTimer()
timer.timeout.connect(tell)
timer.start(5)
sys.exit(bootstrap.run())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to a process")
@pytest.mark.parametrize("ready", ["window.is_furnished", "True"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_closes_the_window_and_keeps_the_settings(
    tmp_path: Path, number: int, code: int, ready: str
) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME")}
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(ready=ready)], env=os.environ | home,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        program.send_signal(number)  # once more, by an impatient user
        said = program.communicate(timeout=60)[1].splitlines()
    assert [line for line in said if "This plugin does not support" not in line] == []
    assert program.returncode == code
    if ready != "True":
        kept, problems = settings.load(tmp_path / "rnn-viz" / "settings.json")
        assert (kept.theme, problems) == ("light", [])


def test_signals_are_handed_back(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGINT)
    signals = SystemSignals()
    with qtbot.waitSignal(signals.received) as sent:
        signal.raise_signal(signal.SIGINT)
    signals.stop()
    assert sent.args == [signal.SIGINT]
    assert signal.getsignal(signal.SIGINT) is before
    assert signal.set_wakeup_fd(-1) == -1


def test_what_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        signals = SystemSignals()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        signals.stop()
    finally:
        signal.signal(signal.SIGINT, before)

"""A process that dies with work in hand, and the start after it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rnn_viz.app.dialogs import Message
from rnn_viz.app.process.crashes import tell_crash
from rnn_viz.io.autosaves import Autosaves
from rnn_viz.io.reports.process_record import left_behind
from tests.app.files.test_files import act, answer, questions

_PROGRAM = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from rnn_viz.app import bootstrap
from rnn_viz.core.commands import GoTo
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.autosaves import Autosaves
from rnn_viz.io.reports.reports import Reports
home = Path(sys.argv[1])
app = bootstrap.application()
reports = Reports(home / "log")
window = bootstrap.open_window(RunConfig(iterations=500), home / "settings.json", reports=reports)
timer = QTimer()
def look():
    kept = [Autosaves(home).read(name) for name in Autosaves(home).names()]
    if any(session.work.run.playhead == 321 for session, _ in kept):
        print("kept", flush=True)
        timer.stop()
        if sys.argv[2] == "fault":
            faulthandler._sigsegv()
timer.timeout.connect(look)
def act(is_furnished):
    if is_furnished:
        window.dispatch.take(GoTo(321))
        timer.start(50)
window.painted.connect(act)
app.exec()
"""


@pytest.mark.parametrize("end", ["fault", "kill"])
def test_work_survives_the_death_of_the_process(open_window: Any, home: Path, end: str) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(home), end]
    dying = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert dying.stdout is not None
    assert dying.stdout.readline() == "kept\n"
    if end == "kill":
        dying.kill()
    dying.communicate(timeout=60)
    assert -dying.returncode in (signal.SIGSEGV, signal.SIGKILL)
    window, engine = open_window()
    (question,) = questions(window)
    assert "RNN Viz did not end as it should" in question.said.text()
    tell_crash(window, left_behind(home / "log"), question)
    assert window.findChildren(Message) == [question], "all is told in one dialog"
    is_known = "Last time it ended unexpectedly (Segmentation fault)" in question.said.text()
    assert is_known == question.copy_button.isVisible() == (end == "fault")
    answer(window, "Bring back")
    act(window, engine)
    assert window.bridge.newest.iteration == 321
    assert not Autosaves(home).names(), "what was lost is among what was recovered"

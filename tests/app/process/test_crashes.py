"""Whatever ends a process: the user is told in words, at once or at the next start."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from rnn_viz.app.dialogs import Message
from rnn_viz.app.process.crashes import tell_crash
from rnn_viz.io.reports.log_file import NAME
from rnn_viz.io.reports.process_record import MOST_KEPT, left_behind

PROGRAM = """
import faulthandler, os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qCritical, qFatal
from rnn_viz.app import bootstrap
from rnn_viz.app.dialogs import Message
from rnn_viz.io.places import places_in

def fail():
    raise ValueError("it broke")

def look():
    window = next((it for it in app.topLevelWidgets() if it.objectName() == "main"), None)
    if window is None or not ({ready}):
        return
    timer.stop()
    closing.timeout.connect(lambda: close(window))
    closing.start(5)
    {deed}

def close(window):
    told = window.findChildren(Message)
    if told or {is_silent}:
        closing.stop()
        print(*(it.said.text() for it in told), flush=True)
        window.end()

app = bootstrap.application()
timer, closing = QTimer(), QTimer()
timer.timeout.connect(look)
timer.start(5)
sys.exit(bootstrap.run(places=places_in(Path(sys.argv[1]))))
"""


def run(home: Path, deed: str, ready: str = "window.isVisible()", is_silent: bool = False) -> Any:
    program = PROGRAM.format(deed=deed, ready=ready, is_silent=is_silent)
    return subprocess.run(
        [sys.executable, "-c", program, str(home)], capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip


CRASHES = {
    "faulthandler._sigsegv()": "Segmentation fault",
    "os.abort()": "Aborted",
    "qFatal('at the end')": "Qt ends the program",
}


@pytest.mark.skipif(os.name == "nt", reason="a crash as on POSIX")
@pytest.mark.parametrize(("deed", "reason"), CRASHES.items())
def test_a_crash_is_told_once_at_the_next_start_with_a_report_to_copy(
    make_window: Any, tmp_path: Path, deed: str, reason: str
) -> None:
    assert run(tmp_path, deed).returncode < 0
    window, _ = make_window()
    tell_crash(window, left_behind(tmp_path / "log"))
    (box,) = window.findChildren(Message)
    assert box.title.text() == "RNN Viz ended unexpectedly"
    assert f"Last time it ended unexpectedly ({reason}" in box.said.text()
    box.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    for part in ("(most recent call first)", "RNN Viz ", "Python 3.", "PySide6-Essentials 6.",
                 "pyqtgraph 0.", "numpy 2.", "numba 0."):  # fmt: skip
        assert part in copied
    (kept,) = (tmp_path / "log").glob("crash-*.txt")
    assert str(kept) in box.said.text()
    assert reason in kept.read_text()
    box.close()
    tell_crash(window, left_behind(tmp_path / "log"))
    assert not [it for it in window.findChildren(Message) if it.isVisible()]


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("fail()", "Something went wrong: ValueError: it broke."),
        ("threading.Thread(target=fail).start()", "Something went wrong: ValueError: it broke."),
        ("qCritical('it broke')", "Qt says that something is wrong: it broke."),
    ],
)
def test_a_fault_is_told_at_once_and_the_program_goes_on(
    tmp_path: Path, deed: str, said: str
) -> None:
    done = run(tmp_path, deed)
    assert done.returncode == 0
    assert said in done.stdout
    assert said in (tmp_path / "log" / NAME).read_text("utf-8")
    assert not list((tmp_path / "log").glob("*.txt"))


def test_a_fault_after_the_window_is_closed_is_left_for_the_next_start(
    make_window: Any, tmp_path: Path
) -> None:
    deed = "app.aboutToQuit.connect(fail)"
    assert run(tmp_path, deed, is_silent=True).returncode == 0
    window, _ = make_window()
    tell_crash(window, left_behind(tmp_path / "log"))
    (box,) = window.findChildren(Message)
    assert "When it was closed, something failed" in box.said.text()
    assert "something failed (ValueError: it broke)" in box.said.text()
    assert "Traceback" in box._details.text()
    box.close()


@pytest.mark.parametrize(
    ("old", "said"),
    [
        (MOST_KEPT - 2, ""),
        (MOST_KEPT - 1, f" The oldest report was removed: the newest {MOST_KEPT} are kept."),
        (MOST_KEPT, f" The 2 oldest reports were removed: the newest {MOST_KEPT} are kept."),
    ],
)
def test_reports_stay_bounded_and_it_is_told_what_goes(
    make_window: Any, tmp_path: Path, old: int, said: str
) -> None:
    for number in range(old):
        path = tmp_path / f"crash-{number}.txt"
        path.touch()
        os.utime(path, (number, number))
    for number in range(2):
        path = tmp_path / f"running-{number}-a.txt"
        path.write_text(f"Fatal Python error: number {number}\n")
    window, _ = make_window()
    tell_crash(window, left_behind(tmp_path))
    (box,) = window.findChildren(Message)
    assert box.said.text().endswith(f" 2 reports are new; this is the newest.{said}")
    assert len(list(tmp_path.glob("crash-*.txt"))) == min(old + 2, MOST_KEPT)
    box.close()


@pytest.mark.skipif(os.name == "nt", reason="a crash as on POSIX")
def test_the_next_start_of_the_program_itself_tells_it(tmp_path: Path) -> None:
    run(tmp_path, "faulthandler._sigsegv()")
    done = run(tmp_path, "None", ready="window.is_furnished")
    assert (done.returncode, done.stdout.count("Segmentation fault")) == (0, 1)
    assert "RNN Viz" in (tmp_path / "log" / NAME).read_text("utf-8")

"""The detectors of conftest.py have teeth: each leak below must be caught, and only those."""

import re
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
LEAKING = """
import gc, threading
import tests.conftest
from PySide6.QtCore import QThread, QTimer, QVariantAnimation, qWarning
from PySide6.QtWidgets import QWidget

tests.conftest.STOP_SECONDS = 0.1
kept, stop = [], threading.Event()

def test_leak_of_a_window(qtbot):
    kept.append(QWidget())

def test_leak_of_a_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_leak_of_an_animation(qtbot):
    kept.append(QVariantAnimation(startValue=0, endValue=1, duration=60_000))
    kept[-1].start()

def test_leak_of_a_qt_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_leak_of_a_thread():
    threading.Thread(target=stop.wait).start()

def test_fault_collection_in_a_worker():
    worker = threading.Thread(target=gc.collect)
    worker.start()
    worker.join()

def test_fault_exception_in_a_worker():
    worker = threading.Thread(target=lambda: 1 / 0)
    worker.start()
    worker.join()

def test_fault_qt_message(qtbot):
    qWarning("something is wrong")

def test_clean_window_in_a_cycle(qtbot):
    window = QWidget()
    window.itself = window
    window.timer = QTimer(window)
    window.timer.start(10)

def test_clean_end(qtbot):
    stop.set()
    kept[3].quit()
    assert kept[3].wait()
"""


def test_what_leaks_is_caught(tmp_path: Path) -> None:
    (tmp_path / "test_leaking.py").write_text(LEAKING)
    command = "-m pytest -p tests.conftest -p no:cacheprovider -c pyproject.toml -rA --tb=line"
    done = subprocess.run(
        [sys.executable, *command.split(), f"--rootdir={tmp_path}", str(tmp_path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = re.findall(r"^(PASSED|FAILED|ERROR) .*::(test_\w+)", done.stdout, re.MULTILINE)
    caught = {name for word, name in said if word != "PASSED"}
    expected = set(re.findall(r"test_(?:leak|fault)_\w+", LEAKING))
    assert caught == expected, done.stdout + done.stderr
    assert len([name for word, name in said if word == "PASSED" and "_clean_" in name]) == 2

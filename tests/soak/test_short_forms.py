"""The short forms of the proofs in this folder: the same scripts, a few times only."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.__main__ import MACHINES, PROOFS

CHECKOUT = Path(__file__).resolve().parents[2]


FAULTY = """
import gc, sys, threading
from PySide6.QtCore import QCoreApplication, QTimer, qInfo, qWarning
from rnn_viz.io.reports.log_file import LOG
from tests.soak.program import Faults

class Unraisable:
    def __del__(self):
        raise ValueError("five")

def fail(what):
    raise ValueError(what)

def in_a_thread():
    thread = threading.Thread(target=fail, args=["four"])
    thread.start()
    thread.join()

app, faults = QCoreApplication([]), Faults()
for deed in (lambda: fail("one"), lambda: qWarning("two"), lambda: LOG.error("Traceback: three"),
             in_a_thread, Unraisable,
             lambda: qInfo("fine"), lambda: LOG.error("told: fine"), app.quit):
    QTimer.singleShot(0, deed)
app.exec()
for word in ("one", "two", "three", "four", "five"):
    assert len([it for it in faults.seen if word in it]) == 1, (word, faults.seen)
assert len(faults.seen) == 5, faults.seen
"""


def prove(words: str) -> str:
    """Run a proof; return what it says when all is well."""
    done = subprocess.run(
        [sys.executable, "-m", *words.split()], cwd=CHECKOUT, capture_output=True, text=True,
        check=False, env=os.environ | {"PYTHONPATH": str(CHECKOUT)}, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


SEEDS = [1, int(os.environ.get("GITHUB_RUN_NUMBER", "2"))]  # on a server, each build its own


@pytest.mark.parametrize("seed", SEEDS)
def test_random_actions_cause_no_fault(seed: int) -> None:
    said = prove(f"tests.soak.monkey --seed {seed} --actions 2000 --minutes 0.08")
    assert int(said.partition(" actions")[0].replace(",", "")) > 0


def test_the_window_closes_at_any_time() -> None:
    assert "of 6 closings" in prove("tests.soak.closing 6")


def test_windows_and_dialogs_leave_nothing_behind() -> None:
    said = prove("tests.soak.reopening 2 1")
    assert re.search(r"^window: 2 times, 2 seen; .* 0 alive", said, re.MULTILINE), said
    assert re.search(r"^dialogs: 2 times, \d\d seen; .* 0 alive", said, re.MULTILINE), said


def test_two_faults_at_once_lose_nothing() -> None:
    assert prove("tests.soak.compound 3").startswith("3 pairs")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="full disks as on Linux")
def test_a_full_disk_harms_no_file_and_is_told() -> None:
    said = prove("tests.soak.full_disk")
    for part in ("files", "commands", "window"):
        assert f"{part} (" in said


def test_it_can_work_for_a_while() -> None:
    assert "MB an hour" in prove("tests.soak.endurance --minutes 0.05")


def test_what_may_not_happen_is_heard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULTY], cwd=CHECKOUT, capture_output=True, text=True,
        check=False, env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_every_long_form_is_there_and_an_unknown_one_is_told() -> None:
    for words in PROOFS.values():
        module = words.split()[1]
        assert module == "pytest" or (CHECKOUT / f"{module.replace('.', '/')}.py").is_file()
    assert all((CHECKOUT / path).is_file() for path in MACHINES)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "dance"], cwd=CHECKOUT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "there is no proof 'dance', only monkey" in done.stderr

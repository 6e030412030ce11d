"""Ctrl+C ends a shot wherever it is, and leaves nothing behind."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
INTERRUPTS = 8
IN_A_FINALISER = """
import signal
from rnn_viz import __main__ as process, cli
class Dying:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def job():
    print("half", end="")
    Dying()
    return 0
cli.main = job
raise SystemExit(process.main())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to a process")
def test_an_interrupted_shot_ends_and_leaves_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.interrupts", str(INTERRUPTS)],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = r"8 interrupts: [1-8] interrupted(, \d too late)?; the longest took [\d.]+ s\n"
    assert re.fullmatch(told, done.stdout), done.stdout + done.stderr


def test_where_exceptions_are_lost_it_ends_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_FINALISER], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "half", "Interrupted.\n")


def test_what_the_process_ignores_stays_ignored() -> None:
    program = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{IN_A_FINALISER}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "half", "")

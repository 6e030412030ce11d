"""How far a command is, on a terminal only; and Ctrl+C ends each command with one sentence."""

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rnn_viz.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        """What stands in the terminal's line, with the cursor where it is."""
        line, at = "", 0
        for letter in self.getvalue():
            at = 0 if letter == "\r" else at + 1
            line = line if letter == "\r" else line[: at - 1] + letter + line[at:]
        return line[:at] + "|" + line[at:].rstrip()


def test_the_line_is_written_over_and_taken_back() -> None:
    terminal, now = Terminal(), [0.0]
    with Progress(terminal, lambda: now[0]) as progress:
        progress.show("training: iteration", 8_192, 10_000_000)
        assert terminal.shown == "training: iteration 8,192 of 10,000,000|"
        progress.show("training: iteration", 9_000, 10_000_000)
        assert terminal.shown == "training: iteration 8,192 of 10,000,000|", "too early"
        progress.show("asking: part", 0, 3)
        assert terminal.shown.rstrip(" |") == "asking: part 0 of 3"
        now[0] = 1.0
        progress.show("asking: part", 1, 3)
        assert terminal.shown == "asking: part 1 of 3|"
        progress.clear()
        assert terminal.shown == "|"
        progress.show("asking: part", 2, 3)
        now[0] = 2.0
        progress.show("asking: part", 2, 3)
    assert terminal.shown == "|"
    assert "\n" not in terminal.getvalue()


def test_a_narrow_terminal_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    terminal = Terminal()
    Progress(terminal).show("training: iteration", 1, 2)
    assert terminal.shown == "training: i|"


def test_what_is_no_terminal_gets_nothing() -> None:
    file = io.StringIO()
    with Progress(file) as progress:
        progress.show("training: iteration", 1, 2)
    assert file.getvalue() == ""


LONG = {
    "train": ("--hidden", "64", "--iterations", "10,000,000", "--every", "10,000,000"),
    "add": ("1", "2", "--hidden", "64", "--iterations", "10,000,000"),
    "evaluate": ("--bits", "32", "--iterations", "10,000,000", "--every", "1"),
    "shot": ("a.png", "--hidden", "64", "--at", "10,000,000", "--iterations", "10,000,000"),
}


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
@pytest.mark.parametrize("command", LONG)
def test_a_long_command_shows_how_far_it_is_and_can_be_interrupted(
    tmp_path: Path, command: str
) -> None:
    ours, theirs = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "rnn_viz", command, *LONG[command]], cwd=tmp_path,
        env=os.environ | {"COLUMNS": "100"}, stdout=subprocess.PIPE, stderr=theirs,
    )  # fmt: skip
    with program, open(ours, encoding="utf-8", newline="", closefd=True) as terminal:
        os.close(theirs)
        said = ""
        while said.count("training: iteration") < 4:  # it goes on saying it
            said += terminal.read(1)
        program.send_signal(signal.SIGINT)
        asked = time.monotonic()
        while not said.endswith("\n"):
            said += terminal.read(1)
        assert program.wait(timeout=60) == 130
        assert time.monotonic() - asked < 5.0
    assert re.search(r"training: iteration [^\r]+\r +\rInterrupted\.\r\n$", said)
    assert list(tmp_path.iterdir()) == []

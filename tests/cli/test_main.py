"""Exit codes and sentences: whatever is typed, nobody sees a traceback."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import rnn_viz
from rnn_viz import cli
from rnn_viz.cli import main, screen, train
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.io.exports.weights_file import weights_npz


def program(*words: str, **settings: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "rnn_viz", *words],
        capture_output=True, text=True, check=False, **settings,
    )  # fmt: skip


WHOLE = "must be a whole number from"
BAD = [
    ("train --hidden 0", f"hidden is 0, but {WHOLE} 1 to 128."),
    ("train --hidden 129", f"hidden is 129, but {WHOLE} 1 to 128."),
    ("train --hidden sixteen", f"hidden is 'sixteen', but {WHOLE} 1 to 128."),
    ("train --alpha 0", "alpha is 0, but must be a finite number greater than 0."),
    ("train --alpha -1e308", "alpha is -1e308, but must be a finite number greater than 0."),
    ("train --alpha -inf", "alpha is -inf, but must be a finite number greater than 0."),
    ("train --alpha nan", "alpha is nan, but must be a finite number greater than 0."),
    ("train --alpha 0,1", "alpha is '0,1', but decimals take a point and no comma, as in 0.5."),
    ("train --bits 1", f"bits is 1, but {WHOLE} 2 to 32."),
    ("train --bits 33", f"bits is 33, but {WHOLE} 2 to 32."),
    ("train --seed -1", f"seed is -1, but {WHOLE} 0 to 4,294,967,295."),
    ("train --seed 4294967296", f"seed is 4294967296, but {WHOLE} 0 to 4,294,967,295."),
    ("train --skip-draws 10000001", f"skipped draws is 10000001, but {WHOLE} 0 to 10,000,000."),
    ("train --iterations 0", f"iterations is 0, but {WHOLE} 1 to 10,000,000."),
    ("add 1 2 --iterations 1.5", f"iterations is '1.5', but {WHOLE} 1 to 10,000,000."),
    ("train --iterations 1,0000",
     "iterations is '1,0000', but a comma only separates thousands, as in 10,000."),
    ("add 3,5 1", "'3,5' is not read: a comma only separates thousands, as in 10,000."),
    ("evaluate --every 0", f"every is 0, but {WHOLE} 1 to 10,000,000."),
    ("window --bits 99", f"bits is 99, but {WHOLE} 2 to 32."),
    ("train --speed 3", "Unrecognized arguments: --speed 3; see 'rnn-viz --help'."),
    ("train --hid 3", "Unrecognized arguments: --hid 3; see 'rnn-viz --help'."),
    ("train --hidden", "--hidden: expected one argument; see 'rnn-viz train --help'."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "sentence"), BAD, ids=[typed for typed, _ in BAD])
def test_bad_input_is_one_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], typed: str, sentence: str
) -> None:
    assert main(typed.split()) == 2
    assert capsys.readouterr() == ("", sentence + "\n")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("train --hidden", "--hidden: ein Wert fehlt; siehe „rnn-viz train --help“."),
        ("--help", "Aufruf: rnn-viz [-h]"),
        ("train --hidden 0", "muss aber eine ganze Zahl von 1 bis 128 sein."),
    ],
)
def test_it_speaks_german_to_whoever_does(typed: str, sentence: str) -> None:
    done = program(*typed.split(), env={**os.environ, "LANGUAGE": "de", "PYTHONUTF8": "1"})
    assert sentence in done.stdout + done.stderr


def test_a_command_that_does_not_exist_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trian"]) == 2
    assert capsys.readouterr().err.startswith("Command: invalid choice: 'trian'")


@pytest.mark.parametrize(
    "words", [[], ["train"], ["add"], ["evaluate"], ["inspect"], ["shot"], ["export"]]
)
def test_help_is_no_failure(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main([*words, "--help"]) == 0
    assert capsys.readouterr().out.startswith(" ".join(["usage: rnn-viz", *words]))


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
        (KeyError("x"), 1, "Unexpected KeyError: 'x'.\n"),
        (MemoryError(), 1, "There is not enough memory for this.\n"),
        (OSError(28, "The disk is full"), 1, "The system says: The disk is full.\n"),
        (OSError(2, "Not there", "a.png"), 1, "The system says: Not there (a.png).\n"),
        (
            ValueError("first line\nsecond line"),
            1,
            "Unexpected ValueError: first line second line.\n",
        ),
    ],
)
def test_whatever_goes_wrong_is_at_most_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    error: BaseException, code: int, sentence: str,
) -> None:  # fmt: skip
    def fail(_options: object) -> int:
        raise error

    monkeypatch.setattr(train, "run", fail)
    assert main(["train"]) == code
    assert capsys.readouterr() == ("", sentence)


@pytest.mark.parametrize(
    ("words", "hidden", "opened", "at"),
    [
        ([], None, "", 0),
        (["window"], 16, "", 0),
        (["window", "--hidden", "3", "--at", "5,500"], 3, "", 5500),
        (["window", "--weights", "mine.npz"], 5, "mine.npz", 0),
    ],
)
def test_the_window_opens_on_the_run_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    words: list[str], hidden: int | None, opened: str, at: int,
) -> None:  # fmt: skip
    asked = []
    monkeypatch.chdir(tmp_path)
    Path("mine.npz").write_bytes(weights_npz(begin(RunConfig(hidden=5))[0]))

    def run(config: RunConfig | None, opened: str, at: int, *_places: object) -> int:
        asked.append((config and config.hidden, opened, at))
        return 0

    bootstrap = SimpleNamespace(run=run)
    monkeypatch.setitem(sys.modules, "rnn_viz.app.bootstrap", bootstrap)
    monkeypatch.setattr("rnn_viz.app.bootstrap", bootstrap, raising=False)
    assert main(words) == 0
    assert asked == [(hidden, opened, at)]


def test_without_a_screen_the_remedy_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "explain_no_window", lambda: "There is no screen here.")
    assert main([]) == 1
    assert capsys.readouterr() == ("", "There is no screen here.\n")


def test_doctors_answer_is_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rnn_viz.cli.doctor", SimpleNamespace(doctor=lambda: 1))
    monkeypatch.setattr(cli, "doctor", SimpleNamespace(doctor=lambda: 1), raising=False)
    assert main(["doctor"]) == 1


def test_the_module_is_the_command() -> None:
    done = program("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"rnn-viz {rnn_viz.__version__}\n"


def test_a_narrow_terminal_gets_question_marks_not_a_failure() -> None:
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = program("add", "1", "2", "--iterations", "1", env=ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 + 2" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
def test_a_reader_that_has_gone_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "rnn_viz", "train", "--iterations", "3", "--every", "1"],
        stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_training_needs_no_qt() -> None:
    program_text = (
        "import sys; from rnn_viz.cli import main\n"
        "code = main(['evaluate', '--bits', '2', '--iterations', '20'])\n"
        "sys.exit(code or any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program_text], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_version_needs_neither_numpy_nor_numba() -> None:
    program_text = (
        "import sys; from rnn_viz.cli import main; main(['--version'])\n"
        "sys.exit('numpy' in sys.modules or 'numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program_text], check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("train --iterations 2 >&-", 0, ("", "")),
        ("train --iterations 0 2>&-", 2, ("", "")),
        ("train --iterations 0 >&-", 2, ("", "iterations is 0, but ")),
        ("train --iterations 2 >&- 2>&-", 0, ("", "")),
    ],
)
def test_a_stream_that_is_closed_is_done_without(
    words: str, code: int, said: tuple[str, str]
) -> None:
    command = f"exec '{sys.executable}' -m rnn_viz {words}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout == said[0]
    assert done.stderr.startswith(said[1])
    assert bool(done.stderr) == bool(said[1])

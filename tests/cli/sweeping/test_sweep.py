"""``rnn-viz sweep``: its table, its files, Stop and Go on, and what it refuses."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rnn_viz.cli import main
from rnn_viz.experiments import training

CHECKOUT = Path(__file__).resolve().parents[3]
TINY = ("--hidden", "2,4", "--bits", "2", "--alpha", "2", "--iterations", "800", "--every", "20")
Capture = pytest.CaptureFixture[str]


def said(capsys: Capture, *words: str, code: int = 0) -> str:
    assert main(["sweep", *words]) == code
    captured = capsys.readouterr()
    return captured.err if code else captured.out


def test_the_table_has_a_line_a_value_and_the_verdict_below(capsys: Capture) -> None:
    lines = said(capsys, *TINY, "--seeds", "0-3").splitlines()
    assert " ".join(lines[0].split()) == (
        "hidden once perfect learned median first median stable training right at end"
    )
    assert [line.split()[0] for line in lines[1:3]] == ["2", "4"]
    assert all(" of 4" in line for line in lines[1:3])
    assert lines[3] == ""
    assert "learned addition for good" in lines[4]
    assert lines[5].startswith("Never means: not within 800 iterations")


def test_sizes_learn_as_they_do_in_the_script(capsys: Capture) -> None:
    """The small version of the table of 11 sizes and 20 seeds."""
    words = ("--hidden", "3,16", "--seeds", "0-2", "--iterations", "9000", "--json")
    found = json.loads(said(capsys, *words))
    assert [it["learned"] for it in found["settings"]] == [0, 3]
    assert [it["median_stable"] for it in found["settings"]] == [None, 7100]
    assert found["first_learned"] == found["all_from"] == {"hidden": 16, "alpha": 0.1, "bits": 8}
    assert found["missing"] == 0


def test_csv_has_a_line_a_run(capsys: Capture) -> None:
    lines = said(capsys, *TINY, "--seeds", "0-9", "--csv", "--workers", "3")
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert sorted((int(row["hidden"]), int(row["seed"])) for row in rows) == [
        (hidden, seed) for hidden in (2, 4) for seed in range(10)
    ]
    assert {row["failure"] for row in rows} == {""}
    assert {row["check_every"] for row in rows} == {"20"}


def test_a_store_is_gone_on_with_and_can_be_asked_again(capsys: Capture, tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "a.sqlite"))
    said(capsys, *TINY, "--seeds", "0-1", *store)
    rows = list(csv.DictReader(io.StringIO(said(capsys, *TINY, "--seeds", "0-2", *store, "--csv"))))
    assert len(rows) == 6
    assert json.loads(said(capsys, *store, "--json"))["seeds"] == [0, 1, 2]
    told = said(capsys, *TINY, "--seeds", "7", *store, code=1)
    assert "holds another experiment" in told


def test_a_run_that_fails_is_told_at_the_end(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(training, "begin", refusing)
    told = said(capsys, *TINY, "--seeds", "0", code=1)
    assert told == (
        "2 of 2 runs failed. The run could not be trained: there is not enough memory.\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--hidden", "64:8"),
         "hidden is '64:8', but a range goes from the smaller to the larger."),
        (("--every", "0"), "every is 0, but must be a whole number from 1 to 20,000."),
        (("--workers", "0"), "--workers is 0, but must be a whole number from 1 to 1,024."),
        (("--dask", ""), "--dask needs an address, like tcp://host:8786, or 'local'."),
        (("--hidden", "4,8", "--alpha", "1,2", "--bits", "4,8"),
         "Only two of hidden, alpha and bits can vary: give one of them one value."),
        (("--store", "a.txt"),
         "The store is 'a.txt', but must be a file that ends in .sqlite or .db."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence(
    capsys: Capture, words: tuple[str, ...], sentence: str
) -> None:
    assert said(capsys, *words, code=2) == f"{sentence}\n"


def test_many_runs_ask_with_the_time_they_would_take(capsys: Capture) -> None:
    told = said(capsys, *TINY, "--seeds", "0-499999", code=2)
    assert told.startswith("That is 1,000,000 runs, about ")
    assert told.endswith(": give --yes if you mean it.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to a process")
def test_interrupted_it_says_what_is_finished_and_kept(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    words = (
        "--hidden",
        "2,4",
        "--seeds",
        "0-499",
        "--iterations",
        "1000",
        "--csv",
        "--store",
        store,
    )
    with subprocess.Popen(
        [sys.executable, "-m", "rnn_viz", "sweep", *words], cwd=CHECKOUT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        begun = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        rest, told = process.stdout.read(), process.stderr.read()
    finished = len(begun) - 1 + len(rest.splitlines())
    assert 2 <= finished < 1000
    assert process.returncode == 130
    assert told == (
        f"Interrupted. {finished} of 1,000 runs are finished and kept; "
        "the same command goes on from there.\n"
    )

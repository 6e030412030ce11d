"""``export --session``: the run of a file, with what was done to it by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from rnn_viz.app import resources
from rnn_viz.cli import main
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.program import program
from rnn_viz.core.session import Session
from rnn_viz.core.view_state import ViewState
from rnn_viz.io.exports.weights_file import weights_npz
from rnn_viz.io.own_weights import read_weights
from rnn_viz.io.session_file import write_session

CONFIG = RunConfig(hidden=4, bits=3, alpha=2, iterations=250)
ENTRIES = (Entry(50, SetAlpha(0.5)), Entry(90, ClampUnit(1, 0.25)))
FRONTIER, PLAYHEAD = 200, 120


@pytest.fixture
def session(tmp_path: Path) -> str:
    """Return the file of a session whose second branch is shown."""
    branches = (
        SavedBranch(0, "the run", None, 0, 250),
        SavedBranch(1, "branch 1", 0, 50, FRONTIER, ENTRIES),
    )
    run = SavedRun(CONFIG, branches, 1, (), PLAYHEAD)
    path = tmp_path / "mine.rnnviz"
    write_session(path, Session(SavedWork(run, begin(CONFIG)[0], numbers=(2, 3)), ViewState()))
    return str(path)


@pytest.fixture
def branch() -> Timeline:
    """Return the branch that is shown, trained to the end of the run."""
    timeline = Timeline(CONFIG).with_entries(ENTRIES)
    timeline.advance(250)
    return timeline


@pytest.mark.parametrize(("words", "at"), [((), PLAYHEAD), (("--at", "230"), 230)])
def test_weights_are_those_of_the_moment_shown(
    session: str, branch: Timeline, tmp_path: Path, words: tuple[str, ...], at: int
) -> None:
    path = tmp_path / "w.npz"
    assert main(["export", "weights", str(path), "--session", session, *words]) == 0
    assert all(map(np.array_equal, read_weights(path), branch.weights_at(at)))


def test_curves_go_as_far_as_the_branch_was_trained(
    session: str, branch: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "e.csv"
    assert main(["export", "errors", str(path), "--session", session]) == 0
    _, *lines = csv.reader(path.read_text("utf-8").splitlines())
    assert [float(it[1]) for it in lines] == branch.errors(0, FRONTIER).tolist()
    assert [float(lines[it][-1]) for it in (0, 49, 50, FRONTIER - 1)] == [2, 2, 0.5, 0.5]


def test_a_script_does_what_was_done_by_hand(session: str, tmp_path: Path) -> None:
    path = tmp_path / "run.py"
    assert main(["export", "script", str(path), "--session", session]) == 0
    listing = resources.read_text("listing/adder.py")
    assert path.read_text("utf-8") == program(listing, CONFIG, 1_000, ENTRIES)


@pytest.mark.parametrize(("words", "at"), [((), PLAYHEAD), (("--at", "60"), 60)])
def test_a_picture_is_of_the_moment_shown(
    qapp: object, session: str, tmp_path: Path, words: tuple[str, ...], at: int
) -> None:
    path = tmp_path / "1.png"
    asked = ["--view", "error", "--scale", "1", "--session", session, *words]
    assert main(["export", "picture", str(path), *asked]) == 0
    said = QImage(str(path)).text("Description")
    assert "hidden 4, alpha 2, bits 3, seed 0" in said
    assert f"iteration {at} · {1 + (at > 90)} change" in said


def test_a_report(qapp: object, session: str, tmp_path: Path) -> None:
    path = tmp_path / "1.pdf"
    assert main(["export", "report", str(path), "--session", session]) == 0
    assert path.read_bytes().startswith(b"%PDF")


def test_an_addition_is_of_the_sum_on_stage(qapp: object, session: str, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    asked = ["--view", "sum", "--session", session]
    assert main(["export", "addition", str(path), *asked, "--numbers", "9", "9"]) == 0
    with Image.open(path) as found:
        assert found.n_frames == 6, "10010 has five places"
    assert main(["export", "addition", str(path), *asked]) == 0
    with Image.open(path) as found:
        assert found.n_frames == 4


def test_pictures_of_own_weights_are_not_trained_unless_that_is_asked(
    qapp: object, branch: Timeline, tmp_path: Path
) -> None:
    own, path = tmp_path / "own.npz", tmp_path / "1.png"
    own.write_bytes(weights_npz(branch.weights))
    asked = ["--bits", "3", "--weights", str(own), "--view", "error", "--scale", "1"]
    for words, at in (([], 0), (["--iterations", "30"], 30)):
        assert main(["export", "picture", str(path), *asked, *words]) == 0
        said = QImage(str(path)).text("Description")
        assert "own.npz" in said
        assert f"iteration {at}" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--session none.rnnviz", "none.rnnviz cannot be opened: there is no such file."),
        ("--session bad.rnnviz", "bad.rnnviz cannot be opened: it is damaged, or no session."),
        ("--session mine.rnnviz --bits 4",
         "'mine.rnnviz' has a run of its own: leave out --bits."),
        ("--session mine.rnnviz --weights w.npz",
         "'mine.rnnviz' has a run of its own: leave out --weights."),
        ("--session mine.rnnviz --at 251",
         "--at is 251, but must be a whole number from 0 to 250."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("file", ["weights 1.npz", "picture 1.png", "addition 1.gif"])
def test_what_cannot_be_used_is_one_sentence(
    session: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    file: str, words: str, sentence: str,
) -> None:  # fmt: skip
    folder = Path(session).parent
    monkeypatch.chdir(folder)
    (folder / "bad.rnnviz").write_bytes(b"PK and nothing more")
    assert main(["export", *file.split(), *words.split()]) == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")
    assert not list(folder.glob("1.*"))

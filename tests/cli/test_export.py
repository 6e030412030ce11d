"""``export`` writes what the run is, whole files only, and refuses before it trains."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from rnn_viz.app import resources
from rnn_viz.app.exporting_data import contents
from rnn_viz.app.exporting_data.kinds import DATA_KINDS
from rnn_viz.cli import main, training
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.examples import learned_examples
from rnn_viz.core.script.golden import BLOG
from rnn_viz.core.script.program import program
from rnn_viz.io.exports import extras
from rnn_viz.io.exports.curves_file import examples_csv
from rnn_viz.io.exports.weights_file import weights_npz
from rnn_viz.io.own_weights import read_own_weights, read_weights

SMALL = ("--hidden", "4", "--bits", "3", "--alpha", "2", "--iterations", "250")
CONFIG = RunConfig(hidden=4, bits=3, alpha=2, iterations=250)


@pytest.fixture
def timeline() -> Timeline:
    run = Timeline(CONFIG)
    run.advance(250)
    return run


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"))))


@pytest.mark.parametrize("ending", ["npz", "safetensors"])
@pytest.mark.parametrize(("words", "at"), [((), 250), (("--at", "100"), 100)])
def test_weights(
    timeline: Timeline, tmp_path: Path, ending: str, words: tuple[str, ...], at: int
) -> None:
    path = tmp_path / f"w.{ending}"
    assert main(["export", "weights", str(path), *SMALL, *words]) == 0
    found = read_weights(path)
    assert all(map(np.array_equal, found, timeline.weights_at(at)))


def test_errors(timeline: Timeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_ERRORS_AT_ONCE", 100)
    path = tmp_path / "errors.csv"
    assert main(["export", "errors", str(path), *SMALL]) == 0
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    assert table[:, 0].tolist() == list(range(250))
    assert table[:, 1].tolist() == timeline.errors(0, 250).tolist()


@pytest.mark.parametrize(
    ("words", "iterations"),
    [((), ["0", "100", "200", "250"]), (("--every", "125"), ["0", "125", "250"])],
)
def test_accuracy(
    timeline: Timeline, tmp_path: Path, words: tuple[str, ...], iterations: list[str]
) -> None:
    path = tmp_path / "accuracy.csv"
    assert main(["export", "accuracy", str(path), *SMALL, *words]) == 0
    header, *lines = rows(path)
    assert len(header) == 5
    assert [line[0] for line in lines] == iterations
    for line in lines:
        found = evaluate(timeline.weights_at(int(line[0])), sums_of(3), int(line[0]))
        assert [float(cell) for cell in line[1:]] == [found.exact_share, *found.bit_accuracy]


@pytest.mark.parametrize(("words", "at"), [((), 0), (("--iterations", "200"), 200)])
def test_own_weights_are_where_it_begins(
    timeline: Timeline, tmp_path: Path, words: tuple[str, ...], at: int
) -> None:
    own, path = tmp_path / "own.npz", tmp_path / "w.npz"
    own.write_bytes(weights_npz(timeline.weights))
    run = ["--bits", "3", "--alpha", "2", "--weights", str(own), *words]
    assert main(["export", "weights", str(path), *run]) == 0
    expected = Timeline(replace(CONFIG, iterations=200), read_own_weights(own))
    expected.advance(at)
    assert all(map(np.array_equal, read_weights(path), expected.weights))


def test_examples(timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "examples.csv"
    assert main(["export", "examples", str(path), *SMALL, "--every", "25"]) == 0
    text = path.read_text("utf-8")
    assert text == examples_csv(learned_examples(timeline, 25), 3)
    assert text.count("\n") == 11


def test_the_network_adds_in_onnxruntime(timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "net.onnx"
    assert main(["export", "network", str(path), *SMALL, "--at", "200"]) == 0
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    asked = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
    found = session.run(["probabilities"], {"a_bits": asked, "b_bits": asked[::-1]})[0]
    expected = [add(timeline.weights_at(200), a, 3 - a, 3).layer_2 for a in (1, 2)]
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-13)


def test_tensorboard_events(timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "run.tfevents"
    assert main(["export", "tensorboard", str(path), *SMALL, "--every", "50"]) == 0
    text = path.read_bytes()
    assert text.count(b"overallError") == text.count(b"alpha") == 250
    assert text.count(b"accuracy/exact") == text.count(b"accuracy/position_2") == 6


@pytest.mark.parametrize(
    ("kind", "name", "package"),
    [("network", "n.onnx", "onnx"), ("tensorboard", "r.tfevents", "tensorboardX"),
     ("animation", "a.webp", "pillow"), ("addition", "a.gif", "pillow")],
)  # fmt: skip
def test_a_missing_package_is_told_before_any_training(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    kind: str, name: str, package: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    monkeypatch.setattr(training, "start", lambda *_run: pytest.fail("too early"))
    assert main(["export", kind, str(tmp_path / name)]) == 1
    assert capsys.readouterr().err == (
        f"This file needs the package {package}, which is not installed: "
        f"'python -m pip install {package}' in the same environment installs it.\n"
    )


def test_the_help_tells_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    told = capsys.readouterr().out
    for kind in DATA_KINDS.values():
        assert f"\n  {kind.name}" in told
        assert f"{kind.holds} {kind.opened_by}" in " ".join(told.split())


def test_the_transcript_is_that_of_2015(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    assert main(["export", "transcript", str(path)]) == 0
    assert path.read_text("utf-8") == "".join(f"{it.text}\n" for it in BLOG.print_outs)


def test_the_script_is_the_listing_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_self: Timeline, _count: int) -> None:
        pytest.fail("a script needs no training")

    monkeypatch.setattr(Timeline, "advance", never)
    path = tmp_path / "run.py"
    assert main(["export", "script", str(path), *SMALL, "--every", "50"]) == 0
    assert path.read_text("utf-8") == program(resources.read_text("listing/adder.py"), CONFIG, 50)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("weights w.pt",
         "The file for the weights is 'w.pt', but must be a file that ends in "
         ".npz or .safetensors."),
        ("errors e.npz",
         "The file for the errors is 'e.npz', but must be a file that ends in .csv."),
        ("script no/s.py",
         "The file for the script cannot be 'no/s.py': its folder does not exist."),
        ("script folder.py", "The file for the script cannot be 'folder.py': that is a folder."),
        ("weights w.npz --at 10001", "--at is 10001, but must be a whole number from 0 to 10,000."),
        ("errors e.csv --at 5", "--at is only for weights, network, addition, not for errors."),
        ("errors e.csv --every 5",
         "--every is only for accuracy, examples, transcript, script, tensorboard, "
         "not for errors."),
        ("weights w.npz --frames 5", "--frames is only for animation, not for weights."),
        ("addition a.gif --from 5", "--from is only for animation, not for addition."),
        ("network n.onnx --theme dark",
         "--theme is only for animation, addition, not for network."),
        ("transcript t.txt --every 0",
         "every is 0, but must be a whole number from 1 to 10,000,000."),
        ("weights w.npz --hidden 0", "hidden is 0, but must be a whole number from 1 to 128."),
        ("weights", "The following arguments are required: FILE; see 'rnn-viz export --help'."),
    ],
)  # fmt: skip
def test_bad_input_is_refused_before_any_training(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    words: str, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.py").mkdir()
    assert main(["export", *words.split()]) == 2
    assert capsys.readouterr() == ("", sentence + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.py"]


def test_a_kind_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "sculpture", "p.png"]) == 2
    assert capsys.readouterr().err.startswith("KIND: invalid choice: 'sculpture' (choose from ")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every run start where it cannot go on."""

    def start(config: RunConfig, _own: None) -> Timeline:
        nothing = Weights(np.full((2, 4), np.nan), np.ones((4, 4)), np.ones((4, 1)))
        return Timeline(config, OwnWeights("nothing", nothing))

    monkeypatch.setattr(training, "start", start)


@pytest.mark.usefixtures("broken")
def test_of_a_run_that_diverged_there_are_no_weights(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "w.npz"
    path.write_bytes(b"an older file")
    assert main(["export", "weights", str(path), *SMALL]) == 1
    assert capsys.readouterr().err == "The run diverged at iteration 0.\n"
    assert path.read_bytes() == b"an older file"


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("kind", "name", "lines"), [("errors", "e.csv", 1), ("accuracy", "a.csv", 2)]
)
def test_what_there_is_of_a_run_that_diverged_is_written_and_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, name: str, lines: int
) -> None:
    assert main(["export", kind, str(tmp_path / name), *SMALL]) == 1
    assert capsys.readouterr().err == "The run diverged at iteration 0.\n"
    assert len(rows(tmp_path / name)) == lines


def test_a_disk_that_fails_leaves_the_old_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "e.csv"
    path.write_text("old")
    monkeypatch.setattr("os.fsync", full)
    assert main(["export", "errors", str(path), *SMALL]) == 1
    assert capsys.readouterr().err == f"The system says: No space left on device ({path}).\n"
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1

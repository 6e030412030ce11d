"""Commands about weights of one's own: not trained unless that is asked for."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnn_viz.cli import main
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io.exports.weights_file import weights_npz

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def own() -> OwnWeights:
    """Return weights that can add since one iteration."""
    run = Timeline(RunConfig())
    run.advance(6605)
    return OwnWeights("net.npz", run.weights)


@pytest.fixture
def path(own: OwnWeights, tmp_path: Path) -> str:
    (tmp_path / "net.npz").write_bytes(weights_npz(own.weights))
    return str(tmp_path / "net.npz")


def said(capsys: Capture, *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def test_they_are_asked_as_they_are(capsys: Capture, path: str, own: OwnWeights) -> None:
    answered = said(capsys, "add", "52", "80", "--weights", path)
    expected = add(own.weights, 52, 80, 8)
    assert [position["p"] for position in answered["positions"]] == expected.layer_2.tolist()
    known = said(capsys, "evaluate", "--weights", path)
    assert (known["iteration"], known["exact_share"], known["first_perfect"]) == (0, 1.0, 0)
    seen = said(capsys, "inspect", "--weights", path, "--lens", "why")
    assert (seen["iteration"], seen["hidden"]) == (0, 16)


def test_they_are_trained_on_where_that_is_asked(
    capsys: Capture, path: str, own: OwnWeights
) -> None:
    run = Timeline(RunConfig(iterations=30, seed=4), own)
    run.advance(30)
    more = "--weights", path, "--seed", "4", "--iterations", "30"
    answered = said(capsys, "add", "52", "80", *more)
    expected = add(run.weights, 52, 80, 8).layer_2.tolist()
    assert [position["p"] for position in answered["positions"]] == expected
    known = said(capsys, "evaluate", *more)
    assert known["iteration"] == 30
    assert known["exact_share"] == evaluate(run.weights, sums_of(8), 30).exact_share
    assert said(capsys, "inspect", *more, "--at", "7", "--lens", "why")["iteration"] == 7


def test_a_picture_of_them(path: str, tmp_path: Path) -> None:
    plain, mine = tmp_path / "plain.png", tmp_path / "mine.png"
    assert main(["shot", str(plain), "--size", "1100x700"]) == 0
    assert main(["shot", str(mine), "--size", "1100x700", "--weights", path]) == 0
    assert plain.read_bytes() != mine.read_bytes()


@pytest.mark.parametrize("command", [
    ["add", "1", "2"], ["evaluate"], ["inspect"], ["shot", "x.png"], ["window"],
])  # fmt: skip
def test_what_cannot_be_used_is_one_sentence(
    capsys: Capture, command: list[str], path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    np.savez(
        "three.npz", synapse_0=np.ones((3, 4)), synapse_h=np.ones((4, 4)), synapse_1=np.ones(4)
    )
    for words, sentence in (
        (["--weights", "three.npz"],
         "synapse_0 in three.npz has the shape (3, 4), but must have (2, 4)."),
        (["--weights", "none.npz"],
         "The weights cannot be read: No such file or directory (none.npz)."),
        (["--weights", path, "--hidden", "8"], "--hidden is 8, but net.npz has 16 hidden units."),
    ):  # fmt: skip
        assert main([*command, *words]) == 2
        assert capsys.readouterr() == ("", f"{sentence}\n")

"""What ``inspect`` says is what the lenses say."""

import json
from dataclasses import replace
from typing import Any

import pytest

from rnn_viz.cli import inspect, main
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.lenses.table import LENSES
from rnn_viz.engine.moment import moment

SMALL = ("--hidden", "4", "--bits", "3", "--iterations", "100")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["inspect", "--json", *words]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_all_lenses_of_a_small_run_speak(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, *SMALL, "--at", "60", "--numbers", "3", "0b10")
    assert (found["iteration"], found["a"], found["b"], found["hidden"]) == (60, 3, 2, 4)
    assert list(found["lenses"]) == [lens.key for lens in LENSES]
    for key, told in found["lenses"].items():
        assert told["sentence"], key
        assert told["sentence"] != "Not computed yet.", key
        assert told["sign"] in {"right", "wrong", "plain"}


def test_it_says_what_the_window_says(capsys: pytest.CaptureFixture[str]) -> None:
    config = RunConfig(hidden=4, bits=3, iterations=100)
    found = said(capsys, *SMALL, "--lens", "units", "learned", "units")
    assert list(found["lenses"]) == ["units", "learned"]
    scene = Scene(moment(config, 100, None, None, {"units"}))
    for lens in LENSES:
        if lens.key in found["lenses"]:
            assert found["lenses"][lens.key]["sentence"] == scene.verdict(lens).sentence
    numbers = found["lenses"]["units"]["numbers"]
    assert numbers["sums"] == 16
    assert len(numbers["lost at mean"]) == 4


def test_as_text_each_lens_has_a_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", *SMALL, "--at", "0", "--lens", "units", "learned"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("iteration 0, ")
    titles = [lines[k + 1].split("  ")[0] for k, line in enumerate(lines) if not line]
    assert titles == ["Which units matter", "When was it learned?"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("--lens shoes", "--lens is 'shoes', but must be one of carry, "),
        ("--at 101", "--at is 101, but must be a whole number from 0 to 100."),
        ("--numbers 1 x", "'x' is not a "),
        ("--lens", "--lens: expected at least one argument"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], typed: str, sentence: str
) -> None:
    assert main(["inspect", *SMALL, *typed.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(sentence)
    assert len(err.splitlines()) == 1


def test_a_run_that_diverged_is_told_and_is_a_failed_job(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object) -> Snapshot:
        now = moment(RunConfig(hidden=4, bits=3, iterations=20), 20, None)
        finding = Finding("units", now.identity, 20, Unable(20, Trouble.DIVERGED))
        return replace(now, diverged_at=20, analysis=Analysis(now.run_id, {"units": finding}))

    monkeypatch.setattr(inspect, "moment", broken)
    assert main(["inspect", "--json", "--lens", "units"]) == 1
    out, err = capsys.readouterr()
    assert err == "The run diverged at iteration 20.\n"
    said = json.loads(out, parse_constant=pytest.fail)["lenses"]["units"]["sentence"]
    assert said.endswith("the weights are not numbers any more.")

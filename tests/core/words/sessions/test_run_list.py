"""The list of runs in words: what differs, what is known, and what is not."""

from dataclasses import replace

import pytest

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, Identity, SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sessions.run_list import new_run, run_name, run_rows
from rnn_viz.engine.moment import moment


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return replace(moment(RunConfig(), 100, None), number=2)


def kept(number: int, config: RunConfig, result: RunResult, frontier: int = 9000) -> KeptRun:
    entries = (Entry(5, SetAlpha(0.5)),) if number > 2 else ()
    branches = (
        SavedBranch(0, "the run", None, 0, frontier, entries),
        SavedBranch(1, "x", 0, 7, 20), SavedBranch(2, "y", 0, 8, 30),
    )  # fmt: skip
    return KeptRun(number, SavedRun(config, branches, playhead=4321), result)


def test_one_run_is_no_list(now: Snapshot) -> None:
    assert run_rows(now) == ()


def test_each_run_with_its_result(now: Snapshot) -> None:
    result = RunResult(9000, 0.0712, 8000, 0.9985, 9000, 5234)
    rows = run_rows(replace(now, earlier=(kept(1, RunConfig(hidden=32), result),)))
    assert [(it.number, it.is_shown) for it in rows] == [(1, False), (2, True)]
    assert rows[0].texts == (
        "hidden 32 · seed 0 · 2 branches", "9,000", "99.9 %", "5,234", "0.07"
    )  # fmt: skip
    assert rows[0].sentence == (
        "hidden 32 · seed 0 · 2 branches, left at iteration 4,321. Trained to 9,000 of 10,000, "
        "99.9 % of all sums right at iteration 8,000, first perfect 5,234, "
        "mean error 0.07 at iteration 9,000."
    )
    assert rows[1].texts[:2] == ("hidden 16 · seed 0", "100")
    assert ", shown now. Trained to 100 of 10,000, " in rows[1].sentence


def test_what_is_not_known_is_said_to_be(now: Snapshot) -> None:
    other = kept(3, RunConfig(bits=12, seed=7), RunResult(searched=500))
    row = run_rows(replace(now, earlier=(other,)))[-1]
    assert row.texts == (
        "hidden 16 · bits 12 · seed 7 · 1 change · 2 branches", "9,000", "not known", "not known",
        "not known",
    )  # fmt: skip
    assert "share of sampled sums right not known, first perfect not known" in row.sentence


def test_never_is_said_of_a_whole_run_only(now: Snapshot) -> None:
    for searched, told in ((9999, "not known"), (10_000, "never")):
        some = kept(1, RunConfig(), RunResult(searched=searched), 10_000)
        assert run_rows(replace(now, earlier=(some,)))[0].texts[3] == told


@pytest.mark.parametrize(("change", "words"), [
    ({"hidden": 1}, "1 hidden unit"), ({"hidden": 32}, "32 hidden units"),
    ({"alpha": 0.25}, "alpha 0.25"), ({"bits": 6}, "6 bits"), ({"seed": 1234}, "seed 1,234"),
    ({"skip_draws": 516}, "516 draws skipped"),
    ({"seed": 5, "iterations": 20_000}, "seed 5, 20,000 iterations"),
])  # fmt: skip
def test_what_began(change: dict[str, float], words: str) -> None:
    before, after = Identity(RunConfig(), ()), Identity(replace(RunConfig(), **change), ())
    assert new_run(before, after) == f"new run with {words}"


def test_own_weights_are_named() -> None:
    own = OwnWeights("mine.npz", begin(RunConfig(hidden=5))[0])
    plain, with_own = Identity(RunConfig(), ()), Identity(RunConfig(hidden=5), (), own)
    assert new_run(plain, with_own) == "new run with weights mine.npz, 5 hidden units"
    assert new_run(with_own, plain) == "new run with 16 hidden units, random weights"
    assert new_run(with_own, with_own) == "new run from the same beginning"
    assert run_name(RunConfig(hidden=5), own) == "hidden 5 · seed 0 · weights mine.npz"

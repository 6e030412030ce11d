"""An experiment's file: what is kept survives a kill, goes on, and opens in any SQLite tool."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rnn_viz.core.experiment.outcome import Outcome, StoreError, failed
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.io.experiments.store import ExperimentStore

CHECKOUT = Path(__file__).resolve().parents[3]
PLAN = Plan(hidden=(4, 8), seeds=(0, 1), iterations=1000, every=100)


def outcome(seed: int = 0, hidden: int = 4) -> Outcome:
    config = PLAN.config(PLAN.settings[0]._replace(hidden=hidden), seed)
    shares, errors = np.array([0.0, 0.25, 1.0]), np.array([4.0, 0.5])
    return Outcome(config, 100, 300, None, 0.75, 500, shares, errors, 1.5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sizes.sqlite"


def refusal(path: Path, plan: Plan | None) -> str:
    with pytest.raises(StoreError) as refused:
        ExperimentStore(path, plan)
    return str(refused.value)


def test_what_is_kept_is_read_again(path: Path) -> None:
    diverged = replace(outcome(1), diverged_at=7, stable=None)
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
        store.keep([diverged, failed(outcome(0, 8).config, 100, 500, "It broke.")])
        store.keep([])
    with ExperimentStore(path) as store:
        assert store.plan == PLAN
        assert set(store.finished()) == {outcome().config, diverged.config}
        found = list(store.outcomes())
    for kept, was in zip(found[:2], (outcome(), diverged), strict=True):
        np.testing.assert_array_equal(kept.exact_share, was.exact_share)
        np.testing.assert_array_equal(kept.errors, was.errors)
        same = {"exact_share": was.exact_share, "errors": was.errors}
        assert replace(kept, **same).__repr__() == was.__repr__()
    assert found[2].failure == "It broke."
    assert np.isnan(found[2].final_share)


def test_it_is_a_plain_table_for_other_tools(path: Path) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    (row,) = base.execute("SELECT * FROM runs").fetchall()
    base.close()
    assert (row["hidden"], row["alpha"], row["seed"], row["first_perfect"]) == (4, 0.1, 0, 300)
    assert row["stable_perfect"] is None
    curve = np.frombuffer(row["curve"], "<f4")
    np.testing.assert_array_equal(curve[: row["curve_points"]], outcome().exact_share)
    np.testing.assert_array_equal(curve[row["curve_points"] :], outcome().errors)


def test_pandas_reads_it(path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome(), outcome(1)])
    base = sqlite3.connect(path)
    frame = pandas.read_sql("SELECT * FROM runs", base)
    base.close()
    assert list(frame["seed"]) == [0, 1]


def test_a_larger_plan_goes_on_and_another_one_is_refused(path: Path) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
    larger = replace(PLAN, seeds=(0, 1, 2), hidden=(4, 8, 16))
    with ExperimentStore(path, larger) as store:
        assert len(list(store.finished())) == 1
    with ExperimentStore(path) as store:
        assert store.plan == larger
    for other in (PLAN, replace(larger, every=50), replace(larger, iterations=2000)):
        assert "holds another experiment" in refusal(path, other)
    with ExperimentStore(path) as store:
        assert store.plan == larger


def test_what_is_no_experiment_is_said_in_one_sentence(path: Path, tmp_path: Path) -> None:
    assert refusal(path, None) == f"There is no experiment '{path}'."
    assert "its folder is not there" in refusal(tmp_path / "no" / "a.db", PLAN)
    assert "is a folder" in refusal(tmp_path, PLAN)
    text = tmp_path / "text.db"
    text.write_text("no database at all, but long enough to be looked at as one\n" * 40)
    assert "it is damaged, or no experiment" in refusal(text, PLAN)
    other = tmp_path / "other.db"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE experiment (a)")
    base.close()
    assert "it is damaged, or no experiment" in refusal(other, None)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("version = 2", "was made by a newer version of RNN Viz"),
        ("format = 'other'", "it is damaged, or no experiment"),
        ("plan = '{'", "it is damaged, or no experiment"),
        ('plan = \'{"kind": "Plan"}\'', "it is damaged, or no experiment"),
        ("plan = NULL", "it is damaged, or no experiment"),
    ],
)
def test_a_newer_or_damaged_experiment_is_refused(path: Path, change: str, part: str) -> None:
    ExperimentStore(path, PLAN).__exit__(None, None, None)
    base = sqlite3.connect(path)
    with base:
        base.execute(f"UPDATE experiment SET {change}")
    base.close()
    assert part in refusal(path, PLAN)


@pytest.mark.parametrize(
    "change",
    [
        "SET hidden = 'many'", "SET hidden = 0", "SET first_perfect = 'x'", "SET seconds = NULL",
        "SET stable_perfect = -1", "SET exact_share = 2", "SET curve_points = 100000",
        "SET curve_points = 'x'", "SET curve = x'0102'", "SET curve = zeroblob(8000)",
        "SET failure = NULL", "SET iterations = 'x'", "SET diverged_at = 1e9",
    ],
)  # fmt: skip
def test_rows_that_nobody_here_wrote_are_told_when_read(path: Path, change: str) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
        store._base.execute(f"UPDATE runs {change}")
        with pytest.raises(StoreError, match="damaged"):
            list(store.outcomes())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open")
@pytest.mark.parametrize("comes_back", [False, True])
def test_a_file_that_was_taken_away_keeps_nothing_and_says_so(path: Path, comes_back: bool) -> None:
    with ExperimentStore(path, PLAN) as store:
        path.unlink()
        if comes_back:  # as another one
            path.write_bytes(b"")
        with pytest.raises(StoreError, match="is not there any more"):
            store.keep([outcome()])


def test_a_file_that_another_program_uses_is_waited_for_as_long_as_asked(path: Path) -> None:
    with ExperimentStore(path, PLAN):
        pass
    other = sqlite3.connect(path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="another program is using it"):
        ExperimentStore(path, patience=0)
    other.close()


def test_a_full_disk_loses_nothing_of_what_was_kept(path: Path) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
        pages = store._base.execute("PRAGMA page_count").fetchone()[0]
        store._base.execute(f"PRAGMA max_page_count = {pages}")
        many = [outcome(seed) for seed in range(1, 500)]
        with pytest.raises(StoreError, match="database or disk is full"):
            store.keep(many)
        assert len(list(store.finished())) == 1
        store._base.execute("PRAGMA max_page_count = 100000")
        store.keep(many)
        assert len(list(store.finished())) == 500


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_is_told_at_once_and_can_be_looked_at(path: Path) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert "it can only be read" in refusal(path, PLAN)
        with ExperimentStore(path) as store:
            assert len(list(store.outcomes())) == 1
    finally:
        path.parent.chmod(0o755)


KEEPING = """
import itertools, sys
from pathlib import Path
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.io.experiments.store import ExperimentStore
from tests.io.experiments.test_experiment_store import PLAN, outcome
with ExperimentStore(Path(sys.argv[1]), PLAN) as store:
    for seed in itertools.count():
        store.keep([outcome(seed)])
        print(seed, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such kill")
def test_killed_it_holds_every_run_that_was_finished(path: Path) -> None:
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", KEEPING, str(path)], cwd=CHECKOUT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            last = [b"0", *process.stdout.read().split()][-1]
        with ExperimentStore(path) as store:
            found = list(store.outcomes())
        assert len(found) >= int(last) + 1
        path.unlink()
        for left in path.parent.iterdir():
            left.unlink()


def test_an_empty_database_is_no_experiment(path: Path) -> None:
    path.touch()
    assert refusal(path, None).endswith("it is damaged, or no experiment.")


def test_a_disk_that_fails_while_the_plan_is_read_is_told_as_such(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExperimentStore(path, PLAN):
        pass

    class Failing(sqlite3.Connection):
        def execute(self, words: str, *values: object) -> sqlite3.Cursor:
            if "plan FROM" in words:
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(words, *values)  # type: ignore[arg-type]

    really = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: really(*a, factory=Failing, **k))
    assert refusal(path, None) == f"'{path}' cannot be opened: disk I/O error."


def test_where_nothing_can_be_written_beside_it_it_is_read_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExperimentStore(path, PLAN) as store:
        store.keep([outcome()])
    monkeypatch.setattr(os, "access", lambda *_: False)  # as on a medium that is read-only
    with ExperimentStore(path) as store:
        assert [it.config for it in store.outcomes()] == [outcome().config]
        assert {it.name for it in path.parent.iterdir()} == {path.name}

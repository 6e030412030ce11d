"""Which runs a typed filter lets through."""

import numpy as np
import pytest

from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunRows, RunTable
from rnn_viz.core.words.experiment.run_filter import FilterError, shown_rows
from tests.core.experiment.test_run_rows import outcome

PLAN = Plan(hidden=(2, 4), seeds=(0, 1, 2), iterations=50, every=10)


@pytest.fixture(scope="module")
def rows() -> RunRows:
    table = RunTable(PLAN)
    for config, stable in zip(PLAN.rounds(), (None, 20, None, 30, None, 40), strict=True):
        table.add(outcome(config, stable))
    return table.rows()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("hidden 4", [1, 3, 5]),
        ("hidden = 2, seed 1-2", [2, 4]),
        ("stable < 40", [1, 3]),
        ("Stable >= 30,", [0, 2, 3, 4, 5]),
        ("stable never", [0, 2, 4]),
        ("exact > 50", []),
        ("first 20", [0, 1, 2, 3, 4, 5]),
        ("alpha 0.1, seed 0", [0, 1]),
    ],
)
def test_runs_are_filtered_by_numbers(rows: RunRows, text: str, shown: list[int]) -> None:
    assert np.flatnonzero(shown_rows(rows, text)).tolist() == shown


@pytest.mark.parametrize(
    "text", ["hidden", "8", "size 4", "seed 1..2", "stable < 3-4", "seed\x00 4"]
)
def test_what_is_no_filter_is_told_in_a_sentence(rows: RunRows, text: str) -> None:
    with pytest.raises(FilterError, match=r"^'.*' is no filter\. Such as hidden 8") as told:
        shown_rows(rows, text)
    assert "\x00" not in str(told.value)

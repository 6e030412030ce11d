"""What is known of a run that was left: what it can be, and which of two is told."""

from typing import Any

import pytest

from rnn_viz.core.run.saved.kept_run import RunResult
from rnn_viz.core.run.saved.saved_run import SessionError


@pytest.mark.parametrize("change", [
    {"error_at": -1}, {"error_at": 1.5}, {"share_at": True}, {"searched": 10_000_001},
    {"first_perfect": -1}, {"error": -0.1}, {"error": float("nan")}, {"error": float("inf")},
    {"share": 1.01}, {"share": -0.01}, {"share": float("nan")},
], ids=repr)  # fmt: skip
def test_what_a_result_cannot_be(change: dict[str, Any]) -> None:
    with pytest.raises(SessionError):
        RunResult(**change)


def test_what_was_known_before_is_told_where_less_is_known_now() -> None:
    before = RunResult(10_000, 0.25, 10_000, 1.0, 10_000, 5432)
    assert RunResult().or_else(before) == before
    assert RunResult(500, 3.5, 500, 0.25, 500).or_else(before) == RunResult(
        10_000, 0.25, 500, 0.25, 10_000, 5432
    )
    assert before.or_else(RunResult(500, 3.5, 500, 0.25, 500)) == before

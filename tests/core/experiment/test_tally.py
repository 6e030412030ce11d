"""Results by setting: what counts, and the medians of few runs or of none."""

import math
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.tally import Tally, median

PLAN = Plan(hidden=(4, 8), seeds=tuple(range(5)), iterations=1_000)
FOUR, EIGHT = PLAN.settings


def outcome(seed: int, first: int | None, stable: int | None) -> Outcome:
    nothing = np.empty(0)
    config = PLAN.config(FOUR, seed)
    return Outcome(config, 100, first, stable, 0.5, 500, nothing, nothing, 1.5)


def test_runs_of_a_setting_are_counted_with_those_that_diverged_but_not_failed() -> None:
    diverged = replace(outcome(2, None, None), diverged_at=7)
    broken = failed(PLAN.config(EIGHT, 0), 100, 500, "It broke.")
    tally = Tally([outcome(0, 300, None), outcome(1, 500, 700), diverged, broken])
    found, other = tally.results(FOUR), tally.results(EIGHT)
    assert tally.runs == found.runs == 3
    assert (found.learned, found.diverged, found.failed) == (1, 1, 0)
    assert (found.median_first, found.median_stable) == (500.0, math.inf)
    assert (other.runs, other.diverged, other.failed) == (0, 0, 1)
    assert math.isnan(other.median_first)


@pytest.mark.parametrize(
    ("values", "middle"), [([3.0], 3.0), ([4.0, 1.0], 2.5), ([math.inf] * 2, math.inf)]
)
def test_the_median(values: list[float], middle: float) -> None:
    assert median(np.array(values)) == middle

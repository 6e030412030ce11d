"""The test of Mann and Whitney against SciPy's values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.experiment.mann_whitney import FEWEST, LEVEL, differ, p_value

NEVER = math.inf
GROUPS = st.lists(st.sampled_from([1.0, 2.0, 3.0, 5.0, 8.0, NEVER]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "p"),
    [  # scipy.stats.mannwhitneyu(one, other).pvalue, version 1.17.1, with 1e9 for never
        ([1, 2, 3, 4], [5, 6, 7, 8], 0.02857142857142857),
        ([3.1, 4.5, 1.2, 7.7, 2.2], [5.5, 6.1, 9.9, 8.8, 2.5, 7.1], 0.12554112554112554),
        ([100, 200, 200, 300, NEVER, NEVER], [200, 400, 500, NEVER] * 3, 0.41416866612207204),
        (range(0, 40, 2), range(15, 55, 2), 0.0010140986852160438),
    ],
)
def test_it_says_what_scipy_says(one: list[float], other: list[float], p: float) -> None:
    assert p_value(list(one), list(other)) == pytest.approx(p, rel=1e-12)


@given(one=GROUPS, other=GROUPS)
def test_it_is_a_probability_that_does_not_depend_on_the_order(
    one: list[float], other: list[float]
) -> None:
    p = p_value(one, other)
    assert 0.0 <= p <= 1.0
    assert p == pytest.approx(p_value(other[::-1], one), rel=1e-9)


def test_equal_groups_do_not_differ_even_if_nobody_ever_learned() -> None:
    assert p_value([NEVER] * 20, [NEVER] * 20) == 1.0


@pytest.mark.parametrize("runs", [FEWEST - 1, FEWEST])
def test_so_many_runs_are_needed_to_find_a_difference_at_all(runs: int) -> None:
    low, high = list(range(runs)), list(range(100, 100 + runs))
    assert differ(low, high) == (runs == FEWEST)
    assert (p_value(low, high) < LEVEL) == (runs == FEWEST)

"""Runs side by side: each to the bits that it has alone."""

import numpy as np
import pytest

from rnn_viz.core.kernels.lanes import WIDTH
from rnn_viz.core.kernels.many_runs import MOST_SIDE_BY_SIDE, train_side_by_side
from rnn_viz.core.kernels.training import train
from tests.core.kernels.kernel_cases import COMPILED, Case, copied, flat, random_case

NO_KEYFRAMES = np.empty((0, 0))
SIZES = [1, 2, 3, 4, 6, 16, 23, MOST_SIDE_BY_SIDE]


def runs_of(hidden: int, bits: int, count: int, spread: float = 1.0) -> list[Case]:
    return [random_case(hidden, bits, count, seed, spread) for seed in range(WIDTH)]


def check(runs: list[Case], alpha: float | np.ndarray) -> None:
    """Train the runs side by side, then one after the other, and compare every bit."""
    rows = np.array([flat(it.weights) for it in runs])
    a, b = np.array([it.a for it in runs]), np.array([it.b for it in runs])
    errors = np.full(a.shape, np.nan)
    train_side_by_side(rows, a, b, runs[0].bits, alpha, errors)
    alphas = np.full(WIDTH, alpha).tolist()
    for row, found, run, its_alpha in zip(rows, errors, runs, alphas, strict=True):
        weights, alone = copied(run.weights), np.empty(len(run.a))
        train(*weights, run.a, run.b, run.bits, its_alpha, alone, 0, 0, NO_KEYFRAMES)
        np.testing.assert_array_equal(found, alone)
        np.testing.assert_array_equal(row, flat(weights))


@pytest.mark.parametrize("hidden", SIZES)
@pytest.mark.parametrize("bits", [2, 5, 8, 32])
def test_each_run_is_what_it_is_alone(hidden: int, bits: int) -> None:
    check(runs_of(hidden, bits, 40 if COMPILED else 2), 0.1)


@pytest.mark.parametrize("spread", [0.01, 30.0, 1e200])
def test_small_saturated_and_diverging_runs_do_not_touch_the_others(spread: float) -> None:
    runs = runs_of(5, 8, 12 if COMPILED else 2)
    runs[3] = random_case(5, 8, len(runs[0].a), 3, spread)
    check(runs, 1e6)


def test_each_run_may_have_a_rate_of_its_own() -> None:
    check(runs_of(6, 8, 40 if COMPILED else 2), np.array([1e-3, 0.1, 1, 10, 1e3, 1e308, 0.2, 5]))


def test_no_examples_change_nothing() -> None:
    rows = np.array([flat(it.weights) for it in runs_of(4, 8, 1)])
    before, none = rows.copy(), np.empty((WIDTH, 0), np.int64)
    train_side_by_side(rows, none, none, 8, 0.1, np.empty((WIDTH, 0)))
    np.testing.assert_array_equal(rows, before)


@pytest.mark.parametrize(("hidden", "bits"), [(MOST_SIDE_BY_SIDE + 1, 8), (4, 0), (4, 33)])
def test_what_the_kernel_has_no_room_for_is_refused(hidden: int, bits: int) -> None:
    rows = np.array([flat(it.weights) for it in runs_of(hidden, 8, 1)])
    operands = np.zeros((WIDTH, 1), np.int64)
    with pytest.raises(ValueError, match="too many or too few"):
        train_side_by_side(rows, operands, operands, bits, 0.1, np.empty((WIDTH, 1)))

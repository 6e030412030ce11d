"""The sigmoid of the kernels against long arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.kernels.exponential import sigmoid

LONG = np.finfo(np.longdouble).eps < 1e-18  # elsewhere the oracle is itself off by two units
UNITS = 3.0 if LONG else 6.0


def units_off(x: float) -> float:
    """Return the distance to the true value in units of the last place."""
    true = 1 / (1 + np.exp(-np.longdouble(x)))
    return float(abs(sigmoid(np.float64(x)) - true) / np.spacing(np.float64(true)))


@pytest.mark.parametrize("reach", [1.0, 30.0, 700.0])
def test_it_is_right_to_three_units_in_the_last_place(reach: float) -> None:
    inputs = np.random.RandomState(0).uniform(-reach, reach, 5_000)
    assert max(units_off(x) for x in inputs) <= UNITS


@given(st.floats(-700.0, 1e300))
def test_it_is_right_anywhere(x: float) -> None:
    assert units_off(x) <= UNITS


@pytest.mark.parametrize(
    ("x", "expected"),
    [(0.0, 0.5), (-0.0, 0.5), (800.0, 1.0), (-800.0, 0.0), (np.inf, 1.0), (-np.inf, 0.0)],
)
def test_its_ends(x: float, expected: float) -> None:
    assert sigmoid(np.float64(x)) == expected


def test_nan_stays_nan() -> None:
    assert np.isnan(sigmoid(np.float64(np.nan)))


@given(st.floats(-720.0, -700.0))
def test_it_runs_out_into_0(x: float) -> None:
    with np.errstate(under="ignore"):
        assert 0.0 <= sigmoid(np.float64(x)) < 1e-303


@given(st.floats(-1e3, 1e3))
def test_it_is_a_probability(x: float) -> None:
    assert 0.0 <= sigmoid(np.float64(x)) <= 1.0

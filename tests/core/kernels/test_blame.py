"""The compiled norms of what goes backwards, against matrices of slopes."""

import numpy as np
import pytest

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.kernels.blame import add_norms_back
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import random_weights

STATES = 6


def norms(weights: Weights, layer_1: Floats, lags: int, clamps: Clamps = None) -> Floats:
    """Return the sums over the last two states of a row of them, each after the one before."""
    totals = np.ones(lags)
    before, rows = np.arange(STATES) - 1, np.arange(STATES - 2, STATES)
    add_norms_back(weights.synapse_h, weights.synapse_1, clamps, layer_1, before, rows, totals)
    return totals - 1.0  # what there was stays


def expected(weights: Weights, layer_1: Floats, lags: int, clamps: Clamps = None) -> Floats:
    is_live = np.ones(weights.hidden) if clamps is None else np.isnan(clamps).astype(float)
    totals = np.zeros(lags)
    for row in (STATES - 2, STATES - 1):
        slope = weights.synapse_1[:, 0] * is_live
        for lag in range(lags):
            totals[lag] += np.linalg.norm(slope)
            state = layer_1[row - lag]
            slope = is_live * (weights.synapse_h @ np.diag(state * (1 - state)) @ slope)
    return totals


@pytest.mark.parametrize("hidden", [1, 3, 16, 37, 128])
def test_they_are_the_products_of_all_slopes_on_the_way(hidden: int) -> None:
    weights = random_weights(hidden, seed=hidden)
    layer_1 = np.random.RandomState(0).random_sample((STATES, hidden))
    for lags in (1, 5):
        np.testing.assert_allclose(
            norms(weights, layer_1, lags), expected(weights, layer_1, lags), rtol=1e-12
        )


def test_what_is_held_is_not_blamed() -> None:
    weights, clamps = random_weights(5, seed=2), np.array([np.nan, 0.0, np.nan, 1.0, np.nan])
    layer_1 = np.random.RandomState(1).random_sample((STATES, 5))
    found = norms(weights, layer_1, 4, clamps)
    np.testing.assert_allclose(found, expected(weights, layer_1, 4, clamps), rtol=1e-12)
    assert (norms(weights, layer_1, 4, np.zeros(5)) == 0).all()


@pytest.mark.parametrize(("hidden", "clamps"), [(129, None), (4, np.zeros(3))])
def test_what_it_cannot_do_raises(hidden: int, clamps: Clamps) -> None:
    with pytest.raises(ValueError, match=r"too many|shape"):
        norms(random_weights(hidden, seed=0), np.full((STATES, hidden), 0.5), 2, clamps)


def test_huge_weights_raise_no_warning() -> None:
    weights = Weights(*(1e200 * part for part in random_weights(3, seed=0)))
    assert np.isinf(norms(weights, np.full((STATES, 3), 0.5), 3)).any()

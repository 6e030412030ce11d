"""The parts of a delta: they add up to it, and each is the slope of one error alone."""

import numpy as np
import pytest

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.lenses.one_sum.delta_parts import MOST_ERRORS, delta_parts
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.trace import Trace, trace_of
from tests.core.lenses.trained_looks import drawn_weights, look_at

STEP = 1e-6


def trace(a: int, b: int, hidden: int = 5, bits: int = 8, clamps: Clamps = None) -> Trace:
    weights = drawn_weights(hidden, 2.0)
    return trace_of(weights, add(weights, a, b, bits, clamps), 0.1, clamps)


def errors(of: Trace, position: int, nudge: Floats) -> Floats:
    """Return ½ (y - layer_2)² at each position, the sum into one state changed by a nudge."""
    weights, state = of.weights, of.forward.layer_1[position]
    found = np.zeros(of.sum.columns)
    for t in range(position, of.sum.columns):
        total = of.forward.X[t] @ weights.synapse_0 + state @ weights.synapse_h
        state = sigmoid(total + nudge * (t == position))
        found[t] = 0.5 * (of.sum.truth[t] - sigmoid(state @ weights.synapse_1[:, 0])) ** 2
    return found[position:]


@pytest.mark.parametrize("position", [0, 3, 7])
def test_each_part_is_what_one_error_says(position: int) -> None:
    of = trace(93, 58)
    parts = delta_parts(of, position).parts
    for unit in range(5):
        nudge = np.zeros(5)
        nudge[unit] = STEP
        slopes = (errors(of, position, nudge) - errors(of, position, -nudge)) / (2 * STEP)
        np.testing.assert_allclose(parts[:, unit], -slopes, rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("clamps", [None, np.array([0.5, np.nan, np.nan, 0.0, np.nan])])
@pytest.mark.parametrize("position", range(8))
def test_they_add_up_to_the_delta(position: int, clamps: Clamps) -> None:
    of = trace(101, 27, clamps=clamps)
    found = delta_parts(of, position)
    delta = of.backward.layer_1_delta[position]
    np.testing.assert_allclose(found.parts.sum(0), delta, atol=1e-15)
    assert found.shares.sum() == pytest.approx(1)
    assert len(found.shares) == 8 - position
    assert found.later is None


def test_far_errors_of_a_long_sum_are_told_together() -> None:
    of = trace(2**60 + 12_345, 2**59 + 999, bits=8)
    found = delta_parts(of, 2)
    assert found.parts.shape == (MOST_ERRORS, 5)
    assert found.later is not None
    np.testing.assert_allclose(found.parts.sum(0) + found.later, found.delta, atol=1e-15)
    assert found.shares.sum() + found.later_share == pytest.approx(1)


def test_what_reaches_position_0_at_7_000() -> None:
    look = look_at(7_000)
    of = trace_of(look.weights, add(look.weights, 116, 44, 8), 0.1)
    shares = delta_parts(of, 0).shares
    assert shares[0] == pytest.approx(0.709, abs=0.001)
    assert shares[3] == pytest.approx(0.152, abs=0.001)


def test_without_a_delta_there_is_no_share() -> None:
    weights = drawn_weights(3)._replace(synapse_1=np.zeros((3, 1)))
    of = trace_of(weights, add(weights, 3, 1, 4), 0.1)
    assert np.isnan(delta_parts(of, 1).shares).all()
    weights.synapse_h[0, 0] = np.nan
    of = trace_of(weights, add(weights, 3, 1, 4), 0.1)
    assert np.isnan(delta_parts(of, 1).shares).all()

"""The reference network against numbers worked out by hand and against its own definition."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def random_weights(seed: int, hidden: int) -> Weights:
    random = np.random.RandomState(seed)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(random.uniform(-2, 2, shape) for shape in shapes))


def test_one_unit_by_hand() -> None:
    """1 + 1 = 2 in two positions, with one hidden unit, every value written out."""
    weights = Weights(np.array([[0.5], [-0.25]]), np.array([[2.0]]), np.array([[-1.5]]))
    seen = network.forward(weights, bits_of(1, 2), bits_of(1, 2), bits_of(2, 2))
    state_0 = sigmoid(0.5 - 0.25)
    state_1 = sigmoid(2 * state_0)
    p_0, p_1 = sigmoid(-1.5 * state_0), sigmoid(-1.5 * state_1)
    assert seen.X.tolist() == [[1, 1], [0, 0]]
    assert seen.layer_1.ravel().tolist() == pytest.approx([0, state_0, state_1])
    assert seen.layer_2.tolist() == pytest.approx([p_0, p_1])
    assert seen.layer_2_error.tolist() == pytest.approx([-p_0, 1 - p_1])
    delta_0, delta_1 = -p_0 * p_0 * (1 - p_0), (1 - p_1) * p_1 * (1 - p_1)
    assert seen.layer_2_delta.tolist() == pytest.approx([delta_0, delta_1])
    assert seen.overall_error == pytest.approx(p_0 + 1 - p_1)

    back = network.backward(weights, seen)
    hidden_1 = delta_1 * -1.5 * state_1 * (1 - state_1)
    hidden_0 = (delta_0 * -1.5 + hidden_1 * 2) * state_0 * (1 - state_0)
    assert back.from_output.ravel().tolist() == pytest.approx([delta_0 * -1.5, delta_1 * -1.5])
    assert back.from_future.ravel().tolist() == pytest.approx([hidden_1 * 2, 0])
    assert back.layer_1_delta.ravel().tolist() == pytest.approx([hidden_0, hidden_1])
    assert back.update.synapse_0.ravel().tolist() == pytest.approx([hidden_0, hidden_0])
    assert back.update.synapse_h.item() == pytest.approx(state_0 * hidden_1)
    assert back.update.synapse_1.item() == pytest.approx(delta_0 * state_0 + delta_1 * state_1)

    after = network.updated(weights, back.update, 0.1)
    assert after.synapse_h.item() == pytest.approx(2 + 0.1 * state_0 * hidden_1)


@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(1, 12))
def test_shapes_and_the_error(seed: int, hidden: int, steps: int) -> None:
    a, b, c = np.random.RandomState(seed).randint(0, 2, (3, steps)).astype(np.int8)
    weights = random_weights(seed, hidden)
    seen = network.forward(weights, a, b, c)
    back = network.backward(weights, seen)
    assert seen.layer_1.shape == (steps + 1, hidden)
    assert seen.layer_2.shape == seen.layer_2_error.shape == seen.layer_2_delta.shape == (steps,)
    assert not seen.layer_1[0].any()
    assert seen.overall_error == pytest.approx(sum(abs(seen.layer_2_error)))
    assert network.loss(weights, a, b, c) == pytest.approx(sum(seen.layer_2_error**2) / 2)
    shapes = [values.shape for values in back[:3]]
    assert shapes == [(steps, hidden)] * 3
    assert [u.shape for u in back.update] == [w.shape for w in weights]
    assert weights.hidden == hidden


def test_columns_read_first_do_not_depend_on_later_ones() -> None:
    weights = random_weights(3, 5)
    long = network.forward(weights, *(bits_of(n, 12) for n in (700, 1234, 1934)))
    short = network.forward(weights, *(bits_of(n, 6) for n in (700, 1234, 1934)))
    assert np.array_equal(long.layer_1[:7], short.layer_1)
    assert np.array_equal(long.layer_2[:6], short.layer_2)


def test_an_update_leaves_its_arguments_alone() -> None:
    weights, update = random_weights(1, 3), random_weights(2, 3)
    before = [w.copy() for w in weights]
    after = network.updated(weights, update, 0.5)
    assert all(map(np.array_equal, weights, before))
    for new, old, change in zip(after, before, update, strict=True):
        assert np.array_equal(new, old + 0.5 * change)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1.7e308, -1.7e308])
@pytest.mark.parametrize("synapse", [0, 1, 2])
def test_diverged_weights_are_read_without_a_warning(synapse: int, value: float) -> None:
    weights = random_weights(1, 4)
    weights[synapse][:] = value
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        seen = network.forward(weights, bits_of(5, 4), bits_of(6, 4), bits_of(11, 4))
    assert seen.layer_2.shape == (4,)


def test_far_from_zero_a_sigmoid_is_0_or_1() -> None:
    far = np.array([-1e308, -1000.0, 0.0, 1000.0, 1e308])
    assert network.sigmoid(far).tolist() == [0, 0, 0.5, 1, 1]

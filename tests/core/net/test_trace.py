"""A trace is the network of the oracle, forwards, backwards and after."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.net.weights import Weights


def _weights(seed: int, hidden: int) -> Weights:
    random = np.random.RandomState(seed)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(2 * random.random_sample(shape) - 1 for shape in shapes))


@given(st.integers(0, 50), st.integers(1, 20), st.integers(0, 300), st.integers(0, 300))
def test_all_values_are_those_of_the_network(seed: int, hidden: int, a: int, b: int) -> None:
    weights = _weights(seed, hidden)
    told = trace_of(weights, add(weights, a, b, 8), 0.3)
    columns = told.sum.columns
    bits = [bits_of(number, columns) for number in (a, b, a + b)]
    seen = network.forward(weights, *bits)
    for own, expected in zip(told.forward, seen, strict=True):
        np.testing.assert_array_equal(own, expected)
    back = network.backward(weights, seen)
    np.testing.assert_array_equal(told.backward.layer_1_delta, back.layer_1_delta)
    for own, before, update in zip(told.after, weights, back.update, strict=True):
        np.testing.assert_array_equal(own, before + 0.3 * update)


def test_the_sum_on_stage_is_not_worked_out_twice() -> None:
    weights = _weights(1, 4)
    told = trace_of(weights, add(weights, 5, 6, 8), 0.1)
    again = trace_of(weights, told.sum, 0.1)
    assert again.sum is told.sum
    assert again.forward.layer_2 is told.sum.layer_2


def test_a_weight_that_does_not_learn_is_known() -> None:
    weights, frozen = _weights(0, 3), np.array([7, 14])
    sum_ = add(weights, 3, 5, 4)
    trace = trace_of(weights, sum_, 0.1, None, frozen)
    assert [trace.is_frozen("synapse_h", *divmod(at, 3)) for at in range(3)] == [False, True, False]
    assert not trace_of(weights, sum_, 0.1).is_frozen("synapse_h", 0, 1)

"""One addition by the network: short or long, right or wrong, finite or not."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import Addition, add, columns_for
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline

LARGEST = 2**1024 - 1
NUMBER = st.one_of(st.integers(0, 300), st.integers(0, LARGEST), st.just(LARGEST))


@pytest.fixture(scope="module")
def trained() -> Weights:
    """The network of 2015 after its 10,000 examples: it adds any 8-bit numbers."""
    timeline = Timeline(RunConfig())
    timeline.advance(10_000)
    return timeline.weights


@pytest.mark.parametrize(
    ("a", "b", "bits", "columns"),
    [
        (0, 0, 8, 8),
        (127, 127, 8, 8),
        (128, 127, 8, 8),
        (128, 128, 8, 9),
        (255, 1, 8, 9),
        (255, 0, 8, 8),
        (1, 1, 2, 2),
        (2**1024 - 1, 2**1024 - 1, 8, 1025),
        (0, 2**1024 - 1, 8, 1024),
    ],
)
def test_the_sum_has_as_many_columns_as_it_needs(a: int, b: int, bits: int, columns: int) -> None:
    assert columns_for(a, b, bits) == columns
    sum_ = add(begin(RunConfig(hidden=2))[0], a, b, bits)
    assert sum_.columns == columns
    assert len(sum_.layer_1) == len(sum_.layer_2) == len(sum_.carry_in) == columns
    assert sum_.bits == bits


@settings(max_examples=60)
@given(NUMBER, NUMBER, st.sampled_from([2, 8, 32]), st.integers(0, 100), st.integers(1, 20))
def test_it_is_what_the_reference_says(a: int, b: int, bits: int, seed: int, hidden: int) -> None:
    """Above 64 columns the compiled loop answers; it must agree."""
    weights = begin(RunConfig(hidden=hidden, seed=seed))[0]
    sum_ = add(weights, a, b, bits)
    numbers = [bits_of(n, sum_.columns) for n in (a, b, a + b)]
    seen = network.forward(weights, *numbers)
    np.testing.assert_allclose(sum_.layer_1, seen.layer_1[1:], rtol=1e-9)
    np.testing.assert_allclose(sum_.layer_2, seen.layer_2, rtol=1e-9)
    np.testing.assert_allclose(sum_.error, seen.layer_2_error, rtol=1e-9, atol=1e-12)
    assert sum_.overall_error == pytest.approx(seen.overall_error)
    assert_is_consistent(sum_)


def assert_is_consistent(sum_: Addition) -> None:
    """Assert by plain integers what the picture claims."""
    guess = [int(p > 0.5) for p in sum_.layer_2]
    assert sum_.guess.tolist() == guess
    assert sum_.answer == sum(bit << k for k, bit in enumerate(guess))
    assert sum_.is_right == (sum_.answer == sum_.a + sum_.b)
    assert bool(sum_.wrong.any()) != sum_.is_right
    for bits, number in ((sum_.a_bits, sum_.a), (sum_.b_bits, sum_.b)):
        assert bits.tolist() == [number >> k & 1 for k in range(sum_.columns)]
    assert sum_.truth.tolist() == [(sum_.a + sum_.b) >> k & 1 for k in range(sum_.columns)]
    for k, carry in enumerate(sum_.carry_in.tolist()):
        below = (1 << k) - 1
        assert carry == ((sum_.a & below) + (sum_.b & below)) >> k


def test_the_trained_network_adds(trained: Weights) -> None:
    sum_ = add(trained, 52, 80, 8)
    assert (sum_.answer, sum_.is_right) == (132, True)
    assert_is_consistent(sum_)


@pytest.mark.parametrize("columns", [63, 64, 65, 66])
def test_nothing_jumps_where_the_compiled_loop_takes_over(trained: Weights, columns: int) -> None:
    a, b = 2 ** (columns - 1) - 1, 1
    shorter, longer = add(trained, a, b, 8), add(trained, a, b, 80)
    assert shorter.columns == columns
    np.testing.assert_allclose(shorter.layer_2, longer.layer_2[:columns], rtol=1e-12)
    np.testing.assert_allclose(shorter.layer_1, longer.layer_1[:columns], rtol=1e-12)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("synapse", [0, 1, 2])
@pytest.mark.parametrize("a", [5, 2**100])
def test_not_a_number_is_wrong_and_says_nothing(synapse: int, value: float, a: int) -> None:
    weights = Weights(*(w.copy() for w in begin(RunConfig())[0]))
    weights[synapse][:] = value
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sum_ = add(weights, a, 6, 8)
        assert sum_.wrong[np.isnan(sum_.layer_2)].all()
        assert not sum_.guess[np.isnan(sum_.layer_2)].any()
        assert sum_.overall_error >= 0 or math.isnan(sum_.overall_error)
    if math.isnan(value):
        assert np.isnan(sum_.layer_2).any()
        assert not sum_.is_right


def test_even_odds_read_0() -> None:
    nothing = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.zeros((3, 1)))
    sum_ = add(nothing, 1, 2, 8)
    assert sum_.layer_2.tolist() == [0.5] * 8
    assert sum_.guess.tolist() == [0] * 8
    assert sum_.wrong.tolist() == [True, True] + [False] * 6
    assert sum_.overall_error == 4.0, "chance is bits / 2"


@pytest.mark.parametrize("a", [5, 2**100])
def test_it_cannot_be_written(trained: Weights, a: int) -> None:
    sum_ = add(trained, a, 6, 8)
    for name in ("a_bits", "b_bits", "carry_in", "truth", "layer_1", "layer_2", "guess", "wrong"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(sum_, name)[0] = 0

"""Frozen weights and clamped units in the compiled loops, against the network of the script."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rnn_viz.core.kernels.all_sums import first_wrong, first_wrong_of, wrong_bits, wrong_bits_of
from rnn_viz.core.kernels.forward import forward
from rnn_viz.core.kernels.training import train
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import COMPILED, Case, cases, copied, flat, random_case

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
NO_KEYFRAMES = np.empty((0, 0))
VALUES = [0.0, 0.412, 1.0, -3.0, 1e300]


class Held(NamedTuple):
    """What the user froze and clamped."""

    frozen: Integers
    clamps: Floats


@st.composite
def held_cases(draw: st.DrawFn) -> tuple[Case, Held]:
    """Draw a network, examples, and any weights frozen and units clamped."""
    case = draw(cases())
    hidden, size = case.weights.hidden, flat(case.weights).size
    frozen = draw(st.one_of(st.just(range(size)), st.sets(st.integers(0, size - 1), max_size=20)))
    clamps = np.full(hidden, np.nan)
    for unit in draw(st.sets(st.integers(0, hidden - 1), max_size=3)):
        clamps[unit] = draw(st.sampled_from(VALUES[:4]))
    return case, Held(np.array(sorted(frozen), np.int64), clamps)


def learn(case: Case, alpha: float, held: Held | None = None) -> tuple[Weights, Floats]:
    weights, errors = copied(case.weights), np.full(len(case.a), np.nan)
    train(*weights, case.a, case.b, case.bits, alpha, errors, 0, 0, NO_KEYFRAMES, *(held or ()))
    return weights, errors


def learn_by_reference(case: Case, alpha: float, held: Held) -> tuple[Weights, Floats]:
    weights, errors = case.weights, []
    for a, b in zip(case.a.tolist(), case.b.tolist(), strict=True):
        numbers = [bits_of(n, case.bits) for n in (a, b, a + b)]
        seen = network.forward(weights, *numbers, held.clamps)
        errors.append(seen.overall_error)
        update = network.backward(weights, seen, held.clamps).update
        weights = network.updated(weights, update, alpha, held.frozen)
    return weights, np.array(errors)


@settings(max_examples=80 if COMPILED else 12)
@given(held_cases(), st.sampled_from([0.01, 0.1, 1.0]))
def test_it_learns_as_the_script_would_with_what_is_held(
    drawn: tuple[Case, Held], alpha: float
) -> None:
    case, held = drawn
    weights, errors = learn(case, alpha, held)
    expected, expected_errors = learn_by_reference(case, alpha, held)
    np.testing.assert_allclose(errors, expected_errors, rtol=1e-7)
    np.testing.assert_allclose(
        flat(weights), flat(expected), rtol=1e-7, atol=1e-9
    )  # rounding grows through BPTT
    before, after = flat(case.weights), flat(weights)
    assert after[held.frozen].tobytes() == before[held.frozen].tobytes(), "to the last bit"


@settings(max_examples=20 if COMPILED else 4)
@given(cases())
def test_with_nothing_held_not_a_bit_is_different(case: Case) -> None:
    weights, errors = learn(case, 0.3)
    live = np.full(case.weights.hidden, np.nan)
    again, errors_again = learn(case, 0.3, Held(np.empty(0, np.int64), live))
    assert flat(again).tobytes() == flat(weights).tobytes()
    assert errors_again.tobytes() == errors.tobytes()


@pytest.mark.parametrize("hidden", [1, 3, 4, 128])
def test_what_leads_into_a_clamped_unit_stays_and_what_leads_out_of_it_learns(hidden: int) -> None:
    case = random_case(hidden, bits=6, count=5, seed=4)
    clamps = np.full(hidden, np.nan)
    clamps[-1] = 0.7
    weights, _ = learn(case, 0.5, Held(np.empty(0, np.int64), clamps))
    assert np.array_equal(weights.synapse_0[:, -1], case.weights.synapse_0[:, -1])
    assert np.array_equal(weights.synapse_h[:, -1], case.weights.synapse_h[:, -1])
    assert weights.synapse_1[-1] != case.weights.synapse_1[-1]
    assert (weights.synapse_h[-1, :-1] != case.weights.synapse_h[-1, :-1]).all()


def test_a_unit_at_0_is_as_if_it_were_not_there() -> None:
    case = random_case(hidden=6, bits=5, count=30, seed=8)
    smaller = Weights(
        case.weights.synapse_0[:, 1:].copy(),
        case.weights.synapse_h[1:, 1:].copy(),
        case.weights.synapse_1[1:].copy(),
    )
    clamps = np.array([0.0] + [np.nan] * 5)
    weights, errors = learn(case, 0.5, Held(np.empty(0, np.int64), clamps))
    expected, expected_errors = learn(case._replace(weights=smaller), 0.5)
    np.testing.assert_allclose(errors, expected_errors, rtol=1e-12)
    np.testing.assert_allclose(weights.synapse_h[1:, 1:], expected.synapse_h, rtol=1e-10)


def test_a_frozen_weight_survives_an_update_that_is_not_finite() -> None:
    case = random_case(hidden=4, bits=32, count=3, seed=0)
    frozen = np.array([0, 9, 27])
    weights, _ = learn(case, np.inf, Held(frozen, np.full(4, np.nan)))
    assert not np.isfinite(flat(weights)).all()
    assert np.array_equal(flat(weights)[frozen], flat(case.weights)[frozen])


@pytest.mark.parametrize("cut", [0, 1, 17, 39])
def test_how_a_run_is_cut_into_calls_does_not_change_a_bit(cut: int) -> None:
    case = random_case(hidden=7, bits=6, count=40, seed=2)
    held = Held(np.array([3, 20, 69]), np.array([np.nan, 0.2] + [np.nan] * 5))
    whole, _ = learn(case, 0.5, held)
    first, _ = learn(case._replace(a=case.a[:cut], b=case.b[:cut]), 0.5, held)
    rest = Case(first, case.a[cut:], case.b[cut:], case.bits)
    assert flat(learn(rest, 0.5, held)[0]).tobytes() == flat(whole).tobytes()


def test_what_is_held_may_be_read_only() -> None:
    case = random_case(hidden=4, bits=4, count=3, seed=1)
    held = Held(np.array([5]), np.array([np.nan, 0.5, np.nan, np.nan]))
    expected, _ = learn(case, 0.5, held)
    for values in held:
        values.flags.writeable = False
    assert np.array_equal(flat(learn(case, 0.5, held)[0]), flat(expected))


@pytest.mark.parametrize("index", [-1, 28, 10**9])
def test_a_frozen_place_outside_the_weights_is_refused(index: int) -> None:
    case = random_case(hidden=4, bits=4, count=1, seed=1)
    held = Held(np.array([0, index]), np.full(4, np.nan))
    with pytest.raises(ValueError, match="a frozen weight is outside 0 … 27"):
        learn(case, 0.1, held)


@pytest.mark.parametrize("shape", [(0,), (3,), (5,), (4, 1)])
def test_clamps_of_another_size_are_refused(shape: tuple[int, ...]) -> None:
    case = random_case(hidden=4, bits=4, count=1, seed=1)
    with pytest.raises(ValueError, match="clamps have the shape"):
        learn(case, 0.1, Held(np.empty(0, np.int64), np.zeros(shape)))


@pytest.mark.parametrize("value", VALUES)
def test_the_long_addition_is_that_of_the_network(value: float) -> None:
    case = random_case(hidden=5, bits=8, count=1, seed=6)
    clamps = np.array([np.nan, value, np.nan, np.nan, 0.0])
    a, b = bits_of(0b1011_0110_1101, 12), bits_of(0b0110_1011_1101, 12)
    layer_1, layer_2 = np.full((13, 5), np.nan), np.full(12, np.nan)
    forward(*case.weights, a, b, layer_1, layer_2, clamps)
    seen = network.forward(case.weights, a, b, a, clamps)
    np.testing.assert_allclose(layer_1, seen.layer_1, rtol=1e-12)
    np.testing.assert_allclose(layer_2, seen.layer_2, rtol=1e-12)
    assert (layer_1[0] == 0).all(), "the state before the first bit is not clamped"
    assert (layer_1[1:, 1] == value).all()


@pytest.mark.parametrize("bits", [2, 4])
@pytest.mark.parametrize("value", VALUES)
def test_all_sums_are_those_of_the_network(value: float, bits: int) -> None:
    weights = random_case(hidden=5, bits=bits, count=1, seed=6, spread=3.0).weights
    clamps = np.array([np.nan, value, np.nan, np.nan, 0.3])
    side = 1 << (bits - 1)
    a, b = (values.ravel() for values in np.meshgrid(range(side), range(side), indexing="ij"))
    expected = [wrong_by_reference(weights, *pair, bits, clamps) for pair in zip(a, b, strict=True)]
    wrong, wrong_at = np.empty((side, side), np.uint8), np.empty(bits, np.int64)
    wrong_bits(*weights, bits, wrong, wrong_at, clamps)
    assert wrong.ravel().tolist() == expected
    wrong[:] = 99
    wrong_bits_of(*weights, a, b, bits, wrong.reshape(-1), wrong_at, clamps)
    assert wrong.ravel().tolist() == expected
    assert wrong_at.sum() == sum(expected)
    answers = (
        first_wrong(*weights, bits, clamps) < 0, first_wrong_of(*weights, a, b, bits, clamps) < 0
    )  # fmt: skip
    assert answers[0] == answers[1]


def wrong_by_reference(weights: Weights, a: int, b: int, bits: int, clamps: Floats) -> int:
    numbers = [bits_of(int(n), bits) for n in (a, b, a + b)]
    seen = network.forward(weights, *numbers, clamps)
    return int(((seen.layer_2 > 0.5) != numbers[2]).sum())


def test_whether_all_sums_are_right_depends_on_what_is_held() -> None:
    """The output is above 0.5 where the only unit is above 0, and 0 + 1 asks for that."""
    weights = Weights(np.zeros((2, 1)), np.zeros((1, 1)), np.ones((1, 1)))
    a, b = np.array([0]), np.array([1])
    assert first_wrong_of(*weights, a, b, 1, np.array([0.1])) < 0
    assert first_wrong_of(*weights, a, b, 1, np.array([-0.1])) >= 0

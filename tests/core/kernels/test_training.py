"""The compiled training loop against the network of the script, and its promises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rnn_viz.core.kernels.training import train
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import COMPILED, Case, cases, copied, flat, random_case

Floats = NDArray[np.float64]
NO_KEYFRAMES = np.empty((0, 0))


def learn(case: Case, alpha: float) -> tuple[Weights, Floats]:
    """Return the weights after the examples of a case, and the errors."""
    weights, errors = copied(case.weights), np.full(len(case.a), np.nan)
    assert train(*weights, case.a, case.b, case.bits, alpha, errors, 0, 0, NO_KEYFRAMES) == 0
    return weights, errors


def learn_by_reference(case: Case, alpha: float) -> tuple[Weights, Floats]:
    """Return the same by the page that is easy to believe."""
    weights, errors = case.weights, []
    for a, b in zip(case.a.tolist(), case.b.tolist(), strict=True):
        seen = network.forward(weights, *(bits_of(n, case.bits) for n in (a, b, a + b)))
        errors.append(seen.overall_error)
        with np.errstate(over="ignore", invalid="ignore"):
            update = network.backward(weights, seen).update
            weights = network.updated(weights, update, alpha)
    return weights, np.array(errors)


@settings(max_examples=60 if COMPILED else 12)
@given(cases(), st.sampled_from([0.01, 0.1, 1.0, 5.0]))
def test_it_learns_as_the_script_does(case: Case, alpha: float) -> None:
    weights, errors = learn(case, alpha)
    expected, expected_errors = learn_by_reference(case, alpha)
    np.testing.assert_allclose(errors, expected_errors, rtol=1e-7)
    np.testing.assert_allclose(
        flat(weights), flat(expected), rtol=1e-7, atol=1e-9
    )  # rounding grows through BPTT


@pytest.mark.parametrize("hidden", [1, 3, 4, 5, 127, 128])
@pytest.mark.parametrize("bits", [2, 32])
def test_it_learns_as_the_script_does_at_the_limits(hidden: int, bits: int) -> None:
    case = random_case(hidden, bits, count=2, seed=7)
    case.a[0] = case.b[0] = 2 ** (bits - 1) - 1
    weights, errors = learn(case, 0.1)
    expected, expected_errors = learn_by_reference(case, 0.1)
    np.testing.assert_allclose(errors, expected_errors, rtol=1e-10)
    np.testing.assert_allclose(flat(weights), flat(expected), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("alpha", [1e3, 1e100, 1e308])
def test_a_huge_alpha_saturates_without_a_warning(alpha: float) -> None:
    case = random_case(hidden=3, bits=5, count=4, seed=3)
    weights, errors = learn(case, alpha)
    expected, expected_errors = learn_by_reference(case, alpha)
    np.testing.assert_allclose(errors, expected_errors, rtol=1e-7)
    np.testing.assert_allclose(flat(weights), flat(expected), rtol=1e-9)


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("synapse", [0, 1, 2])
def test_a_weight_that_is_not_finite_spreads_as_in_the_script(broken: float, synapse: int) -> None:
    case = random_case(hidden=5, bits=4, count=1, seed=9)
    case.weights[synapse][-1, -1] = broken
    weights, errors = learn(case, 0.1)
    expected, expected_errors = learn_by_reference(case, 0.1)
    np.testing.assert_allclose(errors, expected_errors)
    np.testing.assert_allclose(flat(weights), flat(expected))


@settings(max_examples=30 if COMPILED else 6)
@given(st.integers(1, 20), st.integers(2, 12), st.integers(0, 49), st.integers(1, 60))
def test_how_a_run_is_cut_into_calls_does_not_change_a_bit(
    hidden: int, bits: int, cut: int, spacing: int
) -> None:
    first, count = 1_000, 50
    case = random_case(hidden, bits, count, seed=cut)
    whole, parts = copied(case.weights), copied(case.weights)
    errors, keyframes = np.empty((2, count)), np.empty((2, count, flat(whole).size))
    written = train(
        *whole, case.a, case.b, bits, 0.5, errors[0], first, spacing, keyframes[0]
    )  # fmt: skip
    before = train(
        *parts, case.a[:cut], case.b[:cut], bits, 0.5,
        errors[1, :cut], first, spacing, keyframes[1],
    )  # fmt: skip
    after = train(
        *parts, case.a[cut:], case.b[cut:], bits, 0.5,
        errors[1, cut:], first + cut, spacing, keyframes[1, before:],
    )  # fmt: skip
    assert written == before + after
    assert np.array_equal(flat(whole), flat(parts))
    assert np.array_equal(*errors)
    assert np.array_equal(keyframes[0, :written], keyframes[1, :written])


def test_keyframes_are_the_weights_before_their_iteration() -> None:
    case = random_case(hidden=6, bits=5, count=9, seed=1)
    keyframes = np.full((4, flat(case.weights).size), np.nan)
    weights = copied(case.weights)
    args = case.a, case.b, case.bits, 0.1, np.empty(9)
    assert train(*weights, *args, 5, 4, keyframes) == 2  # iterations 5 … 13: at 8 and 12
    for row, learnt in enumerate([3, 7]):
        there, _ = learn(Case(case.weights, case.a[:learnt], case.b[:learnt], case.bits), 0.1)
        assert np.array_equal(keyframes[row], flat(there))
    assert np.isnan(keyframes[2:]).all()


@pytest.mark.parametrize(("hidden", "bits"), [(129, 8), (16, 0), (16, 33)])
def test_sizes_that_do_not_fit_are_refused(hidden: int, bits: int) -> None:
    case = random_case(hidden, 8, count=1, seed=0)
    with pytest.raises(ValueError, match="hidden units or bits"):
        learn(case._replace(bits=bits), 0.1)


@pytest.mark.skipif(not COMPILED, reason="not compiled, any array will do")
def test_other_arrays_are_refused_instead_of_compiling_for_seconds() -> None:
    case = random_case(4, 8, count=1, seed=0)
    transposed = case.weights._replace(synapse_h=case.weights.synapse_h.T)
    with pytest.raises(TypeError):
        train(*transposed, case.a, case.b, 8, 0.1, np.empty(1), 0, 0, NO_KEYFRAMES)


def test_read_only_operands_will_do() -> None:
    case = random_case(4, 8, count=3, seed=0)
    expected = learn(case, 0.1)
    case.a.flags.writeable = case.b.flags.writeable = False
    weights, errors = learn(case, 0.1)
    assert np.array_equal(flat(weights), flat(expected[0]))
    assert np.array_equal(errors, expected[1])

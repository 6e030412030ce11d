"""The compiled evaluation against one sum after the other and plain integer addition."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rnn_viz.core.kernels.all_sums import (
    first_wrong,
    first_wrong_of,
    sum_of,
    wrong_bits,
    wrong_bits_of,
)
from rnn_viz.core.kernels.training import train
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import COMPILED, random_case, random_weights

Flags = NDArray[np.bool_]
Map = tuple[NDArray[np.uint8], NDArray[np.int64]]
MOST_BITS = 8 if COMPILED else 5  # 8 take a minute where numba does not compile


def wrong_by_reference(weights: Weights, a: int, b: int, bits: int) -> Flags:
    """Return which bits of one sum are wrong."""
    truth = np.array([(a + b) >> t & 1 for t in range(bits)])
    p = network.forward(weights, bits_of(a, bits), bits_of(b, bits), truth).layer_2
    return ((p > 0.5) != truth) | np.isnan(p)


def all_sums(weights: Weights, bits: int) -> Map:
    n = 2 ** (bits - 1)
    wrong, wrong_at = np.full((n, n), 99, np.uint8), np.full(bits, -1)
    wrong_bits(*weights, bits, wrong, wrong_at)
    return wrong, wrong_at


def given_sums(weights: Weights, bits: int) -> Map:
    """Ask the same sums as :func:`all_sums` one by one."""
    a, b = (n.ravel() for n in np.mgrid[: 2 ** (bits - 1), : 2 ** (bits - 1)])
    wrong, wrong_at = np.full(len(a), 99, np.uint8), np.full(bits, -1)
    wrong_bits_of(*weights, a, b, bits, wrong, wrong_at)
    return wrong.reshape(2 ** (bits - 1), -1), wrong_at


@settings(max_examples=30 if COMPILED else 8)
@given(st.integers(1, 20), st.integers(2, 4), st.integers(0, 2**31), st.sampled_from([1.0, 4.0]))
def test_the_map_counts_what_is_wrong(hidden: int, bits: int, seed: int, spread: float) -> None:
    weights, n = random_weights(hidden, seed, spread), 2 ** (bits - 1)
    expected = np.array(
        [[wrong_by_reference(weights, a, b, bits) for b in range(n)] for a in range(n)]
    )
    wrong, wrong_at = all_sums(weights, bits)
    assert np.array_equal(wrong, expected.sum(axis=2))
    assert np.array_equal(wrong_at, expected.sum(axis=(0, 1)))


@pytest.mark.parametrize("hidden", [1, 6, 16])
def test_the_tree_and_the_list_agree(hidden: int) -> None:
    weights = random_weights(hidden, seed=5)
    wrong, wrong_at = all_sums(weights, MOST_BITS)
    listed, listed_at = given_sums(weights, MOST_BITS)
    assert np.array_equal(wrong, listed)
    assert np.array_equal(wrong_at, listed_at)


def test_a_list_takes_the_longest_operands() -> None:
    weights = random_weights(12, seed=2, spread=2.0)
    a = np.array([0, 2**31 - 1, 2**31 - 1, 1_234_567_890])
    b = np.array([0, 2**31 - 1, 1, 987_654_321])
    wrong, wrong_at = np.zeros(4, np.uint8), np.zeros(32, np.int64)
    wrong_bits_of(*weights, a, b, 32, wrong, wrong_at)
    expected = [wrong_by_reference(weights, int(x), int(y), 32) for x, y in zip(a, b, strict=True)]
    assert np.array_equal(wrong, np.sum(expected, axis=1))
    assert np.array_equal(wrong_at, np.sum(expected, axis=0))


def test_perfect_means_that_nothing_is_wrong() -> None:
    case = random_case(hidden=8, bits=3, count=2_000, seed=9)
    answers = set()
    for start in range(0, 900, 50):
        examples = case.a[start : start + 50], case.b[start : start + 50]
        train(*case.weights, *examples, 3, 3.0, np.empty(50), 0, 0, np.empty((0, 0)))
        wrong, _ = all_sums(case.weights, 3)
        a, b = (n.ravel() for n in np.mgrid[:4, :4])
        found = first_wrong(*case.weights, 3)
        answer = found < 0
        assert answer is (not wrong.any())
        assert answer or wrong[sum_of(found, 3)]
        listed = first_wrong_of(*case.weights, a, b, 3)
        assert listed == (-1 if answer else np.flatnonzero(wrong)[0])
        assert (first_wrong_of(*case.weights, a[:1], b[:1], 3) < 0) is (not wrong[0, 0])
        answers.add(answer)
    assert answers == {False, True}, "the case shows only one of the two answers"


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_nan_is_wrong_and_no_warning(broken: float) -> None:
    weights = random_weights(3, seed=0)
    weights.synapse_1[0, 0] = np.nan
    weights.synapse_h[1, 1] = broken
    wrong, wrong_at = all_sums(weights, 3)
    assert (wrong == 3).all()
    assert wrong_at.tolist() == [16, 16, 16]
    assert np.array_equal(given_sums(weights, 3)[0], wrong)
    assert first_wrong(*weights, 3) == 0


def test_undecided_reads_as_0() -> None:
    silent = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.zeros((2, 1)))  # p is 0.5 everywhere
    wrong, _ = all_sums(silent, 3)
    assert wrong.tolist() == [[(a + b).bit_count() for b in range(4)] for a in range(4)]


def test_read_only_weights_will_do() -> None:
    weights = random_weights(4, seed=1)
    expected, _ = all_sums(weights, 3)
    for synapse in weights:
        synapse.flags.writeable = False
    assert np.array_equal(all_sums(weights, 3)[0], expected)
    assert np.array_equal(given_sums(weights, 3)[0], expected)


def test_a_tree_of_more_than_8_bits_is_refused() -> None:
    with pytest.raises(ValueError, match="bits"):
        wrong_bits(*random_weights(4, seed=0), 9, np.zeros((256, 256), np.uint8), np.zeros(9, int))


@pytest.mark.parametrize("bits", [2, 4])
def test_the_numbers_of_sums_name_each_of_them_once(bits: int) -> None:
    n = 2 ** (bits - 1)
    sums = [sum_of(number, bits) for number in range(n * n)]
    assert sorted(sums) == [(a, b) for a in range(n) for b in range(n)]


@given(st.lists(st.integers(0, 64), max_size=6), st.integers(0, 100))
def test_asked_in_parts_they_say_the_same(borders: list[int], seed: int) -> None:
    weights, bits = random_weights(5, seed, spread=3.0), 4
    expected, expected_at = all_sums(weights, bits)
    wrong, wrong_at = np.full((8, 8), 99, np.uint8), np.zeros(bits, int)
    part_at, found = np.empty(bits, int), []
    for part in pairwise([0, *sorted(borders), 64]):
        wrong_bits(*weights, bits, wrong, part_at, part=part)
        wrong_at += part_at
        first = first_wrong(*weights, bits, part=part)
        found += [first] if first >= 0 else []
        assert first < 0 or part[0] <= first < part[1]
    assert np.array_equal(wrong, expected)
    assert np.array_equal(wrong_at, expected_at)
    assert min(found, default=-1) == first_wrong(*weights, bits)


@pytest.mark.parametrize("part", [(-1, 4), (3, 2), (0, 65)])
def test_sums_that_there_are_not_are_refused(part: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not among the 64"):
        first_wrong(*random_weights(4, seed=0), 4, part=part)

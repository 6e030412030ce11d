"""The quick check of many iterations, against asking all sums of each in NumPy."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.kernels.quick_check import quick_check
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from tests.core.kernels.kernel_cases import COMPILED, flat, random_weights

NONE = np.empty(0, np.int64)
EVERY, ROWS = 200, 20  # iterations from row to row


@cache
def learning(bits: int, hidden: int = 8) -> NDArray[np.float64]:
    """Return the weights of a net that learns addition, trained by the reference."""
    config = RunConfig(hidden=hidden, bits=bits, alpha=0.5, iterations=EVERY * ROWS)
    weights, stream = begin(config)
    rows = []
    for k, (a, b) in enumerate(stream.pairs(0, EVERY * ROWS).T.tolist()):
        if k % EVERY == 0:
            rows.append(flat(weights))
        seen = network.forward(weights, *(bits_of(n, bits) for n in (a, b, a + b)))
        weights = network.updated(weights, network.backward(weights, seen).update, config.alpha)
    return np.array(rows)


def wrong_in(row: NDArray[np.float64], bits: int, clamps: object = None) -> NDArray[np.bool_]:
    """Return which positions of which sums are wrong, ``(bits, n, n)``."""
    weights, sums = unflatten(row), sums_of(bits)
    a, b = sums.a.ravel(), sums.b.ravel()
    state, wrong = np.zeros((a.size, weights.hidden)), []
    for t in range(bits):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        live = network.sigmoid(X @ weights.synapse_0 + state @ weights.synapse_h)
        state = network.held(live, clamps)
        guess = network.sigmoid(state @ weights.synapse_1)[:, 0] > 0.5
        wrong.append((guess != (a + b >> t & 1)).reshape(sums.a.shape))
    return np.array(wrong)


def low_right(row: NDArray[np.float64], bits: int, clamps: object = None) -> int:
    """Return how many of the two lowest positions are right in all sums."""
    wrong = wrong_in(row, bits, clamps)
    return 0 if wrong[0].any() else 1 if wrong[1].any() else 2


@pytest.mark.parametrize("bits", [2, 4])
def test_the_low_positions_are_right_where_they_are_in_all_sums(bits: int) -> None:
    seen = set()
    for row in learning(bits):
        right = np.full(1, -1)
        doubtful = quick_check(row[None], 8, bits, NONE, NONE, right) == 0
        assert right[0] == low_right(row, bits)
        assert doubtful == (right[0] == 2)
        seen.add(int(right[0]))
    assert seen >= ({0, 2} if bits == 2 else {0, 1, 2}), "the case shows too little"


@pytest.mark.parametrize("bits", [9, 12, 32])
def test_a_sample_has_every_case_of_the_low_positions(bits: int) -> None:
    sums = sums_of(bits)
    cases = {(int(a) & 3, int(b) & 3) for a, b in zip(sums.a.ravel(), sums.b.ravel(), strict=True)}
    assert len(cases) == 16


@settings(max_examples=30 if COMPILED else 5, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 4), st.booleans())
def test_it_ends_at_the_first_row_without_a_wrong_sum(seed: int, bits: int, clamped: bool) -> None:
    random = np.random.RandomState(seed)
    rows = learning(bits)[random.permutation(ROWS)]
    clamps = np.where(np.arange(8) == 2, 0.4, np.nan) if clamped else None
    a, b = random.randint(2 ** (bits - 1), size=(2, 4))
    asked = list(zip(a.tolist(), b.tolist(), strict=True))
    fine = [
        low_right(row, bits, clamps) == 2
        and not any(wrong_in(row, bits, clamps)[:, x, y].any() for x, y in asked)
        for row in rows
    ]
    expected = fine.index(True) if any(fine) else ROWS
    right = np.full(ROWS, -1)
    assert quick_check(rows, 8, bits, a, b, right, clamps) == expected
    assert (right[:expected] >= 0).all()
    assert (right[expected + 1 :] == -1).all(), "it looks no further"
    assert sorted(zip(a.tolist(), b.tolist(), strict=True)) == sorted(asked)


def test_the_sum_that_was_wrong_is_asked_first_the_next_time() -> None:
    row = next(row for row in learning(4) if low_right(row, 4) == 2 and wrong_in(row, 4).any())
    wrong = wrong_in(row, 4).any(axis=0)
    sums = [divmod(int(k), 8) for k in np.argsort(wrong, axis=None, kind="stable")]
    a, b = (np.array(numbers) for numbers in zip(*sums, strict=True))
    first_wrong = next(sum_ for sum_ in sums if wrong[sum_])
    assert quick_check(row[None], 8, 4, a, b, np.empty(1, int)) == 1
    assert (a[0], b[0]) == first_wrong


def test_weights_that_are_no_numbers_are_wrong_and_do_not_warn() -> None:
    row = flat(random_weights(3, seed=0))
    row[0] = np.nan
    right = np.empty(1, int)
    assert quick_check(row[None], 3, 4, NONE, NONE, right) == 1
    assert right[0] == 0


@pytest.mark.parametrize(("hidden", "bits"), [(129, 4), (4, 33)])
def test_too_many_units_or_bits_are_refused(hidden: int, bits: int) -> None:
    rows = np.zeros((1, hidden * (hidden + 3)))
    with pytest.raises(ValueError, match="too many"):
        quick_check(rows, hidden, bits, NONE, NONE, np.empty(1, int))


def test_no_sum_is_asked_once_a_low_position_is_known_to_be_wrong() -> None:
    # two units tell 0 + 0 and 1 + 1 from 0 + 1; nothing is carried, so the next position fails
    synapse_0, synapse_1 = [[20.0, 1.0], [20.0, 1.0]], [40.0, -50.0]
    row = np.concatenate([np.ravel(synapse_0), np.zeros(4), synapse_1])[None]
    right, asked = np.empty(1, np.int64), np.array([[3, 1], [1, 1]])
    assert quick_check(row, 2, 8, *asked, right) == 1
    assert right == [1]
    assert asked.tolist() == [[3, 1], [1, 1]], "none of them was"

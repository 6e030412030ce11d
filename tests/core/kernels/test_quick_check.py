"""The quick check of many iterations, against asking all sums of each."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.kernels.quick_check import quick_check
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from tests.core.kernels.kernel_cases import COMPILED, flat, random_weights

NONE = np.empty(0, np.int64)


@cache
def learning(bits: int, hidden: int, rows: int = 20) -> np.ndarray:
    """Return the weights of a net that learns addition, a row each 200 iterations."""
    timeline = Timeline(RunConfig(hidden=hidden, bits=bits, alpha=0.5, iterations=200 * rows))
    found = []
    for _ in range(rows):
        found.append(flat(timeline.weights))
        timeline.advance(200)
    return np.array(found)


@pytest.mark.parametrize(("bits", "hidden"), [(2, 8), (4, 8), (5, 12)])
def test_the_low_positions_are_right_where_they_are_in_all_sums(bits: int, hidden: int) -> None:
    rows, seen = learning(bits, hidden), set()
    for row in rows:
        right = np.full(1, -1)
        quick_check(row[None], hidden, bits, NONE, NONE, right)
        accuracy = evaluate(unflatten(row), sums_of(bits), 0).bit_accuracy[:2]
        expected = 0 if accuracy[0] < 1 else 1 if accuracy[1] < 1 else 2
        assert right[0] == expected
        seen.add(expected)
    assert {0, 2} <= seen, "the case shows too little"


@pytest.mark.parametrize("bits", [9, 12, 32])
def test_a_sample_has_every_case_of_the_low_positions(bits: int) -> None:
    sums = sums_of(bits)
    cases = {(int(a) & 3, int(b) & 3) for a, b in zip(sums.a.ravel(), sums.b.ravel(), strict=True)}
    assert len(cases) == 16


@settings(max_examples=30 if COMPILED else 5)
@given(st.integers(0, 1000), st.integers(2, 5), st.booleans())
def test_it_ends_at_the_first_row_without_a_wrong_sum(seed: int, bits: int, clamped: bool) -> None:
    random = np.random.RandomState(seed)
    rows = learning(bits, 8)[random.permutation(20)]
    clamps = np.where(np.arange(8) == 2, 0.4, np.nan) if clamped else None
    a, b = random.randint(2 ** (bits - 1), size=(2, 4))
    known = [evaluate(unflatten(row), sums_of(bits), 0, clamps) for row in rows]
    asked = list(zip(a.tolist(), b.tolist(), strict=True))
    fine = [
        (found.bit_accuracy[:2] == 1).all() and not any(found.wrong[sum_] for sum_ in asked)
        for found in known
    ]
    expected = fine.index(True) if any(fine) else len(rows)
    right = np.full(len(rows), -1)
    assert quick_check(rows, 8, bits, a, b, right, clamps) == expected
    assert (right[:expected] >= 0).all()
    assert (right[expected + 1 :] == -1).all(), "it looks no further"
    assert sorted(zip(a.tolist(), b.tolist(), strict=True)) == sorted(asked)


def test_the_sum_that_was_wrong_is_asked_first_the_next_time() -> None:
    row = learning(4, 8)[13]
    known = evaluate(unflatten(row), sums_of(4), 0)
    assert (known.bit_accuracy[:2] == 1).all()
    assert 0 < np.count_nonzero(known.wrong) < 8
    sums = [divmod(int(k), 8) for k in np.argsort(known.wrong, axis=None, kind="stable")]
    a, b = (np.array(numbers) for numbers in zip(*sums, strict=True))
    first_wrong = next(sum_ for sum_ in sums if known.wrong[sum_])
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

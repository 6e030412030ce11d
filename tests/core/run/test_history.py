"""The error curve: whatever is asked of it agrees with plain NumPy on all the errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import BUDGET, FACTOR, History

small_budgets = st.integers(4, 40)
chunks = st.lists(st.integers(0, 90), max_size=12)
seeds = st.integers(0, 99)


def errors_of(chunk_sizes: list[int], seed: int) -> Floats:
    return np.random.RandomState(seed).random_sample(sum(chunk_sizes)) * 8


def history_of(errors: Floats, chunk_sizes: list[int], budget: int) -> History:
    history = History(budget)
    for part in np.split(errors, np.cumsum(chunk_sizes)[:-1]) if chunk_sizes else []:
        history.append(part)
    return history


def complete(curve: Curve, errors: Floats, size: int) -> int:
    """Return the number of examples that buckets of this size speak of."""
    return len(errors) // size * size


@given(chunks, seeds, small_budgets)
def test_every_example_is_in_a_bucket_that_tells_the_truth(
    chunk_sizes: list[int], seed: int, budget: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    history = history_of(errors, chunk_sizes, budget)
    curve = history.curve()
    assert len(history) == curve.examples == len(errors)
    finest = curve.levels[0].size
    for iteration in range(len(errors)):
        found = curve.at(iteration)
        if found is None:  # the newest examples may not fill a bucket yet
            assert iteration >= complete(curve, errors, finest)
            continue
        assert found.first <= iteration <= found.last
        inside = errors[found.first : found.last + 1]
        assert (found.low, found.high) == (inside.min(), inside.max())
        assert found.mean == pytest.approx(inside.mean(), abs=1e-9)
    assert curve.at(len(errors)) is None
    assert curve.at(-1) is None


@given(chunks, seeds, small_budgets, st.floats(0, 1), st.integers(0, 60))
def test_a_fork_is_a_history_of_the_first_errors_and_goes_on_alone(
    chunk_sizes: list[int], seed: int, budget: int, share: float, more: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    history = history_of(errors, chunk_sizes, budget)
    before = history.curve()
    count = int(share * len(errors))
    fork = history.fork(count)
    finest = before.levels[0].size
    assert len(fork) == count // finest * finest
    own = np.append(errors[: len(fork)], np.full(more, 9.0))
    fork.append(own[len(fork) :])
    curve = fork.curve()
    assert curve.examples == len(own)
    for size, low, high, total in curve.levels:
        groups = own[: complete(curve, own, size)].reshape(-1, size)
        assert low.tolist() == groups.min(axis=1).tolist()
        assert high.tolist() == groups.max(axis=1).tolist()
        np.testing.assert_allclose(total, groups.sum(axis=1).cumsum(), rtol=1e-12)
    for level, same in zip(before.levels, history.curve().levels, strict=True):
        assert all(map(np.array_equal, level[1:], same[1:])), "the history stays as it is"


@given(chunks, seeds)
def test_single_errors_are_kept_to_the_last_bit(chunk_sizes: list[int], seed: int) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget=BUDGET).curve()
    found = [curve.at(iteration) for iteration in range(len(errors))]
    assert [bucket.mean for bucket in found if bucket] == errors.tolist()


@given(chunks, seeds, small_budgets, st.integers(0, 300), st.integers(1, 300), st.integers(1, 60))
def test_a_band_is_the_minimum_and_maximum_of_each_stretch(
    chunk_sizes: list[int], seed: int, budget: int, start: int, width: int, columns: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    band = curve.band(start, start + width, columns)
    assert len(band.x) == len(band.low) == len(band.high) <= 2 * columns + 2
    begins = band.x.astype(int)
    for begin, end, low, high in zip(begins, begins[1:], band.low, band.high, strict=False):
        inside = errors[begin:end]
        assert (low, high) == (inside.min(), inside.max())
    if begins.size:
        assert begins[0] <= start
    if len(errors) >= start + width >= start + columns * curve.levels[0].size:
        assert len(band.x) >= columns, "too coarse for the picture"


@given(chunks, seeds, small_budgets, st.integers(0, 300), st.integers(1, 300),
       st.integers(1, 60), st.integers(1, 150))  # fmt: skip
def test_a_mean_is_that_of_the_last_window_at_each_place(
    chunk_sizes: list[int], seed: int, budget: int, start: int, width: int, columns: int,
    window: int,
) -> None:  # fmt: skip
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    mean = curve.mean(start, start + width, columns, window)
    assert mean.window >= window
    for x, y in zip(mean.x.astype(int), mean.y, strict=True):
        expected = errors[max(0, x + 1 - mean.window) : x + 1].mean()
        assert y == pytest.approx(expected, abs=1e-9)
    assert (np.diff(mean.x) <= mean.window).all(), "an example is in no mean"


@given(chunks, chunks, seeds, small_budgets)
def test_a_curve_that_was_handed_out_stays_as_it_is(
    chunk_sizes: list[int], more: list[int], seed: int, budget: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    history = history_of(errors, chunk_sizes, budget)
    curve = history.curve()
    before = [level._replace(low=level.low.copy(), high=level.high.copy(), total=level.total.copy())
              for level in curve.levels]  # fmt: skip
    history.append(errors_of(more, seed + 1))
    for kept, was in zip(curve.levels, before, strict=True):
        assert kept.size == was.size
        for now, then in zip(kept[1:], was[1:], strict=True):
            np.testing.assert_array_equal(now, then)
        with pytest.raises(ValueError, match="read-only"):
            kept.low[:] = 0.0


@given(chunks, small_budgets)
def test_memory_is_bounded(chunk_sizes: list[int], budget: int) -> None:
    history = history_of(errors_of(chunk_sizes, 0), chunk_sizes, budget)
    sizes = [level.size for level in history.curve().levels]
    assert all(len(level.total) <= budget for level in history.curve().levels)
    assert sizes == sorted(sizes)
    assert all(size & (size - 1) == 0 for size in sizes)


def test_ten_million_iterations_keep_buckets_of_64() -> None:
    history = History()
    total = 10_000_000
    for first in range(0, total, 500_000):
        history.append(np.arange(first, first + 500_000, dtype=np.float64))
    curve = history.curve()
    assert curve.examples == total
    assert curve.levels[0].size == FACTOR**3
    assert sum(len(level.total) for level in curve.levels) < BUDGET
    bucket = curve.at(5_000_000)
    assert bucket is not None
    assert (bucket.low, bucket.high) == (bucket.first, bucket.last)
    assert bucket.mean == pytest.approx((bucket.first + bucket.last) / 2)


def test_an_empty_curve_has_nothing_to_draw() -> None:
    curve = History().curve()
    assert curve.examples == 0
    assert curve.at(0) is None
    assert curve.band(0, 10_000, 300).x.size == 0
    assert curve.mean(0, 10_000, 300, 100).x.size == 0

"""The error curve: whatever is asked of it agrees with plain NumPy on all the errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import ENTRIES_A_LEVEL, FACTOR, History

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


def told(curve: Curve) -> list[tuple[int, list[float], list[float], list[float]]]:
    """Return all that a curve says."""
    return [
        (it.size, it.low[:].tolist(), it.high[:].tolist(), it.total[:].tolist())
        for it in curve.levels
    ]


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
    before, was = history.curve(), told(history.curve())
    count = int(share * len(errors))
    fork = history.fork(count)
    finest = before.levels[0].size
    assert len(fork) == count // finest * finest
    own = np.append(errors[: len(fork)], np.full(more, 9.0))
    fork.append(own[len(fork) :])
    curve = fork.curve()
    assert curve.examples == len(own)
    for level in curve.levels:
        groups = own[: complete(curve, own, level.size)].reshape(-1, level.size)
        assert level.low[:].tolist() == groups.min(axis=1).tolist()
        assert level.high[:].tolist() == groups.max(axis=1).tolist()
        np.testing.assert_allclose(level.total[:], groups.sum(axis=1).cumsum(), rtol=1e-12)
    assert told(history.curve()) == was, "the history stays as it is"


@given(chunks, seeds)
def test_single_errors_are_kept_to_the_last_bit(chunk_sizes: list[int], seed: int) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget=ENTRIES_A_LEVEL).curve()
    found = [curve.at(iteration) for iteration in range(len(errors))]
    assert [bucket.mean for bucket in found if bucket] == errors.tolist()


@given(chunks, seeds, small_budgets, st.floats(0.5, 400))
def test_buckets_are_as_long_as_a_stretch_allows(
    chunk_sizes: list[int], seed: int, budget: int, stretch: float
) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    sizes = [level.size for level in curve.levels]
    expected = max([size for size in sizes if size <= stretch], default=sizes[0])
    assert curve.bucket_for(stretch) == expected


@given(chunks, seeds, small_budgets, st.integers(0, 300), st.integers(1, 300), st.floats(1, 100))
def test_a_band_is_the_minimum_and_maximum_of_each_bucket(
    chunk_sizes: list[int], seed: int, budget: int, start: int, width: int, stretch: float
) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    size = curve.bucket_for(stretch)
    band = curve.band(start, start + width, size)
    whole = complete(curve, errors, size)
    begins = range(start // size * size, min(start + width, whole), size)
    assert band.x.tolist() == list(begins)
    for begin, low, high in zip(begins, band.low, band.high, strict=True):
        inside = errors[begin : begin + size]
        assert (low, high) == (inside.min(), inside.max())


@given(chunks, seeds, small_budgets, st.integers(0, 300), st.integers(1, 300),
       st.floats(1, 100), st.integers(1, 150))  # fmt: skip
def test_a_mean_is_that_of_the_last_window_at_the_end_of_each_bucket(
    chunk_sizes: list[int], seed: int, budget: int, start: int, width: int, stretch: float,
    window: int,
) -> None:  # fmt: skip
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    size = curve.bucket_for(stretch)
    mean = curve.means(start, start + width, size, window)
    assert window <= mean.window < window + size
    assert len(mean.x) == len(curve.band(start, start + width, size).x)
    for x, y in zip(mean.x.astype(int), mean.y, strict=True):
        assert (x + 1) % size == 0
        expected = errors[max(0, x + 1 - mean.window) : x + 1].mean()
        assert y == pytest.approx(expected, abs=1e-9)


@given(chunks, seeds, small_budgets, st.integers(0, 400), st.integers(0, 400))
def test_the_mean_error_of_a_stretch_is_that_of_its_whole_buckets(
    chunk_sizes: list[int], seed: int, budget: int, start: int, stop: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    size = curve.levels[0].size
    last = min(stop, complete(curve, errors, size)) // size * size
    inside = errors[-(-start // size) * size : last]
    found = curve.mean_error(start, stop)
    assert (found is None) is not inside.size
    if inside.size:
        assert found == pytest.approx(inside.mean(), abs=1e-9)


@given(chunks, seeds, small_budgets, st.integers(-2, 400), st.integers(1, 150))
def test_the_recent_mean_ends_with_an_example(
    chunk_sizes: list[int], seed: int, budget: int, iteration: int, window: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    curve = history_of(errors, chunk_sizes, budget).curve()
    size = curve.levels[0].size
    recent = curve.recent(iteration, window)
    assert (recent is None) == (not 0 <= iteration < complete(curve, errors, size))
    if recent is not None:
        assert recent.window == -(-window // size) * size
        stop = (iteration // size + 1) * size
        inside = errors[max(0, stop - recent.window) : stop]
        assert recent.mean == pytest.approx(inside.mean(), abs=1e-9)


@given(chunks, chunks, seeds, small_budgets)
def test_a_curve_that_was_handed_out_stays_as_it_is(
    chunk_sizes: list[int], more: list[int], seed: int, budget: int
) -> None:
    errors = errors_of(chunk_sizes, seed)
    history = history_of(errors, chunk_sizes, budget)
    curve = history.curve()
    before = told(curve)
    history.append(errors_of(more, seed + 1))
    history.curve()
    assert told(curve) == before
    for level in curve.levels:
        for piece in level.pieces:
            with pytest.raises(ValueError, match="read-only"):
                piece[:] = 0.0


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
    assert sum(len(level.total) for level in curve.levels) < ENTRIES_A_LEVEL
    bucket = curve.at(5_000_000)
    assert bucket is not None
    assert (bucket.low, bucket.high) == (bucket.first, bucket.last)
    assert bucket.mean == pytest.approx((bucket.first + bucket.last) / 2)


def test_an_empty_curve_has_nothing_to_draw() -> None:
    curve = History().curve()
    assert curve.examples == 0
    assert curve.at(0) is None
    assert curve.band(0, 10_000, 1).x.size == 0
    assert curve.means(0, 10_000, 1, 100).x.size == 0
    assert curve.mean_error(0, 10_000) is None
    assert curve.recent(0, 100) is None

"""The points of the error curve, and the stretch that is shown of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.history import History
from rnn_viz.core.run.run_range import NARROWEST, Range, stretch_in, whole_run


@given(st.integers(2_000, 3_000), st.integers(0, 3_000), st.floats(0, 900), st.floats(20, 3_000),
       st.integers(5, 400))  # fmt: skip
def test_a_growing_curve_does_not_shimmer(
    first: int, more: int, start: float, width: float, columns: int
) -> None:
    errors = np.random.RandomState(0).random_sample(first + more)
    history = History()
    history.append(errors[:first])
    before, shown_ = history.curve(), Range(start, start + width)
    history.append(errors[first:])
    after = history.curve()
    early, late = (curve_lines.band_of(curve, shown_, columns) for curve in (before, after))
    settled = slice(0, max(0, len(early.x) - 1))  # the newest may still grow
    for one, other in zip(early, late, strict=True):
        np.testing.assert_array_equal(one[settled], other[settled])
    early, late = (curve_lines.mean_of(curve, shown_, columns) for curve in (before, after))
    assert early.window == late.window
    newest = early.x[-1:]  # the line reaches the newest example wherever that is
    assert np.isin(early.x, np.concatenate([late.x, newest])).all()


@given(st.integers(1, 5_000), st.floats(0, 4_000), st.floats(20, 5_000), st.integers(5, 400))
def test_no_example_is_left_out_and_points_are_few(
    examples: int, start: float, width: float, columns: int
) -> None:
    errors = np.random.RandomState(1).random_sample(examples)
    history = History()
    history.append(errors)
    range_ = Range(start, start + width)
    band = curve_lines.band_of(history.curve(), range_, columns)
    mean = curve_lines.mean_of(history.curve(), range_, columns)
    assert len(band.x) <= 2 * columns + 8
    assert len(mean.x) <= 2 * columns + 8
    inside = errors[int(np.ceil(start)) : int(range_.stop)]
    if band.x.size and inside.size > width / columns:
        complete = inside[: -int(width / columns) - 1]
        assert band.low.min() <= complete.min(initial=np.inf)
        assert band.high.max() >= complete.max(initial=-np.inf)
    assert (np.diff(mean.x) <= mean.window).all()
    for x, y in zip(mean.x.astype(int), mean.y, strict=True):
        assert y == pytest.approx(errors[max(0, x + 1 - mean.window) : x + 1].mean())


ranges = st.tuples(st.floats(0, 1e7), st.floats(1, 1e7)).map(lambda p: Range(p[0], p[0] + p[1]))


@given(ranges, st.floats(0.01, 100), st.floats(-1e7, 2e7), st.integers(1, 10_000_000))
def test_ranges_stay_in_the_run(range_: Range, factor: float, about: float, end: int) -> None:
    for made in (
        range_.within(end), range_.zoomed(factor, about, end), range_.moved(about, end),
        range_.within(end).following(int(range_.within(end).start), end, end),
    ):  # fmt: skip
        assert made.start >= 0
        assert made.stop <= end * (1 + 1e-9)
        assert made.width >= min(NARROWEST, end) * (1 - 1e-6)


def test_all_of_a_run_is_no_part_of_it() -> None:
    assert stretch_in(whole_run(100), 100) is None
    assert stretch_in(Range(0.0, 99.0), 100) == Range(0.0, 99.0)
    assert stretch_in(Range(0.0, 200.0), 100) is None

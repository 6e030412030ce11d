"""The history of a weight: true values, few points, and points that stay where they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.keyframes import MOST, Frames, WeightHistory, weight_history
from rnn_viz.core.run.timeline import Timeline


@pytest.mark.parametrize("hidden", [1, 3, 16])
def test_every_weight_has_its_own_history(hidden: int) -> None:
    timeline = Timeline(RunConfig(hidden=hidden, iterations=100))
    timeline.advance(100)
    frames = timeline.frames()
    timeline.seek(60)
    for name in Weights._fields:
        matrix = getattr(timeline.weights, name)
        for row, column in np.ndindex(matrix.shape):
            told = weight_history(frames, Weight(name, row, column), hidden)
            assert told.iterations.tolist() == [0, 20, 40, 60, 80]
            assert told.values[3] == matrix[row, column]


@given(st.integers(1, 3_000))
def test_there_are_few_points_and_the_last_is_among_them(count: int) -> None:
    rows = np.arange(count, dtype=float)[:, None] * np.ones(4)
    told = weight_history(Frames(20, rows), Weight("synapse_h", 0, 0), 1)
    assert min(count, MOST // 2) <= len(told.values) <= MOST
    assert told.iterations[0] == 0
    assert told.iterations[-1] == 20.0 * (count - 1)
    assert (np.diff(told.iterations) > 0).all()
    assert (told.values * 20 == told.iterations).all()


@given(st.integers(2, 2_000))
def test_points_stay_while_the_run_grows(count: int) -> None:
    rows = np.arange(count + 1, dtype=float)[:, None] * np.ones(4)
    weight = Weight("synapse_1", 0, 0)
    before = weight_history(Frames(20, rows[:-1]), weight, 1).iterations[:-1]
    after = weight_history(Frames(20, rows), weight, 1).iterations
    kept = np.isin(before, after)
    assert kept.all() or kept[::2].all(), "at most every other point goes"


def test_it_is_read_from_the_keyframes_and_not_kept_by_them() -> None:
    timeline = Timeline(RunConfig(iterations=40))
    timeline.advance(40)
    told = weight_history(timeline.frames(), Weight("synapse_0", 1, 2), 16)
    assert told.values.base is None, "a view would keep all keyframes alive"


def test_the_value_at_the_playhead_joins_what_is_known() -> None:
    known = WeightHistory(np.array([0.0, 20.0, 40.0]), np.array([1.0, 2.0, 3.0]))
    assert known.having(20, 2.0) is known
    between, after = known.having(25, 2.5), known.having(50, 4.0)
    assert between.iterations.tolist() == [0.0, 20.0, 25.0, 40.0]
    assert between.values.tolist() == [1.0, 2.0, 2.5, 3.0]
    assert (after.iterations[-1], after.values[-1]) == (50.0, 4.0)


def test_what_is_no_number_is_not_known() -> None:
    values = np.array([0.5, np.nan, -0.25, np.inf])
    known = WeightHistory(np.arange(4.0), values).known
    np.testing.assert_array_equal(known.iterations, [0.0, 2.0])
    np.testing.assert_array_equal(known.values, [0.5, -0.25])

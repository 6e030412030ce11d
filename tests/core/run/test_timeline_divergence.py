"""Weights that stop being finite: found at the exact iteration, shown, and never raised."""

import math
import sys
import warnings

import numpy as np
import pytest

from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline, flatten
from tests.core.script.recorded_run import CONFIG, assert_is_what_was, bits_at, errors_of, recorded


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("synapse", [0, 1, 2])
def test_broken_weights_at_the_start_have_diverged_at_0(synapse: int, value: float) -> None:
    start = Weights(*(w.copy() for w in begin(CONFIG)[0]))
    start[synapse][-1, -1] = value
    timeline = Timeline(CONFIG, OwnWeights("own", start))
    assert timeline.diverged_at == timeline.end == 0
    assert timeline.advance(100) == 0
    timeline.seek(0)
    timeline.seek(0)
    assert np.array_equal(timeline.weights[synapse], start[synapse], equal_nan=True)
    assert timeline.curve().examples == 0


def test_finite_weights_of_ones_own_are_a_start_like_any_other() -> None:
    start = Weights(*(w.copy() for w in begin(CONFIG)[0]))
    start.synapse_h[0, 0] = 0.0
    timeline = Timeline(CONFIG, OwnWeights("own", start))
    timeline.advance(50)
    timeline.seek(0)
    assert all(map(np.array_equal, timeline.weights, start))
    assert start.synapse_h[0, 0] == 0, "the caller's arrays are left alone"


@pytest.mark.parametrize("alpha", [1e3, 1e6, 1e20, 1e100, 1e300, 1e308, sys.float_info.max])
@pytest.mark.parametrize("bits", [2, 8, 32])
@pytest.mark.parametrize("hidden", [1, 16])
def test_a_huge_alpha_neither_raises_nor_warns(alpha: float, bits: int, hidden: int) -> None:
    config = RunConfig(hidden=hidden, alpha=alpha, bits=bits, iterations=500)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        timelines = [run_in_slices(config, size) for size in (1, 7, 500)]
    ends = {(t.iteration, t.frontier, t.diverged_at, t.end) for t in timelines}
    assert len(ends) == 1, "the slices must not matter"
    assert len({bits_at(t) for t in timelines}) == 1
    assert len({tuple(errors_of(t)) for t in timelines}) == 1
    for timeline in timelines:
        assert timeline.curve().examples == timeline.frontier
        assert np.isfinite(errors_of(timeline)).all()
        assert_diverged_exactly(timeline)


def test_the_largest_alpha_really_diverges() -> None:
    timeline = Timeline(RunConfig(alpha=sys.float_info.max, bits=32))
    assert timeline.advance(100) == 1
    assert timeline.diverged_at == 1


def run_in_slices(config: RunConfig, size: int) -> Timeline:
    timeline = Timeline(config)
    while timeline.advance(size):
        pass
    return timeline


def assert_diverged_exactly(timeline: Timeline) -> None:
    """Assert that the weights are finite up to where it diverged, or to the run's end."""
    last = timeline.diverged_at
    assert timeline.iteration == timeline.end
    assert np.isfinite(flatten(timeline.weights)).all() == (last is None)
    if last is None:
        assert timeline.end == timeline.config.iterations
        return
    assert np.isfinite(timeline.frames().rows).all()
    for iteration in (last - 1, 0, last):
        timeline.seek(iteration)
        assert np.isfinite(flatten(timeline.weights)).all() == (iteration != last)


@pytest.fixture
def breaks_at(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the loop write an infinity once it has learned example 136."""
    recorded(CONFIG)  # while the loop is whole
    learn = kernel.train

    def breaking_train(*arguments):
        written = learn(*arguments)
        synapse_0, a, first = arguments[0], arguments[3], arguments[8]
        if first <= 136 < first + len(a):
            synapse_0[0, 0] = math.inf
        return written

    monkeypatch.setattr(kernel, "train", breaking_train)
    return 137


@pytest.mark.parametrize("size", [1, 10, 68, 137, 138, 1000])
def test_divergence_in_the_middle_of_a_slice_is_found_exactly(breaks_at: int, size: int) -> None:
    timeline = Timeline(CONFIG)
    while timeline.advance(size):
        pass
    assert timeline.diverged_at == timeline.iteration == timeline.end == breaks_at
    assert timeline.curve().examples == breaks_at
    assert errors_of(timeline) == [moment[2] for moment in recorded(CONFIG)[:breaks_at]]
    assert timeline.frames().rows[:, 0].size == 7  # 0, 20 … 120
    timeline.seek(breaks_at - 1)
    assert_is_what_was(timeline, CONFIG)
    timeline.seek(breaks_at)
    assert not np.isfinite(flatten(timeline.weights)).all()
    assert timeline.advance(5) == 0


def test_a_run_may_be_made_to_end_before_it_diverged(breaks_at: int) -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(1000)
    timeline.move_end(100)
    assert timeline.iteration == timeline.end == 100
    assert timeline.advance(1000) == 0, "the run's end counts, not where it would diverge"
    timeline.move_end(1000)
    assert timeline.end == breaks_at
    assert timeline.advance(1000) == breaks_at - 100


def test_a_loop_that_fails_leaves_the_run_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(CONFIG)  # while the loop is whole
    timeline = Timeline(CONFIG)
    timeline.advance(150)
    with monkeypatch.context() as patch:
        patch.setattr(kernel, "train", lambda *_: 1 / 0)
        for attempt in (lambda: timeline.advance(50), lambda: timeline.seek(90)):
            with pytest.raises(ZeroDivisionError):
                attempt()
            assert_is_what_was(timeline, CONFIG)
    assert timeline.frontier == 150
    timeline.advance(1000)
    assert_is_what_was(timeline, CONFIG)
    assert errors_of(timeline) == [m[2] for m in recorded(CONFIG)[: timeline.frontier]]

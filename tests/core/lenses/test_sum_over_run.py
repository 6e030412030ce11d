"""One sum at many moments: each answer is that of the network of the moment."""

import numpy as np
import pytest

from rnn_viz.core.lenses.sum_over_run import MOST, SumOverRun, moments_of, sum_over_run
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.run.timeline import Timeline


def asked(timeline: Timeline, a: int, b: int) -> SumOverRun:
    sum_ = add(timeline.weights, a, b, timeline.config.bits)
    bits = sum_.a_bits, sum_.b_bits, sum_.truth
    return sum_over_run(timeline.frames(), timeline.config, timeline.entries, *bits)


@pytest.mark.parametrize(("a", "b"), [(116, 44), (1, 127), (1000, 24)])
def test_each_moment_is_what_the_network_says_there(a: int, b: int) -> None:
    timeline = Timeline(RunConfig(iterations=400))
    timeline.advance(400)
    found = asked(timeline, a, b)
    assert found.iterations.tolist() == list(range(0, 400, 20))
    for row, iteration in enumerate(found.iterations.astype(int).tolist()):
        sum_ = add(timeline.weights_at(iteration), a, b, 8)
        np.testing.assert_allclose(found.layer_2[row], sum_.layer_2, rtol=1e-12)
        assert (found.wrong[row] == sum_.wrong).all()


def test_units_are_held_where_the_run_holds_them() -> None:
    timeline = Timeline(RunConfig(hidden=4, bits=3, iterations=200))
    timeline.advance(100)
    timeline.intervene(ClampUnit(2, 0.75))
    timeline.advance(100)
    assert timeline.entries == (Entry(100, ClampUnit(2, 0.75)),)
    found = asked(timeline, 3, 2)
    for iteration in (80, 120):
        clamps = np.array([np.nan, np.nan, 0.75, np.nan]) if iteration > 100 else None
        expected = add(timeline.weights_at(iteration), 3, 2, 3, clamps).layer_2
        np.testing.assert_allclose(found.layer_2[iteration // 20], expected, rtol=1e-12)


def test_long_runs_and_large_nets_have_fewer_moments() -> None:
    for config in (RunConfig(), RunConfig(hidden=128, bits=32, iterations=1_000_000)):
        frames = Frames(20, np.empty((config.iterations // 20, 1)))
        assert 10 <= len(moments_of(frames, config, config.bits)) <= MOST


def test_it_is_right_since_the_moment_after_the_last_wrong_one() -> None:
    def of(*wrong: bool) -> int | None:
        layer_2 = np.array([[0.1, 0.9] if is_wrong else [0.9, 0.9] for is_wrong in wrong])
        return SumOverRun(np.arange(len(wrong)) * 20.0, layer_2, np.ones(2, np.int8)).right_since

    assert of(True, False, True, False, False) == 60
    assert of(False, False) == 0
    assert of(False, True) is None


def test_what_is_no_number_is_wrong() -> None:
    found = SumOverRun(np.zeros(1), np.array([[np.nan]]), np.zeros(1, np.int8))
    assert found.wrong.all()

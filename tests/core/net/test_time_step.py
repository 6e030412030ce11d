"""One time step: what its wires carry adds up to what its nodes say."""

from itertools import pairwise

import numpy as np
import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.time_step import strongest, time_step_of
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


def weights_at(iteration: int, hidden: int = 16) -> Weights:
    timeline = Timeline(RunConfig(hidden=hidden))
    timeline.advance(iteration)
    return timeline.weights


@pytest.mark.parametrize("position", range(8))
def test_what_comes_in_is_what_the_units_are_made_of(position: int) -> None:
    weights = weights_at(5500)
    step = time_step_of(trace_of(weights, add(weights, 52, 80, 8), 0.1), position)
    brought = step.contributions
    sums = brought.synapse_0.sum(0) + brought.synapse_h.sum(0)
    np.testing.assert_allclose(sigmoid(sums), step.after, rtol=1e-12)
    assert sigmoid(np.array(brought.synapse_1.sum())) == pytest.approx(step.p, rel=1e-12)


def test_the_state_before_is_the_state_of_the_position_before() -> None:
    weights = weights_at(300)
    trace = trace_of(weights, add(weights, 52, 80, 8), 0.1)
    steps = [time_step_of(trace, position) for position in range(8)]
    assert not steps[0].before.any()
    for one, following in pairwise(steps):
        np.testing.assert_array_equal(following.before, one.after)


@pytest.mark.parametrize("position", [1, 4, 7])
def test_blame_is_handed_on_along_the_wires(position: int) -> None:
    weights = weights_at(5500)
    trace = trace_of(weights, add(weights, 52, 80, 8), 0.1)
    step, before = (time_step_of(trace, at) for at in (position, position - 1))
    np.testing.assert_allclose(step.blame.synapse_h.sum(1), before.from_future, rtol=1e-12)
    np.testing.assert_allclose(step.blame.synapse_1[:, 0], step.from_output, rtol=1e-12)
    slope = step.after * (1 - step.after)
    np.testing.assert_allclose(
        (step.from_output + step.from_future) * slope, step.layer_1_delta, rtol=1e-12
    )
    assert not step.blame.synapse_0.any(), "the script asks for no delta of the inputs"


def test_blame_is_how_much_the_error_would_fall() -> None:
    """Half the squared error of all later positions falls by blame × change, to first order."""
    weights = weights_at(5500)
    trace = trace_of(weights, add(weights, 52, 80, 8), 0.1)
    position, unit, small = 2, 6, 1e-6

    def loss(change: float) -> float:
        state = trace.forward.layer_1[position + 1].copy()
        state[unit] += change
        total = 0.5 * (trace.sum.truth[position] - sigmoid(state @ weights.synapse_1)[0]) ** 2
        for t in range(position + 1, 8):
            bits = trace.forward.X[t]
            state = sigmoid(bits @ weights.synapse_0 + state @ weights.synapse_h)
            total += 0.5 * (trace.sum.truth[t] - sigmoid(state @ weights.synapse_1)[0]) ** 2
        return float(total)

    step = time_step_of(trace, position)
    blame = step.from_output[unit] + step.from_future[unit]
    measured = -(loss(small) - loss(-small)) / (2 * small)
    assert blame == pytest.approx(measured, rel=1e-6)


@pytest.mark.parametrize("hidden", [19, 32, 128])
def test_the_strongest_wires_of_each_synapse_are_chosen(hidden: int) -> None:
    weights = weights_at(50, hidden=hidden)
    chosen = strongest(weights, 400)
    assert chosen.sum() == 400
    ends = np.cumsum([0, *(part.size for part in weights)])
    for part, start, stop in zip(weights, ends, ends[1:], strict=False):
        sizes, here = np.abs(part).ravel(), chosen[start:stop]
        assert here.any(), "inputs and output are seen to be connected"
        assert here.all() or sizes[here].min() >= sizes[~here].max()
    assert strongest(weights_at(50), 400).all(), "all 304 of them"


def test_weights_that_are_no_numbers_are_not_left_out() -> None:
    weights = weights_at(0, hidden=32)
    weights = Weights(*(part.copy() for part in weights))
    weights.synapse_h[3, 4] = np.nan
    row = np.isnan(flatten(weights))
    assert (strongest(weights, 400) & row).sum() == 1

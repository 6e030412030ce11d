"""What becomes of an update: it is collected position by position, and then it is the weights."""

import numpy as np
import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.collected import Collected, collected_at
from rnn_viz.core.script.operations import program

BITS = 4
WHOLE = program(BITS, True)
FORWARD, BACKWARD = 7 * BITS, 6 * BITS


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    timeline = Timeline(RunConfig(hidden=3, bits=BITS, iterations=100))
    timeline.advance(40)
    return timeline


def after(timeline: Timeline, operation: int) -> Collected | None:
    values = trace_of(
        timeline.weights, add(timeline.weights, *timeline.operands, BITS), timeline.config.alpha
    )
    return collected_at(WHOLE, operation, values)


@pytest.mark.parametrize("operation", [0, 1, FORWARD])
def test_nothing_is_collected_before_the_way_back(timeline: Timeline, operation: int) -> None:
    assert after(timeline, operation) is None


def test_every_position_adds_to_it(timeline: Timeline) -> None:
    values = trace_of(
        timeline.weights, add(timeline.weights, *timeline.operands, BITS), timeline.config.alpha
    )
    seen, back = values.forward, values.backward
    expected = np.zeros((3, 3))
    for done in range(1, BITS + 1):
        t = BITS - done
        expected += np.outer(seen.layer_1[t], back.layer_1_delta[t])
        found = after(timeline, FORWARD + 6 * done)
        assert found is not None
        np.testing.assert_allclose(found.update.synapse_h, expected, atol=1e-15)
        assert found.applied == frozenset()
        np.testing.assert_array_equal(found.weights.synapse_h, timeline.weights.synapse_h)


def test_applied_one_after_the_other_it_makes_the_weights_of_the_next_example(
    timeline: Timeline,
) -> None:
    before = timeline.weights
    timeline.advance(1)
    following = timeline.weights
    timeline.seek(40)
    order = ("synapse_0", "synapse_1", "synapse_h")
    for count in range(1, 5):
        found = after(timeline, FORWARD + BACKWARD + count)
        assert found is not None
        assert found.applied == frozenset(order[:count])
        assert found.is_applied == (count >= 3)
        for name in Weights._fields:
            wanted = following if name in found.applied else before
            np.testing.assert_allclose(
                getattr(found.weights, name), getattr(wanted, name), rtol=1e-12, atol=1e-15
            )

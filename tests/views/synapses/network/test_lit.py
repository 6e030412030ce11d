"""Of a value of the stage those weights are lit that it would change with."""

from collections.abc import Callable

import numpy as np
import pytest

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights, flatten, places_of, unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import Part
from rnn_viz.engine.moment import moment
from rnn_viz.views.synapses.network.lit import lit_by

HIDDEN, COLUMNS = 4, 8
Value = Callable[[Weights], float]


@pytest.fixture(scope="module")
def trace() -> Trace:
    return Scene(moment(RunConfig(iterations=20, hidden=HIDDEN), 0, None)).trace


def value_at(trace: Trace, part: Part) -> Value:
    """Return how a value follows from weights and what the stage shows beside and before it."""
    seen, back, at = trace.forward, trace.backward, part.position
    sum_ = trace.sum
    bits = np.array([sum_.a_bits[at], sum_.b_bits[at]], float)
    before = sum_.layer_1[at - 1] if at else np.zeros(HIDDEN)
    after = back.layer_1_delta[at + 1] if at + 1 < COLUMNS else np.zeros(HIDDEN)
    output = (sum_.truth[at] - sum_.layer_2[at]) * sum_.layer_2[at] * (1 - sum_.layer_2[at])
    assert len(seen.layer_1) == COLUMNS + 1

    def value(weights: Weights) -> float:
        match part.row:
            case "layer_1":
                mixed = bits @ weights.synapse_0 + before @ weights.synapse_h
                return float(sigmoid(mixed)[part.unit])
            case "layer_1_delta":
                blame = output * weights.synapse_1[:, 0] + after @ weights.synapse_h.T
                return float(blame[part.unit])
        return float(sigmoid(sum_.layer_1[at] @ weights.synapse_1)[0])

    return value


def moving(value: Value, weights: Weights) -> Floats:
    """Return which weights change a value when they alone change."""
    row, was = flatten(weights), value(weights)
    changed = np.zeros(row.size, bool)
    for at in range(row.size):
        other = row.copy()
        other[at] += 0.5
        changed[at] = value(unflatten(other)) != was
    return changed


@pytest.mark.parametrize("position", [0, 3, COLUMNS - 1])
@pytest.mark.parametrize(
    ("row", "unit"),
    [("layer_1", 0), ("layer_1", 2), ("layer_1_delta", 0), ("layer_1_delta", 3),
     ("p", -1), ("guess", -1), ("error", -1), ("layer_2_delta", -1)],
)  # fmt: skip
def test_a_weight_is_lit_if_the_value_follows_from_it(
    trace: Trace, row: str, unit: int, position: int
) -> None:
    part = Part(row, position, unit)
    lit, changed = lit_by(part, HIDDEN, COLUMNS), moving(value_at(trace, part), trace.weights)
    assert lit is not None
    if row == "layer_1":  # an input bit that is 0 brings nothing, but is read
        inputs = places_of("synapse_0", None, unit, HIDDEN)
        assert lit[inputs].all()
        lit[inputs] = changed[inputs]
    np.testing.assert_array_equal(lit, changed)


def test_a_bit_lights_what_it_goes_through(trace: Trace) -> None:
    for row, name in enumerate("ab"):
        lit = lit_by(Part(name, 2), HIDDEN, COLUMNS)
        assert lit is not None
        assert set(np.flatnonzero(lit)) == set(places_of("synapse_0", row, None, HIDDEN))


@pytest.mark.parametrize("row", ["place", "carry", "truth"])
def test_what_no_weight_made_lights_none(row: str) -> None:
    assert lit_by(Part(row, 2), HIDDEN, COLUMNS) is None

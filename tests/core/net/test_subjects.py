"""What one can ask about, and what it is in a network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net.subjects import Probability, Unit, Weight, weight_of
from rnn_viz.core.net.weights import SYNAPSES, places_of, shape_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin


def test_a_weight_knows_its_value_in_a_network() -> None:
    weights, _ = begin(RunConfig(hidden=4))
    assert Weight("synapse_h", 2, 3).value_in(weights) == np.asarray(weights.synapse_h)[2, 3]


@pytest.mark.parametrize("weight", [Weight("synapse_h", 4, 0), Weight("synapse_0", 0, 4)])
def test_a_weight_that_a_network_does_not_have_has_no_value(weight: Weight) -> None:
    weights, _ = begin(RunConfig(hidden=4))
    assert weight.value_in(weights) is None


@given(st.integers(1, 40), st.data())
def test_a_place_in_the_row_of_all_is_that_of_a_weight(hidden: int, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(SYNAPSES))
    rows, columns = shape_of(name, hidden)
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    (place,) = places_of(name, row, column, hidden)
    assert weight_of(int(place), hidden) == Weight(name, row, column)


def test_what_is_on_stage_has_a_name() -> None:
    assert Unit(3, 7).label == "layer_1, unit 7, position 3"
    assert Probability(3).label == "p(bit = 1), position 3"

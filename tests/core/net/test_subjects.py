"""What one can ask about, and what it is in a network."""

import numpy as np
import pytest

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin


def test_a_weight_knows_its_value_in_a_network() -> None:
    weights, _ = begin(RunConfig(hidden=4))
    assert Weight("synapse_h", 2, 3).value_in(weights) == np.asarray(weights.synapse_h)[2, 3]


@pytest.mark.parametrize("weight", [Weight("synapse_h", 4, 0), Weight("synapse_0", 0, 4)])
def test_a_weight_that_a_network_does_not_have_has_no_value(weight: Weight) -> None:
    weights, _ = begin(RunConfig(hidden=4))
    assert weight.value_in(weights) is None

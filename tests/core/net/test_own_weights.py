"""Own weights are a value: equal in name and in every bit, of one network's shapes."""

import numpy as np
import pytest

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin

WEIGHTS = begin(RunConfig(hidden=3))[0]


def copied() -> Weights:
    return Weights(*(w.copy() for w in WEIGHTS))


def test_equal_are_those_of_one_name_and_the_same_bits() -> None:
    own = OwnWeights("mine", WEIGHTS)
    assert own == OwnWeights("mine", copied())
    assert hash(own) == hash(OwnWeights("mine", copied()))
    assert own != OwnWeights("others", WEIGHTS)
    assert own != "mine"
    zero, minus = copied(), copied()
    zero.synapse_1[0, 0], minus.synapse_1[0, 0] = 0.0, -0.0
    assert OwnWeights("mine", zero) != OwnWeights("mine", minus)
    assert own.hidden == 3


@pytest.mark.parametrize("name", ["", "x" * 201, "a\nb"])
def test_a_name_is_one_line(name: str) -> None:
    with pytest.raises(ValueError, match="The name of weights is one line of 1 to 200 letters"):
        OwnWeights(name, WEIGHTS)


def test_shapes_fit_each_other() -> None:
    with pytest.raises(ValueError, match="synapse_h does not have the shape that synapse_0 asks"):
        OwnWeights("mine", WEIGHTS._replace(synapse_h=np.zeros((3, 4))))


def test_no_run_begins_with_weights_of_another_size() -> None:
    with pytest.raises(ValueError, match="weights of 3 hidden units in a run of 4"):
        begin(RunConfig(hidden=4), OwnWeights("mine", WEIGHTS))

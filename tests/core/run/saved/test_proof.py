"""Weights are the same bits, or it is known how far they differ."""

import math

import numpy as np
import pytest

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.proof import Deviation, deviation

WEIGHTS = begin(RunConfig(hidden=3))[0]


def with_one(value: float) -> Weights:
    other = Weights(*(matrix.copy() for matrix in WEIGHTS))
    other.synapse_h[2, 1] = value
    return other


def test_the_same_bits_do_not_differ() -> None:
    assert deviation(WEIGHTS, with_one(WEIGHTS.synapse_h[2, 1])) is None
    assert deviation(with_one(math.nan), with_one(math.nan)) is None


@pytest.mark.parametrize(("saved", "computed", "largest"), [
    (0.5, 0.75, 0.25),
    (0.5, math.nextafter(0.5, 1), 2**-53),
    (0.0, -0.0, 0.0),
    (0.5, math.nan, math.inf),
    (math.inf, -math.inf, math.inf),
    (1e308, -1e308, math.inf),
])  # fmt: skip
def test_one_other_weight(saved: float, computed: float, largest: float) -> None:
    assert deviation(with_one(saved), with_one(computed)) == Deviation(1, 18, largest)


def test_the_largest_of_many_counts() -> None:
    other = Weights(*(np.asarray(matrix + 0.125) for matrix in WEIGHTS))
    found = deviation(WEIGHTS, other)
    assert found is not None
    assert (found.differing, found.largest) == (18, pytest.approx(0.125))

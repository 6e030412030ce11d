"""The compiled long addition against the network of the script."""

import numpy as np
import pytest

from rnn_viz.core.kernels.forward import forward
from rnn_viz.core.net import network
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import random_weights


@pytest.mark.parametrize(
    ("hidden", "columns"), [(1, 1), (1, 1025), (3, 65), (16, 1025), (37, 64), (128, 12)]
)
def test_it_keeps_what_the_script_computes(hidden: int, columns: int) -> None:
    weights = random_weights(hidden, seed=columns)
    a, b = np.random.RandomState(hidden).randint(0, 2, (2, columns)).astype(np.int8)
    layer_1, layer_2 = np.full((columns + 1, hidden), np.nan), np.full(columns, np.nan)
    forward(*weights, a, b, layer_1, layer_2)
    seen = network.forward(weights, a, b, a)
    np.testing.assert_allclose(layer_1, seen.layer_1, rtol=1e-10)
    np.testing.assert_allclose(layer_2, seen.layer_2, rtol=1e-10)


def test_read_only_arrays_will_do() -> None:
    weights, bits = random_weights(4, seed=0), np.ones(3, np.int8)
    for array in (*weights, bits):
        array.flags.writeable = False
    layer_2 = np.zeros(3)
    forward(*weights, bits, bits, np.empty((4, 4)), layer_2)
    assert (layer_2 > 0).all()


def test_weights_that_are_not_finite_give_nan_without_a_warning() -> None:
    weights = Weights(np.full((2, 3), np.inf), np.full((3, 3), -np.inf), np.ones((3, 1)))
    layer_2 = np.zeros(2)
    forward(*weights, np.array([1, 1], np.int8), np.zeros(2, np.int8), np.empty((3, 3)), layer_2)
    assert np.isnan(layer_2).all()

"""How fast all sums are asked, beside one NumPy batch of them all."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.kernels.all_sums import wrong_bits, wrong_bits_of
from rnn_viz.core.net import network
from rnn_viz.core.net.weights import Weights
from tests.benchmarks.side_by_side import medians, table

BITS, N = 8, 128
A, B = (operands.ravel() for operands in np.mgrid[:N, :N])


def some_weights(hidden: int) -> Weights:
    random = np.random.RandomState(0)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(random.uniform(-1, 1, shape) for shape in shapes))


def by_tree(weights: Weights) -> NDArray[np.uint8]:
    wrong = np.empty((N, N), np.uint8)
    wrong_bits(*weights, BITS, wrong, np.empty(BITS, np.int64))
    return wrong


def one_by_one(weights: Weights) -> NDArray[np.uint8]:
    wrong = np.empty(N * N, np.uint8)
    wrong_bits_of(*weights, A, B, BITS, wrong, np.empty(BITS, np.int64))
    return wrong.reshape(N, N)


def by_batch(weights: Weights) -> NDArray[np.uint8]:
    """Ask all sums with one matrix of states a position."""
    layer_1: Floats = np.zeros((N * N, weights.hidden))
    wrong = np.zeros(N * N, np.uint8)
    for t in range(BITS):
        X = np.stack([A >> t & 1, B >> t & 1], axis=1).astype(np.float64)
        layer_1 = network.sigmoid(X @ weights.synapse_0 + layer_1 @ weights.synapse_h)
        layer_2 = network.sigmoid(layer_1 @ weights.synapse_1[:, 0])
        wrong += (layer_2 > 0.5) != (A + B >> t & 1)
    return wrong.reshape(N, N)


@pytest.mark.parametrize("hidden", [16, 128])
def test_beside_one_numpy_batch(benchmark: Any, report: Callable[[str], None], hidden: int) -> None:
    weights = some_weights(hidden)
    ways = {"NumPy batch": by_batch, "one by one": one_by_one, "tree": by_tree}
    runs = {name: lambda way=way: way(weights) for name, way in ways.items()}
    took = {name: 1e3 * seconds for name, seconds in medians(runs, rounds=9).items()}
    report(table(f"all 16,384 sums, hidden {hidden}", "ms", took, "tree"))
    wrong = benchmark(by_tree, weights)
    assert np.array_equal(wrong, by_batch(weights))

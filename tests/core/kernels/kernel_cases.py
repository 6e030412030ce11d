"""Random networks and sums for the tests of the kernels."""

from typing import NamedTuple

import numba
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from rnn_viz.core.net.weights import Weights

Integers = NDArray[np.int64]
COMPILED = not numba.config.DISABLE_JIT


class Case(NamedTuple):
    """A network and the operands of some training examples."""

    weights: Weights
    a: Integers
    b: Integers
    bits: int


def random_weights(hidden: int, seed: int, spread: float = 1.0) -> Weights:
    """Return weights between -spread and spread."""
    random = np.random.RandomState(seed)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(random.uniform(-spread, spread, shape) for shape in shapes))


def random_case(hidden: int, bits: int, count: int, seed: int, spread: float = 1.0) -> Case:
    """Return a random network and operands below 2**(bits - 1)."""
    a, b = np.random.RandomState(seed + 1).randint(2 ** (bits - 1), size=(2, count), dtype=np.int64)
    return Case(random_weights(hidden, seed, spread), a, b, bits)


def copied(weights: Weights) -> Weights:
    """Return writable copies."""
    return Weights(*(w.copy() for w in weights))


def flat(weights: Weights) -> NDArray[np.float64]:
    """Return all weights in the order of a keyframe."""
    return np.concatenate([w.ravel() for w in weights])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a network of any kind and up to six training examples."""
    hidden, bits = draw(st.integers(1, 40)), draw(st.integers(2, 32))
    spread = draw(st.sampled_from([0.05, 1.0, 3.0]))
    return random_case(hidden, bits, draw(st.integers(1, 6)), draw(st.integers(0, 2**31)), spread)

"""Networks for the lenses of long sums: at moments of their training, or drawn; and their oracle.

The oracle knows Python's whole numbers and the one-page network only.
"""

from collections.abc import Generator
from functools import cache
from typing import TypeVar

import numpy as np

from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.network import forward
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline

T = TypeVar("T")

LAST = 11_000  # iterations that are trained


@cache
def look_at(iteration: int, seed: int = 0, hidden: int = 16, bits: int = 8) -> Look:
    """Return the weights of a run at an iteration."""
    timeline = Timeline(RunConfig(seed=seed, hidden=hidden, bits=bits, iterations=LAST))
    timeline.advance(iteration)
    return Look(iteration, timeline.weights, bits)


def drawn_look(hidden: int, bits: int = 8, size: float = 1.0) -> Look:
    """Return weights that nothing was done to."""
    random = np.random.RandomState(3)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Look(7, Weights(*(size * random.normal(size=shape) for shape in shapes)), bits)


def first_wrong(look: Look, a: int, b: int, positions: int) -> int | None:
    """Return the first wrong position of ``a + b``, read in so many positions."""
    numbers = (bits_of(number, positions) for number in (a, b, a + b))
    said = forward(look.weights, *numbers, look.clamps).layer_2
    wrong = [t for t, p in enumerate(said) if (p > 0.5) != (a + b >> t) % 2]
    return wrong[0] if wrong else None


def result_of(slices: Generator[None, None, T]) -> T:
    """Do all slices; return what comes of them."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            result: T = end.value
            return result

"""Whether weights that are computed again are those that were saved, to the last bit."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.net.weights import Weights, flatten


class Deviation(NamedTuple):
    """How far computed weights are from those saved.

    Attributes
    ----------
    differing, total
        So many weights are other bits, of so many.
    largest
        The largest distance of a weight; infinite where only one of the two is a number.
    """

    differing: int
    total: int
    largest: float


def deviation(saved: Weights, computed: Weights) -> Deviation | None:
    """Return how far weights of one shape differ; ``None`` if they are the same bits."""
    one, other = flatten(saved), flatten(computed)
    differing = one.view(np.int64) != other.view(np.int64)
    if not differing.any():
        return None
    with np.errstate(invalid="ignore", over="ignore"):
        distances = np.abs(one - other)[differing]
    largest = float(np.nan_to_num(distances, nan=np.inf, posinf=np.inf).max())
    return Deviation(int(differing.sum()), differing.size, largest)

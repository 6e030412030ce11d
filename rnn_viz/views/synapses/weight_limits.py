"""The limits of the colours of weights: of each matrix, of all, or fixed."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.signed_number import limit_of_colours

THIS_MATRIX, ALL, FIXED = range(3)
FIXED_LIMIT = 5.0  # few weights ever leave it
_OWN = "limit"  # where each matrix has its own


class Limits(NamedTuple):
    """Where the colours end.

    Attributes
    ----------
    of_each
        The limits of synapse_0, synapse_h and synapse_1.
    word
        What stands at the ends of a colour bar for all of them.
    """

    of_each: tuple[float, ...]
    word: str

    def word_of(self, matrix: str | None) -> str:
        """Return what stands at the ends while one matrix is looked at: its own limit."""
        if self.word != _OWN or matrix is None:
            return self.word
        return limit_of_colours(self.of_each[Weights._fields.index(matrix)])


def limits_of(chosen: int, *nets: Weights) -> Limits:
    """Return the limits that nets shown together share, as chosen in the range switch."""
    if chosen == FIXED:
        return Limits((FIXED_LIMIT,) * 3, f"{FIXED_LIMIT:g}")
    own = tuple(_largest(np.concatenate(same)) for same in zip(*nets, strict=True))
    if chosen == THIS_MATRIX:
        return Limits(own, _OWN)
    return Limits((max(own),) * 3, limit_of_colours(max(own)))


def _largest(values: Floats) -> float:
    """Return the largest finite size of a weight, for a scale that is the same on both sides."""
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.any() else 1.0

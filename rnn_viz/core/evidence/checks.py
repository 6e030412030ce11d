"""Checks: what all sums said at some iterations of a run."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats


class Checks(NamedTuple):
    """What all sums said, at iterations in ascending order.

    Attributes
    ----------
    iterations
        Where it was looked, ``(points,)``.
    exact_share
        Share of the sums of which every bit is right, ``(points,)``.
    bit_accuracy
        Share of the sums in which each position is right, ``(points, bits)``.
    """

    iterations: Floats
    exact_share: Floats
    bit_accuracy: Floats

    def between(self, start: float, stop: float) -> "Checks":
        """Return the looks at ``start … stop - 1``."""
        first, last = np.searchsorted(self.iterations, (start, stop))
        return Checks(*(values[first:last] for values in self))

    def known_to(self, frontier: int) -> int:
        """Return the iteration where the next look would be due, at most the frontier."""
        if len(self.iterations) < 2:
            return 0
        before, last = self.iterations[-2:]
        return int(min(2 * last - before, frontier))

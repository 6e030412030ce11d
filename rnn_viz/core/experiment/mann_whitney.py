"""The two-sided test of Mann and Whitney: whether one group tends to larger values than another.

It needs no bell curve, and "never" is a value like any other: the largest, infinity.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from rnn_viz.core.arrays import Floats

LEVEL = 0.05  # below it, two groups are said to differ
FEWEST = 4  # values in each of two groups, with which they can differ at this level
_EXACT_UP_TO = 8  # values in the smaller group; with more, the normal curve is as good
_EXACT_LARGER = 200  # values in the larger group, up to which counting takes no time


def p_value(one: ArrayLike, other: ArrayLike) -> float:
    """Return how likely two groups of values differ so much by chance alone.

    Exact for small groups without equal values, else by the normal curve, with corrections for
    ties and continuity.

    Parameters
    ----------
    one, other
        The values, ``(n,)`` and ``(m,)``, at least one each; infinity is allowed, NaN is not.

    >>> round(p_value([1, 2, 3, 4], [5, 6, 7, 8]), 4)
    0.0286
    """
    x, y = np.asarray(one, float), np.asarray(other, float)
    n, m = len(x), len(y)
    values, where, ties = np.unique(np.concatenate([x, y]), return_inverse=True, return_counts=True)
    last = np.cumsum(ties)
    ranks = (last - (ties - 1) / 2)[where]  # equal values share the mean of their ranks
    u = float(ranks[:n].sum()) - n * (n + 1) / 2
    far = max(u, n * m - u)
    is_small = min(n, m) <= _EXACT_UP_TO and max(n, m) <= _EXACT_LARGER
    if len(values) == n + m and is_small:
        return _exact(round(far), n, m)
    return _normal(far, n, m, ties.astype(float))


def differ(one: ArrayLike, other: ArrayLike) -> bool:
    """Whether two groups of values are said to differ."""
    return p_value(one, other) < LEVEL


def _exact(far: int, n: int, m: int) -> float:
    """Count the orders of ``n + m`` values that lie at least so far from the middle."""
    ways = [1] + [0] * (n * m)  # ways[u]: orders in which u pairs stand the wrong way round
    for i in range(1, n + 1):
        for u in range(n * m, m + i - 1, -1):
            ways[u] -= ways[u - m - i]
        for u in range(i, n * m + 1):
            ways[u] += ways[u - i]
    return min(1.0, 2 * sum(ways[far:]) / math.comb(n + m, n))


def _normal(far: float, n: int, m: int, ties: Floats) -> float:
    both = n + m
    tied = float((ties**3 - ties).sum()) / (both * (both - 1))
    variance = n * m / 12 * (both + 1 - tied)
    if variance <= 0:  # all values are the same
        return 1.0
    z = (far - n * m / 2 - 0.5) / math.sqrt(variance)
    return min(1.0, math.erfc(z / math.sqrt(2)))

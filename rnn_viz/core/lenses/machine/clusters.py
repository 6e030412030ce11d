"""Groups of hidden states that lie together: k-means."""

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Integers

_ROUNDS = 40  # at most; rarely are more than 25 needed until nothing moves
_SAME = 1e-9  # squared distance of points that are told apart by nothing but rounding

Points = NDArray[np.float32]  # half as long to read as float64, and precise enough to tell groups


def centres_of(
    points: Points, most: int, random: np.random.RandomState
) -> Generator[None, None, Points]:
    """Return the means of at most ``most`` groups, each point nearest to that of its own.

    The first centres are drawn by k-means++: each from the points with a chance that grows with
    the square of the distance to the nearest centre drawn before.

    Parameters
    ----------
    points
        ``(n, dimensions)``; where some come up often, their group weighs more.
    most
        Groups; there are fewer where fewer points differ.
    random
        Draws the first centres.

    Returns
    -------
    Points
        ``(groups, dimensions)``.
    """
    centres = yield from _first_centres(points, most, random)
    label = np.full(len(points), -1)
    for _ in range(_ROUNDS):
        before, label = label, nearest(points, centres)
        if np.array_equal(label, before):
            break
        is_in = np.equal.outer(np.arange(len(centres)), label)
        count = is_in.sum(axis=1, keepdims=True)
        sums = is_in.astype(np.float32) @ points
        centres = np.where(count, sums / np.maximum(count, 1), centres).astype(np.float32)
        yield None
    return centres


def nearest(points: Points, centres: Points) -> Integers:
    """Return the centre that is nearest to each point, ``(n,)``."""
    but_for_own_size = np.square(centres).sum(axis=1)[:, None] - 2 * centres @ points.T
    return np.asarray(but_for_own_size.argmin(axis=0))


def _first_centres(
    points: Points, most: int, random: np.random.RandomState
) -> Generator[None, None, Points]:
    drawn = [random.randint(len(points))]
    distance = np.full(len(points), np.inf)
    while len(drawn) < most:
        distance = np.minimum(distance, np.square(points - points[drawn[-1]]).sum(axis=1))
        distance[distance < _SAME] = 0.0
        chance = np.cumsum(distance, dtype=np.float64)
        if not chance[-1]:
            break
        drawn.append(int(np.searchsorted(chance, random.random_sample() * chance[-1], "right")))
        yield None
    return points[drawn]

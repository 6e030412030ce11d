"""Where a curve over the run is filled, and in which order: halves first, then quarters, ..."""

from functools import lru_cache

from rnn_viz.core.evidence.coarse_to_fine import coarse_to_fine
from rnn_viz.core.run.keyframes import FIRST_SPACING

POINTS = 500


@lru_cache(maxsize=16)
def evaluated_at(iterations: int, points: int = POINTS) -> tuple[int, ...]:
    """Return at most so many evenly spaced iterations below ``iterations``, coarse to fine.

    Their distance is the first keyframe spacing times a power of two, so that they stay
    keyframes when keyframes are thinned, and stay places when the run is extended.

    >>> evaluated_at(80)
    (0, 40, 20, 60)
    """
    distance = FIRST_SPACING
    while -(-iterations // distance) > points:
        distance *= 2
    count = -(-iterations // distance)
    return tuple(k * distance for k in coarse_to_fine(count))

"""The order in which a curve over the run is filled: halves first, then quarters, and so on."""

from functools import lru_cache

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
    order: dict[int, None] = {0: None}
    stride = 1 << (count - 1).bit_length()
    while stride:
        order.update(dict.fromkeys(range(0, count, stride)))
        stride //= 2
    return tuple(k * distance for k in order)

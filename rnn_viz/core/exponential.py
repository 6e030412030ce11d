"""The sigmoid of the compiled loops."""

import math

from numba import njit


@njit(nogil=True, cache=True)
def sigmoid(x: float) -> float:
    """Return 1 / (1 + exp(-x)) without overflow at either end; NaN stays NaN."""
    if x < 0.0:
        e = math.exp(x)
        return e / (1.0 + e)
    return 1.0 / (1.0 + math.exp(-x))

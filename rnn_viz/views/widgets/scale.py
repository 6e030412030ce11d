"""What colours mean: from which value to which, in which colours, and in which fixed steps."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.palette import Colours, Pixels, diverging, places
from rnn_viz.views.widgets.theme import Theme

Values = NDArray[np.float64] | NDArray[np.uint8]  # weights or shares, or numbers of wrong bits
_FAR_BELOW = 20.0  # a scale that much too large shows nothing any more
_LEAST, _MOST = -12, 12  # powers of ten


class Scale(NamedTuple):
    """Colours from ``low`` to ``high``.

    Attributes
    ----------
    low, high
        The values at the two ends of the colours.
    colours
        The colours of a theme, ``(256,)``.
    """

    low: float
    high: float
    colours: Colours = diverging

    def pixels(self, values: Values, theme: Theme) -> Pixels:
        """Return ``0xffRRGGBB`` of each value; beyond the scale it is that of the nearer end."""
        return np.asarray(self.colours(theme)[places(values, self.low, self.high)])

    def beyond(self, values: Values) -> tuple[bool, bool]:
        """Return whether values lie below the scale, and above it."""
        known = values[np.isfinite(values)]
        if not known.size:
            return False, False
        return bool(known.min() < self.low), bool(known.max() > self.high)

    def is_beyond(self, values: Values) -> NDArray[np.bool_]:
        """Return which values have the colour of an end without being that small or large."""
        return np.asarray((values < self.low) | (values > self.high))


def signed_scale(limit: float, colours: Colours = diverging) -> Scale:
    """Return the scale from ``-limit`` over 0 to ``limit``."""
    return Scale(-limit, limit, colours)


def step_above(size: float) -> float:
    """Return the next of 1, 2 and 5 times a power of ten, not below ``size``.

    >>> step_above(0.3), step_above(0.5), step_above(7.0), step_above(0.0)
    (0.5, 0.5, 10.0, 1e-12)
    """
    power = math.floor(math.log10(size)) if size > 0 else _LEAST
    power = min(max(power, _LEAST), _MOST)
    steps = (float(f"{times}e{power}") for times in (1, 2, 5))
    return next((step for step in steps if step >= size), float(f"1e{power + 1}"))


class SteadyLimit:
    """The limit of one scale: it follows from the values, unless they follow each other quickly.

    Attributes
    ----------
    is_steady
        Whether it only grows when values are beyond it, and shrinks late. The same values may
        have other colours then than they had before.

    Parameters
    ----------
    share
        How many of the values shall be within it; few outliers would leave the rest pale.
    """

    def __init__(self, share: float = 1.0) -> None:
        self.is_steady = True
        self._share = share
        self._limit = 0.0  # as long as there was nothing but zeros

    def of(self, *values: Floats) -> float:
        """Return the limit for these values, which the next ones will most likely share."""
        sizes = np.abs(np.concatenate([v[np.isfinite(v)] for v in values]))
        if self._share == 1.0:
            large = float(sizes.max(initial=0.0))
        else:
            large = float(np.quantile(sizes, self._share)) if sizes.size else 0.0
        if not self.is_steady:
            self._limit = step_above(large) if large > 0.0 else 0.0
        elif large > self._limit or 0.0 < large * _FAR_BELOW < self._limit:
            self._limit = step_above(large)
        return self._limit or 1.0

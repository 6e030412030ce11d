"""What colours mean: from which value to which, in which colours; shared by pictures and bar."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.views.widgets.palette import Colours, Pixels, diverging, places
from rnn_viz.views.widgets.theme import Theme

Values = NDArray[np.float64] | NDArray[np.uint8]  # weights or shares, or numbers of wrong bits


class Scale(NamedTuple):
    """Colours from ``low`` to ``high``.

    Attributes
    ----------
    low, high
        The values at the two ends of the colours.
    colours
        The colours of a theme, ``(256,)``.
    at_nan
        The value whose colour stands for what is no number; it is hatched as well.
    """

    low: float
    high: float
    colours: Colours = diverging
    at_nan: float = 0.0

    def pixels(self, values: Values, theme: Theme) -> Pixels:
        """Return ``0xffRRGGBB`` of each value; beyond the scale it is that of the nearer end."""
        return np.asarray(self.colours(theme)[places(values, self.low, self.high, self.at_nan)])

    def beyond(self, values: Values) -> tuple[bool, bool]:
        """Return whether values lie below the scale, and above it."""
        known = values[np.isfinite(values)]
        if not known.size:
            return False, False
        return bool(known.min() < self.low), bool(known.max() > self.high)

    def is_beyond(self, values: Values) -> NDArray[np.bool_]:
        """Return which values have the colour of an end without being that small or large."""
        return np.asarray((values < self.low) | (values > self.high))


def signed(limit: float, colours: Colours = diverging) -> Scale:
    """Return the scale from ``-limit`` over 0 to ``limit``."""
    return Scale(-limit, limit, colours)

"""The error curve thinned to what a picture of some width can show.

The same stretch of the run always gives the same points, however far training has got, so a
growing curve does not shimmer: buckets are counted from iteration 0 and their length depends
on the range shown, not on the number of examples.
"""

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Band, Curve, Mean
from rnn_viz.core.run.run_range import Range

WINDOW = 100  # examples in a mean, where no more fall on one point


def band_of(curve: Curve, shown: Range, columns: int) -> Band:
    """Return minima and maxima of the range, one or two stretches a column, at their middles."""
    stretch = shown.width / columns
    size = _bucket(curve, stretch)
    start, stop = _span(curve, shown, size)
    band = curve.band(start, stop, _ask_for(curve, start, stop, size))
    group = max(1, int(stretch / size))
    begins = _is_multiple(band.x / size, group)
    begins[:1] = True
    starts = np.flatnonzero(begins)
    if group > 1 and starts.size:
        low, high = np.minimum.reduceat(band.low, starts), np.maximum.reduceat(band.high, starts)
        band = Band(band.x[starts], low, high)
    return Band(band.x + (size * group - 1) / 2, band.low, band.high)


def mean_of(curve: Curve, shown: Range, columns: int) -> Mean:
    """Return means of 100 examples, or of as many more as fall on one of the ``columns``.

    About one point a column.
    """
    stretch = shown.width / columns
    # buckets of 1 and 4 fill a window of exactly 100; then only some of the means are drawn
    size = _bucket(curve, min(stretch, 4.0) if stretch <= WINDOW else stretch)
    start, stop = _span(curve, shown, size)
    group = max(1, int(stretch / size))
    window = max(WINDOW, group * size)
    mean = curve.mean(start, stop, _ask_for(curve, start, stop, size), window)
    drawn = _is_multiple((mean.x + 1) / size, group)
    drawn[-1:] = True  # the line reaches the newest example
    return Mean(mean.x[drawn], mean.y[drawn], mean.window)


def mean_before(curve: Curve, iteration: int, window: int) -> float | None:
    """Return the mean of the last ``window`` examples before this one; none are before 0."""
    if not 0 < iteration <= curve.examples:
        return None
    found = curve.mean(iteration - 1, iteration, 1, window).y
    return float(found[-1]) if found.size else None


def nearest(x: Floats, iteration: float) -> int | None:
    """Return the index of the point nearest to an iteration, if there are points."""
    return int(np.abs(x - iteration).argmin()) if x.size else None


def _bucket(curve: Curve, stretch: float) -> int:
    """Return the length of the longest buckets that still fit ``stretch``."""
    fitting = [level.size for level in curve.levels if level.size <= stretch]
    return fitting[-1] if fitting else curve.levels[0].size


def _span(curve: Curve, shown: Range, size: int) -> tuple[int, int]:
    """Return the examples shown and one bucket on either side, for lines to leave by."""
    first = max(0, int(shown.start) // size - 1)
    return first * size, min(curve.examples, int(shown.stop) + 2 * size)


def _ask_for(curve: Curve, start: int, stop: int, size: int) -> int:
    """Return the number of columns for which the curve answers in buckets of ``size``."""
    return max(1, (min(stop, curve.examples) - start) // size)


def _is_multiple(indices: Floats, group: int) -> NDArray[np.bool_]:
    return np.asarray(np.rint(indices).astype(np.int64) % group == 0)

"""The error curve as it travels to the views: what happened in any stretch of the run."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats


class Level(NamedTuple):
    """Buckets of ``size`` examples each; entry ``k`` covers ``k * size … (k + 1) * size - 1``."""

    size: int
    low: Floats
    high: Floats
    total: Floats  # sum of all errors up to the bucket's end


class Bucket(NamedTuple):
    """What is known about the errors of examples ``first … last``; exact where they are one."""

    first: int
    last: int
    low: float
    mean: float
    high: float


class Band(NamedTuple):
    """Minimum and maximum by stretch, for drawing; ``x`` is where each stretch begins."""

    x: Floats
    low: Floats
    high: Floats


class Mean(NamedTuple):
    """The mean of the last ``window`` examples, at each ``x``."""

    x: Floats
    y: Floats
    window: int


class Curve(NamedTuple):
    """Errors of the first ``examples`` examples at several resolutions, finest first."""

    examples: int
    levels: tuple[Level, ...]

    def band(self, start: int, stop: int, columns: int) -> Band:
        """Return minima and maxima of ``start … stop`` in ``columns`` to ``2 * columns`` stretches.

        Fewer where there are fewer examples; complete buckets only.
        """
        level = self._level(start, stop, columns)
        first, last = start // level.size, -(-stop // level.size)
        low, high = level.low[first:last], level.high[first:last]
        group = max(1, len(low) // columns)
        starts = np.arange(0, len(low), group)
        x = np.multiply(first + starts, level.size, dtype=np.float64)
        if group > 1:
            low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
        return Band(x, low, high)

    def mean(self, start: int, stop: int, columns: int, window: int) -> Mean:
        """Return the mean of the last ``window`` examples, at about ``columns`` places.

        The window is widened to whole buckets, and to the distance between two places, so
        that no example is left out; :attr:`Mean.window` says what it became. At the
        beginning of the run the mean is of the examples there are.
        """
        level = self._level(start, stop, columns)
        first, last = start // level.size, min(-(-stop // level.size), len(level.total))
        step = max(1, (last - first) // columns)
        width = max(-(-window // level.size), step)
        ends = np.arange(first, last, step)
        before = np.maximum(ends - width, -1)
        total = np.where(before >= 0, level.total[before], 0.0)
        y = (level.total[ends] - total) / ((ends - before) * level.size)
        return Mean(np.multiply(ends + 1, level.size, dtype=np.float64) - 1, y, width * level.size)

    def at(self, iteration: int) -> Bucket | None:
        """Return what is known about one example's error; ``None`` where there is none yet."""
        for level in self.levels:
            k = iteration // level.size
            if 0 <= k < len(level.total):
                before = level.total[k - 1] if k else 0.0
                mean = level.low[k] if level.size == 1 else (level.total[k] - before) / level.size
                first = k * level.size
                return Bucket(
                    first, first + level.size - 1,
                    float(level.low[k]), float(mean), float(level.high[k]),
                )  # fmt: skip
        return None

    def _level(self, start: int, stop: int, columns: int) -> Level:
        """Return the coarsest level that still has an entry for every column."""
        span = min(stop, self.examples) - start
        fitting = [lv for lv in self.levels if lv.size * columns <= span]
        return fitting[-1] if fitting else self.levels[0]

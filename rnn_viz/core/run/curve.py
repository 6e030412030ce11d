"""The error curve as it travels to the views: what happened in any stretch of the run."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.past.level import Level


class Bucket(NamedTuple):
    """What is known about the errors of examples ``first … last``; exact where they are one."""

    first: int
    last: int
    low: float
    mean: float
    high: float


class ErrorBand(NamedTuple):
    """Minimum and maximum by stretch, for drawing; ``x`` is where each stretch begins."""

    x: Floats
    low: Floats
    high: Floats


class Mean(NamedTuple):
    """The mean of the last ``window`` examples, at each ``x``."""

    x: Floats
    y: Floats
    window: int


class Recent(NamedTuple):
    """The mean error of so many examples, the last of which is known."""

    mean: float
    window: int


class Curve(NamedTuple):
    """Errors of the first ``examples`` examples at several resolutions, finest first."""

    examples: int
    levels: tuple[Level, ...]

    def bucket_for(self, stretch: float) -> int:
        """Return the length of the longest buckets that fit ``stretch`` examples, else of any."""
        fitting = [level.size for level in self.levels if level.size <= stretch]
        return fitting[-1] if fitting else self.levels[0].size

    def band(self, start: int, stop: int, size: int) -> ErrorBand:
        """Return minimum and maximum of each complete bucket that ``start … stop`` meets.

        ``size`` is the length of the buckets, one of :meth:`bucket_for`.
        """
        level, first, stop = self._buckets(start, stop, size)
        x = np.arange(first, stop, dtype=np.float64) * size
        return ErrorBand(x, level.low[first:stop], level.high[first:stop])

    def means(self, start: int, stop: int, size: int, window: int) -> Mean:
        """Return the mean of the last ``window`` examples at the end of each bucket of ``size``.

        The window is widened to whole buckets; :attr:`Mean.window` says what it became. At the
        beginning of the run the mean is of the examples there are. ``size`` is one of
        :meth:`bucket_for`.
        """
        level, first, stop = self._buckets(start, stop, size)
        ends, width = np.arange(first, stop), -(-window // size)
        before = np.maximum(ends - width, -1)
        known = max(0, first - width)
        totals = level.total[known:stop]
        total = np.where(before >= 0, totals[before - known], 0.0)
        y = (totals[first - known :] - total) / ((ends - before) * size)
        return Mean(np.multiply(ends + 1, size, dtype=np.float64) - 1, y, width * size)

    def mean_error(self, start: int, stop: int) -> float | None:
        """Return the mean error of examples ``start … stop - 1``.

        Where single errors are no longer kept, of the whole buckets among them; ``None`` if
        there is none.
        """
        level = self.levels[0]
        first, last = -(-start // level.size), min(stop // level.size, level.entries)
        if last <= first:
            return None
        before = level.total[first - 1] if first else 0.0
        return float((level.total[last - 1] - before) / ((last - first) * level.size))

    def recent(self, iteration: int, window: int) -> Recent | None:
        """Return the mean error of the last ``window`` examples, of which this is the last.

        The window is widened to whole buckets of the finest level, and shorter at the beginning
        of the run; ``None`` where the example's error is not known.
        """
        size = self.levels[0].size
        stop = (iteration // size + 1) * size  # the end of the bucket that the example is in
        if not 0 <= iteration < stop <= self.levels[0].entries * size:
            return None
        width = -(-window // size) * size
        mean = self.mean_error(max(0, stop - width), stop)
        return None if mean is None else Recent(mean, width)

    def at(self, iteration: int) -> Bucket | None:
        """Return what is known about one example's error; ``None`` where there is none yet."""
        for level in self.levels:
            k = iteration // level.size
            if 0 <= k < level.entries:
                before = level.total[k - 1] if k else 0.0
                mean = level.low[k] if level.size == 1 else (level.total[k] - before) / level.size
                first = k * level.size
                return Bucket(
                    first, first + level.size - 1,
                    float(level.low[k]), float(mean), float(level.high[k]),
                )  # fmt: skip
        return None

    def _buckets(self, start: int, stop: int, size: int) -> tuple[Level, int, int]:
        """Return the level of a size, and which of its buckets meet ``start … stop``."""
        level = next(level for level in self.levels if level.size == size)
        first = start // size
        return level, first, max(first, min(-(-stop // size), level.entries))

"""The error curve thinned to what a picture of some width can show.

The same stretch of the run always gives the same points, however far training has got, so a
growing curve does not shimmer: buckets are counted from iteration 0 and their length depends
on the range shown, not on the number of examples.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve, ErrorBand, Mean
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.run_state import BranchInfo

WINDOW = 100  # examples in a mean, where no more fall on one point


def band_of(curve: Curve, shown: Range, columns: int) -> ErrorBand:
    """Return minima and maxima of the range, one or two stretches a column, at their middles."""
    stretch = shown.width / columns
    size = curve.bucket_for(stretch)
    band = curve.band(*_span(curve, shown, size), size)
    group = max(1, int(stretch / size))
    begins = _is_multiple(band.x / size, group)
    begins[:1] = True
    starts = np.flatnonzero(begins)
    if group > 1 and starts.size:
        low, high = np.minimum.reduceat(band.low, starts), np.maximum.reduceat(band.high, starts)
        band = ErrorBand(band.x[starts], low, high)
    return ErrorBand(band.x + (size * group - 1) / 2, band.low, band.high)


def mean_of(curve: Curve, shown: Range, columns: int) -> Mean:
    """Return means of 100 examples, or of as many more as fall on one of the ``columns``.

    About one point a column.
    """
    stretch = shown.width / columns
    # buckets of 1 and 4 fill a window of exactly 100; then only some of the means are drawn
    size = curve.bucket_for(min(stretch, 4.0) if stretch <= WINDOW else stretch)
    group = max(1, int(stretch / size))
    mean = curve.means(*_span(curve, shown, size), size, max(WINDOW, group * size))
    drawn = _is_multiple((mean.x + 1) / size, group)
    drawn[-1:] = True  # the line reaches the newest example
    return Mean(mean.x[drawn], mean.y[drawn], mean.window)


def nearest(x: Floats, iteration: float) -> int | None:
    """Return the index of the point nearest to an iteration, if there are points."""
    return int(np.abs(x - iteration).argmin()) if x.size else None


def _span(curve: Curve, shown: Range, size: int) -> tuple[int, int]:
    """Return the examples shown and one bucket on either side, for lines to leave by."""
    first = max(0, int(shown.start) // size - 1)
    return first * size, min(curve.examples, int(shown.stop) + 2 * size)


def _is_multiple(indices: Floats, group: int) -> NDArray[np.bool_]:
    return np.asarray(np.rint(indices).astype(np.int64) % group == 0)


class BranchLine(NamedTuple):
    """The mean errors of a branch from where it differs from the current one."""

    number: int
    x: Floats
    y: Floats


def lines_of(branches: Sequence[BranchInfo], shown: Range, columns: int) -> list[BranchLine]:
    """Return the lines of all branches that are not played, about one point a column."""
    current = next((branch for branch in branches if branch.is_current), None)
    if current is None:
        return []
    lines = []
    for branch in branches:
        if branch.is_current:
            continue
        mean = mean_of(branch.curve, shown, columns)
        drawn = np.isfinite(mean.y) & (mean.x >= parting(branch, current, branches))
        lines.append(BranchLine(branch.number, mean.x[drawn], mean.y[drawn]))
    return lines


def parting(one: BranchInfo, other: BranchInfo, branches: Sequence[BranchInfo]) -> int:
    """Return the last iteration up to which two branches are the same run."""
    ways = dict(_way(one, branches))
    for number, until in _way(other, branches):
        if number in ways:
            return min(until, ways[number])
    return 0


def _way(branch: BranchInfo, branches: Sequence[BranchInfo]) -> Iterator[tuple[int, int]]:
    """Yield a branch and those it comes from, each with how far they are the same."""
    known = {one.number: one for one in branches}
    until = branch.frontier
    at: BranchInfo | None = branch
    while at is not None:
        yield at.number, until
        until = min(until, at.forked_at)
        at = None if at.parent is None else known.get(at.parent)

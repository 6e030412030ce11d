"""The mean errors of the branches of a run, each from where it differs from the one played."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.run_state import BranchInfo


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
        mean = curve_lines.mean_of(branch.curve, shown, columns)
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

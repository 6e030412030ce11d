"""When each place was learned, by the checks of all sums over the run."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import SURE

MOSTLY = 0.99  # share of the sums in which a learned place is right


@dataclass(frozen=True, slots=True)
class Learned:
    """Since when each place is right for good, as far as the run is trained and checked.

    Attributes
    ----------
    since
        The first check from which on the place is right in 99 % of the sums at every check, at
        least five, up to the last; ``None`` if there is no such. Position 0 first.
    upto
        The last check.
    apart
        The most iterations between two checks: so late each may be noticed.
    """

    since: tuple[int | None, ...]
    upto: int
    apart: int

    @property
    def order(self) -> list[int]:
        """The positions that are learned, the first learned first."""
        known = [(at, position) for position, at in enumerate(self.since) if at is not None]
        return [position for _, position in sorted(known)]

    def count_at(self, iteration: int) -> int:
        """Return how many places are learned by then."""
        return sum(at is not None and at <= iteration for at in self.since)


def learned(checks: Checks) -> Learned | None:
    """Find since when each place is right for good; ``None`` where nothing is checked."""
    if not len(checks):
        return None
    is_weak = checks.bit_accuracy < MOSTLY  # (points, bits)
    points = len(checks)
    strong = np.where(is_weak.any(axis=0), np.argmax(is_weak[::-1], axis=0), points)
    since = [
        int(checks.iterations[points - in_a_row]) if in_a_row >= SURE else None
        for in_a_row in strong.tolist()
    ]
    apart = int(np.diff(checks.iterations).max(initial=0))
    return Learned(tuple(since), int(checks.iterations[-1]), apart)

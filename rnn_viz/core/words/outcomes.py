"""What became of the branch that is played and of what it is compared with, side by side.

Only what was evaluated is said; everything else is "not known".
"""

from typing import NamedTuple

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.curve_lines import WINDOW
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.run_state import BranchInfo, Reference
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.curve_readout import NEAR_IN_RUN, share_near
from rnn_viz.core.words.numbers import error_text

NOT_KNOWN = "not known"
NOTHING_DIFFERS = "Both are the same moment: nothing differs."


class Outcome(NamedTuple):
    """One measure of both sides, in words."""

    measure: str
    played: str
    compared: str


class Outcomes(NamedTuple):
    """A comparison of outcomes.

    Attributes
    ----------
    played, compared
        What is compared: the branch and its moment.
    rows
        One measure each; none where both are the same moment.
    """

    played: str
    compared: str
    rows: tuple[Outcome, ...]


class _Side(NamedTuple):
    """One of the two: its errors, where it is looked at, what was found out about it."""

    curve: Curve
    iteration: int
    known: Analysis


def outcomes(now: Snapshot) -> Outcomes | None:
    """Return how the weights shown and those they are compared with do; ``None`` if with none.

    Errors and shares are those at the two moments. When every sum was right is said of whole
    branches, and only where there are two.
    """
    reference, branches = now.run_state.reference, now.run_state.branches
    mine = next((branch for branch in branches if branch.is_current), None)
    if reference is None or mine is None:
        return None
    other = next((branch for branch in branches if branch.number == reference.branch), mine)
    titles = _title(mine, now.iteration), _title(other, reference.iteration)
    if reference.is_same:
        return Outcomes(*titles, ())
    analysis = now.analysis or Analysis(now.run_id)
    sides = (
        _Side(now.curve, now.iteration, analysis),
        _Side(other.curve, reference.iteration, _known_of(now, other, reference)),
    )
    rows = [_mean_error(*sides), Outcome("sums right", *(_share(now, side) for side in sides))]
    if other is not mine:
        found = [side.known.milestones for side in sides]
        end = now.config.iterations
        rows.append(Outcome("first perfect", *map(_first, found)))
        rows.append(Outcome("stable perfect", *(_stable(it, end) for it in found)))
    return Outcomes(*titles, tuple(rows))


def _title(branch: BranchInfo, iteration: int) -> str:
    return f"{branch.name}, at {iteration:,}"


def _known_of(now: Snapshot, other: BranchInfo, reference: Reference) -> Analysis:
    """Return what has been found out about what is compared with."""
    analysis = now.analysis or Analysis(now.run_id)
    if reference.branch is None or other.is_current:
        return analysis
    return analysis.about(Identity(now.config, other.entries))


def _mean_error(*sides: _Side) -> Outcome:
    """Return the mean errors of the last examples, of as many on both sides."""
    window, means = WINDOW, [side.curve.recent(side.iteration - 1, WINDOW) for side in sides]
    widest = max((mean.window for mean in means if mean is not None), default=window)
    if widest > window:  # where single errors are no longer kept, whole buckets are what there is
        window = widest
        means = [side.curve.recent(side.iteration - 1, window) for side in sides]
    said = [NOT_KNOWN if mean is None else error_text(mean.mean) for mean in means]
    return Outcome(f"mean of {window:,}", *said)


def _share(now: Snapshot, side: _Side) -> str:
    checks = side.known.shares
    points = checks.iterations, checks.exact_share
    short, full = share_near(points, side.iteration, NEAR_IN_RUN * now.config.iterations)
    return full if full == NOT_KNOWN else short


def _first(found: Milestones | None) -> str:
    if found is None:
        return NOT_KNOWN
    return f"not by {found.upto:,}" if found.first is None else f"{found.first:,}"


def _stable(found: Milestones | None, end: int) -> str:
    """Say from where on every check was perfect; before the end of the run only that it was so."""
    if found is None:
        return NOT_KNOWN
    if found.first is None:
        return f"not by {found.upto:,}"
    if found.stable is not None:
        return f"{found.stable:,}" if found.upto >= end else f"{found.stable:,} so far"
    if found.in_a_row:  # too few checks to say so
        return NOT_KNOWN
    return f"not by {found.upto:,}"

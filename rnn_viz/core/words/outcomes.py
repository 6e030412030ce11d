"""What became of the branch that is played and of what it is compared with, side by side.

Only what was evaluated is said; everything else is "not known".
"""

from typing import NamedTuple

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.language import _
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.curve_lines import WINDOW
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.curve_readout import NEAR_IN_RUN, share_near
from rnn_viz.core.words.numbers import error_text
from rnn_viz.core.words.sums_text import how_often_checked

NOT_KNOWN = _("not known")
NOTHING_DIFFERS = _("Both are the same moment: nothing differs.")
_NOT_BY = _("not by {iteration:,}")


class Outcome(NamedTuple):
    """One measure of both sides, in words; ``note`` says what is measured."""

    measure: str
    played: str
    compared: str
    note: str


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
        _Side(other.curve, reference.iteration, _known_of(analysis, now, other)),
    )
    rows = [_mean_error(*sides), _shares_right(now, *sides)]
    if other is not mine:
        found = [side.known.milestones for side in sides]
        rows += [_first_perfect(*found), _stable_perfect(now.config.iterations, *found)]
    return Outcomes(*titles, tuple(rows))


def _title(branch: BranchInfo, iteration: int) -> str:
    return _("{branch}, at {iteration:,}").format(branch=branch.name, iteration=iteration)


def _known_of(analysis: Analysis, now: Snapshot, other: BranchInfo) -> Analysis:
    """Return what has been found out about the branch that is compared with."""
    return analysis if other.is_current else analysis.about(Identity(now.config, other.entries))


def _mean_error(*sides: _Side) -> Outcome:
    """Return the mean errors of the last examples, of as many on both sides."""
    window, means = WINDOW, [side.curve.recent(side.iteration - 1, WINDOW) for side in sides]
    widest = max((mean.window for mean in means if mean is not None), default=window)
    if widest > window:  # where single errors are no longer kept, whole buckets are what there is
        window = widest
        means = [side.curve.recent(side.iteration - 1, window) for side in sides]
    said = [NOT_KNOWN if mean is None else error_text(mean.mean) for mean in means]
    note = _("Mean error of the last {window:,} examples before each of the two moments")
    played, compared = said
    measure = _("mean of {window:,}").format(window=window)
    return Outcome(measure, played, compared, note.format(window=window))


def _shares_right(now: Snapshot, *sides: _Side) -> Outcome:
    note = _("Share of all sums of which every bit is right; ≈ is that of a check nearby")
    played, compared = (_share(now, side) for side in sides)
    return Outcome(_("sums right"), played, compared, note)


def _first_perfect(*found: Milestones | None) -> Outcome:
    note = _("The first iteration at which every sum was right; up to it all are checked")
    played, compared = map(_first, found)
    return Outcome(_("first perfect"), played, compared, note)


def _stable_perfect(end: int, *found: Milestones | None) -> Outcome:
    often = [_checked(letter, it) for letter, it in zip("AB", found, strict=True) if it is not None]
    note = "; ".join([_("From there on every sum was right at every check"), *filter(None, often)])
    played, compared = (_stable(it, end) for it in found)
    return Outcome(_("stable perfect"), played, compared, note)


def _checked(letter: str, found: Milestones) -> str:
    if found.first is None:
        return ""
    said = _("{letter} is checked {often}")
    return said.format(letter=letter, often=how_often_checked(found))


def _share(now: Snapshot, side: _Side) -> str:
    checks = side.known.shares
    points = checks.iterations, checks.exact_share
    short, full = share_near(points, side.iteration, NEAR_IN_RUN * now.config.iterations)
    return full if full == NOT_KNOWN else short


def _first(found: Milestones | None) -> str:
    if found is None:
        return NOT_KNOWN
    return _not_by(found) if found.first is None else f"{found.first:,}"


def _stable(found: Milestones | None, end: int) -> str:
    """Say from where on every check was perfect; before the end of the run only that it was so."""
    if found is None:
        return NOT_KNOWN
    if found.first is None:
        return _not_by(found)
    if found.stable is not None:
        said = "{iteration:,}" if found.upto >= end else _("{iteration:,} so far")
        return said.format(iteration=found.stable)
    return NOT_KNOWN if found.in_a_row else _not_by(found)  # too few checks to say so


def _not_by(found: Milestones) -> str:
    return _NOT_BY.format(iteration=found.upto)

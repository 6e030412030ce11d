"""What becomes of a net once it was perfect: the first time, the wobble, and what lasts."""

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from rnn_viz.core.evidence.milestones import SURE, Milestones, checks_in_a_row
from rnn_viz.core.evidence.named_phase import Figures, Known, NamedPhase, PhaseKind


class _Stretch(NamedTuple):
    """A part of the run between two interventions."""

    start: int
    stop: int
    failed: list[int]  # checks known not to be perfect


def perfect_phases(known: Known) -> list[NamedPhase]:
    """Return the phases from the first perfect moment on, in order."""
    milestones = known.milestones
    if milestones is None or milestones.first is None:
        return []
    found: list[NamedPhase] = []
    stretches = _stretches(known, milestones, milestones.first)
    for stretch in stretches:
        found += _phases_in(known, milestones, stretch, is_last=stretch is stretches[-1])
    return found


def _stretches(known: Known, milestones: Milestones, first: int) -> list[_Stretch]:
    """Divide what follows at the interventions after which a check failed."""
    failed = {*known.checks.between(first, known.frontier + 1).failed.tolist()}
    failed |= {check for pair in milestones.failed for check in pair}
    borders = [first, *(at for at in known.changes if first < at <= known.frontier)]
    parts: list[_Stretch] = []
    for start, stop in pairwise([*borders, known.frontier + 1]):
        inside = sorted(check for check in failed if start <= check < stop)
        if parts and not inside:
            parts[-1] = parts[-1]._replace(stop=stop)
        else:
            parts.append(_Stretch(start, stop, inside))
    return parts


def _phases_in(
    known: Known, milestones: Milestones, stretch: _Stretch, is_last: bool
) -> list[NamedPhase]:
    """Return what is first perfect, what wobbles, and what is perfect to the end of a stretch."""
    until = _checked_until(known, milestones, stretch)
    stop, may_move = min(until, known.frontier), is_last and not known.is_final
    if not stretch.failed:
        lasting = _lasting(known, milestones, stretch.start, until, is_last)
        first = _first(known, stretch.start, stop, may_move)
        return [first if lasting is None else lasting]
    lost, settled = stretch.failed[0], stop
    lasting = _lasting(known, milestones, _settled(known, milestones, stretch), until, is_last)
    if lasting is not None:
        settled = lasting.start
        lasting = replace(lasting, start_may_move=may_move)
    lost_may_move = lost > milestones.upto
    figures = _wobble(known, stretch, settled)
    found = [NamedPhase(PhaseKind.WOBBLE, lost, settled, figures, lost_may_move, may_move)]
    if stretch.start == milestones.first:
        found.insert(0, _first(known, stretch.start, lost, lost_may_move))
    return found if lasting is None else [*found, lasting]


def _checked_until(known: Known, milestones: Milestones, stretch: _Stretch) -> int:
    """Return before which iteration of a stretch anything is known about the sums."""
    last = int(known.checks.iterations[-1]) if len(known.checks) else 0
    return min(stretch.stop, max(milestones.upto, last) + 1)


def _settled(known: Known, milestones: Milestones, stretch: _Stretch) -> int:
    """Return the first check after the last one that failed; the end if there is none."""
    last = stretch.failed[-1]
    due = milestones.grid.after(last)
    if due <= milestones.upto:
        return min(due, stretch.stop)
    others = known.checks.between(last + 1, stretch.stop).iterations
    return int(others[0]) if len(others) else stretch.stop


def _lasting(
    known: Known, milestones: Milestones, start: int, until: int, is_last: bool
) -> NamedPhase | None:
    """Return what is right at every check before ``until``, if these are enough to say so."""
    figures, grid = _checks_between(known, start, until), milestones.grid
    searched = min(until, milestones.upto + 1)
    in_a_row = checks_in_a_row(grid, start, searched)
    if max(figures.checks, in_a_row) < SURE:
        return None
    if searched == until:
        figures = replace(figures, every=(grid.distance(start), grid.distance(until - 2)))
    if not is_last:
        figures = replace(figures, changed_at=until)
        return NamedPhase(PhaseKind.PERFECT, start, until, figures)
    is_stable = known.is_final and milestones.stable is not None
    kind = PhaseKind.STABLE if is_stable else PhaseKind.PERFECT
    return NamedPhase(kind, start, min(until, known.frontier), figures, False, not known.is_final)


def _first(known: Known, start: int, stop: int, may_move: bool) -> NamedPhase:
    return NamedPhase(PhaseKind.FIRST, start, stop, Figures(known.bits), False, may_move)


def _wobble(known: Known, stretch: _Stretch, stop: int) -> Figures:
    """Return how often, and how badly, the net fails in a stretch."""
    figures = _checks_between(known, stretch.failed[0], stop)
    figures = replace(figures, failed_at=(stretch.failed[0], stretch.failed[-1]))
    seen = known.checks.between(stretch.failed[0], stop)
    if not len(seen.failed):
        return figures
    worst = int(np.argmin(seen.exact_share))
    return replace(
        figures,
        failed=len(seen.failed),
        worst=int(seen.iterations[worst]),
        wrong=round((1 - float(seen.exact_share[worst])) * known.count),
    )


def _checks_between(known: Known, start: int, stop: int) -> Figures:
    at = known.checks.between(start, stop).iterations
    if not len(at):
        return Figures(known.bits)
    apart = int(np.diff(at).max()) if len(at) > 1 else 0
    return Figures(
        known.bits, checks=len(at), apart=apart, first_check=int(at[0]), last_check=int(at[-1])
    )

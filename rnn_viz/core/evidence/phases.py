"""Named phases of a run, found from its data by stated rules.

The data are the error of every example, the search for the first perfect moment, which checks
every iteration up to it, and checks: at some iterations all sums were asked. A phase says nothing
beyond what was trained and checked, and nothing that any of the checks contradicts.
"""

from dataclasses import replace

from rnn_viz.core.evidence.named_phase import Figures, Known, NamedPhase, PhaseKind
from rnn_viz.core.evidence.perfect_phases import perfect_phases
from rnn_viz.core.evidence.plateau import is_below_chance, plateau_of

LEARNED_FOR = 100  # iterations in a row that a position must be right to be called learned


def find_phases(known: Known) -> tuple[NamedPhase, ...]:
    """Return the phases up to the frontier: in order, disjoint, none of them empty."""
    known = _up_to_the_frontier(known)
    later = [*_learned(known), *perfect_phases(known)]
    later = [phase for phase in later if phase.start < phase.stop]
    found = [*_by_error(known, later[0] if later else None), *later]
    return tuple(phase for phase in found if phase.start < phase.stop)


def _up_to_the_frontier(known: Known) -> Known:
    """Return only what speaks of moments up to the frontier."""
    milestones = known.milestones
    if milestones is not None and milestones.upto > known.frontier:
        milestones = None
    checks = known.checks.between(0, known.frontier + 1)
    if milestones is not None:
        milestones = milestones.confirmed(checks)
    return replace(known, checks=checks, milestones=milestones)


def _by_error(known: Known, later: NamedPhase | None) -> list[NamedPhase]:
    """Return what the error alone tells, before anything is learned for good."""
    plateau = plateau_of(known.curve, known.bits, known.frontier)
    stop, may_move = _end_of_search(known), not known.is_final
    if later is not None:
        stop, may_move = later.start, later.start_may_move
    end = min(plateau.stop, stop)
    if not end:
        return []
    end_may_move = may_move if end == stop else not (plateau.is_over or known.is_final)
    mean = known.curve.mean_error(0, end)
    figures = Figures(known.bits, mean=mean)
    found = [NamedPhase(PhaseKind.PLATEAU, 0, end, figures, False, end_may_move)]
    if is_below_chance(known.curve, known.bits, end, stop):
        figures = _below_chance(known, end, stop)
        kind = PhaseKind.BELOW_CHANCE
        found.append(NamedPhase(kind, end, stop, figures, end_may_move, may_move))
    return found


def _end_of_search(known: Known) -> int:
    """Return up to where it is known that nothing is learned for good, as far as it was searched.

    Where nobody has searched, the error alone is what there is, all the way.
    """
    searched = known.milestones
    return known.frontier if searched is None else min(searched.upto + 1, known.frontier)


def _below_chance(known: Known, start: int, stop: int) -> Figures:
    figures = Figures(known.bits, mean=known.curve.mean_error(start, stop))
    seen = known.checks.between(start, stop)
    if not len(seen.bit_accuracy):
        return figures
    share, last = float(seen.bit_accuracy[-1, 0]), int(seen.iterations[-1])
    return replace(figures, checks=len(seen), last_check=last, right=round(share * known.count))


def _learned(known: Known) -> list[NamedPhase]:
    """Return when position 0, and then position 1 too, is right at every iteration."""
    searched = known.milestones
    if searched is None:
        return []
    may_move = searched.first is None and not known.is_final
    stop = _end_of_search(known) if searched.first is None else searched.first
    carry = min(searched.right_from[1], stop)
    carry = carry if stop - carry >= LEARNED_FOR else stop
    bit_0 = searched.right_from[0]
    if stop - bit_0 < LEARNED_FOR:
        return []
    figures = Figures(known.bits)
    return [
        NamedPhase(PhaseKind.BIT_0, bit_0, carry, figures, may_move, may_move),
        NamedPhase(PhaseKind.ONE_CARRY, carry, stop, figures, may_move, may_move),
    ]

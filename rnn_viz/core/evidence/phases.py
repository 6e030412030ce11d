"""Named phases of a run, found from its data by stated rules.

The data are the error of every example and *looks*: at some iterations all sums were asked. Every
claim speaks of its own phase only, and of nothing beyond what was trained and looked at. With
more looks the borders become sharper.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from rnn_viz.core.evidence import phase_claims as say
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.phase_claims import SURE
from rnn_viz.core.evidence.plateau import is_below_chance, plateau_end
from rnn_viz.core.run.curve import Curve


@dataclass(frozen=True, slots=True)
class NamedPhase:
    """A stretch of a run that has a name.

    Attributes
    ----------
    name
        What it is called on the timeline.
    start, stop
        Its iterations: ``start … stop - 1``.
    claim
        One sentence with the numbers that make it so.
    rule
        How it was found.
    start_may_move, stop_may_move
        Whether a border may still change with what is trained or looked at next.
    """

    name: str
    start: int
    stop: int
    claim: str
    rule: str
    start_may_move: bool = False
    stop_may_move: bool = False


class _Run(NamedTuple):
    """All that is known; nothing in it is beyond the frontier."""

    bits: int
    frontier: int
    curve: Curve
    looks: Checks
    first: int | None  # perfect look
    stable: int | None
    resolution: int  # iterations between the looks for these two; 0 where nobody looked
    known_to: int  # what is said about sums reaches up to here


def find_phases(
    bits: int, frontier: int, curve: Curve, looks: Checks, milestones: Milestones | None
) -> tuple[NamedPhase, ...]:
    """Return the phases up to the frontier: in order, disjoint, none of them empty.

    Parameters
    ----------
    bits
        Length of the training sums.
    frontier
        The furthest iteration trained; data beyond it are not used.
    curve
        The error of every example.
    looks
        What all sums said, as far as it is known yet.
    milestones
        First and stable perfect, if they have been looked for.
    """
    run = _known(bits, frontier, curve, looks, milestones)
    perfect = _perfect(run)
    learned = _learned(run, stop=run.known_to if run.first is None else run.first)
    later = [*learned, *perfect]
    found = [*_by_error(run, later[0].start if later else frontier), *later]
    return tuple(phase for phase in found if phase.start < phase.stop)


def _known(
    bits: int, frontier: int, curve: Curve, looks: Checks, milestones: Milestones | None
) -> _Run:
    """Gather what is known up to the frontier."""
    looks = looks.between(0, frontier + 1)
    found = looks.iterations[looks.exact_share == 1.0].tolist()
    stable, resolution, known_to = None, 0, looks.known_to(frontier)
    if milestones is not None:
        if milestones.first is not None and milestones.first <= frontier:
            found.append(milestones.first)
        if milestones.upto == frontier:  # otherwise it may be perfect only for now
            resolution, known_to = milestones.resolution, frontier
            stable = _confirmed(milestones, looks)
    first = int(min(found)) if found else None
    return _Run(bits, frontier, curve, looks, first, stable, resolution, known_to)


def _confirmed(milestones: Milestones, looks: Checks) -> int | None:
    """Return stable perfect, later if a look that the search did not take says so."""
    stable = milestones.stable
    failed = looks.iterations[looks.exact_share < 1.0]
    if stable is None or not failed.size or failed[-1] < stable:
        return stable
    return min(_look_after(int(failed[-1]), milestones.resolution), milestones.upto)


def _look_after(iteration: int, resolution: int) -> int:
    return (iteration // resolution + 1) * resolution


def _by_error(run: _Run, stop: int) -> list[NamedPhase]:
    """Return what the error alone tells, before anything is learned for good."""
    plateau = min(plateau_end(run.curve, run.bits, run.frontier), stop)
    if not plateau:
        return []
    claim = say.about_plateau(run.curve, run.bits, plateau)
    found = [NamedPhase("coin-flip plateau", 0, plateau, claim, say.PLATEAU)]
    if is_below_chance(run.curve, run.bits, plateau, stop):
        claim = say.about_below_chance(run.curve, run.bits, run.looks, plateau, stop)
        found.append(NamedPhase("below a coin flip", plateau, stop, claim, say.BELOW_CHANCE))
    return found


def _learned(run: _Run, stop: int) -> list[NamedPhase]:
    """Return when position 0, and then position 1 too, is right up to ``stop``."""
    looks = run.looks.between(0, stop)
    starts = [_since(looks, positions) for positions in (1, 2)]
    borders = [*(stop if start is None else start for start in starts), stop]
    found = []
    for position, (begin, end) in enumerate(pairwise(borders)):
        name, rule = say.LEARNED[position]
        claim = say.about_position(run.bits, position, looks, begin, end)
        found.append(NamedPhase(name, begin, end, claim, rule))
    return [phase for phase in found if phase.start < phase.stop]


def _since(looks: Checks, positions: int) -> int | None:
    """Return the look from which on so many lowest positions are right in all sums."""
    if looks.bit_accuracy.shape[0] < SURE:
        return None
    failed = np.flatnonzero((looks.bit_accuracy[:, :positions] < 1.0).any(axis=1))
    start = int(failed[-1]) + 1 if failed.size else 0
    is_sure = len(looks.iterations) - start >= SURE
    return int(looks.iterations[start]) if is_sure else None


def _perfect(run: _Run) -> list[NamedPhase]:
    """Return first perfect, the wobble after it, and what is perfect from some look on."""
    first, stable = run.first, run.stable
    if first is None:
        return []
    if stable is not None and stable <= first:
        return [_stable(run, first)]
    later = run.looks.between(first, run.frontier + 1)
    failed = later.iterations[later.exact_share < 1.0].astype(np.int64).tolist()
    settled = _settled(run, later, failed)
    lost = failed[0] if failed else _unseen_loss(run, first, settled)
    found = [
        NamedPhase("first perfect", first, lost, say.about_first(run.bits, first), say.FIRST),
        NamedPhase(
            "wobble", lost, settled,
            say.about_wobble(run.bits, run.looks, lost, settled), say.WOBBLE,
        ),
    ]  # fmt: skip
    return [*found, _stable(run, settled)]


def _settled(run: _Run, later: Checks, failed: list[int]) -> int:
    """Return from where on all is right, as far as is known; the end of what is known if not."""
    if run.stable is not None:
        return run.stable
    if run.resolution or not failed:  # it was looked for, or there was no wobble
        return run.known_to
    since = later.iterations[later.iterations > failed[-1]]
    return int(since[0]) if len(since) >= SURE else run.known_to


def _unseen_loss(run: _Run, first: int, settled: int) -> int:
    """Return where the wobble begins if no look that is kept has seen it."""
    is_searched = run.resolution > 0
    return min(_look_after(first, run.resolution), settled) if is_searched else run.known_to


def _stable(run: _Run, start: int) -> NamedPhase:
    if run.stable is not None:
        claim = say.about_stable(run.bits, start, run.frontier, run.resolution)
        return NamedPhase("stable", start, run.frontier, claim, say.STABLE)
    claim = say.about_so_far(run.bits, run.looks, start, run.known_to)
    return NamedPhase("perfect so far", start, run.known_to, claim, say.SO_FAR)

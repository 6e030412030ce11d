"""What is claimed about a phase: its name, one sentence with its numbers, and the rule behind."""

from collections.abc import Callable
from typing import NamedTuple

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.named_phase import Figures, NamedPhase, PhaseKind
from rnn_viz.core.evidence.plateau import chance
from rnn_viz.core.language import _, begun
from rnn_viz.core.words.tables.phase_rules import (
    CHANGED_WHILE_PERFECT,
    PHASE_NAMES,
    PHASE_RULES,
    WHY_FLAT,
)


class PhaseClaim(NamedTuple):
    """A phase in words.

    Attributes
    ----------
    name
        What it is called on the timeline.
    start, stop
        Its iterations: ``start … stop - 1``.
    claim
        One sentence with the numbers that make it so, and one more if a border may still move.
    rule
        How it was found.
    why
        Why it is so, where that can be said; else empty.
    start_may_move, stop_may_move
        Whether a border may still change with what is trained or checked next.
    """

    name: str
    start: int
    stop: int
    claim: str
    rule: str
    start_may_move: bool = False
    stop_may_move: bool = False
    why: str = ""


def claim_of(phase: NamedPhase, frontier: int) -> PhaseClaim:
    """Put a phase into words."""
    is_until_change = phase.figures.changed_at is not None
    name = CHANGED_WHILE_PERFECT if is_until_change else PHASE_NAMES[phase.kind]
    claim = f"{_SENTENCES[phase.kind](phase)} {_what_may_move(phase, frontier)}".rstrip()
    return PhaseClaim(
        name, phase.start, phase.stop, claim, PHASE_RULES[phase.kind],
        phase.start_may_move, phase.stop_may_move,
        WHY_FLAT if phase.kind is PhaseKind.PLATEAU else "",
    )  # fmt: skip


def all_sums(bits: int) -> str:
    """Name what is asked: all sums, or a sample where there are too many."""
    said = _("all {count:,} sums") if bits <= ALL_UP_TO else _("all {count:,} sampled sums")
    return said.format(count=count_of(bits))


def _in_all_sums(bits: int) -> str:
    said = _("in all {count:,} sums") if bits <= ALL_UP_TO else _("in all {count:,} sampled sums")
    return said.format(count=count_of(bits))


def how_often(every: tuple[int, int]) -> str:
    """Say how often all sums were asked, from the smallest to the largest distance of checks."""
    finest, coarsest = every
    said = _("every {finest:,}") if finest == coarsest else _("every {finest:,} to {coarsest:,}")
    return said.format(finest=finest, coarsest=coarsest)


def _what_may_move(phase: NamedPhase, frontier: int) -> str:
    """Say which borders may still move; that the newest phase grows goes without saying."""
    stop_may_move = phase.stop_may_move and phase.stop < frontier
    if phase.start_may_move and stop_may_move:
        return _("Both borders may still move.")
    if phase.start_may_move:
        return _("Its beginning may still move.")
    return _("Its end may still move.") if stop_may_move else ""


def _about_plateau(phase: NamedPhase) -> str:
    bits = phase.figures.bits
    return _(
        "The mean error of iterations 0 … {last:,} is {mean}; a coin flip for each of the {bits} "
        "bits makes {chance:.2f}."
    ).format(last=phase.stop - 1, mean=_mean(phase.figures), bits=bits, chance=chance(bits))


def _about_below_chance(phase: NamedPhase) -> str:
    figures = phase.figures
    sentence = (
        _(
            "The mean error of iterations {first:,} … {last:,} is {mean}, below the {chance:.2f} "
            "of a coin flip; at {check:,}, position 0 is right in {right:,} of {count:,} sums."
        )
        if figures.checks
        else _(
            "The mean error of iterations {first:,} … {last:,} is {mean}, below the {chance:.2f} "
            "of a coin flip."
        )
    )
    return sentence.format(
        first=phase.start, last=phase.stop - 1, mean=_mean(figures), chance=chance(figures.bits),
        check=figures.last_check, right=figures.right, count=count_of(figures.bits),
    )  # fmt: skip


def _about_bit_0(phase: NamedPhase) -> str:
    return _(
        "Position 0, which needs no memory, is right {in_all_sums} at every iteration from "
        "{first:,} to {last:,}."
    ).format(in_all_sums=_in_all_sums(phase.figures.bits), first=phase.start, last=phase.stop - 1)


def _about_one_carry(phase: NamedPhase) -> str:
    return _(
        "Position 1 is right {in_all_sums} at every iteration from {first:,} to {last:,}: the "
        "carry of position 0 is remembered for one step."
    ).format(in_all_sums=_in_all_sums(phase.figures.bits), first=phase.start, last=phase.stop - 1)


def _about_first(phase: NamedPhase) -> str:
    return _(
        "At iteration {iteration:,}, {all_sums} are right, for the first time at any iteration."
    ).format(iteration=phase.start, all_sums=all_sums(phase.figures.bits))


def _about_wobble(phase: NamedPhase) -> str:
    figures = phase.figures
    if not figures.failed:
        first, last = figures.failed_at
        said = (
            _("Perfect once, but not at the check at {first:,}.")
            if first == last
            else _("Perfect once, but not at the checks at {first:,} and at {last:,}.")
        )
        return said.format(first=first, last=last)
    said = (
        _(
            "Perfect once, but not at {failed:,} of {checks:,} later checks (at most {apart:,} "
            "apart); the worst of them, at iteration {worst:,}, has {wrong:,} of {count:,} sums "
            "wrong."
        )
        if figures.checks > 1
        else _(
            "Perfect once, but not at {failed:,} of {checks:,} later checks; the worst of them, "
            "at iteration {worst:,}, has {wrong:,} of {count:,} sums wrong."
        )
    )
    return said.format(
        failed=figures.failed, checks=figures.checks, apart=figures.apart, worst=figures.worst,
        wrong=figures.wrong, count=count_of(figures.bits),
    )  # fmt: skip


def _about_perfect(phase: NamedPhase) -> str:
    figures = phase.figures
    if figures.changed_at is None:
        return _about_all(phase, _("{all_sums} are right {at_checks}, so far."))
    return _about_all(
        phase, _("{all_sums} are right {at_checks}; at {changed_at:,} the run was changed.")
    )


def _about_stable(phase: NamedPhase) -> str:
    return _about_all(phase, _("{all_sums} are right {at_checks}."))


def _about_all(phase: NamedPhase, said: str) -> str:
    figures = phase.figures
    sums = begun(all_sums(figures.bits))
    return said.format(all_sums=sums, at_checks=_at_checks(phase), changed_at=figures.changed_at)


_SENTENCES: dict[PhaseKind, Callable[[NamedPhase], str]] = {
    PhaseKind.PLATEAU: _about_plateau,
    PhaseKind.BELOW_CHANCE: _about_below_chance,
    PhaseKind.BIT_0: _about_bit_0,
    PhaseKind.ONE_CARRY: _about_one_carry,
    PhaseKind.FIRST: _about_first,
    PhaseKind.WOBBLE: _about_wobble,
    PhaseKind.PERFECT: _about_perfect,
    PhaseKind.STABLE: _about_stable,
}


def _at_checks(phase: NamedPhase) -> str:
    """Name the checks of a phase: how often they were made, or how many there are."""
    figures = phase.figures
    if figures.every is not None:
        newest = phase.stop - (figures.changed_at is not None)
        last = max(phase.start, newest - newest % figures.every[1])  # the last one of the grid
        said = _("at every check from {first:,} to {last:,}, one {often} iterations")
        return said.format(first=phase.start, last=last, often=how_often(figures.every))
    said = (
        _("at all {checks:,} checks from {first:,} to {last:,} (at most {apart:,} apart)")
        if figures.checks > 1
        else _("at all {checks:,} checks from {first:,} to {last:,}")
    )
    return said.format(
        checks=figures.checks, first=figures.first_check, last=figures.last_check,
        apart=figures.apart,
    )  # fmt: skip


def _mean(figures: Figures) -> str:
    return _("not known") if figures.mean is None else f"{figures.mean:.2f}"

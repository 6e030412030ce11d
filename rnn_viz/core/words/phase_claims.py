"""What is claimed about a phase: its name, one sentence with its numbers, and the rule behind."""

from collections.abc import Callable
from typing import NamedTuple

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.evidence.named_phase import Figures, NamedPhase, PhaseKind
from rnn_viz.core.evidence.phases import LEARNED_FOR
from rnn_viz.core.evidence.plateau import NEAR, PLATEAU_WINDOW, STEP, chance
from rnn_viz.core.words.numbers import percent

_LEARNED = (
    f"is right in all sums at every iteration, at least {LEARNED_FOR}, up to the first at which "
    "all sums are right or, as long as there is none, up to the newest one checked."
)
_RULES = {
    PhaseKind.PLATEAU: (
        f"From iteration 0 on, every mean error of {PLATEAU_WINDOW} examples in a row is within "
        f"{percent(NEAR)} of a coin flip for each bit; one mean every {STEP} examples, every 64 in "
        "runs beyond four million."
    ),
    PhaseKind.BELOW_CHANCE: (
        f"After the plateau, with a mean error more than {percent(NEAR)} below a coin flip, until "
        "position 0 is right in all sums and stays so."
    ),
    PhaseKind.BIT_0: f"From here on position 0 {_LEARNED}",
    PhaseKind.ONE_CARRY: (
        f"From here on position 1, which needs the carry of position 0, {_LEARNED}"
    ),
    PhaseKind.FIRST: (
        "From the first iteration at which all sums are right, every one before it was checked, "
        "to the first later check at which they are not."
    ),
    PhaseKind.WOBBLE: "From the first check after a perfect one that is not, to the last.",
    PhaseKind.PERFECT: f"At least {SURE} checks in a row, up to the last, with all sums right.",
    PhaseKind.STABLE: (
        f"From here on all sums are right at every check, at least {SURE}, up to the run's end."
    ),
}
_WHY_FLAT = (
    "One bit alone says nothing about the sum's: of all pairs of operands in which a has a given "
    "bit in one of its places, half have a 1 there in the sum; and so with b. As long as p is "
    "0.5, what these pull up and what those pull down cancels. Only both bits and the carry "
    "together decide."
)
_NAMES = {
    PhaseKind.PLATEAU: "coin-flip plateau", PhaseKind.BELOW_CHANCE: "below a coin flip",
    PhaseKind.BIT_0: "bit 0 learned", PhaseKind.ONE_CARRY: "one carry",
    PhaseKind.FIRST: "first perfect", PhaseKind.WOBBLE: "wobble",
    PhaseKind.PERFECT: "perfect so far", PhaseKind.STABLE: "stable",
}  # fmt: skip


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
    name = "perfect, then changed" if is_until_change else _NAMES[phase.kind]
    claim = f"{_SENTENCES[phase.kind](phase)}{_what_may_move(phase, frontier)}"
    return PhaseClaim(
        name, phase.start, phase.stop, claim, _RULES[phase.kind],
        phase.start_may_move, phase.stop_may_move,
        _WHY_FLAT if phase.kind is PhaseKind.PLATEAU else "",
    )  # fmt: skip


def all_sums(bits: int) -> str:
    """Name what is asked: all sums, or a sample where there are too many."""
    return f"all {count_of(bits):,} {'sums' if bits <= ALL_UP_TO else 'sampled sums'}"


def how_often(every: tuple[int, int]) -> str:
    """Say how often all sums were asked, from the smallest to the largest distance of checks."""
    finest, coarsest = every
    return f"every {finest:,}" if finest == coarsest else f"every {finest:,} to {coarsest:,}"


def _what_may_move(phase: NamedPhase, frontier: int) -> str:
    """Say which borders may still move; that the newest phase grows goes without saying."""
    stop_may_move = phase.stop_may_move and phase.stop < frontier
    if phase.start_may_move and stop_may_move:
        return " Both borders may still move."
    if phase.start_may_move:
        return " Its beginning may still move."
    return " Its end may still move." if stop_may_move else ""


def _about_plateau(phase: NamedPhase) -> str:
    bits, mean = phase.figures.bits, _mean(phase.figures)
    return (
        f"The mean error of iterations 0 … {phase.stop - 1:,} is {mean}; "
        f"a coin flip for each of the {bits} bits makes {chance(bits):.2f}."
    )


def _about_below_chance(phase: NamedPhase) -> str:
    figures = phase.figures
    sentence = (
        f"The mean error of iterations {phase.start:,} … {phase.stop - 1:,} is {_mean(figures)}, "
        f"below the {chance(figures.bits):.2f} of a coin flip"
    )
    if not figures.checks:
        return f"{sentence}."
    return (
        f"{sentence}; at {figures.last_check:,}, position 0 is right in {figures.right:,} of "
        f"{count_of(figures.bits):,} sums."
    )


def _about_bit_0(phase: NamedPhase) -> str:
    return (
        f"Position 0, which needs no memory, is right in {all_sums(phase.figures.bits)} at "
        f"{_every_iteration(phase)}."
    )


def _about_one_carry(phase: NamedPhase) -> str:
    return (
        f"Position 1 is right in {all_sums(phase.figures.bits)} at {_every_iteration(phase)}: "
        "the carry of position 0 is remembered for one step."
    )


def _about_first(phase: NamedPhase) -> str:
    sums = all_sums(phase.figures.bits)
    return f"At iteration {phase.start:,}, {sums} are right, for the first time at any iteration."


def _about_wobble(phase: NamedPhase) -> str:
    figures, count = phase.figures, count_of(phase.figures.bits)
    if not figures.failed:
        first, last = figures.failed_at
        where = f"check at {first:,}" if first == last else f"checks at {first:,} and at {last:,}"
        return f"Perfect once, but not at the {where}."
    return (
        f"Perfect once, but not at {figures.failed:,} of {figures.checks:,} later checks"
        f"{_apart(figures)}; the worst of them, at iteration {figures.worst:,}, has "
        f"{figures.wrong:,} of {count:,} sums wrong."
    )


def _about_perfect(phase: NamedPhase) -> str:
    figures = phase.figures
    sums = _capital(all_sums(figures.bits))
    if figures.changed_at is not None:
        return (
            f"{sums} are right at {_checks(phase)}; at {figures.changed_at:,} the run was changed."
        )
    return f"{sums} are right at {_checks(phase)}, so far."


def _about_stable(phase: NamedPhase) -> str:
    sums = _capital(all_sums(phase.figures.bits))
    return f"{sums} are right at {_checks(phase)}."


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


def _every_iteration(phase: NamedPhase) -> str:
    return f"every iteration from {phase.start:,} to {phase.stop - 1:,}"


def _checks(phase: NamedPhase) -> str:
    """Name the checks of a phase: how often they were made, or how many there are."""
    figures = phase.figures
    if figures.every is not None:
        newest = phase.stop - (figures.changed_at is not None)
        last = max(phase.start, newest - newest % figures.every[1])  # the last one of the grid
        often = how_often(figures.every)
        return f"every check from {phase.start:,} to {last:,}, one {often} iterations"
    return (
        f"all {figures.checks:,} checks from {figures.first_check:,} to {figures.last_check:,}"
        f"{_apart(figures)}"
    )


def _apart(figures: Figures) -> str:
    """Say how far apart the checks are."""
    return f" (at most {figures.apart:,} apart)" if figures.checks > 1 else ""


def _mean(figures: Figures) -> str:
    return "not known" if figures.mean is None else f"{figures.mean:.2f}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

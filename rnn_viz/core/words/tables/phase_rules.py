"""What the phases of a run are called, and by which rule each of them is found."""

from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.evidence.named_phase import PhaseKind
from rnn_viz.core.evidence.phases import LEARNED_FOR
from rnn_viz.core.evidence.plateau import NEAR, PLATEAU_WINDOW, STEP
from rnn_viz.core.language import _, _p
from rnn_viz.core.words.numbers import percent

PHASE_NAMES = {
    PhaseKind.PLATEAU: _("coin-flip plateau"), PhaseKind.BELOW_CHANCE: _("below a coin flip"),
    PhaseKind.BIT_0: _("bit 0 learned"), PhaseKind.ONE_CARRY: _("one carry"),
    PhaseKind.FIRST: _("first perfect"), PhaseKind.WOBBLE: _("wobble"),
    PhaseKind.PERFECT: _("perfect so far"), PhaseKind.STABLE: _p("phase", "stable"),
}  # fmt: skip
CHANGED_WHILE_PERFECT = _("perfect, then changed")
PHASE_RULES = {
    PhaseKind.PLATEAU: _(
        "From iteration 0 on, every mean error of {window} examples in a row is within {near} of "
        "a coin flip for each bit; one mean every {step} examples, every 64 in runs beyond four "
        "million."
    ).format(window=PLATEAU_WINDOW, near=percent(NEAR), step=STEP),
    PhaseKind.BELOW_CHANCE: _(
        "After the plateau, with a mean error more than {near} below a coin flip, until position "
        "0 is right in all sums and stays so."
    ).format(near=percent(NEAR)),
    PhaseKind.BIT_0: _(
        "From here on position 0 is right in all sums at every iteration, at least {count}, up "
        "to the first at which all sums are right or, as long as there is none, up to the newest "
        "one checked."
    ).format(count=LEARNED_FOR),
    PhaseKind.ONE_CARRY: _(
        "From here on position 1, which needs the carry of position 0, is right in all sums at "
        "every iteration, at least {count}, up to the first at which all sums are right or, as "
        "long as there is none, up to the newest one checked."
    ).format(count=LEARNED_FOR),
    PhaseKind.FIRST: _(
        "From the first iteration at which all sums are right, every one before it was checked, "
        "to the first later check at which they are not."
    ),
    PhaseKind.WOBBLE: _("From the first check after a perfect one that is not, to the last."),
    PhaseKind.PERFECT: _(
        "At least {count} checks in a row, up to the last, with all sums right."
    ).format(count=SURE),
    PhaseKind.STABLE: _(
        "From here on all sums are right at every check, at least {count}, up to the run's end."
    ).format(count=SURE),
}
WHY_FLAT = _(
    "One bit alone says nothing about the sum's: of all pairs of operands in which a has a given "
    "bit in one of its places, half have a 1 there in the sum; and so with b. As long as p is "
    "0.5, what these pull up and what those pull down cancels. Only both bits and the carry "
    "together decide."
)

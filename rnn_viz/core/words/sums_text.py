"""What all sums say in words, at a moment and over the run; every word of it is computed."""

from collections.abc import Collection

import numpy as np

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, Evaluation, count_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.wrong_sums import (
    SumOrder,
    WrongSums,
    last_step,
    let_through,
    step_of_colours,
)
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.numbers import counted, listed, percent
from rnn_viz.core.words.phase_claims import how_often

_LONG = 10  # bits; longer sums name the position
ORDERS = {  # of what the first have most, in full, and where there is little room
    SumOrder.WRONG_BITS: ("wrong bits", "bits"), SumOrder.CARRY: ("carries in a row", "carry"),
}  # fmt: skip
ORDERS_IN_FULL = {
    SumOrder.WRONG_BITS: "Most wrong bits first: N begins with the sums that have most.",
    SumOrder.CARRY: "Longest carry chain first: N begins with the sums in which a 1 is carried "
    "into most positions in a row.",
}  # fmt: skip


def titles(bits: int) -> tuple[str, ...]:
    """Name what the map shows, all sums of ``bits`` bits or a sample of them; in full and short."""
    if bits > ALL_UP_TO:
        count = count_of(bits)
        return f"A sample of {count:,} sums", f"Sample of {count:,}", f"{count:,} sampled"
    return f"All {4 ** (bits - 1):,} sums", "All sums"


def share_right(evaluation: Evaluation) -> str:
    """Return the share of right sums."""
    return f"{percent(evaluation.exact_share)} right"


def answers(sum_: Addition) -> tuple[str, str]:
    """Return one sum with the network's answer to it, in full and in short."""
    wrong = int(np.count_nonzero(sum_.wrong))
    return _answers(sum_.a, sum_.b, sum_.answer, wrong, sum_.columns)


def longest_answers(bits: int) -> tuple[str, str]:
    """Return the widest texts that :func:`answers` can give for pairs of the map."""
    largest = (1 << (bits - 1)) - 1
    return _answers(largest, largest, (1 << bits) - 1, bits, bits)


def _answers(a: int, b: int, said: int, wrong: int, columns: int) -> tuple[str, str]:
    asked = f"{a:,} + {b:,} = {a + b:,}"
    verdict = f"{wrong} of {columns} bits wrong" if wrong else "right"
    return f"{asked} · network says {said:,} · {verdict}", f"{asked} · says {said:,} · {verdict}"


def perfect(milestones: Milestones | None, iterations: int) -> tuple[str, ...]:
    """Say when every sum was right, in full and in short; empty as long as nothing is known.

    That it stays so is said only when the search has reached the end of the run, and how often
    it was checked with it; the first perfect moment is exact.
    """
    is_whole = milestones is not None and milestones.upto >= iterations
    if milestones is None or (milestones.first is None and not is_whole):
        return ("",)
    if milestones.first is None:
        never = f"never all right up to {milestones.upto:,}"
        return f"{never} (checked at every iteration)", never
    first = f"first perfect {milestones.first:,}"
    if not is_whole:
        return (first,)
    ends, often = _how_it_ends(milestones), how_often_checked(milestones)
    what = f"{first} · {ends}"  # the first is exact, whatever the distance of later checks
    return f"{first} (exact) · {ends} (checked {often})", f"{first} (exact) · {ends}", what


def how_often_checked(milestones: Milestones) -> str:
    """Say how often it was checked that the net stays perfect."""
    grid = milestones.grid
    return how_often((grid.distance(milestones.first or 0), milestones.resolution))


def _how_it_ends(milestones: Milestones) -> str:
    if milestones.stable is not None:
        return f"stable from {milestones.stable:,}"
    return "stability unknown" if milestones.in_a_row else "not stable"


def counts(evaluation: Evaluation) -> list[tuple[str, int]]:
    """Return how many sums have 0, 1, … wrong bits, the last step open-ended if it must be."""
    bits = evaluation.sums.bits
    last = last_step(bits)
    found = np.bincount(
        step_of_colours(evaluation.wrong, bits).ravel(), minlength=last + 1
    ).tolist()
    names = [f"{k}" for k in range(last + 1)]
    if bits > last:
        names[-1] += "+"
    return list(zip(names, found, strict=True))


def place_name(position: int, bits: int) -> str:
    """Return what a position is called: its place, or its number in long sums.

    >>> place_name(3, 8), place_name(3, 16)
    ('place 8', 'position 3')
    """
    return f"place {1 << position:,}" if bits <= _LONG else f"position {position}"


def about_accuracy(checks: Checks, iteration: int, bits: int) -> str:
    """Say which places are right in all sums at the last check up to an iteration."""
    known = int(np.searchsorted(checks.iterations, iteration, side="right"))
    if not known:
        return "Not checked yet: run, or wait a moment."
    at, right = int(checks.iterations[known - 1]), checks.bit_accuracy[known - 1]
    when = f"At iteration {at:,}"
    if (right == 1.0).all():
        return f"{when} every place is right in all sums."
    worst = int(right.argmin())
    weakest = f"{place_name(worst, bits)} is right least often, in {percent(float(right[worst]))}"
    whole = [place_name(int(p), bits).split()[1] for p in np.flatnonzero(right == 1.0)]
    if not whole:
        return f"{when} no place is right in all sums; {weakest}."
    word = place_name(0, bits).split()[0] + ("s" if len(whole) > 1 else "")
    verb = "are" if len(whole) > 1 else "is"
    return f"{when} {word} {listed(whole)} {verb} right in all sums; {weakest}."


def all_right(evaluation: Evaluation) -> str:
    """Say that every sum is right; empty if one is not."""
    return "" if evaluation.wrong.any() else f"all {evaluation.wrong.size:,} right"


def wrong_sum(
    evaluation: Evaluation, wrong: WrongSums, own: tuple[int, int] | None, *, is_filtered: bool
) -> tuple[str, ...]:
    """Say which of the wrong sums the user's own is, or how many there are, in full and in short.

    Parameters
    ----------
    evaluation
        What it speaks of.
    wrong
        The wrong sums that are gone through.
    own
        The user's own numbers on stage.
    is_filtered
        Whether ``wrong`` need not be all wrong sums.
    """
    count, number = len(wrong), wrong.number_of(own)
    if not count:
        if not evaluation.wrong.any():
            return ("no wrong sum",)
        return "no wrong sum among those shown", "no wrong sum shown", "none is wrong"
    if number is not None:
        which = f"{number:,} of {count:,}"
        return f"wrong sum {which}", f"wrong {which}", which
    found = counted(count, "wrong sum")
    return (f"{found} shown" if is_filtered else found), found, f"{count:,} wrong"


def about_order(order: SumOrder, chosen: Collection[int], bits: int) -> str:
    """Say in which order the wrong sums come that are shown; ``chosen`` as in the filter."""
    shown = let_through(chosen, bits) - {0}
    is_one_number = len(shown) == 1 and (shown != {last_step(bits)} or bits == last_step(bits))
    if order is SumOrder.WRONG_BITS and is_one_number:
        return "All that are shown have as many wrong bits: N goes through them row by row."
    return f"{ORDERS_IN_FULL[order]} Equal ones come row by row."


def longest_wrong_sum(bits: int) -> str:
    """Return the widest text in which :func:`wrong_sum` counts, however many sums are wrong."""
    every = count_of(bits)
    return f"wrong sum {every:,} of {every:,}"

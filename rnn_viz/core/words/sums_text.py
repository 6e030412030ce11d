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
from rnn_viz.core.language import _, _n, _p
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.numbers import listed, percent
from rnn_viz.core.words.phase_claims import how_often

_LONG = 10  # bits; longer sums name the position
ORDERS = {  # of what the first have most, in full, and where there is little room
    SumOrder.WRONG_BITS: (_("wrong bits"), _("bits")),
    SumOrder.CARRY: (_("carries in a row"), _("carry")),
}  # fmt: skip
ORDERS_IN_FULL = {
    SumOrder.WRONG_BITS: _("Most wrong bits first: N begins with the sums that have most."),
    SumOrder.CARRY: _(
        "Longest carry chain first: N begins with the sums in which a 1 is carried into most "
        "positions in a row."
    ),
}  # fmt: skip


def titles(bits: int) -> tuple[str, ...]:
    """Name what the map shows, all sums of ``bits`` bits or a sample of them; in full and short."""
    said: tuple[str, ...]
    if bits > ALL_UP_TO:
        said = _("A sample of {count:,} sums"), _("Sample of {count:,}"), _("{count:,} sampled")
    else:
        said = _("All {count:,} sums"), _("All sums")
    return tuple(it.format(count=count_of(bits)) for it in said)


def share_right(evaluation: Evaluation) -> str:
    """Return the share of right sums."""
    return _("{share} right").format(share=percent(evaluation.exact_share))


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
    verdict = _("{wrong} of {count} bits wrong").format(wrong=wrong, count=columns)
    full, short = (
        _("{asked} · network says {said:,} · {verdict}"),
        _("{asked} · says {said:,} · {verdict}"),
    )
    parts = {"asked": asked, "said": said, "verdict": verdict if wrong else _p("verdict", "right")}
    return full.format_map(parts), short.format_map(parts)


def perfect(milestones: Milestones | None, iterations: int) -> tuple[str, ...]:
    """Say when every sum was right, in full and in short; empty as long as nothing is known.

    That it stays so is said only when the search has reached the end of the run, and how often
    it was checked with it; the first perfect moment is exact.
    """
    is_whole = milestones is not None and milestones.upto >= iterations
    if milestones is None or (milestones.first is None and not is_whole):
        return ("",)
    if milestones.first is None:
        never = _("never all right up to {iteration:,}").format(iteration=milestones.upto)
        return _("{never} (checked at every iteration)").format(never=never), never
    first = _("first perfect {iteration:,}").format(iteration=milestones.first)
    if not is_whole:
        return (first,)
    ends, often = _how_it_ends(milestones), how_often_checked(milestones)
    # the first is exact, whatever the distance of later checks
    said = (
        _("{first} (exact) · {ends} (checked {often})"), _("{first} (exact) · {ends}"),
        "{first} · {ends}",
    )  # fmt: skip
    return tuple(it.format(first=first, ends=ends, often=often) for it in said)


def how_often_checked(milestones: Milestones) -> str:
    """Say how often it was checked that the net stays perfect."""
    grid = milestones.grid
    return how_often((grid.distance(milestones.first or 0), milestones.resolution))


def _how_it_ends(milestones: Milestones) -> str:
    if milestones.stable is not None:
        return _("stable from {iteration:,}").format(iteration=milestones.stable)
    return _("stability unknown") if milestones.in_a_row else _("not stable")


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
    said = _("place {place:,}") if bits <= _LONG else _("position {position}")
    return said.format(place=1 << position, position=position)


def about_accuracy(checks: Checks, iteration: int, bits: int) -> str:
    """Say which places are right in all sums at the last check up to an iteration."""
    known = int(np.searchsorted(checks.iterations, iteration, side="right"))
    if not known:
        return _("Not checked yet: run, or wait a moment.")
    at, right = int(checks.iterations[known - 1]), checks.bit_accuracy[known - 1]
    if (right == 1.0).all():
        said = _("At iteration {iteration:,} every place is right in all sums.")
        return said.format(iteration=at)
    worst = int(right.argmin())
    weakest = _("{place} is right least often, in {share}").format(
        place=place_name(worst, bits), share=percent(float(right[worst]))
    )
    whole = [place_name(int(p), bits).split()[1] for p in np.flatnonzero(right == 1.0)]
    if not whole:
        said = _("At iteration {iteration:,} no place is right in all sums; {weakest}.")
        return said.format(iteration=at, weakest=weakest)
    said = (
        _n("At iteration {iteration:,} place {names} is right in all sums; {weakest}.",
           "At iteration {iteration:,} places {names} are right in all sums; {weakest}.",
           len(whole))
        if bits <= _LONG
        else _n("At iteration {iteration:,} position {names} is right in all sums; {weakest}.",
                "At iteration {iteration:,} positions {names} are right in all sums; {weakest}.",
                len(whole))
    )  # fmt: skip
    return said.format(iteration=at, names=listed(whole), weakest=weakest)


def all_right(evaluation: Evaluation) -> str:
    """Say that every sum is right; empty if one is not."""
    if evaluation.wrong.any():
        return ""
    return _("all {count:,} right").format(count=evaluation.wrong.size)


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
            return (_("no wrong sum"),)
        return _("no wrong sum among those shown"), _("no wrong sum shown"), _("none is wrong")
    if number is not None:
        said = (
            _("wrong sum {number:,} of {count:,}"), _("wrong {number:,} of {count:,}"),
            _("{number:,} of {count:,}"),
        )  # fmt: skip
        return tuple(it.format(number=number, count=count) for it in said)
    found = _n("{count:,} wrong sum", "{count:,} wrong sums", count).format(count=count)
    shown = _n("{count:,} wrong sum shown", "{count:,} wrong sums shown", count)
    short = _("{count:,} wrong").format(count=count)
    return shown.format(count=count) if is_filtered else found, found, short


def about_order(order: SumOrder, chosen: Collection[int], bits: int) -> str:
    """Say in which order the wrong sums come that are shown; ``chosen`` as in the filter."""
    shown = let_through(chosen, bits) - {0}
    is_one_number = len(shown) == 1 and (shown != {last_step(bits)} or bits == last_step(bits))
    if order is SumOrder.WRONG_BITS and is_one_number:
        return _("All that are shown have as many wrong bits: N goes through them row by row.")
    return " ".join((ORDERS_IN_FULL[order], _("Equal ones come row by row.")))


def longest_wrong_sum(bits: int) -> str:
    """Return the widest text in which :func:`wrong_sum` counts, however many sums are wrong."""
    every = count_of(bits)
    return _("wrong sum {number:,} of {count:,}").format(number=every, count=every)

"""Find a sum it gets wrong, in words."""

from collections.abc import Mapping

from rnn_viz.core.language import _, _n
from rnn_viz.core.lenses.long_sums.random_sums import MOST_SUMS, SEED
from rnn_viz.core.lenses.long_sums.ripples import PLACES, RippleFamily
from rnn_viz.core.lenses.long_sums.wrong_sum import (
    RANDOM_BITS,
    FoundSum,
    Stage,
    StageTried,
    WrongSumSearch,
)
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.long_sums.long_numbers import short_answer, short_number, short_sum
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.sentences import probability, spelled
from rnn_viz.core.words.typed_numbers import MAX_BITS

STUDY = "wrong"


def stage_name(search: WrongSumSearch, stage: Stage) -> str:
    """Return which sums a stage asks, as short as a row of the picture is."""
    if stage is Stage.RIPPLES:
        return _("ripples, {places:,} places").format(places=PLACES)
    if stage is Stage.RANDOM:
        return _("random, {bits:,} bits").format(bits=RANDOM_BITS)
    said = _("some sums of {bits} bits") if search.is_sample else _("all sums of {bits} bits")
    return said.format(bits=search.bits)


def family_name(family: RippleFamily) -> str:
    """Return what a family of ripples is called.

    >>> family_name(RippleFamily((1, 1), ((0, 1), (1, 0))))
    'carry: 1 + 1, then 0 + 1, 1 + 0, …'
    """
    said = _("carry: {columns}") if family.has_carry else _("no carry: {columns}")
    return said.format(columns=family.title)


def outcome(tried: StageTried) -> str:
    """Say what became of a stage, as short as a row of the picture is.

    >>> outcome(StageTried(Stage.RIPPLES, 28_039, 1, 38))
    'wrong at 38'
    >>> outcome(StageTried(Stage.RANDOM, 2_000, 13, 3))
    '13 wrong'
    """
    if tried.wrong_at is None:
        return _("none wrong")
    if tried.stage is Stage.RIPPLES:
        return _("wrong at {at}").format(at=tried.wrong_at)
    return _("{count:,} wrong").format(count=tried.wrong)


def is_too_long(found: FoundSum) -> bool:
    """Whether the numbers are longer than those on stage may be."""
    return max(found.sum.a, found.sum.b).bit_length() > MAX_BITS


def about_stage(found: FoundSum) -> str:
    """Say what putting the sum on stage does, or why it cannot be put there."""
    if is_too_long(found):
        said = _("Numbers on stage have at most {bits:,} bits; these are longer.")
        return said.format(bits=MAX_BITS)
    return _("Put {sum} on stage").format(sum=short_sum(found.sum.a, found.sum.b))


def about_found(search: WrongSumSearch, found: FoundSum) -> str:
    """Say which sum is wrong, and what more is known of it."""
    a, b = found.sum.a, found.sum.b
    name = short_sum(a, b)
    if found.stage is Stage.TRAINED:
        tried = search.stages[0]
        return _n(
            "{count:,} of {sums} is wrong: {sum} gives {answer}.",
            "{count:,} of {sums} are wrong: {sum} gives {answer}.",
            tried.wrong,
        ).format(
            count=tried.wrong, sums=which_tried(search, tried), sum=name,
            answer=short_answer(found.sum),
        )  # fmt: skip
    at = found.position
    if found.stage is Stage.RANDOM:
        tried = search.stages[2]
        return _n(
            "{count:,} of {sums} is wrong, the first of them at position {at:,}.",
            "{count:,} of {sums} are wrong, the first of them at position {at:,}.",
            tried.wrong,
        ).format(count=tried.wrong, sums=which_tried(search, tried), at=at)
    if not found.is_right_swapped:
        said = _("{sum} is wrong at position {at:,}, and wrong the other way round, too.")
    elif short_number(a) and short_number(b):
        said = _("{sum} is wrong at position {at:,}. {swapped} is right.")
    else:
        said = _("{sum} is wrong at position {at:,}. The other way round it is right.")
    return said.format(sum=name, at=at, swapped=short_sum(b, a))


def which_tried(search: WrongSumSearch, tried: StageTried) -> str:
    """Return how many sums a stage has tried, and which."""
    count = tried.tried
    if tried.stage is Stage.RIPPLES:
        said = _("{count:,} ripples to {places:,} places")
        return said.format(count=count, places=PLACES)
    if tried.stage is Stage.RANDOM:
        said = _("{count:,} random sums of {bits:,} bits")
        return said.format(count=count, bits=RANDOM_BITS)
    if search.is_sample:
        return _("{count:,} sums asked").format(count=count)
    return _("{count:,} sums of {bits} bits").format(count=count, bits=search.bits)


def about_numbers(found: FoundSum) -> str:
    """Write the numbers in full where they fit the stage, and what the network makes of them."""
    if is_too_long(found):
        return about_stage(found)
    sum_, at = found.sum, found.position
    numbers = (
        ("a", sum_.a), ("b", sum_.b), ("a + b", sum_.a + sum_.b), (_("answer"), sum_.answer),
    )  # fmt: skip
    lines = [f"{name} = {spelled(number)}" for name, number in numbers]
    last = _("p at position {at:,} = {p}, so {guess}; right is {truth}").format(
        at=at, p=probability(float(sum_.layer_2[at])), guess=sum_.guess[at], truth=sum_.truth[at]
    )
    return "\n".join([*lines, last])


def _verdict(evidence: Evidence) -> Verdict:
    search = evidence.value(STUDY, WrongSumSearch)
    if search is None:
        return NOT_YET
    if isinstance(search, Unable):
        return unable(_("No sum can be tried"), search)
    found = search.found
    if found is None:
        short, ripples, random = (it.tried for it in search.stages)
        said = _(
            "None found up to {places:,} places: {short:,} sums of {bits} bits, {ripples:,} "
            "ripples, {random:,} random ones."
        ).format(places=PLACES, short=short, bits=search.bits, ripples=ripples, random=random)
        return Verdict(_("none found"), said, Sign.RIGHT, search.iteration)
    return Verdict("", about_found(search, found), Sign.WRONG, search.iteration)


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    search = evidence.value(STUDY, WrongSumSearch)
    if not isinstance(search, WrongSumSearch):
        return {}
    stages = [
        {"sums": which_tried(search, it), "tried": it.tried, "wrong": it.wrong, "at": it.wrong_at}
        for it in search.stages
    ]
    ripples = [
        {"columns": it.family.title, "tried": it.places, "wrong at": it.wrong_at}
        for it in search.ripples
    ]
    return {"stages": stages, "ripples": ripples, "found": _found_numbers(search.found)}


def _found_numbers(found: FoundSum | None) -> Mapping[str, object] | None:
    """Return a and b as text: other readers of JSON would round them."""
    if found is None:
        return None
    return {
        "a": str(found.sum.a),
        "b": str(found.sum.b),
        "position": found.position,
        "probability": float(found.sum.layer_2[found.position]),
        "right the other way round": found.is_right_swapped,
    }


WRONG = LensText(
    key="wrong",
    title=_("Find a sum it gets wrong"),
    studies=frozenset({STUDY}),
    verdict=_verdict,
    numbers=_numbers,
    how=_(
        "First all sums of the trained length are asked; above 8 bits, 16,384 of them. Then "
        "ripples: a first column, and the same one or two columns after it over and over. Two of "
        "the four families carry a 1 through all columns, two have no carry at all; each comes in "
        "both orders of its numbers, in all lengths up to {places:,} places, up to the first "
        "wrong one. A long ripple begins as all shorter ones do, so one walk tells all. Then "
        "{most:,} random sums of {bits:,} bits, drawn with seed {seed}; fewer above "
        "32 hidden units. Shown is a wrong sum of the first of the three that has one: of the "
        "trained length, the one with the smallest total; else, the one that is wrong at the "
        "lowest position, cut off above it."
    ).format(places=PLACES, most=MOST_SUMS, bits=RANDOM_BITS, seed=SEED),
    limits=_(
        "Where nothing is found it cannot show that there is no wrong sum: only these were tried."
    ),
)

"""Find a sum it gets wrong, in words."""

from collections.abc import Mapping

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
    which = "some" if search.is_sample else "all"
    return {
        Stage.TRAINED: f"{which} sums of {search.bits} bits",
        Stage.RIPPLES: f"ripples, {PLACES:,} places",
        Stage.RANDOM: f"random, {RANDOM_BITS:,} bits",
    }[stage]


def family_name(family: RippleFamily) -> str:
    """Return what a family of ripples is called.

    >>> family_name(RippleFamily((1, 1), ((0, 1), (1, 0))))
    'carry: 1 + 1, then 0 + 1, 1 + 0, …'
    """
    return f"{'carry' if family.has_carry else 'no carry'}: {family.title}"


def outcome(tried: StageTried) -> str:
    """Say what became of a stage, as short as a row of the picture is.

    >>> outcome(StageTried(Stage.RIPPLES, 28_039, 1, 38))
    'wrong at 38'
    >>> outcome(StageTried(Stage.RANDOM, 2_000, 13, 3))
    '13 wrong'
    """
    if tried.wrong_at is None:
        return "none wrong"
    return (
        f"wrong at {tried.wrong_at}" if tried.stage is Stage.RIPPLES else f"{tried.wrong:,} wrong"
    )


def is_too_long(found: FoundSum) -> bool:
    """Whether the numbers are longer than those on stage may be."""
    return max(found.sum.a, found.sum.b).bit_length() > MAX_BITS


def about_stage(found: FoundSum) -> str:
    """Say what putting the sum on stage does, or why it cannot be put there."""
    if is_too_long(found):
        return f"Numbers on stage have at most {MAX_BITS:,} bits; these are longer."
    return f"Put {short_sum(found.sum.a, found.sum.b)} on stage"


def about_found(search: WrongSumSearch, found: FoundSum) -> str:
    """Say which sum is wrong, and what more is known of it."""
    a, b = found.sum.a, found.sum.b
    name = short_sum(a, b)
    if found.stage is Stage.TRAINED:
        return f"{_wrong_of(search, 0)}: {name} gives {short_answer(found.sum)}."
    if found.stage is Stage.RANDOM:
        return f"{_wrong_of(search, 2)}, the first of them at position {found.position:,}."
    wrong = f"{name} is wrong at position {found.position:,}"
    if not found.is_right_swapped:
        return f"{wrong}, and wrong the other way round, too."
    swapped = short_sum(b, a) if short_number(a) and short_number(b) else "The other way round it"
    return f"{wrong}. {swapped} is right."


def _wrong_of(search: WrongSumSearch, stage: int) -> str:
    tried = search.stages[stage]
    verb = "is" if tried.wrong == 1 else "are"
    return f"{tried.wrong:,} of {which_tried(search, tried)} {verb} wrong"


def which_tried(search: WrongSumSearch, tried: StageTried) -> str:
    """Return how many sums a stage has tried, and which."""
    which = "asked" if search.is_sample else f"of {search.bits} bits"
    return {
        Stage.TRAINED: f"{tried.tried:,} sums {which}",
        Stage.RIPPLES: f"{tried.tried:,} ripples to {PLACES:,} places",
        Stage.RANDOM: f"{tried.tried:,} random sums of {RANDOM_BITS:,} bits",
    }[tried.stage]


def about_numbers(found: FoundSum) -> str:
    """Write the numbers in full where they fit the stage, and what the network makes of them."""
    if is_too_long(found):
        return about_stage(found)
    sum_, at = found.sum, found.position
    numbers = (("a", sum_.a), ("b", sum_.b), ("a + b", sum_.a + sum_.b), ("answer", sum_.answer))
    lines = [f"{name} = {spelled(number)}" for name, number in numbers]
    p = f"p at position {at:,} = {probability(float(sum_.layer_2[at]))}, so {sum_.guess[at]}"
    return "\n".join([*lines, f"{p}; right is {sum_.truth[at]}"])


def _verdict(evidence: Evidence) -> Verdict:
    search = evidence.value(STUDY, WrongSumSearch)
    if search is None:
        return NOT_YET
    if isinstance(search, Unable):
        return unable("No sum can be tried", search)
    found = search.found
    if found is None:
        short, ripples, random = (it.tried for it in search.stages)
        said = f"{short:,} sums of {search.bits} bits, {ripples:,} ripples, {random:,} random ones"
        said = f"None found up to {PLACES:,} places: {said}."
        return Verdict("none found", said, Sign.RIGHT, search.iteration)
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
    title="Find a sum it gets wrong",
    studies=frozenset({STUDY}),
    verdict=_verdict,
    numbers=_numbers,
    how=(
        "First all sums of the trained length are asked; above 8 bits, 16,384 of them. Then "
        "ripples: a first column, and the same one or two columns after it over and over. Two of "
        "the four families carry a 1 through all columns, two have no carry at all; each comes in "
        f"both orders of its numbers, in all lengths up to {PLACES:,} places, up to the first "
        "wrong one. A long ripple begins as all shorter ones do, so one walk tells all. Then "
        f"{MOST_SUMS:,} random sums of {RANDOM_BITS:,} bits, drawn with seed {SEED}; fewer above "
        "32 hidden units. Shown is a wrong sum of the first of the three that has one: of the "
        "trained length, the one with the smallest total; else, the one that is wrong at the "
        "lowest position, cut off above it."
    ),
    limits=(
        "Where nothing is found it cannot show that there is no wrong sum: only these were tried."
    ),
)

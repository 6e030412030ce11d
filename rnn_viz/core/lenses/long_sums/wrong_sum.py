"""Find a sum that the network gets wrong: short ones first, then ripples, then random long ones."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.lenses.long_sums.random_sums import RandomSums, count_for
from rnn_viz.core.lenses.long_sums.ripples import FAMILIES, RippleFamily, RippleTried, ripple_tried
from rnn_viz.core.lenses.long_sums.trained_sums import trained_sums
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.net.inference import Addition, add

RANDOM_BITS = 1_000


class Stage(Enum):
    """Among which sums it is looked for, in this order."""

    TRAINED = "sums of the trained length"
    RIPPLES = "ripples"
    RANDOM = "random sums"


@dataclass(frozen=True, slots=True)
class StageTried:
    """What became of the sums of a stage.

    Attributes
    ----------
    stage
        Which sums.
    tried
        How many were asked; of each family of ripples none after the first wrong one.
    wrong
        How many of these are wrong.
    wrong_at
        The lowest position at which one of them is; ``None``: all are right.
    """

    stage: Stage
    tried: int
    wrong: int
    wrong_at: int | None


@dataclass(frozen=True, slots=True, eq=False)
class FoundSum:
    """A sum that comes out wrong.

    Attributes
    ----------
    stage
        Among which sums it was found.
    sum
        Its numbers, and what the network says.
    position
        Its first wrong position.
    family
        The ripples that it is of, if it is one.
    is_right_swapped
        Whether the operands the other way round come out right.
    """

    stage: Stage
    sum: Addition
    position: int
    family: RippleFamily | None
    is_right_swapped: bool


@dataclass(frozen=True, slots=True, eq=False)
class WrongSumSearch:
    """What has been tried and what was found.

    Attributes
    ----------
    iteration
        The moment.
    bits
        The trained length.
    is_sample
        Whether not all sums of that length were asked.
    stages
        What became of each stage.
    ripples
        What became of each family of ripples.
    found
        The wrong sum of the first stage that has one: at the trained length, the one with the
        smallest total; else, the one that is wrong at the lowest position. ``None``: there is none.
    """

    iteration: int
    bits: int
    is_sample: bool
    stages: tuple[StageTried, ...]
    ripples: tuple[RippleTried, ...]
    found: FoundSum | None

    @property
    def trained(self) -> StageTried:
        """What became of the sums of the trained length."""
        return self.stages[0]


@dataclass(frozen=True, slots=True)
class _Tried:
    """What became of a stage, and its first wrong sum, if there is one."""

    stage: StageTried
    numbers: tuple[int, int] = (0, 0)
    family: RippleFamily | None = None


def find_wrong_sum(look: Look) -> Parts[WrongSumSearch]:
    """Try all sums of the trained length, ripples to 4,000 places, and random sums."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    evaluation = yield from trained_sums(look)
    ripples: list[RippleTried] = []
    for family in FAMILIES:
        ripples.append(ripple_tried(look, family))
        yield None
    random = yield from _random(look)
    tried = (_trained(evaluation), _along(ripples), random)
    yield WrongSumSearch(
        look.iteration,
        look.bits,
        evaluation.sums.sampled,
        tuple(it.stage for it in tried),
        tuple(ripples),
        next((_found(look, it) for it in tried if it.stage.wrong), None),
    )


def _trained(evaluation: Evaluation) -> _Tried:
    sums, wrong = evaluation.sums, evaluation.wrong > 0
    stage = Stage.TRAINED
    if not wrong.any():
        return _Tried(StageTried(stage, wrong.size, 0, None))
    a, b = sums.a[wrong], sums.b[wrong]
    smallest = np.lexsort((a, a + b))[0]
    at = int((evaluation.bit_accuracy < 1.0).argmax())
    return _Tried(
        StageTried(stage, wrong.size, int(wrong.sum()), at), (int(a[smallest]), int(b[smallest]))
    )


def _along(ripples: list[RippleTried]) -> _Tried:
    tried = sum(it.places for it in ripples)
    wrong = [(it.wrong_at, it) for it in ripples if it.wrong_at is not None]
    if not wrong:
        return _Tried(StageTried(Stage.RIPPLES, tried, 0, None))
    at, first = min(wrong, key=lambda it: it[0])
    stage = StageTried(Stage.RIPPLES, tried, len(wrong), at)
    return _Tried(stage, first.family.numbers(first.places), first.family)


def _random(look: Look) -> Generator[None, None, _Tried]:
    sums = RandomSums(RANDOM_BITS, count_for(look.weights.hidden))
    right = yield from sums.right_positions(look)
    first, wrong = int(right.argmin()), int((right < RANDOM_BITS).sum())
    at = int(right[first])
    if not wrong:
        return _Tried(StageTried(Stage.RANDOM, len(sums), 0, None))
    return _Tried(StageTried(Stage.RANDOM, len(sums), wrong, at), sums.numbers_upto(first, at))


def _found(look: Look, tried: _Tried) -> FoundSum:
    a, b = tried.numbers
    sum_ = add(look.weights, a, b, look.bits, look.clamps)
    swapped = add(look.weights, b, a, look.bits, look.clamps)
    position = int(sum_.wrong.argmax())
    return FoundSum(tried.stage.stage, sum_, position, tried.family, swapped.is_right)

"""Guess first: what is asked before anything is shown, and whether a guess is right, and why."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rnn_viz.core.language import _
from rnn_viz.core.lessons.text import Paragraph, claims_in, plain, with_values
from rnn_viz.core.lessons.values.claims import Claim, Values
from rnn_viz.core.lessons.values.value import bits_text

RIGHT = _("Right.")
"""What is said first to who is right."""

_UNTOLD = _("In this run that cannot be told.")


@dataclass(frozen=True, slots=True)
class Bits:
    """The bits of a number are to be clicked; so many places.

    Its guess is the number that they spell.
    """

    answer: Claim
    places: int


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A hidden unit is to be clicked; its guess is the number of the unit."""

    answer: Claim


@dataclass(frozen=True, slots=True)
class OnCurve:
    """A place on the curve is to be clicked; its guess is an iteration.

    ``within`` is how far from the answer is still right.
    """

    answer: Claim
    within: int


@dataclass(frozen=True, slots=True)
class Option:
    """One of some answers, whether it is right, and what is said to whoever takes it."""

    words: Paragraph
    is_right: bool
    reason: Paragraph = ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some answers is to be taken; its guess is the number of the option, from 0."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a curve to be drawn: what it is called, and its true height."""

    name: str
    answer: Claim


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a curve are to be dragged; its guess is a height for each.

    Attributes
    ----------
    points
        The points from left to right.
    top
        The greatest height, which also stands for "never".
    within
        By what share of the answer a point may be off.
    """

    points: tuple[Point, ...]
    top: int
    within: float


Kind = Bits | ChosenUnit | OnCurve | OneOf | Points
Given = int | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """A question.

    Attributes
    ----------
    question
        What is asked.
    kind
        How it is answered, and what is right.
    right, wrong
        What is said to who is right, and to who is not: the reason.
    then
        The iteration to which the run is trained once the guess is made; ``None`` if to none.
    """

    question: Paragraph
    kind: Kind
    right: Paragraph = ()
    wrong: Paragraph = ()
    then: int | None = None

    @property
    def answers(self) -> tuple[Claim, ...]:
        """The values that are right."""
        match self.kind:
            case OneOf():
                return ()
            case Points(points):
                return tuple(point.answer for point in points)
        return (self.kind.answer,)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The values that question, answer and reasons need."""
        texts = [self.question, self.right, self.wrong]
        if isinstance(self.kind, OneOf):
            texts += [text for it in self.kind.options for text in (it.words, it.reason)]
        named = [claim for text in texts for claim in claims_in(text)]
        return tuple(dict.fromkeys([*self.answers, *named]))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a guess.

    Attributes
    ----------
    is_right
        Whether it is right.
    reason
        One to three sentences: what is true, how near the guess was, why.
    """

    is_right: bool
    reason: str


def judged(guess: Guess, given: Given, values: Values) -> Judgement:
    """Say whether a guess is right, and why.

    Parameters
    ----------
    given
        What the kind says: a number, a unit, an iteration, the number of an option, or a height
        for each point.
    values
        Those of :attr:`Guess.claims`.

    Raises
    ------
    ValueError
        The guess does not have that form.
    """
    if any(math.isnan(values[claim.key].number) for claim in guess.answers):
        return Judgement(False, _UNTOLD)
    is_right, found = _JUDGES[type(guess.kind)](guess.kind, given, values)
    why = plain(with_values(guess.right if is_right else guess.wrong, values))
    return Judgement(is_right, " ".join(it for it in (found, why) if it))


def _judge_bits(kind: Bits, given: Given, values: Values) -> tuple[bool, str]:
    guessed, true = _whole(given, 1 << kind.places), _number(kind.answer, values)
    answer = int(true)
    spelled = _("It is {bits}, {number:,}.")
    spelled = spelled.format(bits=bits_text(answer, kind.places), number=answer)
    same = kind.places - (guessed ^ answer).bit_count()
    if guessed == answer:
        return True, f"{RIGHT} {spelled}"
    near = _("You have {count} of {total} bits.").format(count=same, total=kind.places)
    return False, f"{spelled} {near}"


def _judge_unit(kind: ChosenUnit, given: Given, values: Values) -> tuple[bool, str]:
    guessed, true = _whole(given, 1 << 16), _number(kind.answer, values)
    if guessed == true:
        found = _("It is unit {unit}.").format(unit=guessed)
        return True, f"{RIGHT} {found}"
    sentence = _("Not unit {guessed}: it is unit {true}.")
    return False, sentence.format(guessed=guessed, true=f"{true:.0f}")


def _judge_place(kind: OnCurve, given: Given, values: Values) -> tuple[bool, str]:
    guessed, true = _whole(given, 1 << 40), _number(kind.answer, values)
    if math.isinf(true):
        return False, _("It never happens in this run.")
    off = abs(guessed - int(true))
    if not off:
        return True, _("It is at iteration {true:,}.").format(true=guessed)
    sentence = _("It is at iteration {true:,}; you said {guessed:,}, {off:,} away.")
    return off <= kind.within, sentence.format(true=int(true), guessed=guessed, off=off)


def _judge_option(kind: OneOf, given: Given, values: Values) -> tuple[bool, str]:
    option = kind.options[_whole(given, len(kind.options))]
    reason = plain(with_values(option.reason, values))
    return option.is_right, reason or (RIGHT if option.is_right else _("Not so."))


def _judge_points(kind: Points, given: Given, values: Values) -> tuple[bool, str]:
    if not isinstance(given, tuple) or len(given) != len(kind.points):
        raise ValueError(f"the guess needs {len(kind.points)} heights")
    worst, most = "", 0.0
    for point, height in zip(kind.points, given, strict=True):
        true = min(_number(point.answer, values), kind.top)
        off = abs(height - true) / max(true, 1)
        if off > most:
            most, told = off, values[point.answer.key].shown
            worst = _("Furthest off is {point}: it is {true}, you said {guessed:,}.")
            worst = worst.format(point=point.name, true=told, guessed=round(height))
    return most <= kind.within, worst or _("Every point is where it belongs.")


def _number(claim: Claim, values: Values) -> float:
    return float(values[claim.key].number)


def _whole(given: Given, high: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given < high:
        raise ValueError(f"the guess must be a whole number below {high}")
    return given


_JUDGES: dict[type[Kind], Callable[..., tuple[bool, str]]] = {
    Bits: _judge_bits, ChosenUnit: _judge_unit, OnCurve: _judge_place, OneOf: _judge_option,
    Points: _judge_points,
}  # fmt: skip

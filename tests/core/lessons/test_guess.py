"""Guesses: what is right, how near a wrong one is, and what cannot be told."""

import math

import pytest

from rnn_viz.core.lessons.guess import (
    Bits,
    ChosenUnit,
    Given,
    Guess,
    Judgement,
    Kind,
    OnCurve,
    OneOf,
    Option,
    Point,
    Points,
    judged,
)
from rnn_viz.core.lessons.right_answer import told
from rnn_viz.core.lessons.text import paragraph_from
from rnn_viz.core.lessons.values.claims import Claim, Values, claim_from
from rnn_viz.core.lessons.values.value import Value, counted
from rnn_viz.core.run.config import RunConfig

CONFIG = RunConfig()
ANSWER = claim_from("answer 1 + 127 at 4,000", CONFIG)
WHEN = claim_from("first perfect", CONFIG)
SMALL = claim_from("first perfect of 4 hidden", CONFIG)
VALUES: Values = {
    ANSWER.key: counted(126), WHEN.key: counted(6_605), SMALL.key: counted(None),
}  # fmt: skip
YES, NO = paragraph_from("Yes, it is.", CONFIG), paragraph_from("No, it is not.", CONFIG)
CURVE = Points((Point("4 units", SMALL), Point("16 units", WHEN)), 10_000, 0.2)
OPTIONS = OneOf((Option(YES, False, NO), Option(NO, True), Option(NO, False)))


def asked(kind: Kind, given: Given, values: Values = VALUES) -> Judgement:
    guess = Guess(paragraph_from("What?", CONFIG), kind, YES, NO)
    return judged(guess, given, values)


JUDGED = [
    (Bits(ANSWER, 8), 126, True, "Right. It is 0111 1110, 126. Yes, it is."),
    (Bits(ANSWER, 8), 128, False, "It is 0111 1110, 126. You have 1 of 8 bits. No, it is not."),
    (Bits(ANSWER, 8), 255, False, "It is 0111 1110, 126. You have 6 of 8 bits. No, it is not."),
    (ChosenUnit(ANSWER), 126, True, "Right. It is unit 126. Yes, it is."),
    (ChosenUnit(ANSWER), 3, False, "Not unit 3: it is unit 126. No, it is not."),
    (OnCurve(WHEN, 300), 6_605, True, "It is at iteration 6,605. Yes, it is."),
    (OnCurve(WHEN, 300), 6_905, True,
     "It is at iteration 6,605; you said 6,905, 300 away. Yes, it is."),
    (OnCurve(WHEN, 300), 6_304, False,
     "It is at iteration 6,605; you said 6,304, 301 away. No, it is not."),
    (OnCurve(SMALL, 300), 10_000, False, "It never happens in this run. No, it is not."),
    (OPTIONS, 0, False, "No, it is not. No, it is not."),
    (OPTIONS, 1, True, "Right. Yes, it is."),
    (OPTIONS, 2, False, "Not so. No, it is not."),
    (CURVE, (10_000.0, 6_605.0), True, "Every point is where it belongs. Yes, it is."),
    (CURVE, (9_500.0, 6_000.0), True,
     "Furthest off is 16 units: it is 6,605, you said 6,000. Yes, it is."),
    (CURVE, (2_000.0, 6_000.0), False,
     "Furthest off is 4 units: it is never, you said 2,000. No, it is not."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "given", "is_right", "reason"), JUDGED)
def test_a_guess_is_judged_with_a_reason(
    kind: Kind, given: Given, is_right: bool, reason: str
) -> None:
    judgement = asked(kind, given)
    assert (judgement.is_right, judgement.reason) == (is_right, reason)


@pytest.mark.parametrize("kind", [Bits(ANSWER, 8), ChosenUnit(ANSWER), OnCurve(ANSWER, 5)])
def test_what_cannot_be_told_of_a_run_is_no_right_answer(kind: Kind) -> None:
    unknown: dict = dict(VALUES) | {ANSWER.key: Value("not known", math.nan)}  # type: ignore[type-arg]
    judgement = asked(kind, 5, unknown)
    assert judgement.reason == "In this run that cannot be told."


@pytest.mark.parametrize(
    ("kind", "given"),
    [(Bits(ANSWER, 8), 256), (Bits(ANSWER, 8), -1), (Bits(ANSWER, 8), True), (OPTIONS, 3),
     (CURVE, 5), (CURVE, (1.0,)), (ChosenUnit(ANSWER), (1.0, 2.0))],
)  # fmt: skip
def test_a_guess_of_another_form_is_refused(kind: Kind, given: Given) -> None:
    with pytest.raises(ValueError, match="the guess"):
        asked(kind, given)


def test_a_claim_says_what_it_needs() -> None:
    assert claim_from("first perfect = 6,605", CONFIG) == Claim("first perfect", (), "6,605")


TOLD = [
    (Bits(ANSWER, 8), "It is 0111 1110, 126. Yes, it is."),
    (ChosenUnit(ANSWER), "It is unit 126. Yes, it is."),
    (OnCurve(WHEN, 300), "It is at iteration 6,605. Yes, it is."),
    (OnCurve(SMALL, 300), "It never happens in this run. No, it is not."),
    (OPTIONS, "No, it is not. Yes, it is."),
    (CURVE, "4 units: never, 16 units: 6,605. Yes, it is."),
]


@pytest.mark.parametrize(("kind", "reason"), TOLD)
def test_the_right_answer_can_be_told(kind: Kind, reason: str) -> None:
    guess = Guess(paragraph_from("What?", CONFIG), kind, YES, NO)
    assert told(guess, VALUES) == reason

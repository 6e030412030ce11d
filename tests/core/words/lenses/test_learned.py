"""What is said about when each place was learned follows from the checks."""

import json

import numpy as np
import pytest

from rnn_viz.cli.printing.plain_json import json_line
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.lenses.order import OrderMatters
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.sum_over_run import SumOverRun
from rnn_viz.core.words.lenses.learned import LEARNED, about_order, about_sum
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign
from tests.core.words.lenses.evidence_alone import evidence_alone


def checks(learned_at: tuple[int, ...], points: int = 20) -> Checks:
    """Return checks every 20 iterations of places that are right from a check on."""
    rows = [[1.0 if k >= at else 0.6 for at in learned_at] for k in range(points)]
    accuracy = np.array(rows)
    return Checks(np.arange(points) * 20.0, accuracy.min(axis=1), accuracy)


def test_first_and_last() -> None:
    evidence = evidence_alone(100, shares=checks((3, 12, 9)))
    verdict = LEARNED.verdict(evidence)
    assert verdict.sentence == "Place 1 came first: 99 % from 60 on; place 2 last, from 240."
    assert (verdict.figure, verdict.sign) == ("1 of 3", Sign.RIGHT)
    assert LEARNED.numbers(evidence)["learned from"] == [60, 240, 180]


def test_what_is_not_learned_yet() -> None:
    verdict = LEARNED.verdict(evidence_alone(200, shares=checks((3, 40, 9))))
    assert verdict.sentence == (
        "Place 1 came first: 99 % from 60 on; not yet for good: place 2, 60.0 % at 380."
    )
    assert (verdict.figure, verdict.sign) == ("2 of 3", Sign.PLAIN)


def test_nothing_is_learned_yet() -> None:
    verdict = LEARNED.verdict(evidence_alone(0, shares=checks((40, 40))))
    assert verdict.sentence == (
        "No place is right in 99 % of the sums for good yet. At 380 place 1 comes nearest, 60.0 %."
    )
    assert verdict.figure == "0 of 2"
    assert LEARNED.verdict(evidence_alone()) == NOT_YET
    assert LEARNED.verdict(evidence_alone(shares=Checks())) == NOT_YET


def test_how_often_the_order_matters() -> None:
    assert about_order(OrderMatters(3000, 0.612)) == (
        "At 3,000 a + b and b + a get different answers for 61.2 % of the pairs."
    )
    assert about_order(OrderMatters(7000, 0.0)) == (
        "At 7,000 a + b and b + a get the same answer for all pairs."
    )
    assert about_order(None) == "Not computed yet."
    assert about_order(Unable(9, Trouble.DIVERGED)).endswith("not numbers any more.")


def test_the_numbers_of_order() -> None:
    over_run = Series(np.array([20.0, 40.0]), np.array([[0.5], [np.nan]]))
    found = {"learned.order.now": OrderMatters(3000, 0.612), "learned.order": over_run}
    numbers = LEARNED.numbers(evidence_alone(3000, **found))
    assert numbers["order matters"] == {"iteration": 3000, "share of pairs": 0.612}
    assert numbers["order over the run"]["iterations"] == [20, 40]
    json.loads(json_line(dict(numbers)), parse_constant=pytest.fail)


def test_since_when_one_sum_is_right() -> None:
    def of(*rows: list[float]) -> str:
        iterations = np.arange(len(rows)) * 80.0
        return about_sum(SumOverRun(iterations, np.array(rows), np.ones(2, np.int8)), "1 + 2")

    right, wrong = [0.9, 0.9], [0.1, 0.9]
    assert of(wrong, right, right) == "1 + 2 is right at every moment asked from 80 on."
    assert of(right, wrong) == "1 + 2 has 1 of 2 bits wrong at 80."
    assert of(right, right) == "1 + 2 is right at all 2 moments asked."

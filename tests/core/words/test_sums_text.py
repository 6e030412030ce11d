"""What the map of all sums says of the wrong ones."""

import numpy as np
import pytest

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.evidence.wrong_sums import SumOrder, wrong_sums
from rnn_viz.core.words.sums_text import (
    ORDERS_IN_FULL,
    about_accuracy,
    about_order,
    all_right,
    wrong_sum,
)


def found(wrong: dict[tuple[int, int], int]) -> Evaluation:
    sums = sums_of(8)
    bits = np.zeros(sums.a.shape, np.uint8)
    for cell, count in wrong.items():
        bits[cell] = count
    return Evaluation(0, sums, bits, np.ones(8))


def said(
    wrong: dict[tuple[int, int], int], own: tuple[int, int] | None, chosen: tuple[int, ...] = ()
) -> tuple[str, ...]:
    evaluation = found(wrong)
    listed = wrong_sums(evaluation, chosen, SumOrder.WRONG_BITS)
    return wrong_sum(evaluation, listed, own, is_filtered=bool(chosen))


SOME = {(3, 5): 1, (7, 9): 4, (60, 70): 1}


@pytest.mark.parametrize(
    ("own", "chosen", "expected"),
    [
        ((7, 9), (), "wrong sum 1 of 3"),
        ((60, 70), (), "wrong sum 3 of 3"),
        ((60, 70), (1,), "wrong sum 2 of 2"),
        (None, (), "3 wrong sums"),
        ((1, 1), (), "3 wrong sums"),
        ((7, 9), (1,), "2 wrong sums shown"),
        (None, (4,), "1 wrong sum shown"),
        (None, (2,), "no wrong sum among those shown"),
        (None, (0,), "no wrong sum among those shown"),
    ],
)
def test_it_says_which_one_or_how_many(
    own: tuple[int, int] | None, chosen: tuple[int, ...], expected: str
) -> None:
    wordings = said(SOME, own, chosen)
    assert wordings[0] == expected
    lengths = [len(text) for text in wordings]
    assert lengths == sorted(lengths, reverse=True), "shorter ones follow"


def test_the_order_is_told_as_it_is() -> None:
    for order in SumOrder:
        said_of_all = about_order(order, (), 8)
        assert said_of_all.startswith(ORDERS_IN_FULL[order])
        assert said_of_all.endswith("Equal ones come row by row.")
    assert "row by row" in about_order(SumOrder.WRONG_BITS, (0, 1), 8)
    assert "Most wrong" not in about_order(SumOrder.WRONG_BITS, (0, 1), 8)
    assert "Most wrong" in about_order(SumOrder.WRONG_BITS, (1, 2), 8)
    assert "Most wrong" in about_order(SumOrder.WRONG_BITS, (5,), 8), "5 stands for more, too"
    assert "Longest carry" in about_order(SumOrder.CARRY, (1,), 8)


def test_a_net_that_can_add_has_no_wrong_sum_whatever_is_shown() -> None:
    assert said({}, None) == said({}, (1, 2), (3,)) == ("no wrong sum",)


def test_all_right_is_said_only_if_all_are() -> None:
    assert all_right(found({})) == "all 16,384 right"
    assert all_right(found({(0, 0): 1})) == ""


def checks(points: int, right: float = 0.75) -> Checks:
    rows = np.full((points, 8), right)
    rows[:, 0] = 1.0
    rows[:, 6] = 0.6
    return Checks(np.arange(points) * 20.0, np.full(points, 0.3), rows)


def test_the_sentence_speaks_of_the_last_check_up_to_the_playhead() -> None:
    found = checks(31)
    assert about_accuracy(found, 599, 8).startswith("At iteration 580 ")
    assert about_accuracy(found, 0, 8).startswith("At iteration 0 ")
    all_right = Checks(np.array([20.0]), np.ones(1), np.ones((1, 8)))
    said = about_accuracy(all_right, 30, 8)
    assert said == "At iteration 20 every place is right in all sums."
    assert "position 6" in about_accuracy(checks(2), 30, 16)[:200]

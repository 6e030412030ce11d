"""Checks: kept in order, each iteration once, and never changed."""

import numpy as np
import pytest

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, sums_of


def found(iteration: int, wrong: int = 0) -> Evaluation:
    """Return an evaluation of sums of two bits of which so many are wrong in position 1."""
    counts = np.array([[1] * wrong + [0] * (4 - wrong)], np.uint8).reshape(2, 2)
    return Evaluation(iteration, sums_of(2), counts, np.array([1.0, 1 - wrong / 4]))


def checks(*iterations: int, wrong: int = 0) -> Checks:
    known = Checks()
    for iteration in iterations:
        known = known.including(found(iteration, wrong))
    return known


def test_they_are_in_order_however_they_come() -> None:
    known = checks(40, 0, 20).including(found(30, wrong=3))
    assert known.iterations.tolist() == [0, 20, 30, 40]
    assert known.exact_share.tolist() == [1, 1, 0.25, 1]
    assert known.bit_accuracy.tolist() == [[1, 1], [1, 1], [1, 0.25], [1, 1]]
    assert known.failed.tolist() == [30]
    assert len(known) == 4


def test_an_iteration_is_checked_once() -> None:
    known = checks(20)
    assert known.including(found(20)) is known
    assert known.has(20)
    assert not known.has(19)
    assert not known.has(21)


def test_some_of_them() -> None:
    known = checks(0, 20, 30, 40)
    assert known.between(20, 40).iterations.tolist() == [20, 30]
    assert known.between(20, np.inf).bit_accuracy.shape == (3, 2)
    assert known.without([0, 30, 35]).iterations.tolist() == [20, 40]
    assert known.iterations.tolist() == [0, 20, 30, 40]


def test_without_positions_they_can_be_cut_too() -> None:
    known = Checks(np.array([0.0, 20.0]), np.array([0.0, 1.0]))
    assert known.between(10, 30).exact_share.tolist() == [1.0]
    assert known.without([20]).iterations.tolist() == [0]


def test_they_cannot_be_changed() -> None:
    for values in (checks(0, 20).iterations, checks(0).exact_share, checks(0).bit_accuracy):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 7

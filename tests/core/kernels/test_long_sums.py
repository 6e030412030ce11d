"""Sums of any length, compiled: what is counted is what the one-page network gets right."""

import numpy as np
import pytest

from rnn_viz.core.kernels.long_sums import right_positions
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.bits import number_of
from rnn_viz.core.net.weights import Weights
from tests.core.kernels.kernel_cases import random_weights
from tests.core.lenses.long_sums.long_cases import first_wrong


def asked(look: Look, count: int, length: int) -> tuple[np.ndarray, list[int]]:
    """Return what the kernel counts of random sums, and what is true."""
    a, b = np.random.RandomState(1).randint(0, 2, (2, count, length), dtype=np.int8)
    right = np.empty(count, np.int64)
    right_positions(*look.weights, a, b, right, look.clamps)
    numbers = [(number_of(one), number_of(other)) for one, other in zip(a, b, strict=True)]
    truth = [first_wrong(look, one, other, length) for one, other in numbers]
    return right, [length if at is None else at for at in truth]


@pytest.mark.parametrize("hidden", [1, 3, 8, 33, 128])
def test_sums_are_left_at_their_first_wrong_position(hidden: int) -> None:
    right, truth = asked(Look(0, random_weights(hidden, 5), 8), 20, 40)
    assert right.tolist() == truth


def test_carries_are_known() -> None:
    """A network that does not read: it writes 0, which is right where two ones meet."""
    look = Look(0, Weights(np.zeros((2, 1)), np.zeros((1, 1)), -np.ones((1, 1))), 8)
    right, truth = asked(look, 300, 3)
    assert right.tolist() == truth
    assert {*truth} == {0, 1, 2, 3}


def test_held_units_keep_their_value() -> None:
    weights = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.array([[-1.0], [2.0]]))
    free, truth = asked(Look(0, weights, 8), 20, 2)
    assert free.tolist() == truth
    right, truth = asked(Look(0, weights, 8, np.array([np.nan, 0.0])), 20, 2)
    assert right.tolist() == truth
    assert right.tolist() != free.tolist()


def test_a_probability_that_is_no_number_is_wrong() -> None:
    weights = random_weights(4, 1)
    weights.synapse_1[2] = np.nan
    right, _ = asked(Look(0, weights, 8), 10, 5)
    assert not right.any()


def test_a_network_that_is_too_wide_is_refused() -> None:
    with pytest.raises(ValueError, match="hidden"):
        asked(Look(0, random_weights(129, 1), 8), 1, 3)

"""Order sensitivity: the share of pairs answered otherwise the other way round."""

import numpy as np
import pytest

from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.order import OrderMatters, order_matters, order_sensitivity
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.trained_looks import look_at


def share(look: Look) -> float:
    *_, row = order_sensitivity(look)
    assert row is not None
    assert row.shape == (1,)
    return float(row[0])


@pytest.mark.parametrize(("at", "percent"), [(3000, 61), (4000, 79), (7000, 0)])
def test_of_seed_0(at: int, percent: int) -> None:
    assert round(100 * share(look_at(at))) == percent


@pytest.mark.parametrize(
    ("at", "seed", "hidden", "bits"),
    [(3000, 0, 6, 4), (700, 3, 8, 5), (2000, 11, 5, 3), (0, 0, 1, 2)],
)
def test_against_all_sums_one_by_one(at: int, seed: int, hidden: int, bits: int) -> None:
    look = look_at(at, seed, hidden, bits)
    side = range(1 << (bits - 1))
    said = [[add(look.weights, a, b, bits).answer for b in side] for a in side]
    answers = np.array(said)
    assert share(look) == pytest.approx((answers != answers.T).mean(), abs=1e-12)


def test_a_net_that_weighs_both_inputs_alike_cannot_tell_the_order() -> None:
    weights = Weights(*(synapse.copy() for synapse in look_at(4000).weights))
    assert share(Look(0, weights, 8)) > 0
    weights.synapse_0[1] = weights.synapse_0[0]
    assert share(Look(0, weights, 8)) == 0


def test_long_sums_are_a_sample_of_pairs() -> None:
    look = look_at(300, hidden=4, bits=12)
    assert 0 <= share(look) <= 1
    weights = Weights(np.array([[9.0], [-9.0]]), np.zeros((1, 1)), np.array([[1.0]]))
    assert share(Look(0, weights, 12)) == 0, "one unit between 0 and 1 with a weight of 1 says 1"


def test_held_units_take_part() -> None:
    look = look_at(3000, hidden=6, bits=4)
    assert share(Look(3000, look.weights, 4, np.full(6, 0.5))) == 0, "nothing is read any more"


def test_of_weights_that_are_no_numbers_there_is_none() -> None:
    weights = Weights(np.full((2, 1), np.nan), np.zeros((1, 1)), np.zeros((1, 1)))
    assert np.isnan(share(Look(0, weights, 8)))
    assert at_once(order_matters(Look(7, weights, 8))) == Unable(7, Trouble.DIVERGED)


def test_one_moment_says_what_the_curve_says() -> None:
    look = look_at(3000)
    assert at_once(order_matters(look)) == OrderMatters(3000, share(look))

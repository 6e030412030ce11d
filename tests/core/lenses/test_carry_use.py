"""What units tell alone and what is lost without passing them on: against sums one by one."""

import numpy as np
import pytest

from rnn_viz.core.lenses.carry_use import MOST_UNITS, CarryUse, carry_use
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.network import sigmoid
from tests.core.lenses.brute_force import every_visit
from tests.core.lenses.trained_looks import look_at, random_weights, states_at, states_of


def use_of(look: Look) -> CarryUse:
    found = at_once(carry_use(states_of(look)))
    assert isinstance(found, CarryUse)
    return found


def exact_without(look: Look, unit: int) -> float:
    """Return the share of right sums when the next position gets the mean of a unit."""
    mean = every_visit(look).layer_1[:, unit].mean()
    side = 1 << (look.bits - 1)
    a, b = (it.ravel() for it in np.meshgrid(np.arange(side), np.arange(side)))
    passed_on, is_right = np.zeros((a.size, look.weights.hidden)), np.ones(a.size, bool)
    for t in range(look.bits):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        layer_1 = sigmoid(X @ look.weights.synapse_0 + passed_on @ look.weights.synapse_h)
        says = layer_1 @ look.weights.synapse_1[:, 0] > 0.0
        is_right &= says == ((a + b) >> t & 1 == 1)
        passed_on = layer_1.copy()
        passed_on[:, unit] = mean
    return float(is_right.mean())


def test_unit_14_tells_the_carry_and_is_hardly_used() -> None:
    found = at_once(carry_use(states_at(7_000)))
    assert isinstance(found, CarryUse)
    assert found.exact == 1.0
    assert found.alone[14] == 1.0
    assert found.left[14] == pytest.approx(0.9985, abs=0.00005)
    assert (found.alone < 1.0).sum() == 15
    assert found.lost.argmax() == 6  # which correlates with the carry by −0.06


@pytest.mark.parametrize("look", [
    look_at(2_000, hidden=5, bits=4, alpha=1.0), Look(0, random_weights(4), 3),
    look_at(7_000, hidden=8),
])  # fmt: skip
def test_what_is_left_without_a_unit(look: Look) -> None:
    found = use_of(look)
    for unit in range(look.weights.hidden):
        assert found.left[unit] == pytest.approx(exact_without(look, unit), abs=1e-12)


@pytest.mark.parametrize("look", [
    look_at(2_000, hidden=5, bits=4, alpha=1.0), Look(0, random_weights(3), 4),
])  # fmt: skip
def test_the_best_cut_of_all_cuts(look: Look) -> None:
    found, visits = use_of(look), every_visit(look)
    asked = visits.a != visits.b
    for unit in range(look.weights.hidden):
        values, tried = visits.layer_1[:, unit], []
        for cut in [-1.0, *np.unique(values.round(12))]:
            above = values > cut + 1e-13
            tried += [(above == visits.carry), (above != visits.carry)]
        most = max(it.sum() for it in tried)
        best = {float(it[asked].mean()) for it in tried if it.sum() == most}
        assert any(found.alone[unit] == pytest.approx(it, abs=1e-9) for it in best)


def test_a_held_unit_is_not_missed() -> None:
    found = use_of(Look(0, random_weights(3), 4, np.array([np.nan, 0.3, np.nan])))
    assert found.left[1] == found.exact


def test_with_too_many_units_it_leaves_out_what_is_used() -> None:
    found = use_of(Look(0, random_weights(MOST_UNITS + 1), 3))
    assert np.isnan(found.left).all()
    assert np.isfinite(found.alone).all()
    assert np.isfinite(use_of(Look(0, random_weights(MOST_UNITS), 2)).left).all()


def test_states_that_are_no_numbers() -> None:
    weights = random_weights(3)
    states = states_of(Look(2, weights, 3))
    broken = type(states)(
        states.look, states.sums, False, states.layer_1 * np.nan, states.before, states.position,
        states.a, states.b, states.count,
    )  # fmt: skip
    assert at_once(carry_use(broken)) == Unable(2, Trouble.DIVERGED)

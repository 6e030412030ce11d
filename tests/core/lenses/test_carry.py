"""Where the carry is: against plain statistics over every visit of every sum."""

from collections.abc import Callable

import numpy as np
import pytest

from rnn_viz.core.lenses.carry import Carry, carry, carry_over_run
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.brute_force import every_visit
from tests.core.lenses.trained_looks import look_at, random_weights, states_at, states_of


def carry_at(iteration: int, **net: int) -> Carry:
    return found_in(lambda: carry(states_at(iteration, **net)))


def found_in(parts: Callable) -> Carry:
    found = at_once(parts())
    assert isinstance(found, Carry)
    return found


@pytest.mark.parametrize(("iteration", "share"), [(0, 0.864), (7_000, 1.0), (10_000, 1.0)])
def test_the_carry_is_read_where_memory_is_needed(iteration: int, share: float) -> None:
    found = carry_at(iteration)
    assert found.share == pytest.approx(share, abs=0.001)
    assert found.always_no == pytest.approx(0.642, abs=0.001)
    assert (found.visits, found.is_sample) == (131_072, False)


def test_unit_14_tells_it_alone_though_it_hardly_correlates() -> None:
    found = carry_at(7_000)
    assert found.alone == (14,)
    assert found.gap[:, 14].round(4).tolist() == [0.0012, 0.0036]
    assert found.correlation[0, 14] == pytest.approx(-0.43, abs=0.005)
    assert np.abs(found.correlation[0]).argmax() == 1
    assert not carry_at(0).alone


@pytest.mark.parametrize("look", [
    look_at(7_000), look_at(2_000, hidden=5, bits=4, alpha=1.0), Look(0, random_weights(3), 5),
    Look(0, random_weights(1), 4),
])  # fmt: skip
def test_each_number_agrees_with_every_visit(look: Look) -> None:
    found, visits = found_in(lambda: carry(states_of(look))), every_visit(look)
    with_it, without = (visits.layer_1[visits.carry == k] for k in (1, 0))
    portion = len(with_it) / len(visits.carry)
    within = (1 - portion) * np.cov(without.T, bias=True) + portion * np.cov(with_it.T, bias=True)
    direction = np.linalg.lstsq(
        np.atleast_2d(within), with_it.mean(0) - without.mean(0), rcond=None
    )[0]
    # the cut where both bells are equally likely, the rarer one counted as such
    read = visits.layer_1 @ direction
    cut = (with_it.mean(0) + without.mean(0)) @ direction / 2 - np.log(portion / (1 - portion))
    spread = np.sqrt(direction @ np.atleast_2d(within) @ direction)
    sigmas = found.probe.sigmas(visits.layer_1)
    assert np.allclose(sigmas, (read - cut) / spread, atol=1e-3)
    asked = visits.a != visits.b
    assert found.share == pytest.approx(((sigmas > 0) == visits.carry)[asked].mean(), abs=1e-12)
    assert found.always_no == pytest.approx((visits.carry == 0)[asked].mean())
    for row, told in enumerate((visits.carry, visits.bit, visits.a, visits.b)):
        for unit in range(look.weights.hidden):
            expected = np.corrcoef(visits.layer_1[:, unit], told)[0, 1]
            assert found.correlation[row, unit] == pytest.approx(expected, abs=1e-9)
    assert np.allclose(found.swing, found.probe.direction * visits.layer_1.std(0))


def test_a_step_of_sigma_is_the_spread_within_both_kinds() -> None:
    found, states = carry_at(7_000), states_at(7_000)
    sigmas, weight = found.probe.sigmas(states.layer_1), states.count / states.visits
    means = [np.average(sigmas, weights=weight * (states.carry_out == k)) for k in (0, 1)]
    around = sigmas - np.choose(states.carry_out, means)
    assert weight @ around**2 == pytest.approx(1.0, abs=1e-6)
    assert means[1] - means[0] == pytest.approx(found.probe.apart, rel=1e-6)


def test_certainty_is_one_half_on_the_cut_and_grows() -> None:
    probe = carry_at(0).probe
    certain = probe.certainty(np.array([0.0, 0.1, -0.1, 2.0, 1e9]))
    assert certain[0] == 0.5
    assert certain[1] == certain[2] > 0.5
    assert np.all(np.diff(certain[[0, 1, 3, 4]]) > 0)
    assert 1.0 - 1e-8 < certain[4] < 1.0
    # of states that far from the cut so many are read right, where the bells are bells
    assert probe.certainty(np.array(1.0)) == pytest.approx(1 / (1 + np.exp(-probe.apart)))


@pytest.mark.parametrize(("seed", "hidden"), [(3, 16), (11, 16), (0, 8), (0, 32)])
def test_other_nets_are_sane(seed: int, hidden: int) -> None:
    start, trained = (carry_at(it, seed=seed, hidden=hidden) for it in (0, 10_000))
    assert start.always_no < start.share < trained.share == 1.0
    for unit in trained.alone:
        low, high = trained.gap[:, unit]
        states = states_at(10_000, seed=seed, hidden=hidden)
        above = states.layer_1[:, unit] > (low + high) / 2
        assert (above == states.carry_out).all() or (above != states.carry_out).all()


def test_over_the_run_the_same_share_is_found() -> None:
    (row,) = at_once(carry_over_run(look_at(0)))
    assert row == carry_at(0).share
    (blind,) = at_once(carry_over_run(Look(3, broken(), 4)))
    assert np.isnan(blind)


def broken() -> Weights:
    weights = random_weights(3)
    weights.synapse_h[0, 1] = np.nan
    return weights


def mirrored() -> Weights:
    """Return a unit that cannot tell 0 + 0 from 1 + 1 and goes up for b as down for a."""
    return Weights(np.array([[2.0], [-2.0]]), np.zeros((1, 1)), np.ones((1, 1)))


def test_where_nothing_can_be_read_it_says_why() -> None:
    nothing = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.ones((3, 1)))
    assert at_once(carry(states_of(Look(4, nothing, 4)))) == Unable(4, Trouble.EQUAL_STATES)
    assert at_once(carry(states_of(Look(5, mirrored(), 4)))) == Unable(5, Trouble.EQUAL_MEANS)
    held = states_of(Look(6, random_weights(3), 4, np.array([0.1, 0.2, 0.3])))
    assert at_once(carry(held)) == Unable(6, Trouble.EQUAL_STATES)


def test_units_that_never_change_correlate_with_nothing() -> None:
    clamps = np.array([np.nan, 0.3, np.nan])
    found = found_in(lambda: carry(states_of(Look(0, random_weights(3), 4, clamps))))
    assert np.isnan(found.correlation[:, 1]).all()
    assert found.swing[1] == found.probe.direction[1] == 0.0
    assert np.isfinite(found.correlation[:, [0, 2]]).all()


@pytest.mark.parametrize(("hidden", "bits", "size"), [
    (1, 2, 1.0), (4, 2, 1.0), (6, 8, 40.0), (6, 8, 1e6), (128, 32, 1.0), (3, 12, 1e300),
])  # fmt: skip
def test_any_network_is_answered_in_numbers(hidden: int, bits: int, size: float) -> None:
    look = Look(0, random_weights(hidden, size), bits)
    found = at_once(carry(states_of(look)))
    if isinstance(found, Unable):
        return
    assert 0.0 <= found.share <= 1.0
    assert np.isfinite(found.probe.direction).all()
    assert np.isfinite([found.probe.cut, found.probe.apart]).all()
    assert found.is_sample == (bits > 8)


def test_states_on_the_cut_are_wrong_either_way() -> None:
    from rnn_viz.core.lenses.directions.carry_fit import read_right

    states = states_of(Look(0, random_weights(2), 3))
    assert read_right(states, np.zeros(len(states))) == 0.0
    assert read_right(states, np.full(len(states), -1.0)) > 0.5

"""Held units: what every sum says then, against the network of the script, sum by sum."""

import numpy as np
import pytest

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.lenses.units import HeldAt, KnockOuts, side_of, units
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.trained_looks import look_at


def knock_outs(look: Look) -> KnockOuts:
    states = at_once(all_states(look))
    assert isinstance(states, AllStates)
    found = at_once(units(states))
    assert isinstance(found, KnockOuts)
    return found


def wrong_bits(look: Look, clamps: Floats) -> tuple[np.ndarray, Floats]:
    """Ask all sums in one batch of NumPy."""
    side = np.arange(1 << (look.bits - 1))
    a, b = (it.ravel() for it in np.meshgrid(side, side, indexing="ij"))
    layer_1, wrong = np.zeros((a.size, look.weights.hidden)), np.zeros((look.bits, a.size), bool)
    states = []
    for t in range(look.bits):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        live = sigmoid(X @ look.weights.synapse_0 + layer_1 @ look.weights.synapse_h)
        layer_1 = held(live, clamps)
        states.append(layer_1)
        says = sigmoid(layer_1 @ look.weights.synapse_1)[:, 0] > 0.5
        wrong[t] = says != ((a + b) >> t & 1 == 1)
    return wrong, np.concatenate(states).mean(axis=0)


@pytest.fixture(scope="module")
def at_7_000() -> KnockOuts:
    return knock_outs(look_at(7000))


def test_what_holding_each_unit_at_its_mean_leaves(at_7_000: KnockOuts) -> None:
    left = 100 * at_7_000.left(HeldAt.MEAN)
    known = {6: 5.3, 7: 24.3, 14: 44.4, 11: 64.6, 13: 89.0}
    assert {unit: round(float(left[unit]), 1) for unit in known} == known
    lost = at_7_000.lost(HeldAt.MEAN)
    assert (lost < 0.001).sum() == 5
    assert np.flatnonzero(lost == 0).tolist() == [5, 9, 15]
    np.testing.assert_allclose(lost, 1 - left / 100)  # every sum is right before


def test_zero_costs_more_than_the_mean(at_7_000: KnockOuts) -> None:
    assert round(100 * float(at_7_000.left(HeldAt.ZERO)[2]), 1) == 25.5
    assert (at_7_000.lost(HeldAt.ZERO) >= at_7_000.lost(HeldAt.MEAN)).all()


def test_at_10_000_unit_8_at_zero_breaks_127_and_1() -> None:
    found = knock_outs(look_at(10_000))
    at_zero = found.held[HeldAt.ZERO][8]
    assert round(100 * at_zero.exact_share, 1) == 18.1
    assert at_zero.wrong[100, 27] == 0
    assert at_zero.wrong[127, 1] == (126 ^ 128).bit_count()
    left = 100 * found.left(HeldAt.MEAN)
    assert {unit: round(float(left[unit]), 1) for unit in (6, 7)} == {6: 6.5, 7: 15.5}
    assert {unit: round(float(left[unit])) for unit in (14, 11)} == {14: 72, 11: 79}
    assert (found.lost(HeldAt.MEAN) < 0.001).sum() == 7


@pytest.mark.parametrize(
    ("at", "seed", "hidden"), [(0, 0, 16), (5500, 0, 16), (6000, 3, 16), (5000, 11, 8)]
)
def test_all_of_it_against_one_batch_of_numpy(at: int, seed: int, hidden: int) -> None:
    look = look_at(at, seed, hidden)
    found = knock_outs(look)
    live = np.full(hidden, np.nan)
    wrong, mean = wrong_bits(look, live)
    np.testing.assert_allclose(found.mean, mean, rtol=1e-10)
    assert (found.live.wrong.ravel() == wrong.sum(0)).all()
    for way, values in ((HeldAt.MEAN, mean), (HeldAt.ZERO, np.zeros(hidden))):
        for unit in (0, hidden - 1):
            clamps = live.copy()
            clamps[unit] = values[unit]
            then, _ = wrong_bits(look, clamps)
            assert (found.held[way][unit].wrong.ravel() == then.sum(0)).all()
            now_right = ~wrong.any(0)
            broken = (now_right & then.any(0)).sum() / max(1, now_right.sum())
            assert found.lost(way)[unit] == pytest.approx(broken)
            weaker = then.mean(1) - wrong.mean(1)
            np.testing.assert_allclose(found.lost_at_places(way)[unit], weaker, atol=1e-12)


def test_at_zero_all_others_move_by_the_mean_times_the_weights(at_7_000: KnockOuts) -> None:
    """What a unit adds at its mean less what it adds at zero is the shift, whatever is read."""
    weights, unit = at_7_000.look.weights, 6
    layer_1 = np.random.RandomState(0).random_sample(16)
    at_mean, at_zero = layer_1.copy(), layer_1.copy()
    at_mean[unit], at_zero[unit] = at_7_000.mean[unit], 0.0
    moved = at_zero @ weights.synapse_h - at_mean @ weights.synapse_h
    np.testing.assert_allclose(at_7_000.shift_of_units(unit), moved, atol=1e-12)
    moved = at_zero @ weights.synapse_1 - at_mean @ weights.synapse_1
    assert at_7_000.shift_of_logit(unit) == pytest.approx(float(moved[0]))


def test_a_unit_that_the_run_holds_is_already_at_its_mean() -> None:
    look = look_at(7000)
    clamps = np.full(16, np.nan)
    clamps[6] = 0.9
    found = knock_outs(Look(7000, look.weights, 8, clamps))
    assert found.mean[6] == pytest.approx(0.9)
    assert (found.held[HeldAt.MEAN][6].wrong == found.live.wrong).all()
    expected, _ = wrong_bits(look, np.where(np.arange(16) == 6, 0.0, np.nan))
    assert (found.held[HeldAt.ZERO][6].wrong.ravel() == expected.sum(0)).all()


def test_where_no_sum_is_right_none_is_lost() -> None:
    weights = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.ones((3, 1)))  # it says 1 always
    found = knock_outs(Look(0, weights, 4))
    assert found.live.exact_share == 0
    assert not found.lost(HeldAt.MEAN).any()
    assert not found.lost(HeldAt.ZERO).any()


@pytest.mark.parametrize("size", [1e3, 1e308])
def test_saturated_and_one_unit(size: float) -> None:
    random = np.random.RandomState(0)
    weights = Weights(*(size * random.uniform(-1, 1, s) for s in ((2, 1), (1, 1), (1, 1))))
    found = knock_outs(Look(0, weights, 2))
    assert found.left(HeldAt.ZERO).shape == (1,)
    assert found.lost_at_places(HeldAt.MEAN).shape == (1, 2)


@pytest.mark.parametrize(("bits", "hidden"), [(8, 128), (32, 128), (9, 64)])
def test_of_large_nets_fewer_sums_are_asked(bits: int, hidden: int) -> None:
    side = side_of(bits, hidden)
    assert 16 <= side < 128
    random = np.random.RandomState(0)
    shapes = (2, 128), (128, 128), (128, 1)
    weights = Weights(*(random.normal(size=s) for s in shapes))
    states = at_once(all_states(Look(0, weights, 2)))
    assert isinstance(states, AllStates)
    assert not knock_outs(states.look).is_part, "of two bits there are only four sums"

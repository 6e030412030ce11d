"""State space: shares, components and groups against plain NumPy over every visit of every sum."""

import numpy as np
import pytest

from rnn_viz.core.lenses.directions.plane import Plane, moments_before, plane
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable, at_once
from rnn_viz.core.lenses.space import Projection, Space, space
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.brute_force import every_visit
from tests.core.lenses.trained_looks import look_at, random_weights, states_at, states_of


def space_at(iteration: int, **net: int) -> Space:
    return space_of(space(states_at(iteration, **net)))


def space_of(parts: Parts[Space]) -> Space:
    found = at_once(parts)
    assert isinstance(found, Space)
    return found


def test_all_states_are_where_their_total_belongs() -> None:
    found = space_at(7_000)
    assert found.plane.at_home.all()
    assert found.plane.share == 1.0
    assert found.visits == (26_656, 55_200, 38_944, 10_272)
    assert found.components.variance.round(3).tolist() == [0.462, 0.242, 0.133]
    assert found.inputs_share == 1.0  # eight groups


@pytest.mark.parametrize(("iteration", "share"), [
    (0, 48), (1_000, 50), (3_000, 69), (5_000, 83), (5_500, 94), (6_000, 98), (7_000, 100),
])  # fmt: skip
def test_the_share_in_its_quadrant_over_the_run(iteration: int, share: int) -> None:
    found = at_once(plane(look_at(iteration)))
    assert isinstance(found, Plane)
    assert round(100 * found.share) == share


def test_the_closest_call_of_all() -> None:
    found = space_at(7_000)
    states, row = found.states, found.closest
    assert (states.a[row], states.b[row], states.position[row]) == (33, 95, 6)
    assert 1 / (1 + np.exp(-found.plane.logit[row])) == pytest.approx(0.37, abs=0.005)


@pytest.mark.parametrize("look", [
    look_at(5_000), look_at(2_000, hidden=5, bits=4, alpha=1.0), Look(0, random_weights(3), 5),
])  # fmt: skip
def test_numbers_agree_with_every_visit(look: Look) -> None:
    found, visits = space_of(space(states_of(look))), every_visit(look)
    across, up = found.points(visits.layer_1, Projection.CARRY_BIT).T
    assert np.allclose(up, visits.layer_1 @ look.weights.synapse_1[:, 0])
    at_home = ((across > 0) == visits.carry) & ((up > 0) == visits.bit)
    assert found.plane.share == pytest.approx(at_home.mean(), abs=1e-12)
    total = 2 * visits.carry + visits.bit
    assert found.visits == tuple(np.bincount(total, minlength=4).tolist())
    for k in range(4):
        assert found.plane.shares[k] == pytest.approx(at_home[total == k].mean())
    # components by singular values of the centred table
    away = visits.layer_1 - visits.layer_1.mean(0)
    _, sizes, directions = np.linalg.svd(away, full_matrices=False)
    assert np.allclose(found.components.variance, (sizes**2 / (sizes**2).sum())[:3])
    scores = found.components.scores(visits.layer_1)
    assert np.allclose(np.abs(scores), np.abs(away @ directions[:3].T), atol=1e-6)


def test_points_of_all_states_are_those_of_each() -> None:
    found = space_at(7_000)
    for projection in Projection:
        of_all = found.all_points(projection)
        assert np.allclose(of_all[::997], found.points(found.states.layer_1[::997], projection))


def test_signs_follow_a_rule_and_can_follow_another_moment() -> None:
    found, later = space_at(7_000), space_at(10_000)
    again = space_of(space(states_of(look_at(7_000)))).components
    assert np.array_equal(again.directions, found.components.directions)
    turned = later.components.turned_to(found.components)
    assert (np.einsum("ij,ij->i", turned.directions, found.components.directions) >= 0).all()
    assert np.allclose(np.abs(turned.directions), np.abs(later.components.directions))
    assert turned.turned_to(later.components).directions.tolist() == (
        later.components.directions.tolist()
    )
    other = space_of(space(states_of(Look(0, random_weights(3), 4)))).components
    assert other.turned_to(found.components) is other


@pytest.mark.parametrize(("seed", "hidden"), [(3, 16), (11, 16), (0, 8), (0, 32)])
def test_other_nets_are_sane(seed: int, hidden: int) -> None:
    start, trained = (space_at(it, seed=seed, hidden=hidden) for it in (0, 10_000))
    assert start.plane.share < 0.6
    assert trained.plane.share == 1.0
    assert np.all(np.diff(trained.components.variance) <= 0)


def test_one_unit_has_one_component() -> None:
    found = space_of(space(states_of(Look(0, random_weights(1), 4))))
    assert found.components.variance.tolist() == [1.0, 0.0, 0.0]
    assert not found.all_points(Projection.FIRST_SECOND)[:, 1].any()


def test_a_total_that_two_bits_do_not_have() -> None:
    found = space_of(space(states_of(Look(0, random_weights(4), 2))))
    assert found.visits[3] == 0
    assert np.isnan(found.plane.shares[3])


def test_where_there_is_nothing_to_see_it_says_why() -> None:
    nothing = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.ones((3, 1)))
    assert at_once(space(states_of(Look(4, nothing, 4)))) == Unable(4, Trouble.EQUAL_STATES)
    assert at_once(plane(Look(4, nothing, 4))) == Unable(4, Trouble.EQUAL_STATES)
    weights = random_weights(3)
    weights.synapse_1[:] = 1.7e308  # finite, but what they add up to is not
    found = at_once(space(states_of(Look(5, weights, 4))))
    assert found == Unable(5, Trouble.DIVERGED)
    weights.synapse_1[0, 0] = np.nan
    assert at_once(plane(Look(6, weights, 4))) == Unable(6, Trouble.DIVERGED)


@pytest.mark.parametrize(("hidden", "bits", "size"), [
    (1, 2, 1.0), (6, 8, 40.0), (6, 8, 1e6), (128, 32, 1.0),
])  # fmt: skip
def test_any_network_is_answered_in_numbers(hidden: int, bits: int, size: float) -> None:
    found = space_of(space(states_of(Look(0, random_weights(hidden, size), bits))))
    assert 0.0 <= found.plane.share <= 1.0
    for projection in Projection:
        assert np.isfinite(found.all_points(projection)).all()


@pytest.mark.parametrize("iteration", [0, 1, 20, 60, 999, 7_000, 10_000, 123_456, 10_000_000])
def test_moments_before_are_few_round_and_before(iteration: int) -> None:
    moments = moments_before(iteration)
    assert len(moments) <= 6
    assert list(moments) == sorted(set(moments))
    assert all(0 <= it < iteration and it % 20 == 0 for it in moments)
    assert not iteration or moments[0] == 0

"""The latch: facts of seed 0, against the one-page network, long sums and finite differences."""

from functools import cache

import numpy as np
import pytest

from rnn_viz.core.lenses.latch import AT_REST, PLACES, Latch, Orbit, latch, ripple_lengths
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.trained_looks import drawn_weights, look_at


@cache
def found_at(iteration: int, seed: int = 0, hidden: int = 16) -> Latch:
    return found_in(look_at(iteration, seed, hidden))


def found_in(look: Look) -> Latch:
    found = at_once(latch(look))
    assert isinstance(found, Latch)
    return found


def after(look: Look, pair: tuple[int, int], layer_1: np.ndarray) -> np.ndarray:
    """Return the state after one pair, by the formula of the one page."""
    sums = np.array(pair) @ look.weights.synapse_0 + layer_1 @ look.weights.synapse_h
    return held(sigmoid(sums), look.clamps)


def all_orbits(found: Latch) -> list[Orbit]:
    return [orbit for pair in found.orbits for orbit in pair]


def test_at_7_000_the_carry_is_held_yet_misread() -> None:
    found = found_at(7_000)
    none, one = found.orbits[0]  # 0 + 1
    assert found.holds(0)
    assert none.is_stable
    assert one.is_stable
    assert one.end_logit == pytest.approx(0.034, abs=0.001)
    assert none.end_logit == pytest.approx(2.81, abs=0.01)
    assert one.wrong_at == 38
    assert found.wrong_at(0) == 38
    assert not one.ends_right
    assert found.wrong_at(1) is None  # swapped it is right
    assert all(orbit.is_right for orbit in found.orbits[1])


@pytest.mark.parametrize(
    ("iteration", "holds"),
    [(6_750, [False, False]), (7_000, [True, True]), (7_250, [False, False]),
     (7_750, [True, False]), (8_750, [True, True]), (9_000, [True, False]), (10_000, [True, True])],
)  # fmt: skip
def test_there_is_a_latch_when_the_facts_say_so(iteration: int, holds: list[bool]) -> None:
    found = found_at(iteration)
    assert [found.holds(ripple) for ripple in (0, 1)] == holds


def test_at_10_000_nothing_is_ever_wrong() -> None:
    found = found_at(10_000)
    assert [found.wrong_at(ripple) for ripple in (0, 1)] == [None, None]
    assert all(orbit.is_right for orbit in all_orbits(found))


@pytest.mark.parametrize(("iteration", "ripple"), [(7_000, 0), (9_000, 1), (6_605, 0), (6_605, 1)])
def test_the_place_is_where_the_long_sum_fails(iteration: int, ripple: int) -> None:
    """With a carry, 0 + 1 repeated after 1 + 1 is 1 + 2ⁿ − 1, and 1 + 0 is the same swapped."""
    look, one = look_at(iteration), found_at(iteration).orbits[ripple][1]
    place = one.wrong_at
    assert place is not None
    ones = (2 << place) - 1
    pair = (1, ones) if ripple == 0 else (ones, 1)
    assert add(look.weights, *pair, look.bits).wrong.argmax() == place


def test_a_ripple_without_a_carry_can_fail_too() -> None:
    none, one = found_at(6_860).orbits[0]
    assert (none.wrong_at, one.wrong_at) == (15, None)


@pytest.mark.parametrize(
    ("iteration", "seed", "hidden"), [(0, 0, 16), (7_000, 0, 16), (9_000, 3, 8), (9_000, 11, 32)]
)
def test_each_orbit_is_what_the_network_does(iteration: int, seed: int, hidden: int) -> None:
    look, found = look_at(iteration, seed, hidden), found_at(iteration, seed, hidden)
    for orbit in all_orbits(found):
        state = after(look, (orbit.carry, orbit.carry), np.zeros(hidden))
        for place, seen in enumerate(orbit.layer_1[:50]):
            assert np.allclose(seen, state, atol=1e-9)
            assert orbit.logit[place] == pytest.approx(float((state @ look.weights.synapse_1)[0]))
            state = after(look, orbit.pair, state)


@pytest.mark.parametrize(("iteration", "seed", "hidden"), [(7_000, 0, 16), (10_000, 11, 8)])
def test_where_it_rests_it_stays_and_its_pull_is_that_of_a_push(
    iteration: int, seed: int, hidden: int
) -> None:
    look = look_at(iteration, seed, hidden)
    for orbit in all_orbits(found_at(iteration, seed, hidden)):
        assert orbit.rests_at is not None
        assert np.allclose(after(look, orbit.pair, orbit.end), orbit.end, atol=10 * AT_REST)
        slopes = [
            (after(look, orbit.pair, orbit.end + push) - after(look, orbit.pair, orbit.end - push))
            / 2e-6
            for push in 1e-6 * np.eye(hidden)
        ]
        size = np.abs(np.linalg.eigvals(np.array(slopes))).max()
        assert orbit.pull == pytest.approx(size, rel=1e-4)
        assert orbit.is_stable == (size < 1)


def test_the_way_runs_from_0_to_1_between_the_two_starts() -> None:
    found = found_at(7_000)
    for none, one in found.orbits:
        assert found.along(none)[0] == pytest.approx(0.0, abs=1e-12)
        assert found.along(one)[0] == pytest.approx(1.0)
        assert len(found.along(one)) == len(one.logit)


def test_lengths_over_the_run_are_those_of_the_latch() -> None:
    for iteration in (0, 5_500, 7_000, 10_000):
        found, row = found_at(iteration), at_once(ripple_lengths(look_at(iteration)))
        assert row.tolist() == [found.wrong_at(ripple) or PLACES for ripple in (0, 1)]


def test_what_swings_for_ever_never_rests() -> None:
    """One unit that turns over at each place."""
    swinging = Weights(np.array([[5.0], [7.0]]), np.array([[-12.0]]), np.array([[1.0]]))
    none, one = found_in(Look(2, swinging, 8)).orbits[0]
    assert none.rests_at is None
    assert len(none.logit) == PLACES + 1
    assert not none.is_stable
    assert not one.is_right


def test_a_rest_that_no_push_may_meet_is_not_for_ever() -> None:
    """In just the middle a unit stays, but only there."""
    balanced = Weights(np.array([[6.0], [6.0]]), np.array([[-12.0]]), np.array([[1.0]]))
    found = found_in(Look(2, balanced, 8))
    none = found.orbits[0][0]
    assert (none.rests_at, none.wrong_at, none.pull) == (0, None, 3.0)
    assert not none.is_stable
    assert not none.is_right
    assert not found.holds(0)


def test_held_units_stay_held_and_answer_no_push() -> None:
    clamps = np.array([np.nan, 0.25, np.nan, np.nan])
    look = Look(3, drawn_weights(4), 8, clamps)
    for orbit in all_orbits(found_in(look)):
        assert (orbit.layer_1[:, 1] == 0.25).all()
        kept = np.delete(np.delete(look.weights.synapse_h, 1, 0), 1, 1)
        end = np.delete(orbit.end, 1)
        size = np.abs(np.linalg.eigvals(kept * end * (1 - end))).max()
        assert orbit.pull == pytest.approx(size)


@pytest.mark.parametrize(
    "look",
    [Look(1, drawn_weights(1), 2), Look(1, drawn_weights(6, spread=1e4), 8),
     Look(1, drawn_weights(128), 32)],
)  # fmt: skip
def test_odd_networks_are_followed_too(look: Look) -> None:
    for orbit in all_orbits(found_in(look)):
        wrong = (orbit.logit[1:] > 0) != bool(orbit.true_bit)
        assert (orbit.wrong_at is None) == (not wrong.any())
        assert np.isfinite(orbit.pull)


def test_a_network_that_reads_nothing_has_no_latch() -> None:
    deaf = Weights(np.zeros((2, 3)), drawn_weights(3).synapse_h, np.ones((3, 1)))
    assert at_once(latch(Look(4, deaf, 8))) == Unable(4, Trouble.EQUAL_STATES)
    assert at_once(latch(Look(4, drawn_weights(2), 8, np.array([0.0, 1.0])))) == Unable(
        4, Trouble.EQUAL_STATES
    )


def test_a_diverged_network_has_no_latch() -> None:
    weights = drawn_weights(3)
    weights.synapse_h[1, 1] = np.nan
    assert at_once(latch(Look(9, weights, 4))) == Unable(9, Trouble.DIVERGED)
    assert np.isnan(at_once(ripple_lengths(Look(9, weights, 4)))).all()


def test_weights_too_large_to_be_added_up_have_no_latch() -> None:
    huge = Look(9, drawn_weights(16, spread=8e307), 4)
    assert at_once(latch(huge)) == Unable(9, Trouble.DIVERGED)

"""Find a sum it gets wrong: facts with seed 0, and each finding checked with whole numbers."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.lenses.long_sums.ripples import FAMILIES, PLACES, RippleFamily, ripple_tried
from rnn_viz.core.lenses.long_sums.wrong_sum import Stage, WrongSumSearch, find_wrong_sum
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.long_sums.long_cases import drawn_look, first_wrong, look_at


def search_at(look: Look) -> WrongSumSearch:
    found = at_once(find_wrong_sum(look))
    assert isinstance(found, WrongSumSearch)
    return found


def test_at_7_000_a_carry_through_39_ones_is_wrong() -> None:
    search = search_at(look_at(7_000))
    found = search.found
    assert found is not None
    assert (found.sum.a, found.sum.b, found.position) == (1, 549_755_813_887, 38)
    assert found.stage is Stage.RIPPLES
    assert found.is_right_swapped
    told = [(it.tried, it.wrong, it.wrong_at) for it in search.stages]
    assert told == [(16_384, 0, None), (7 * PLACES + 39, 1, 38), (2_000, 0, None)]


@pytest.mark.parametrize(("iteration", "position"), [(8_000, 27), (9_000, 18), (11_000, 16)])
def test_later_the_first_number_must_be_long(iteration: int, position: int) -> None:
    found = search_at(look_at(iteration)).found
    assert found is not None
    assert (found.sum.a, found.sum.b) == (2 ** (position + 1) - 1, 1)
    assert found.position == position


def test_at_10_000_none_is_found() -> None:
    search = search_at(look_at(10_000))
    assert search.found is None
    assert [it.tried for it in search.stages] == [16_384, 8 * PLACES, 2_000]
    assert [it.wrong for it in search.stages] == [0, 0, 0]


def test_at_6_860_ripples_without_a_carry_are_wrong() -> None:
    search = search_at(look_at(6_860))
    assert search.trained.wrong == 381
    at = {(it.family.first, it.family.then[0]): it.wrong_at for it in search.ripples}
    assert at[(0, 0), (0, 1)] == at[(0, 0), (1, 0)] == 15
    assert at[(1, 1), (0, 1)] is None


@pytest.mark.parametrize("iteration", [0, 4_000, 6_605, 7_000, 9_000])
@pytest.mark.parametrize("family", FAMILIES)
def test_each_ripple_is_as_python_adds(iteration: int, family: RippleFamily) -> None:
    look = look_at(iteration)
    tried = ripple_tried(look, family)
    upto = min(tried.places, 70)
    wrong = [
        (places, at)
        for places in range(1, upto + 1)
        for a, b in [family.numbers(places)]
        for at in [first_wrong(look, a, b, (a + b).bit_length() or 1)]
        if at is not None
    ]
    if tried.wrong_at is None or tried.places > 70:
        assert not wrong
    else:
        assert wrong == [(tried.places, tried.wrong_at)]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_ripple_has_its_columns(family: RippleFamily) -> None:
    a, b = family.numbers(70)
    total = a + b
    assert total == (2**70 if family.has_carry else 2**70 - 1 - (family.first == (0, 0)))
    assert family.swapped.numbers(70) == (b, a)
    assert (family.title, family.swapped.swapped) == (family.title, family)


def wrong_sums(look: Look) -> set[tuple[int, int]]:
    """Return all wrong sums of 8 bits, asked side by side with NumPy."""
    a, b = (it.ravel() for it in np.meshgrid(np.arange(128), np.arange(128)))
    state, guess = np.zeros((a.size, look.weights.hidden)), np.zeros(a.size, int)
    for t in range(8):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        state = 1 / (1 + np.exp(-(X @ look.weights.synapse_0 + state @ look.weights.synapse_h)))
        guess |= ((state @ look.weights.synapse_1)[:, 0] > 0).astype(int) << t
    wrong = guess != a + b
    return {*zip(a[wrong].tolist(), b[wrong].tolist(), strict=True)}


@pytest.mark.parametrize(
    ("iteration", "seed", "hidden"), [(0, 0, 16), (6_000, 0, 16), (6_900, 3, 16), (6_000, 11, 8)]
)
def test_short_sums_come_first_and_the_smallest_is_shown(
    iteration: int, seed: int, hidden: int
) -> None:
    look = look_at(iteration, seed, hidden)
    wrong, search = wrong_sums(look), search_at(look)
    assert wrong
    assert search.trained.wrong == len(wrong)
    found = search.found
    assert found is not None
    assert found.stage is Stage.TRAINED
    assert (found.sum.a, found.sum.b) == min(wrong, key=lambda it: (sum(it), it))
    at = {first_wrong(look, a, b, 8) for a, b in wrong}
    assert search.trained.wrong_at == min(it for it in at if it is not None)


@pytest.mark.parametrize(
    ("iteration", "seed", "hidden"),
    [
        (8_000, 3, 16),
        (10_000, 3, 16),
        (7_000, 11, 16),
        (7_000, 0, 32),
        (9_500, 0, 8),
        (6_605, 0, 16),
    ],
)
def test_what_is_found_is_wrong(iteration: int, seed: int, hidden: int) -> None:
    look = look_at(iteration, seed, hidden)
    search = search_at(look)
    found = search.found
    assert (found is None) == (not any(it.wrong for it in search.stages))
    if found is not None:
        a, b = found.sum.a, found.sum.b
        assert first_wrong(look, a, b, found.sum.columns) == found.position
        is_right = first_wrong(look, b, a, found.sum.columns) is None
        assert found.is_right_swapped == is_right
        assert (found.family is None) == (found.stage is not Stage.RIPPLES)


def test_random_sums_are_cut_off_above_the_position_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rnn_viz.core.lenses.long_sums.wrong_sum.FAMILIES", ())
    search = search_at(look_at(6_605))
    found, tried = search.found, search.stages[-1]
    assert found is not None
    assert found.stage is Stage.RANDOM
    assert found.position == tried.wrong_at == 8
    assert 0 < tried.wrong < tried.tried == 2_000
    assert found.sum.columns < 16
    assert not add(look_at(6_605).weights, found.sum.a, found.sum.b, 8).is_right


@pytest.mark.parametrize(("hidden", "bits", "size"), [(1, 2, 1.0), (5, 8, 1e300), (4, 12, 0.0)])
def test_strange_networks_get_sums_wrong(hidden: int, bits: int, size: float) -> None:
    search = search_at(drawn_look(hidden, bits, size))
    assert search.found is not None
    assert search.found.sum.wrong[search.found.position]
    assert search.is_sample == (bits > 8)


def test_wide_networks_are_asked_fewer_random_sums() -> None:
    search = search_at(drawn_look(128, 32))
    assert [it.tried for it in search.stages] == [16_384, search.stages[1].tried, 125]


def test_a_network_that_always_writes_1_is_wrong_where_a_0_is_due() -> None:
    weights = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.ones((2, 1)))
    search = search_at(Look(3, weights, 8))
    right = {it.family.first for it in search.ripples if it.wrong_at is None}
    assert right == {(0, 1), (1, 0)}
    assert {it.wrong_at for it in search.ripples if it.wrong_at is not None} == {0}


def test_held_units_are_held() -> None:
    look = look_at(10_000)
    clamps = np.full(16, np.nan)
    clamps[8] = 0.0
    found = search_at(replace(look, clamps=clamps)).found
    assert found is not None
    assert first_wrong(replace(look, clamps=clamps), found.sum.a, found.sum.b, 8) is not None


def test_a_diverged_network_is_said_to_be_so() -> None:
    look = drawn_look(3)
    look.weights.synapse_1[0] = np.nan
    assert at_once(find_wrong_sum(look)) == Unable(7, Trouble.DIVERGED)

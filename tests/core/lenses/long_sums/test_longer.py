"""Longer numbers: facts with seed 0, the same random sums each time, and an interval that holds."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from rnn_viz.core.lenses.long_sums.longer import (
    LengthShare,
    LongerNumbers,
    lengths_of,
    longer_numbers,
    longer_row,
)
from rnn_viz.core.lenses.long_sums.random_sums import RandomSums
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from tests.core.lenses.long_sums.long_cases import drawn_look, first_wrong, look_at, result_of


def found_at(look: Look) -> LongerNumbers:
    found = at_once(longer_numbers(look))
    assert isinstance(found, LongerNumbers)
    return found


def test_at_6_500_shares_fall_with_length() -> None:
    lengths = found_at(look_at(6_500)).lengths
    assert [it.bits for it in lengths] == [8, 16, 32, 64, 256, 1_000]
    assert [it.tried for it in lengths] == [16_384, *[2_000] * 5]
    assert lengths[0].share == pytest.approx(0.990, abs=0.001)
    facts = [0.955, 0.902, 0.783, 0.370]
    assert [it.share for it in lengths[1:5]] == pytest.approx(facts, abs=0.01)


def test_at_7_000_all_are_right() -> None:
    assert all(it.right == it.tried for it in found_at(look_at(7_000)).lengths)


@pytest.mark.parametrize(("seed", "hidden"), [(3, 16), (11, 16), (0, 8), (0, 32)])
def test_other_runs_get_no_better_with_length(seed: int, hidden: int) -> None:
    shares = [it.share for it in found_at(look_at(6_200, seed, hidden)).lengths]
    assert shares[0] > 0.05
    assert all(later <= before + 0.03 for before, later in pairwise(shares))


def test_random_sums_are_what_the_network_says_of_these_numbers() -> None:
    look, sums = look_at(6_500), RandomSums(100, 30)
    a_bits, b_bits = sums.bits_of(slice(0, 30))
    assert not a_bits[:, -1].any()
    assert not b_bits[:, -1].any()
    assert 0.45 < a_bits[:, :-1].mean() < 0.55
    right = result_of(sums.right_positions(look))
    numbers = [sums.numbers_upto(k, 99) for k in range(30)]
    truth = [first_wrong(look, a, b, 100) for a, b in numbers]
    assert right.tolist() == [100 if at is None else at for at in truth]
    assert len({*truth}) > 3


def test_the_same_sums_are_drawn_each_time_and_few_are_the_first_of_many() -> None:
    few, many, again = (RandomSums(64, count).bits_of(slice(0, 5)) for count in (5, 2_000, 2_000))
    np.testing.assert_array_equal(few, many)
    np.testing.assert_array_equal(many, again)


def test_a_part_of_a_sum_reaches_the_position_that_is_wrong() -> None:
    sums = RandomSums(1_000, 200)
    for index in range(200):
        a, b = sums.numbers_upto(index, 50)
        whole_a, whole_b = sums.numbers_upto(index, 999)
        length = max(a.bit_length(), b.bit_length(), 51)
        assert (a + b).bit_length() > 50
        assert (whole_a - a) % 2**length == (whole_b - b) % 2**length == 0


def test_the_row_of_the_curves_is_of_the_first_two_hundred_sums() -> None:
    look = look_at(6_500)
    *_, row = longer_row(look)
    assert row is not None
    assert row[0] == found_at(look).lengths[0].share
    right = result_of(RandomSums(256, 200).right_positions(look))
    assert row[4] == (right == 256).mean()


@pytest.mark.parametrize(
    ("right", "tried", "low", "high"),
    [(1_980, 2_000, 0.98460, 0.99352), (5, 10, 0.23659, 0.76341), (0, 10, 0.0, 0.27753)],
)
def test_the_interval_is_that_of_wilson(right: int, tried: int, low: float, high: float) -> None:
    """The bounds as statsmodels 0.14 has them, ``proportion_confint(…, method="wilson")``."""
    assert LengthShare(64, right, tried, False).interval == pytest.approx((low, high), abs=1e-5)


def test_the_interval_of_all_sums_is_their_share() -> None:
    assert LengthShare(8, 3, 4, True).interval == (0.75, 0.75)


@pytest.mark.parametrize("bits", [2, 3, 5, 8, 12, 16, 32])
def test_lengths_begin_with_the_trained_one(bits: int) -> None:
    lengths = lengths_of(bits)
    assert lengths[0] == bits
    assert lengths[-1] == 1_000
    assert all(later >= 2 * bits for later in lengths[1:])


@pytest.mark.parametrize(("hidden", "bits", "size"), [(1, 2, 1.0), (5, 8, 1e300), (4, 12, 0.0)])
def test_strange_networks_have_shares(hidden: int, bits: int, size: float) -> None:
    lengths = found_at(drawn_look(hidden, bits, size)).lengths
    assert len(lengths) == len(lengths_of(bits))
    assert all(0 <= it.right <= it.tried for it in lengths)
    assert lengths[0].is_all == (bits <= 8)


def test_wide_networks_are_asked_fewer_sums() -> None:
    lengths = found_at(drawn_look(128, 32)).lengths
    assert [it.tried for it in lengths] == [16_384, 125, 125, 125]
    assert not lengths[0].is_all


def test_a_diverged_network_is_said_to_be_so() -> None:
    look = drawn_look(3)
    look.weights.synapse_h[0, 0] = np.inf
    assert at_once(longer_numbers(look)) == Unable(7, Trouble.DIVERGED)
    *_, row = longer_row(look)
    assert row is not None
    assert np.isnan(row).all()
    assert len(row) == 6


def test_held_units_are_held() -> None:
    look = look_at(7_000)
    clamps = np.full(16, np.nan)
    clamps[6] = 0.5
    assert found_at(replace(look, clamps=clamps)).lengths[0].share < 0.5

"""The sentences: every word of them is true of the sum that they speak of."""

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.words.sentences import about_position, about_sum, about_value, named

POSITION = re.compile(
    r"Position (\d+): ([01]) \+ ([01]), carry ([01]) → the network says "
    r"(\d\.\d{2,6}), so ([01]) — (right|wrong)\."
)
WRONG = re.compile(
    r"(\S+) \+ (\S+) = (\S+), but the network says (\S+) — (\d+) of (\d+) bits wrong\."
)
SAYS_0 = Weights(np.zeros((2, 1)), np.zeros((1, 1)), np.zeros((1, 1)))


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (0, "0"),
        (132, "132"),
        (12_345, "12,345"),
        (2**64 - 1, "18,446,744,073,709,551,615"),
        (2**64, "184467…551616 (20 digits)"),
        (10**300, "100000…000000 (301 digits)"),
    ],
)
def test_a_number_is_named_in_full_as_long_as_it_can_be_read(number: int, name: str) -> None:
    assert named(number) == name


@settings(max_examples=50)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 50))
def test_what_is_said_about_a_position_is_so(a: int, b: int, seed: int) -> None:
    sum_ = add(begin(RunConfig(seed=seed))[0], a, b, 8)
    for position in range(sum_.columns):
        said = POSITION.fullmatch(about_position(sum_, position))
        assert said is not None
        where, a_bit, b_bit, carry, p, guess = (float(part) for part in said.groups()[:6])
        assert where == position
        assert (a_bit, b_bit) == (a >> position & 1, b >> position & 1)
        assert carry == (a % 2**position + b % 2**position) >> position
        assert p == pytest.approx(sum_.layer_2[position], abs=0.005)
        assert guess == (sum_.layer_2[position] > 0.5)
        assert (said[7] == "right") == (guess == ((a + b) >> position & 1))


def test_the_sentence_of_the_issue() -> None:
    sum_ = add(SAYS_0, 12, 4, 8)
    assert about_position(sum_, 3) == (
        "Position 3: 1 + 0, carry 1 → the network says 0.50, so 0 — right."
    )


@settings(max_examples=50)
@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 50))
def test_what_is_said_about_a_wrong_sum_is_so(a: int, b: int, seed: int) -> None:
    sum_ = add(begin(RunConfig(seed=seed))[0], a, b, 8)
    said = WRONG.fullmatch(about_sum(sum_))
    if said is None:
        assert sum_.answer == a + b
        assert "— right, all " in about_sum(sum_)
        return
    numbers = [int(part.replace(",", "")) for part in said.groups()]
    answer = sum_.answer
    assert numbers == [a, b, a + b, answer, (answer ^ (a + b)).bit_count(), sum_.columns]


def test_what_is_said_about_a_right_sum() -> None:
    assert about_sum(add(SAYS_0, 0, 0, 8)) == (
        "0 + 0: the network says 0 — right, all 8 bits."
    )  # fmt: skip


def test_a_number_of_a_thousand_bits_makes_no_endless_sentence() -> None:
    sentence = about_sum(add(SAYS_0, 2**1024 - 1, 2**1024 - 1, 8))
    assert len(sentence) < 80, "it has two lines in the smallest window"
    assert sentence.endswith("1,024 of 1,025 bits wrong.")


def test_not_a_number_is_said_to_be_wrong() -> None:
    broken = Weights(np.full((2, 1), math.nan), np.zeros((1, 1)), np.zeros((1, 1)))
    sum_ = add(broken, 0, 0, 2)
    assert about_position(sum_, 0).endswith("the network says nan, so 0 — wrong.")
    assert about_sum(sum_) == "0 + 0 = 0, but the network says 0 — 2 of 2 bits wrong."


@pytest.mark.parametrize(
    ("row", "position", "holds"),
    [
        ("place", 3, "Position 3 has place 8."),
        ("place", 70, "Position 70 has place 2^70."),
        ("a", 2, "X: a has a 1 at position 2."),
        ("b", 2, "X: b has a 0 at position 2."),
        ("carry", 0, "into position 0: 0."),
        ("layer_1", 0, "unit 0 = 0.500"),
        ("layer_1", 1, "layer_1 at position 0"),
        ("p", 2, "= 0.500."),
        ("guess", 2, "reads 1: 0."),
        ("truth", 2, "at position 2: 1."),
        ("error", 2, "= 1 − 0.500 = +0.500."),
        ("error", 0, "= 0 − 0.500 = −0.500."),
    ],
)
def test_what_is_said_about_a_value(row: str, position: int, holds: str) -> None:
    sum_ = add(SAYS_0, 4, 2**70, 8)
    assert holds in about_value(sum_, row, position, unit=0)

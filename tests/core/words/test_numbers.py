"""One rule for percentages: near the ends they never read as an end, nor as what they are not."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.words import numbers as module
from rnn_viz.core.words.numbers import LONGEST_PERCENT, percent


@pytest.mark.parametrize(
    ("right", "of", "said"),
    [
        (0, 16_384, "0.0 %"), (1, 16_384, "< 0.1 %"), (16, 16_384, "< 0.1 %"),
        (17, 16_384, "0.1 %"), (8192, 16_384, "50.0 %"), (11_026, 16_384, "67.3 %"),
        (16_367, 16_384, "99.9 %"), (16_368, 16_384, "> 99.9 %"), (16_381, 16_384, "> 99.9 %"),
        (16_383, 16_384, "> 99.9 %"), (16_384, 16_384, "100.0 %"), (3, 4, "75.0 %"),
    ],
)  # fmt: skip
def test_only_all_are_all_and_only_none_are_none(right: int, of: int, said: str) -> None:
    assert percent(right / of) == said


@given(st.floats(0, 1))
def test_it_is_near_what_it_says(share: float) -> None:
    said = percent(share)
    assert len(said) <= len(LONGEST_PERCENT)
    value = float(said.strip("<> %")) / 100
    if said.startswith("<"):
        assert 0 < share < value
    elif said.startswith(">"):
        assert value < share < 1
    else:
        assert abs(share - value) <= 0.00050001
        assert (value in {0, 1}) == (share in {0, 1})


def test_its_examples_are_true() -> None:
    assert doctest.testmod(module).failed == 0

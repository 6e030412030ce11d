"""Arrays as text: short ones whole, long ones by shape and range."""

import doctest

import numpy as np
import pytest

from rnn_viz.core.words import value_text
from rnn_viz.core.words.value_text import array_line, full, largest, number, span


def test_the_examples_are_true() -> None:
    assert doctest.testmod(value_text).failed == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.000"), (-0.0, "0.000"), (1, "1"), (-3, "−3"), (12.34567, "12.346"),
        (0.0005, "0.001"), (0.0004, "4.0·10⁻⁴"), (-0.00001, "−1.0·10⁻⁵"), (25000.0, "2.5·10⁴"),
        (float("nan"), "nan"), (float("inf"), "inf"), (float("-inf"), "−inf"),
    ],
)  # fmt: skip
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text
    expected = f"+{text}" if value > 0 else text
    assert number(value, signed=True) == expected


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (np.array([[0.25]]), "+0.250"),
        (np.array([0.5, -0.5]), "[+0.500 −0.500]"),
        (np.linspace(0, 1, 16)[None], "16 values, 0.000 … +1.000"),
        (np.linspace(-1, 1, 16)[:, None], "16 × 1, −1.000 … +1.000"),
        (np.array([[np.nan, 0.0], [1.0, 2.0]]), "2 × 2, nan … nan"),
    ],
)
def test_arrays_in_a_line(values: value_text.Array, text: str) -> None:
    assert array_line(values, signed=True) == text


def test_bits_are_written_whole_however_many_were_trained_on() -> None:
    assert array_line(np.array(7)) == "7"
    assert array_line(np.array([[0, 1, 1]], np.int8)) == "[0 1 1]"
    assert array_line(np.ones(32, np.int8)) == f"[{' '.join('1' * 32)}]"
    assert array_line(np.arange(40)) == "40 values, 0 … 39"


def test_the_range_and_the_largest_size() -> None:
    assert span(np.array([3.0, -4.0])) == "−4.000 … 3.000"
    assert span(np.array([0.0, 1e-9])) == "0.000 … 1.0·10⁻⁹"
    assert span(np.full(3, 0.5), signed=True) == "all +0.500"
    assert largest(np.array([3.0, -4.0])) == "4.000"


def test_the_full_value_has_every_digit_or_every_cell() -> None:
    assert full(np.array([[0.1 + 0.2]])) == "0.30000000000000004"
    matrix = np.random.RandomState(0).random_sample((16, 16))
    assert full(matrix).count("0.") == 256
    assert all(len(line) <= 130 for line in full(matrix).splitlines())
    assert "..." in full(np.zeros((128, 128)))

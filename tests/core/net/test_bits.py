"""Numbers as bits, least significant first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net.bits import bits_of, carries_into, number_of

NUMBERS = st.integers(0, 2**1030)


@pytest.mark.parametrize(
    ("number", "columns", "bits"),
    [
        (0, 1, [0]),
        (6, 4, [0, 1, 1, 0]),
        (132, 8, [0, 0, 1, 0, 0, 0, 0, 1]),
        (255, 8, [1] * 8),
        (256, 9, [0] * 8 + [1]),
        (0b1011, 2, [1, 1]),  # only the lowest columns
    ],
)
def test_position_0_is_the_least_significant(number: int, columns: int, bits: list[int]) -> None:
    assert bits_of(number, columns).tolist() == bits
    assert bits_of(number, columns).dtype == np.int8


@given(NUMBERS, st.integers(0, 20))
def test_the_bits_are_those_that_python_writes(number: int, spare: int) -> None:
    columns = max(1, number.bit_length()) + spare
    written = f"{number:0{columns}b}"
    assert "".join(map(str, bits_of(number, columns)[::-1])) == written
    assert number_of(bits_of(number, columns)) == number


@given(NUMBERS, NUMBERS)
def test_carries_are_those_of_school_addition(a: int, b: int) -> None:
    columns = max(1, (a + b).bit_length())
    a_bits, b_bits = bits_of(a, columns), bits_of(b, columns)
    carry, expected = 0, []
    for one, other in zip(a_bits.tolist(), b_bits.tolist(), strict=True):
        expected.append(carry)
        carry = int(one + other + carry >= 2)
    carries = carries_into(a_bits, b_bits, bits_of(a + b, len(a_bits)))
    assert carries.tolist() == expected
    assert carries.dtype == np.int8
    assert number_of(a_bits ^ b_bits ^ carries) == a + b

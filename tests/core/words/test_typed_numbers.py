"""Typed numbers: what is read, what is refused, and in which words."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.words.numbers import typed
from rnn_viz.core.words.typed_numbers import (
    MAX_BITS,
    POINT,
    THOUSANDS,
    CommaError,
    NumberError,
    parse_number,
    read_decimal,
    read_iteration,
    read_whole,
)

LARGEST = 2**MAX_BITS - 1
NOT_A_NUMBER = "is not a whole number"
TOO_LONG = "At most 1,024 bits"
NO_SIGN = "without a sign"
_OF_THIS_RUN = "Type an iteration of this run: {low:,} … {high:,}."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("52", 52),
        ("  80\t\n", 80),
        ("\u00a052\u3000", 52),  # blanks of other scripts, as pasted from web pages
        ("007", 7),
        ("1,000", 1000),
        ("1,234,567", 1_234_567),
        ("1\u2009234\u2009567", 1_234_567),
        ("10\u00a0000", 10_000),
        ("10\u202f000", 10_000),
        ("0b110100", 52),
        ("0B110100", 52),
        ("0x34", 52),
        ("0XfF", 255),
        ("0b0", 0),
        ("0x0", 0),
        (str(LARGEST), LARGEST),
        (bin(LARGEST), LARGEST),
        (hex(LARGEST), LARGEST),
        ("0" * 5000 + "52", 52),
        ("0x" + "0" * 5000 + "34", 52),
        ("0b" + "0" * 5000 + "1", 1),
    ],
)
def test_read(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Type a number: 52, 0b11 or 0x34."),
        (" \t\n", "Type a number: 52, 0b11 or 0x34."),
        ("abc", NOT_A_NUMBER),
        ("52a", NOT_A_NUMBER),
        ("5 2", NOT_A_NUMBER),
        ("5\n2", NOT_A_NUMBER),
        ("1,000\u202f000", NOT_A_NUMBER),  # two kinds of separators
        ("1,000.5", NOT_A_NUMBER),
        ("0x1,000", NOT_A_NUMBER),
        ("3,5", THOUSANDS),
        ("0,1", THOUSANDS),
        ("0,001", THOUSANDS),
        ("1,0000", THOUSANDS),
        ("1,00,000", THOUSANDS),
        (",5", THOUSANDS),
        ("5,", THOUSANDS),
        ("1_000", NOT_A_NUMBER),
        ("5.0", NOT_A_NUMBER),
        ("1e3", NOT_A_NUMBER),
        ("0b", NOT_A_NUMBER),
        ("0x", NOT_A_NUMBER),
        ("0b12", NOT_A_NUMBER),
        ("0xg", NOT_A_NUMBER),
        ("0o17", NOT_A_NUMBER),
        ("b101", NOT_A_NUMBER),
        ("²", NOT_A_NUMBER),
        ("5²", NOT_A_NUMBER),
        ("٣", NOT_A_NUMBER),
        ("５", NOT_A_NUMBER),
        ("Ⅳ", NOT_A_NUMBER),
        ("½", NOT_A_NUMBER),
        ("\x00", NOT_A_NUMBER),
        ("\ud800", NOT_A_NUMBER),  # half a character, as a broken paste may hold
        ("+", NOT_A_NUMBER),
        ("--5", NOT_A_NUMBER),
        ("- 5", NOT_A_NUMBER),
        ("+5", NO_SIGN),
        ("-5", NO_SIGN),
        ("−5", NO_SIGN),
        ("-0x34", NO_SIGN),
        (str(LARGEST + 1), TOO_LONG),
        (bin(LARGEST + 1), TOO_LONG),
        (hex(LARGEST + 1), TOO_LONG),
        ("9" * 5000, TOO_LONG),
        ("0x" + "f" * 5000, TOO_LONG),
        ("9" * 10_000_000, TOO_LONG),
        ("x" * 10_000_000, NOT_A_NUMBER),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_refused(text: str, says: str) -> None:
    with pytest.raises(NumberError, match=says) as refused:
        parse_number(text)
    assert_is_one_sentence(str(refused.value))


def test_no_digit_of_another_script_is_read() -> None:
    digits = [chr(c) for c in range(128, sys.maxunicode) if unicodedata.category(chr(c))[0] == "N"]
    assert len(digits) > 1000
    for digit in digits:
        for text in (digit, f"1{digit}", f"0x{digit}"):
            with pytest.raises(NumberError):
                parse_number(text)


@given(st.text())
def test_nothing_but_a_number_error_is_raised(text: str) -> None:
    try:
        number = parse_number(text)
    except NumberError as refused:
        assert_is_one_sentence(str(refused))
    else:
        assert 0 <= number <= LARGEST


@given(st.text("0123456789abcdefxXB+- _,", max_size=12))
def test_what_is_read_is_what_python_reads(text: str) -> None:
    try:
        number = parse_number(text)
    except NumberError:
        return
    plain = text.strip().lower()
    if "," in plain:
        assert plain == f"{number:,}", "only what the window itself would write"
        plain = plain.replace(",", "")
    base = {"0x": 16, "0b": 2}.get(plain[:2], 10)
    assert number == int(plain, base)


@given(st.integers(0, LARGEST), st.sampled_from(["d", "b", "x", "X"]), st.integers(0, 3))
def test_every_spelling_of_a_number_is_read(number: int, form: str, zeros: int) -> None:
    prefix = {"d": "", "b": "0b", "x": "0x", "X": "0X"}[form]
    assert parse_number(f"{prefix}{'0' * zeros}{number:{form}}") == number


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(",\u2009\u202f\u00a0"))
def test_thousands_are_read_as_they_are_written(number: int, separator: str) -> None:
    assert read_whole(f"{number:,}".replace(",", separator)) == number
    assert read_whole(f"{number:,}".replace("-", "−")) == number


@given(st.lists(st.text("0123456789", max_size=5), min_size=2, max_size=5))
def test_a_comma_elsewhere_is_never_read(groups: list[str]) -> None:
    text = ",".join(groups)
    digits = "".join(groups)
    if digits and text == f"{int(digits):,}":
        assert read_whole(text) == int(digits)
    elif digits:
        with pytest.raises(CommaError, match=THOUSANDS):
            read_whole(text)
    with pytest.raises(NumberError):
        read_decimal(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_read_to_the_last_digit(number: float) -> None:
    assert read_decimal(repr(number)) == number
    assert read_decimal(f" {repr(number).replace('-', '−')}\n") == number
    assert read_decimal(typed(number)) == number, "what the window shows can be typed"
    assert "e" not in typed(number)
    if "." in repr(number):
        with pytest.raises(CommaError, match=POINT) as refused:
            read_decimal(repr(number).replace(".", ","))
        assert_is_one_sentence(str(refused.value))


@given(st.text() | st.text("0123456789,.-+−e _xXnaif", max_size=12))
def test_a_decimal_is_what_python_reads_or_refused(text: str) -> None:
    try:
        number = read_decimal(text)
    except NumberError as refused:
        assert_is_one_sentence(str(refused))
    else:
        assert repr(number) == repr(float(text.strip().replace("−", "-")))


@pytest.mark.parametrize("text", ["9" * 10_000_000, "0." + "1" * 9_999, "ınf", "1_0", "٣"])
def test_an_endless_decimal_or_one_of_other_letters_is_refused(text: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_decimal(text)
    assert_is_one_sentence(str(refused.value))


def test_an_iteration_is_one_of_a_range() -> None:
    assert [read_iteration(text, 0, 1500, _OF_THIS_RUN) for text in ("0", "1,500")] == [0, 1500]
    for text in ("1,501", "-1", "ten", "", "9" * 5000, "0x10"):
        with pytest.raises(NumberError, match=r"^Type an iteration of this run: 0 … 1,500\.$"):
            read_iteration(text, 0, 1500, _OF_THIS_RUN)
    for text in ("3,5", "0,1", "1,0000"):
        with pytest.raises(CommaError, match=THOUSANDS):
            read_iteration(text, 0, 1500, _OF_THIS_RUN)


def assert_is_one_sentence(message: str) -> None:
    assert message.endswith(".")
    assert len(message) < 120
    assert message.isprintable()

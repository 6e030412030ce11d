"""What is typed into the fields of a run: what is read, what is refused, and in which words."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.config import FIELDS, ConfigError, Field, RunConfig
from rnn_viz.core.words.typed_numbers import POINT, THOUSANDS, parse_config, parse_field

FIELD = {field.name: field for field in FIELDS}
WHOLE = [name for name in FIELD if name != "alpha"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_field_takes_its_limits_and_nothing_beyond(name: str) -> None:
    field = FIELD[name]
    for value in (field.low, int(field.high)):
        assert parse_field(field, str(value)) == value
    for value in (field.low - 1, int(field.high) + 1):
        assert (
            refusal(field, str(value)) == f"{field.label} is {value}, but must be {field.allowed}."
        )


@pytest.mark.parametrize("alpha", [5e-324, 1e-300, 0.1, 1, 1e3, 1e308, sys.float_info.max])
def test_alpha_is_any_finite_number_above_0(alpha: float) -> None:
    assert parse_config({"alpha": repr(alpha)}).alpha == alpha


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("iterations", "10000", 10_000),
        ("iterations", "10,000", 10_000),
        ("iterations", " 10,000,000 ", 10_000_000),
        ("iterations", "+5", 5),
        ("iterations", "10\u202f000", 10_000),
        ("iterations", "1\u2009234\u2009567", 1_234_567),
        ("iterations", "10\u00a0000", 10_000),
        ("seed", "007", 7),
        ("seed", "4,294,967,295", 4_294_967_295),
        ("alpha", "0.1", 0.1),
        ("alpha", ".1", 0.1),
        ("alpha", "1e-1", 0.1),
        ("alpha", " 1E308\n", 1e308),
        ("alpha", "2", 2.0),
    ],
)
def test_typed_texts_that_are_read(name: str, text: str, value: float) -> None:
    assert parse_field(FIELD[name], text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("alpha", ""),
        ("alpha", "1_0"),
        ("alpha", "0x1p3"),
        ("alpha", "٠.١"),
        ("alpha", "０.１"),
        ("alpha", "½"),
        ("alpha", "nan"),
        ("alpha", "inf"),
        ("alpha", "1e400"),
        ("alpha", "1e-400"),
        ("alpha", "-0.1"),
        ("iterations", ""),
        ("iterations", "ten"),
        ("iterations", "1e3"),
        ("iterations", "10.0"),
        ("iterations", "10_000"),
        ("iterations", "10 000"),
        ("iterations", "0x10"),
        ("iterations", "٣"),
        ("iterations", "１０"),
        ("iterations", "²"),
        ("iterations", "-5"),
        ("iterations", "--5"),
        ("iterations", "9" * 401),
        ("iterations", "9" * 5000),
        ("seed", "4,294,967,296"),
        ("seed", "\ud800"),
        ("seed", "1\n2"),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_typed_texts_that_are_refused(name: str, text: str) -> None:
    sentence = refusal(FIELD[name], text)
    assert sentence.startswith(f"{FIELD[name].label} is ")
    assert sentence.endswith(f", but must be {FIELD[name].allowed}.")
    assert text[:20].replace("\n", "\ufffd").replace("\ud800", "\ufffd") in sentence
    assert len(sentence) < 150
    assert sentence.isprintable()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("alpha", "0,1"),
        ("alpha", "1,000"),
        ("alpha", "1,234.5"),
        ("alpha", "1,5e-3"),
        ("iterations", "3,5"),
        ("iterations", "0,1"),
        ("iterations", "0,001"),
        ("iterations", "1,00"),
        ("iterations", "1,0000"),
        ("iterations", ",100"),
        ("iterations", "1000,000"),
        ("iterations", "-3,5"),
    ],
)
def test_a_comma_that_separates_no_thousands_is_named(name: str, text: str) -> None:
    rule = POINT if name == "alpha" else THOUSANDS
    assert refusal(FIELD[name], text) == f"{FIELD[name].label} is '{text}', but {rule}."


@given(st.sampled_from(FIELDS), st.text() | st.text("0123456789,.-+e _", max_size=12))
def test_no_typed_text_raises_anything_else(field: Field, text: str) -> None:
    try:
        value = parse_field(field, text)
    except ConfigError as error:
        refused = error
    else:
        assert getattr(RunConfig(**{field.name: value}), field.name) == value
        return
    assert refused.field == field.name
    assert str(refused).isprintable()


def test_what_was_not_typed_keeps_its_value() -> None:
    typed = {"hidden": "8", "seed": "3", "colour": "blue"}
    assert parse_config(typed) == RunConfig(hidden=8, seed=3)
    with pytest.raises(ConfigError, match=r"^bits is 33, but") as refused:
        parse_config({"hidden": "8", "bits": "33"})
    assert refused.value.field == "bits"


def refusal(field: Field, text: str) -> str:
    with pytest.raises(ConfigError) as refused:
        parse_field(field, text)
    assert refused.value.field == field.name
    return str(refused.value)

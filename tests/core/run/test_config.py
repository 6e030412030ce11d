"""RunConfig: the ranges of its fields, what is refused and in which words."""

import math
import pickle
import sys
from dataclasses import FrozenInstanceError
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig

RANGES = {
    "hidden": (1, 128),
    "bits": (2, 32),
    "seed": (0, 4_294_967_295),
    "skip_draws": (0, 10_000_000),
    "iterations": (1, 10_000_000),
}
WHOLE = sorted(RANGES)
FIELD = {field.name: field for field in FIELDS}


def test_without_words_it_is_the_run_of_2015() -> None:
    assert RunConfig().as_dict() == {
        "hidden": 16, "alpha": 0.1, "bits": 8, "seed": 0, "skip_draws": 0, "iterations": 10_000,
    }  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_a_field_takes_its_limits_and_nothing_beyond(name: str) -> None:
    low, high = RANGES[name]
    for value in (low, high):
        assert getattr(RunConfig(**{name: value}), name) == value
    for value in (low - 1, high + 1):
        expected = (
            f"{FIELD[name].label} is {value}, but must be a whole number from {low:,} to {high:,}."
        )
        assert refusal(RunConfig, **{name: value}) == (name, expected)


@pytest.mark.parametrize("alpha", [5e-324, 1e-300, 0.1, 1, 1e3, 1e308, sys.float_info.max])
def test_alpha_is_any_finite_number_above_0(alpha: float) -> None:
    assert RunConfig(alpha=alpha).alpha == alpha
    assert type(RunConfig(alpha=alpha).alpha) is float


@pytest.mark.parametrize(
    "alpha", [0, 0.0, -0.0, -5e-324, -1, math.inf, -math.inf, math.nan, 10**309, True, "0.1", None]
)
def test_alpha_is_nothing_else(alpha: Any) -> None:
    name, sentence = refusal(RunConfig, alpha=alpha)
    assert name == "alpha"
    assert sentence.startswith("alpha is ")
    assert sentence.endswith(", but must be a finite number greater than 0.")


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "value",
    [True, False, 3.0, 3.5, math.nan, math.inf, "3", b"3", None, [3], 3j, Fraction(3), np.int64(3)],
    ids=repr,
)
def test_a_whole_number_is_an_int_and_nothing_like_it(name: str, value: Any) -> None:
    # NumPy's integers are refused too: they would not go into a file as JSON
    assert refusal(RunConfig, **{name: value}) == (
        name, f"{FIELD[name].label} is {value!r}, but must be {FIELD[name].allowed}.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (10**5000, "a number of 16,610 bits"),  # Python itself refuses to spell it
        (-(10**5000), "a number of 16,610 bits"),
        ("x" * 9000, "'" + "x" * 39 + "…"),
        ("a\nb\x1b", r"'a\nb\x1b'"),
    ],
    ids=["huge", "huge negative", "long text", "control characters"],
)
@pytest.mark.parametrize("name", [field.name for field in FIELDS])
def test_any_value_gives_one_short_sentence(name: str, value: Any, shown: str) -> None:
    field, sentence = refusal(RunConfig, **{name: value})
    assert field == name
    assert sentence == f"{FIELD[name].label} is {shown}, but must be {FIELD[name].allowed}."


def test_it_is_frozen_and_equal_by_value() -> None:
    with pytest.raises(FrozenInstanceError):
        RunConfig().seed = 1  # type: ignore[misc]
    assert RunConfig(alpha=1) == RunConfig(alpha=1.0)
    assert len({RunConfig(), RunConfig(), RunConfig(seed=1)}) == 2
    assert pickle.loads(pickle.dumps(RunConfig(seed=7))) == RunConfig(seed=7)
    assert RunConfig(**RunConfig(seed=7).as_dict()) == RunConfig(seed=7)


@given(st.integers(2, 32))
def test_two_operands_never_make_a_longer_sum(bits: int) -> None:
    limit = RunConfig(bits=bits).operand_limit
    assert limit == 2**bits / 2
    assert (2 * (limit - 1)).bit_length() <= bits


def test_every_field_says_what_it_is() -> None:
    assert [field.name for field in FIELDS] == list(RunConfig().as_dict())
    for field in FIELDS:
        assert field.label
        assert field.help
    limits = {f.name: (f.low, f.high) for f in FIELDS if f.name != "alpha"}
    assert limits == RANGES


def refusal(what: Any, **arguments: Any) -> tuple[str, str]:
    with pytest.raises(ConfigError) as refused:
        what(**arguments)
    return refused.value.field, str(refused.value)

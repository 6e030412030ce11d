"""What the user does to a run, in words: each thing, where a weight is, names of branches."""

import math
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    InterventionError,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.words.edits import (
    branch_name,
    deleted,
    describe,
    describe_all,
    parse_weight,
    reference_label,
)
from rnn_viz.core.words.typed_numbers import POINT


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (SetAlpha(0.5), "alpha 0.5"),
        (SetWeight("synapse_h", 3, 7, 0), "synapse_h[3 → 7] set to 0.000"),
        (SetWeight("synapse_0", 0, 10, 0.5), "synapse_0[a → 10] set to 0.500"),
        (SetWeight("synapse_1", 3, 0, -12.3456), "synapse_1[3 → output] set to −12.346"),
        (SetWeight("synapse_1", 3, 0, 1e-9), "synapse_1[3 → output] set to 1·10⁻⁹"),
        (SetWeight("synapse_1", 3, 0, 123456.0), "synapse_1[3 → output] set to 1.23·10⁵"),
        (Freeze("synapse_h", None, None, True), "synapse_h frozen"),
        (Freeze("synapse_h", None, None, False), "synapse_h learns again"),
        (Freeze("synapse_h", 3, 7, True), "synapse_h[3 → 7] frozen"),
        (Freeze("synapse_0", 1, None, True), "synapse_0[b → all] frozen"),
        (Freeze("synapse_h", None, 7, False), "synapse_h[all → 7] learns again"),
        (Freeze("synapse_1", 2, None, True), "synapse_1[2 → output] frozen"),
        (ClampUnit(6, 0.4123, is_mean=True), "unit 6 held at its mean 0.412"),
        (ClampUnit(6, 0.4123), "unit 6 held at 0.412"),
        (ClampUnit(6, 0), "unit 6 held at 0.000"),
        (ClampUnit(6, None), "unit 6 live again"),
        (ChooseOperands(52, 1080), "operands chosen: 52 + 1,080"),
    ],
)
def test_words_for_what_was_done(what: Intervention, sentence: str) -> None:
    assert describe(Entry(40, what)) == sentence


@pytest.mark.parametrize("weight", [Weight("synapse_0", 1, 3), Weight("synapse_1", 1, 0)])
def test_a_weight_has_one_name_wherever_it_is_named(weight: Weight) -> None:
    said = describe(Entry(1, SetWeight(weight.name, weight.row, weight.column, 1.0)))
    assert said == f"{weight.label} set to 1.000"
    frozen = describe(Entry(1, Freeze(weight.name, weight.row, weight.column, True)))
    assert frozen == f"{weight.name}[{weight.ends}] frozen"


def test_a_change_of_alpha_says_from_what() -> None:
    entries = [
        Entry(3, SetAlpha(0.5)),
        Entry(3, ClampUnit(1, 0.0)),
        Entry(9, SetAlpha(2)),
    ]
    assert describe(entries[0], alpha=0.1) == "alpha 0.1 → 0.5"
    said = describe_all(RunConfig(alpha=0.25), entries)
    assert said == ("alpha 0.25 → 0.5", "unit 1 held at 0.000", "alpha 0.5 → 2")


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        ((), 1),
        (("the run",), 1),
        (("the run", "branch 2: alpha 2"), 1),
        (("the run", "branch 1: alpha 2", "branch 2"), 3),
        (("branch 10: alpha 2", "my branch 1"), 1),
    ],
)
def test_a_branch_is_called_by_the_first_number_that_is_free(
    taken: Collection[str], number: int
) -> None:
    assert branch_name(Entry(4, SetAlpha(0.5)), taken) == f"branch {number}: alpha 0.5"


def test_the_name_of_a_branch_is_cut_where_it_is_too_long() -> None:
    name = branch_name(Entry(4, SetWeight("synapse_0", 0, 127, -1.2e300)), ())
    assert name == "branch 1: synapse_0[a → 127] set to …"
    assert len(name) <= 40


def test_what_is_compared_with_is_named_and_told_when_it_is_the_moment_shown() -> None:
    assert reference_label(4000, None, is_same=False) == "iteration 4,000"
    assert reference_label(70, "hot", is_same=False) == "hot at iteration 70"
    same = reference_label(70, "hot", is_same=True)
    assert same == "hot at iteration 70, the moment shown: nothing differs"


def test_a_deletion_says_of_what() -> None:
    assert deleted("hot") == "deleted hot"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        (" -1.25 ", -1.25),
        ("1e-3", 0.001),
        (".5", 0.5),
        ("7", 7.0),
        ("-0", 0.0),
        ("−0.5", -0.5),
    ],
)
def test_a_typed_weight(text: str, value: float) -> None:
    assert parse_weight(text) == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("inf", "inf"), (" nan ", "nan"), ("-Infinity", "-Infinity"), ("", ""), ("  ", ""),
        ("x", "x"), ("1_0", "1_0"), ("1e999", "1e999"), ("٣", "٣"), ("1 2", "1 2"),
        ("a\nb", "a\N{REPLACEMENT CHARACTER}b"), ("9" * 500, "9" * 40 + "…"),
    ],
)  # fmt: skip
def test_a_typed_text_that_is_no_finite_number(text: str, shown: str) -> None:
    with pytest.raises(InterventionError) as refused:
        parse_weight(text)
    assert str(refused.value) == f"weight is '{shown}', but must be a finite number."
    assert refused.value.field == "weight"


def test_a_weight_with_a_decimal_comma_is_told_how_to_write_it() -> None:
    with pytest.raises(InterventionError, match=rf"^weight is '0,5', but {POINT}\.$"):
        parse_weight("0,5")


@given(st.text(max_size=60) | st.text("0123456789,.-+e _", max_size=12))
def test_any_typed_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        value = parse_weight(text)
    except InterventionError:
        return
    assert math.isfinite(value)

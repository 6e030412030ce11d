"""Each value that a lesson may name is, of seed 0, what is known of seed 0."""

import math

import pytest

from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.lessons.values.claims import claim_from, is_contradicted, value_of, values_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.values.table import ROWS
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.steps import finish

SEED_0 = RunConfig()
# measured apart from this program, or printed in 2015, or true of addition itself
KNOWN = {
    "share at 1,000": "0.0 %", "share at 3000": "7.4 %", "share at 6,605": "100.0 %",
    "right at 7,000": "16,384",
    "share with carries at 4,000": "15.1 %", "share without carries at 4,000": "35.7 %",
    "example at 0": "9 + 60", "share at place 1 at 4,180": "100.0 %",
    "answer 1 + 127 at 4,000": "126", "answer 9+60 at 0": "1",
    "wrong bits 1 + 127 at 1,000": "7",
    "wrong from 1 + 549,755,813,887 at 7,000": "38",
    "wrong from 549,755,813,887 + 1 at 7,000": "never",
    "p 1 + 127 at place 128 at 1,000": "0.60",
    "error 1 + 127 at 1,000": "4.60",
    "lowest p at 1,000": "0.51", "highest p at 1,000": "0.65",
    "only answer at 1,000": "255", "only answer at 7,000": "not one number",
    "order matters at 3,000": "61.2 %", "order matters at 7,000": "0.0 %",
    "mean error to 2,944": "3.94", "chance": "4.00",
    "sum 116 + 44": "160", "sum without carries 1 + 127": "126", "carries 116 + 44": "248",
    "bits of 116": "0111 0100", "carries in a row 1 + 127": "7", "all sums": "16,384",
    "even places": "1 to 64",
    "share with unit 8 at 0 at 10,000": "18.1 %",
    "share with carries with unit 8 at 0 at 10,000": "14.2 %",
    "share without carries with unit 8 at 0 at 10,000": "43.4 %",
    "share with unit 6 at its mean at 7,000": "5.3 %",
    "share with unit 14 not passed on at 7,000": "99.9 %",
    "answer 127 + 1 with unit 8 at 0 at 10,000": "126",
    "answer 100 + 27 with unit 8 at 0 at 10,000": "127",
    "carry read at 0": "86.4 %", "carry read at 7,000": "100.0 %",
    "carry unit at 7,000": "14", "carry unit at 0": "none",
    "needed unit at 7,000": "6", "idle units at 7,000": "5",
    "stuck units at 0": "0.0 %", "stuck units of alpha 4": "91.5 %",
    "largest synapse_h at 10,000": "2.7",
    "blame 1 back at 7,000": "45.6 %", "blame at start at 0": "0.5 %",
    "blame at start at 7,000": "3.2 %",
    "first perfect": "6,605", "stable from": "7,800", "last imperfect": "7,795",
    "plateau to": "2,944", "plateau of alpha 0.01 to": "never",
    "place 1 first right": "2,509", "right to place 1 until perfect": "4,180",
    "way to 1,000": "63", "lead at 1,000": "1.3",
    "terms of a unit": "18", "weights": "304", "weights of 64 hidden": "4,288",
    "iterations": "10,000", "work of 8 hidden": f"{7_761 * 88:,}",
    "first perfect of alpha 1": "1,319", "first perfect of 8 hidden": "7,761",
    "share of alpha 4": "5.1 %", "share of 4 hidden": "31.2 %",
    "share of 1,000 bits at 7,000": "100.0 %",
    "ripple wrong from at 9,000": "18", "ripple wrong from at 10,000": "never",
    "carry rests at 7,000": "+0.034",
}  # fmt: skip


@pytest.mark.parametrize(("named", "text"), KNOWN.items())
def test_a_value_is_what_is_known_of_seed_0(facts: Facts, named: str, text: str) -> None:
    assert finish(value_of(claim_from(named, SEED_0), facts)).text == text


def test_every_value_is_held_to_something_and_says_what_it_is() -> None:
    held = {claim_from(named, SEED_0).pattern for named in KNOWN}
    assert held == {row.pattern for row in ROWS}
    assert all(row.meaning[:1].isupper() and row.meaning.endswith(".") for row in ROWS)
    assert len({row.meaning for row in ROWS}) == len(ROWS)


def test_numbers_come_with_the_text(facts: Facts) -> None:
    claims = [claim_from(it, SEED_0) for it in ("first perfect", "share at 3,000", "chance")]
    numbers = [finish(value_of(claim, facts)).number for claim in claims]
    assert numbers == [6605, pytest.approx(0.0743, abs=1e-4), 4.0]
    never = finish(value_of(claim_from("first perfect of 4 hidden", SEED_0), facts))
    assert math.isinf(never.number)


def test_what_a_sentence_was_written_for_is_compared_with_what_is_so(facts: Facts) -> None:
    true, false, loose = (
        claim_from(it, SEED_0)
        for it in ("answer 1 + 127 at 4,000 = 126", "chance = 4.01", "weights")
    )
    values = values_of([true, loose], facts)
    assert not is_contradicted(true, values)
    assert not is_contradicted(false, values), "as long as nothing is known of it"
    values = values_of([true, false, loose], facts)
    assert [is_contradicted(claim, values) for claim in (true, false, loose)] == [
        False,
        True,
        False,
    ]


def test_another_run_has_other_values() -> None:
    config = RunConfig(seed=1, hidden=8, iterations=1_500)
    others = Facts(config)
    claims = [claim_from(it, config) for it in ("weights", "share at 1,500", "first perfect")]
    texts = [value.text for value in values_of(claims, others).values()]
    assert texts[0] == "88"
    assert texts[2] == "never"


@pytest.mark.parametrize("alpha", [1e9, 1e300])
def test_a_run_that_diverges_has_values_or_says_that_there_are_none(alpha: float) -> None:
    config = RunConfig(hidden=2, bits=4, alpha=alpha, iterations=60)
    others = Facts(config)
    named = [
        "share at 60", "answer 3 + 4 at 60", "lowest p at 60", "only answer at 60",
        "carry read at 60", "carry unit at 60", "needed unit at 60", "idle units at 60",
        "blame at start at 60", "mean error to 60", "way to 60", "lead at 60", "stable from",
        "carry rests at 60", "order matters at 60", "stuck units at 60", "plateau to",
        "share with unit 1 at its mean at 60", "share with unit 1 not passed on at 60",
        "share of 64 bits at 60", "ripple wrong from at 60", "place 1 first right", "even places",
        "p 9 + 9 at place 8 at 60", "largest synapse_h at 60",
    ]  # fmt: skip
    for claim in (claim_from(it, config) for it in named):
        assert finish(value_of(claim, others)).text, claim


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("share at 20,000", "Iteration 20,000 is out of range: the run has 0 … 10,000."),
        ("share at 1,00", "'1,00' is not read: a comma only separates thousands, as in 10,000."),
        ("share at place 3 at 5", "Place 3 is none: places are 1, 2, 4, 8 and so on."),
        ("share at place 256 at 5", "Place 256 is out of range: places are 1, 2, 4 … 128."),
        ("share with unit 16 at 0 at 5", "Unit 16 is out of range: the run has 0 … 15."),
        ("blame 8 back at 5", "A number of positions back 8 is out of range: the sum has 0 … 7."),
        ("share of 5,000 bits at 5", "A length 5,000 is out of range: lengths are 2 … 1,000."),
        ("weights of 999 hidden",
         "hidden is 999, but must be a whole number from 1 to 128."),
        ("share of alpha 0", "alpha is 0, but must be a finite number greater than 0."),
        ("share on Monday", "There is no value 'share on Monday'; near are 'share at N', "),
        ("", "There is no value ''; README.md beside the lessons has them all."),
        ("import os", "There is no value 'import os'; README.md beside the lessons has them all."),
    ],
)  # fmt: skip
def test_what_cannot_be_named_is_refused_in_a_sentence(named: str, sentence: str) -> None:
    with pytest.raises(LessonError) as refused:
        claim_from(named, SEED_0)
    assert str(refused.value).startswith(sentence)


def test_numbers_that_are_too_large_are_refused() -> None:
    with pytest.raises(LessonError, match="At most 1,024 bits"):
        claim_from(f"sum 1 + {'9' * 400}", SEED_0)
    assert claim_from(f"sum 1 + {2**1000}", SEED_0).chosen == (1, 2**1000)

"""What is said of the carry follows from what was found, and is true."""

import json
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.lenses.carry import Carry, carry, carry_over_run
from rnn_viz.core.lenses.carry_use import CarryUse, carry_use
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.carry import CARRY, about_use
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict
from tests.core.lenses.trained_looks import look_at, random_weights, states_of
from tests.core.words.lenses.evidence_of import evidence_of


def found_in(look: Look) -> Carry:
    found = at_once(carry(states_of(look)))
    assert isinstance(found, Carry)
    return found


def verdict_on(value: object, **more: object) -> Verdict:
    return CARRY.verdict(evidence_of(look_at(0), {"carry": value} | more))


def test_the_sentence_of_seed_0() -> None:
    run = Series().including(0, at_once(carry_over_run(look_at(0))))
    said = verdict_on(found_in(look_at(7_000)), **{"carry.run": run})
    assert said.figure == "100 %"
    assert said.sentence == (
        "A straight cut reads it in 100 % where a ≠ b (untrained 86.4 %); unit 14 alone, too."
    )
    assert (said.sign, said.iteration) == (Sign.RIGHT, 7_000)
    untrained = verdict_on(found_in(look_at(0)))
    assert untrained.sentence == (
        "A straight cut reads it in 86.4 % where a ≠ b; always saying no: 64.2 %."
    )
    assert untrained.sign is Sign.PLAIN


def test_what_is_not_better_than_saying_no_is_called_so() -> None:
    found = replace(found_in(look_at(0)), share=0.5)
    assert verdict_on(found).sentence.endswith(
        "where a ≠ b: no more than always saying no, 64.2 %."
    )


def test_a_sample_is_called_so() -> None:
    found = found_in(Look(0, random_weights(3), 12))
    assert "where a ≠ b, in a sample" in verdict_on(found).sentence


def test_nothing_found_and_nothing_to_be_found() -> None:
    assert CARRY.verdict(evidence_of(look_at(0), {})) == NOT_YET
    said = verdict_on(Unable(3, Trouble.EQUAL_MEANS)).sentence
    assert said.startswith("No carry can be read: the hidden state is on average the same")
    assert CARRY.numbers(evidence_of(look_at(0), {"carry": Unable(3, Trouble.DIVERGED)})) == {}


def test_what_is_used_beside_what_is_read() -> None:
    found, use = found_in(look_at(7_000)), at_once(carry_use(states_of(look_at(7_000))))
    assert about_use(found, use) == (
        "Unit 14 alone reads the carry in 100.0 %; not passing it on costs 0.1 % of the sums. "
        "Not passing unit 6 on costs most, 48.0 %."
    )
    assert about_use(found, None) == about_use(found_in(look_at(0)), use) == ""
    assert isinstance(use, CarryUse)
    some = {"iteration": 7_000, "exact": 1.0, "alone": np.array([0.7, 0.9])}
    assert about_use(found, CarryUse(**some, left=np.array([1.0, 1.0]))) == (
        "Unit 1 alone reads the carry in 90.0 %; no sum is lost, whichever unit is not passed on."
    )
    assert about_use(found, CarryUse(**some, left=np.array([1.0, 0.25]))) == (
        "Unit 1 alone reads the carry in 90.0 %; not passing it on costs most, too: 75.0 % of the "
        "sums."
    )
    assert "more than 127 units" in about_use(found, CarryUse(**some, left=np.full(2, np.nan)))


@pytest.mark.parametrize("iteration", [0, 7_000])
def test_numbers_are_plain_json(iteration: int) -> None:
    look = look_at(iteration)
    states = states_of(look)
    found = {"carry": at_once(carry(states)), "carry.use": at_once(carry_use(states))}
    numbers = CARRY.numbers(evidence_of(look, found))
    again = json.loads(json.dumps(numbers, allow_nan=False))
    assert again == numbers
    assert again["states"] == 131_072
    assert len(again["left"]) == len(again["correlation"]["carry"]) == 16
    clamps = np.full(16, np.nan)
    clamps[3] = 0.5
    held = {"carry": found_in(Look(1, look.weights, 8, clamps))}
    of_held = CARRY.numbers(evidence_of(look, held))
    assert json.loads(json.dumps(of_held, allow_nan=False))["correlation"]["a"][3] is None


def test_sentences_are_short() -> None:
    for look in (look_at(0), look_at(7_000), Look(0, random_weights(3), 12)):
        assert len(verdict_on(found_in(look)).sentence) <= 110

"""What is said of state space follows from what was found, and is true."""

import json

import numpy as np
import pytest

from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.space import Space, space
from rnn_viz.core.net.inference import add
from rnn_viz.core.words.lenses.space import SPACE, about_inputs, about_reading, about_state
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict
from tests.core.lenses.trained_looks import look_at, random_weights, states_of
from tests.core.words.lenses.evidence_of import evidence_of


def found_in(look: Look) -> Space:
    found = at_once(space(states_of(look)))
    assert isinstance(found, Space)
    return found


def verdict_on(value: object) -> Verdict:
    return SPACE.verdict(evidence_of(look_at(0), {"space": value}))


def test_the_sentence_of_seed_0() -> None:
    said = verdict_on(found_in(look_at(7_000)))
    assert said == Verdict(
        "4 groups", "All 131,072 states lie in the quadrant of their column total: none is astray.",
        Sign.RIGHT, 7_000,
    )  # fmt: skip
    early = verdict_on(found_in(look_at(0)))
    assert early.figure == "48.1 %"
    assert early.sentence.startswith(
        "48.1 % of 131,072 states lie in the quadrant of their column total; of total "
    )
    assert early.sign is Sign.PLAIN


@pytest.mark.parametrize("look", [look_at(0), look_at(5_000), Look(0, random_weights(3), 12)])
def test_the_fewest_are_named_and_it_is_short(look: Look) -> None:
    found = found_in(look)
    said = verdict_on(found).sentence
    fewest = int(np.nanargmin(found.plane.shares))
    assert f"of total {fewest} only " in said
    assert len(said) <= 110
    assert ("sampled" in said) == (look.bits > 8)


def test_nothing_found_and_nothing_to_be_found() -> None:
    assert SPACE.verdict(evidence_of(look_at(0), {})) == NOT_YET
    said = verdict_on(Unable(3, Trouble.EQUAL_STATES)).sentence
    assert said == (
        "The states cannot be put in order: the hidden state is the same whatever is read."
    )
    assert SPACE.numbers(evidence_of(look_at(0), {})) == {}


def test_a_state_in_words() -> None:
    found = found_in(look_at(7_000))
    assert about_state(found, found.closest) == (
        "33 + 95, position 6", "0 + 1 and a carry: p = 0.37, right"
    )  # fmt: skip
    assert about_state(found, 0)[0] == "0 + 0, position 0"
    untrained = found_in(look_at(0))
    for row in (0, 1, 100, 20_000):
        states = untrained.states
        a, b, position = int(states.a[row]), int(states.b[row]), int(states.position[row])
        is_wrong = add(states.look.weights, a, b, 8).wrong[position]
        assert about_state(untrained, row)[1].endswith("wrong" if is_wrong else "right")


def test_what_is_read_of_a_state() -> None:
    found = found_in(look_at(7_000))
    of_sum = add(found.states.look.weights, 116, 44, 8)
    assert about_reading(found, of_sum.layer_1[4]) == (
        "It passes on carry 1, 3.1 σ from the cut (> 99.9 % sure), and writes 0, logit −1.75: "
        "total 2."
    )


def test_whether_the_inputs_are_kept() -> None:
    assert "eight groups" in about_inputs(found_in(look_at(7_000)))
    assert about_inputs(found_in(look_at(0))).endswith("53.2 % of the states.")


@pytest.mark.parametrize(("iteration", "bits"), [(7_000, 8), (0, 2)])
def test_numbers_are_plain_json(iteration: int, bits: int) -> None:
    look = look_at(iteration) if bits == 8 else Look(0, random_weights(4), bits)
    numbers = SPACE.numbers(evidence_of(look, {"space": found_in(look)}))
    again = json.loads(json.dumps(numbers, allow_nan=False))
    assert again == numbers
    if bits == 8:
        assert again["share"] == 1.0
        assert again["closest"]["a"] == 33
    else:
        assert again["share_of_total"][3] is None

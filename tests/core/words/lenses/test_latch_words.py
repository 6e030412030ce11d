"""What is said of the latch: each sentence by its rule."""

import json

import numpy as np
import pytest

from rnn_viz.core.lenses.carry import Carry, carry
from rnn_viz.core.lenses.latch import Latch, latch
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.lenses.latch import LATCH, about_ripple, end_values
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict
from tests.core.lenses.trained_looks import drawn_weights, look_at, states_at
from tests.core.words.lenses.found_evidence import evidence_with


def found_in(look: Look) -> Latch:
    found = at_once(latch(look))
    assert isinstance(found, Latch)
    return found


def said_of(look: Look) -> Verdict:
    return LATCH.verdict(evidence_with(look, "latch", at_once(latch(look))))


@pytest.mark.parametrize(
    ("iteration", "figure", "sentence"),
    [
        (1_000, "1 place", "0 + 1 repeated loses the carry (both starts end alike): "
         "wrong at position 1."),
        (6_860, "15 places", "0 + 1 repeated makes up a carry (both starts end alike): "
         "wrong at position 15."),
        (7_000, "38 places", "0 + 1 repeated keeps the carry for ever, but reads it as a 1: "
         "wrong at position 38."),
        (9_000, "18 places", "1 + 0 repeated loses the carry (both starts end alike): "
         "wrong at position 18."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said(iteration: int, figure: str, sentence: str) -> None:
    said = said_of(look_at(iteration))
    assert (said.figure, said.sentence, said.sign) == (figure, sentence, Sign.WRONG)
    assert said.iteration == iteration


def test_at_10_000_ripples_are_right_for_ever() -> None:
    said = said_of(look_at(10_000))
    assert (said.figure, said.sign) == ("for ever", Sign.RIGHT)
    found = found_in(look_at(10_000))
    assert [about_ripple(found, r) for r in (0, 1)] == [
        "0 + 1 repeated is right for ever.", "1 + 0 repeated is right for ever.",
    ]  # fmt: skip


def test_what_never_rests_is_not_called_for_ever() -> None:
    """A unit that turns over at each place is read as it is; its logit never changes sign."""
    swinging = Weights(np.array([[5.0], [7.0]]), np.array([[-12.0]]), np.array([[1.0]]))
    said = said_of(Look(2, swinging, 8))
    assert "comes to no stable rest" in said.sentence
    assert "for ever" not in said.sentence


def test_an_end_is_told_with_what_is_read_there() -> None:
    end = found_in(look_at(7_000)).orbits[0][1]
    told = dict(end_values(end, None))
    assert told == {
        "rests": "from place 204", "logit": "+0.03", "says": "1, wrong", "carry read": "–",
        "pull": "0.926, stable",
    }  # fmt: skip
    known = at_once(carry(states_at(7_000)))
    assert isinstance(known, Carry)
    assert dict(end_values(end, known.probe))["carry read"] == "carry, +1.3 σ"


@pytest.mark.parametrize(
    "look",
    [*(look_at(at) for at in (0, 4_000, 5_500, 6_605, 7_000, 10_000)), look_at(10_000, 3, 8),
     Look(1, drawn_weights(1), 2), Look(1, drawn_weights(6, spread=1e4), 8)],
)  # fmt: skip
def test_texts_fit_and_numbers_are_json(look: Look) -> None:
    known = evidence_with(look, "latch", found_in(look))
    said = LATCH.verdict(known)
    assert len(said.figure) <= 12
    assert len(said.sentence) <= 110
    numbers = json.loads(json.dumps(LATCH.numbers(known), allow_nan=False))
    assert set(numbers["ripples"]) == {"0 + 1", "1 + 0"}


def test_nothing_is_said_before_it_is_found() -> None:
    assert LATCH.verdict(evidence_with(look_at(0), "latch", None)) is NOT_YET
    assert LATCH.numbers(evidence_with(look_at(0), "latch", None)) == {}


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_stands_in_the_way_is_said(trouble: Trouble) -> None:
    said = LATCH.verdict(evidence_with(look_at(0), "latch", Unable(0, trouble)))
    assert said.sentence.startswith("No ripple can be followed: ")

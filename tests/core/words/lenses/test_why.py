"""What is said about the terms of a bit follows from them."""

import numpy as np
import pytest

from rnn_viz.core.lenses.one_sum.why import waterfall
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.core.words.lenses.why import WHY, about_terms, flips
from tests.core.lenses.trained_looks import look_at


def trace(weights: Weights, a: int, b: int) -> Trace:
    return trace_of(weights, add(weights, a, b, 8), 0.1)


def evidence(of: Trace, position: int) -> Evidence:
    return Evidence(7_000, {}, of, position)


def test_the_bit_of_the_picture() -> None:
    found = evidence(trace(look_at(7_000).weights, 116, 44), 4)
    verdict = WHY.verdict(found)
    assert verdict.figure == "p = 0.15"
    assert verdict.sentence == (
        "Most for 1: unit 7 (+1.81). Most for 0: unit 11 (−1.74). Together −1.75: it says 0."
    )
    assert verdict.sign is Sign.PLAIN
    numbers = WHY.numbers(found)
    assert numbers["logit"] == pytest.approx(sum(numbers["terms"]))  # type: ignore[arg-type]
    assert numbers["flipped_without_units"] == [11, 8]


def test_a_wrong_bit_is_called_wrong() -> None:
    of = trace(look_at(0).weights, 116, 44)
    position = int(of.sum.wrong.argmax())
    verdict = WHY.verdict(evidence(of, position))
    assert verdict.sign is Sign.WRONG
    assert verdict.sentence.endswith(f"it says {of.sum.guess[position]}, wrong.")


def one_unit(to_output: float) -> Trace:
    return trace(Weights(np.ones((2, 1)), np.ones((1, 1)), np.full((1, 1), to_output)), 1, 0)


@pytest.mark.parametrize(
    ("to_output", "said"),
    [
        (1.0, "Most for 1: unit 0 (+0.73). Most for 0: none. Together +0.73: it says 1."),
        (-1.0, "Most for 1: none. Most for 0: unit 0 (−0.73). Together −0.73: it says 0, "
               "wrong."),
        (0.0, "Most for 1: none. Most for 0: none. Together +0.00: it says 0, wrong."),
        (np.nan, "The sum cannot be taken apart: the weights are not numbers any more."),
    ],
)  # fmt: skip
def test_a_side_without_terms_has_none(to_output: float, said: str) -> None:
    assert WHY.verdict(evidence(one_unit(to_output), 0)).sentence == said


def test_what_would_flip_it_is_said_of_a_bit_and_of_a_unit() -> None:
    of = trace(look_at(7_000).weights, 116, 44)
    terms, weight = flips(waterfall(of, Probability(4)))
    assert terms == (
        "Without unit 11 and unit 8 the sum is +1.30: it says 1. Fewer do not suffice."
    )
    assert weight == (
        "Of single weights 8 → output has to change least: from −1.31 to beyond +0.44."
    )
    terms, weight = flips(waterfall(of, Unit(4, 7)))
    assert terms.startswith("Without unit 8 the sum is +0.99")
    assert "unit 7 is above one half" in terms
    assert weight.startswith("Of single weights a → 7 has to change least")


def test_what_cannot_be_flipped_is_said() -> None:
    (none, weight) = flips(waterfall(one_unit(-1.0), Probability(0)))
    assert none == "No term is above 0, so leaving out terms cannot lift the sum above 0."
    assert "0 → output" in weight
    assert flips(waterfall(one_unit(np.nan), Probability(0))) == ()
    weights = look_at(0).weights
    clamps = np.full(16, 0.5)
    held = trace_of(weights, add(weights, 1, 2, 8, clamps), 0.1, clamps)
    assert flips(waterfall(held, Unit(3, 2))) == (
        "The unit is held at a value: its sum does not count.",
    )


def test_a_line_says_what_is_added_up() -> None:
    of = trace(look_at(7_000).weights, 116, 44)
    assert about_terms(waterfall(of, Probability(4)))[0].startswith(
        "layer_1[4] · synapse_1 = −1.75, sigmoid 0.15: the bit is 0."
    )
    assert about_terms(waterfall(of, Unit(4, 7)))[0].startswith(
        "X[4] · synapse_0[:, 7] + layer_1[3] · synapse_h[:, 7] = −0.54, sigmoid 0.37."
    )
    assert " + 0 · synapse_h" in about_terms(waterfall(of, Unit(0, 7)))[1]

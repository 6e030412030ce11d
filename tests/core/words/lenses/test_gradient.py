"""What is said about the gradient follows from the largest difference."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.analysis import Finding
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.one_sum.gradient import Gradient, gradient
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.words.lenses.gradient import GRADIENT
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict
from tests.core.lenses.trained_looks import drawn_weights, look_at


def evidence(found: object) -> Evidence:
    finding = Finding("gradient", Identity(RunConfig(), ()), 4_000, found)
    weights = drawn_weights(3)
    return Evidence(4_000, {"gradient": finding}, trace_of(weights, add(weights, 1, 2, 8), 0.1), 4)


def of(found: object) -> Verdict:
    return GRADIENT.verdict(evidence(found))


@pytest.fixture(scope="module")
def right() -> Gradient:
    found = at_once(gradient(look_at(4_000)))
    assert isinstance(found, Gradient)
    return found


def test_a_right_gradient_is_said_to_be_right(right: Gradient) -> None:
    verdict = of(right)
    assert verdict.sign is Sign.RIGHT
    assert "·10⁻¹" in verdict.figure
    assert verdict.sentence.startswith("304 weights nudged: the error changes as")
    numbers = GRADIENT.numbers(evidence(right))
    assert numbers["largest_difference"] == right.difference
    assert numbers["example"] == list(look_at(4_000).operands or ())


def test_one_that_differs_is_not(right: Gradient) -> None:
    verdict = of(replace(right, backpropagated=1.01 * right.backpropagated))
    assert verdict.sign is Sign.PLAIN
    assert "differ by up to" in verdict.sentence


def test_a_sample_says_so() -> None:
    found = at_once(gradient(look_at(0, hidden=32)))
    assert of(found).sentence.startswith("512 sampled weights nudged")


def test_flat_and_impossible_slopes_are_said_to_be_so(right: Gradient) -> None:
    flat = of(at_once(gradient(Look(0, drawn_weights(4, 1e6), 8))))
    assert flat.sentence.startswith("No weight changes the error")
    broken = of(replace(right, measured=np.full(304, np.nan)))
    assert broken.sentence == "The sums are too large to be told as numbers."
    diverged = of(Unable(4_000, Trouble.DIVERGED))
    assert diverged.sentence == "No slope can be told: the weights are not numbers any more."
    assert of(None) == NOT_YET
    assert GRADIENT.numbers(evidence(None)) == {}

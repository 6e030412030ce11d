"""What is said about blame follows from what was found."""

import numpy as np
import pytest

from rnn_viz.core.analysis import Finding
from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.blame import Blame, blame
from rnn_viz.core.lenses.look import Trouble, Unable, at_once
from rnn_viz.core.lenses.one_sum.delta_parts import delta_parts
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.words.lenses.blame import BLAME, about_cell, about_delta
from rnn_viz.core.words.lenses.lens_text import Evidence
from tests.core.lenses.trained_looks import drawn_weights, look_at, states_at


def evidence(found: object, series: Series | None = None, at: int = 7_000) -> Evidence:
    values = {"blame": found, "blame.run": series}
    run = Identity(RunConfig(), ())
    findings = {key: Finding(key, run, at, value) for key, value in values.items() if value}
    weights = drawn_weights(3)
    return Evidence(at, findings, trace_of(weights, add(weights, 1, 2, 8), 0.1), 4)


def made(row: list[float], *, is_sample: bool = False) -> Blame:
    norms = np.full((len(row), len(row)), np.nan)
    norms[-1] = row
    return Blame(7_000, norms, 1_250, is_sample)


def series(row: Floats) -> Series:
    return Series().including(0, row)


def test_seed_0_at_7_000_says_so_and_how_it_was() -> None:
    found = at_once(blame(states_at(7_000)))
    before = at_once(blame(states_at(0)))
    assert isinstance(before, Blame)
    verdict = BLAME.verdict(evidence(found, series(before.norms[7])))
    assert verdict.figure == "3.2 %"
    assert verdict.sentence == (
        "Of bit 7’s blame, 3.2 % arrives 7 places earlier; before training it was 0.55 %."
    )
    assert verdict.iteration == 7_000
    numbers = BLAME.numbers(evidence(found))
    assert [len(row) for row in numbers["relative"]] == list(range(1, 9))  # type: ignore[arg-type]
    assert numbers["relative"][7][7] == pytest.approx(0.0324, rel=0.02)  # type: ignore[index]


def test_before_training_nothing_is_compared() -> None:
    verdict = BLAME.verdict(evidence(at_once(blame(states_at(0))), series(np.ones(8))))
    assert verdict.sentence == "Of bit 7’s blame, 0.55 % arrives 7 places earlier."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (made([2.0, 0.5]), "Of bit 1’s blame, 25 % arrives 1 place earlier."),
        (
            made([2.0, 0.5, 0.1], is_sample=True),
            "Of bit 2’s blame, 5.0 % arrives 2 places earlier (sample of 1,250 sums).",
        ),
        (made([2.0, 0.0]), "Of bit 1’s blame, 0 % arrives 1 place earlier."),
        (made([0.0, 0.0]), "No error reaches the hidden state: the output has no weights."),
        (made([1e200, np.inf]), "The gradients are too large to be told as numbers."),
        (made([np.inf, 0.0]), "The gradients are too large to be told as numbers."),
        (
            Unable(3, Trouble.DIVERGED),
            "No blame can be told: the weights are not numbers any more.",
        ),
        (None, "Not computed yet."),
    ],
)
def test_what_cannot_be_told_is_said(found: object, said: str) -> None:
    verdict = BLAME.verdict(evidence(found))
    assert verdict.sentence == said
    assert len(verdict.figure) <= 12


def test_numbers_of_nothing_are_none() -> None:
    assert BLAME.numbers(evidence(None)) == {}


def test_a_cell_is_told_with_both_of_its_numbers() -> None:
    assert about_cell(made([2.0, 0.5]), 1, 1) == (
        "Answer at position 1, state at 0 (1 back):\n"
        "mean gradient 0.5, 25 % of what the newest state gets"
    )


@pytest.mark.parametrize(
    ("position", "said"), [(4, "66\u00a0% of it comes from the position’s own error, 34\u00a0%"),
                           (7, "all of it comes from its own error")],
)  # fmt: skip
def test_a_delta_is_told_by_where_it_comes_from(position: int, said: str) -> None:
    weights = look_at(7_000).weights
    of = trace_of(weights, add(weights, 116, 44, 8), 0.1)
    assert said in about_delta(of, delta_parts(of, position))


def test_no_delta_and_one_that_is_no_number_are_told() -> None:
    weights = drawn_weights(3)._replace(synapse_1=np.zeros((3, 1)))
    of = trace_of(weights, add(weights, 1, 2, 4), 0.1)
    assert about_delta(of, delta_parts(of, 1)).startswith("Nothing is blamed on the state")
    weights.synapse_h[0, 0] = np.nan
    of = trace_of(weights, add(weights, 1, 2, 4), 0.1)
    assert about_delta(of, delta_parts(of, 1)) == "The delta is not a number."

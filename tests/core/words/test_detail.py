"""What a card says is what the network does: every term, every sum, every sentence."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import backward, forward, sigmoid, updated
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.operations import FORWARD, program
from rnn_viz.core.snapshot import Source, Stage
from rnn_viz.core.words.detail import detail
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail


@pytest.fixture(scope="module")
def late() -> Weights:
    timeline = Timeline(RunConfig())
    timeline.advance(5_500)
    return timeline.weights


def stage_of(weights: Weights, a: int, b: int, source: Source = Source.TRAINING) -> Stage:
    return Stage(source, add(weights, a, b, 8))


def about(subject: Subject, stage: Stage, weights: Weights, alpha: float = 0.1) -> Detail:
    learns = stage.source is Source.TRAINING
    trace = trace_of(weights, stage.sum, alpha) if learns else None
    return detail(subject, stage, weights, trace)


cases = given(
    seed=st.integers(0, 50), hidden=st.integers(1, 20), a=st.integers(0, 127),
    b=st.integers(0, 127), at=st.integers(0, 7), data=st.data(),
)  # fmt: skip


@cases
@settings(max_examples=40)
def test_the_terms_of_a_unit_add_up_to_what_the_sigmoid_gets(
    seed: int, hidden: int, a: int, b: int, at: int, data: st.DataObject
) -> None:
    weights, _ = begin(RunConfig(seed=seed, hidden=hidden))
    stage, unit = stage_of(weights, a, b), data.draw(st.integers(0, hidden - 1))
    X = np.array([a >> at & 1, b >> at & 1], float)
    before = stage.sum.layer_1[at - 1] if at else np.zeros(hidden)
    mixed = (X @ weights.synapse_0 + before @ weights.synapse_h)[unit]
    said = about(Unit(at, unit), stage, weights)
    assert len(said.terms) == 2 + hidden
    assert said.total == pytest.approx(mixed, abs=1e-12)
    assert sigmoid(np.array(said.total)) == pytest.approx(stage.sum.layer_1[at, unit], abs=1e-12)


def test_a_unit_says_what_it_is_to_blame_for_once_that_is_known(late: Weights) -> None:
    stage = stage_of(late, 21, 77)
    trace = trace_of(late, stage.sum, 0.1)
    formula, numbers = about(Unit(4, 6), stage, late).blame
    assert formula == "layer_1_delta = slope × (from the output + from the future)"
    delta, state = trace.backward.layer_1_delta[4, 6], stage.sum.layer_1[4, 6]
    assert f"= {state * (1 - state):.4f} × (" in numbers
    assert numbers.endswith(f"= {signed(float(delta), 5)}")
    slow = replace(stage, program=program(8, True), operation=8 * len(FORWARD) + 2)
    known = [at for at in range(8) if about(Unit(at, 6), slow, late).blame]
    assert known == [7], "the last position is gone through first"
    assert not about(Unit(4, 6), stage_of(late, 21, 77, Source.MINE), late).blame


def test_a_held_unit_is_not_to_blame(late: Weights) -> None:
    clamps = np.full(16, np.nan)
    clamps[6] = 0.0
    stage = Stage(Source.TRAINING, add(late, 21, 77, 8, clamps))
    said = detail(Unit(4, 6), stage, late, trace_of(late, stage.sum, 0.1, clamps))
    assert said.blame == ("layer_1_delta = 0: a held unit is not to blame.",)


def test_a_title_names_the_place_as_long_as_it_can_be_read(late: Weights) -> None:
    said = about(Unit(4, 6), stage_of(late, 21, 77), late)
    assert said.title == "layer_1 · unit 6, position 4, place 16"
    assert said.short_title == "layer_1 · unit 6, position 4"
    wide = Stage(Source.MINE, add(late, 1, 2**70, 80))
    assert about(Unit(70, 6), wide, late).title == "layer_1 · unit 6, position 70"


@cases
@settings(max_examples=40)
def test_the_terms_of_a_probability_add_up_to_what_the_sigmoid_gets(
    seed: int, hidden: int, a: int, b: int, at: int, data: st.DataObject
) -> None:
    weights, _ = begin(RunConfig(seed=seed, hidden=hidden))
    stage = stage_of(weights, a, b)
    said = about(Probability(at), stage, weights)
    assert len(said.terms) == hidden
    assert said.total == pytest.approx(
        (stage.sum.layer_1[at] @ weights.synapse_1)[0], abs=1e-12
    )  # fmt: skip
    assert sigmoid(np.array(said.total)) == pytest.approx(stage.sum.layer_2[at], abs=1e-12)


@cases
@settings(max_examples=40)
def test_the_terms_of_a_weight_add_up_to_its_update(
    seed: int, hidden: int, a: int, b: int, at: int, data: st.DataObject
) -> None:
    weights, _ = begin(RunConfig(seed=seed, hidden=hidden))
    stage = stage_of(weights, a, b)
    passes = forward(weights, *(bits_of(number, 8) for number in (a, b, a + b)))
    update = backward(weights, passes).update
    name = data.draw(st.sampled_from(Weights._fields))
    rows, columns = getattr(weights, name).shape
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    said = about(Weight(name, row, column), stage, weights)
    assert len(said.terms) == 8, "one for each position"
    assert said.total == pytest.approx(getattr(update, name)[row, column], abs=1e-12)


def test_the_step_is_alpha_times_the_update(late: Weights) -> None:
    stage = stage_of(late, 21, 77)
    learning = trace_of(late, stage.sum, 0.1)
    assert learning is not None
    expected = updated(late, learning.backward.update, 0.1)
    for weight, step, after in zip(late, learning.step, expected, strict=True):
        np.testing.assert_allclose(weight + step, after, rtol=0, atol=1e-15)
    said = about(Weight("synapse_h", 3, 7), stage, late)
    assert said.value == signed(float(late.synapse_h[3, 7]))
    assert said.formula[2:] == (
        f"= {signed(float(learning.backward.update.synapse_h[3, 7]), 5)} in this example",
        f"× alpha 0.1 = {signed(float(learning.step.synapse_h[3, 7]), 5)}",
        f"after it: {signed(float(expected.synapse_h[3, 7]))}",
    )


def test_a_formula_has_the_numbers_in_it(late: Weights) -> None:
    stage = stage_of(late, 21, 77)
    said = about(Unit(3, 6), stage, late)
    inputs = float(sum(term.product for term in said.terms[:2]))
    assert said.formula == (
        "sigmoid(X · synapse_0",
        "+ layer_1 at 2 · synapse_h)",
        f"= sigmoid({signed(inputs)} {_with_blank(said.total - inputs)})",
        f"= sigmoid({signed(said.total)}) = {stage.sum.layer_1[3, 6]:.3f}",
    )
    assert [term.label for term in said.terms[:4]] == ["input a", "input b", "unit 0", "unit 1"]


def _with_blank(value: float) -> str:
    text = signed(value)
    return f"{text[0]} {text[1:]}"


def test_at_the_first_position_there_is_no_memory(late: Weights) -> None:
    said = about(Unit(0, 6), stage_of(late, 21, 77), late)
    assert "no memory yet" in said.formula[1]
    assert all(term.value == 0.0 for term in said.terms[2:])


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (Weight("synapse_0", 1, 7), "Feeds bit b into unit 7 at every position."),
        (Weight("synapse_h", 3, 7), "Feeds unit 3 into unit 7 of the next position"),
        (Weight("synapse_1", 3, 0), "Feeds unit 3 into every answer."),
        (
            Unit(2, 5),
            "into p (synapse_1, row 5) and into every unit at position 3 (synapse_h, row 5)",
        ),
        (Unit(7, 5), "This is the last position: nothing remembers it."),
        (Probability(1), "layer_2_error = truth 1 − "),
    ],
)
def test_it_is_said_where_a_value_goes(late: Weights, subject: Subject, words: str) -> None:
    said = about(subject, stage_of(late, 21, 77), late)
    assert words in said.flows


@pytest.mark.parametrize("subject", [Unit(9, 0), Probability(9)])
def test_a_position_that_is_gone_is_missed(late: Weights, subject: Subject) -> None:
    assert about(subject, Stage(Source.MINE, add(late, 900, 3, 8)), late).terms
    said = about(subject, stage_of(late, 21, 77), late)
    assert said.flows == "The sum on stage has only 8 positions now."
    assert (said.value, said.terms) == ("", ())


def test_what_is_not_there_in_a_smaller_net_is_missed() -> None:
    weights, _ = begin(RunConfig(hidden=2))
    stage = stage_of(weights, 1, 2)
    assert about(Unit(0, 5), stage, weights).flows == "The net has only 2 hidden units now."
    said = about(Weight("synapse_h", 3, 1), stage, weights)
    assert said.flows == "synapse_h is only 2 × 2 now."


def test_a_position_not_yet_computed_says_so(late: Weights) -> None:
    stage = replace(stage_of(late, 21, 77), operation=3 * 7, program=program(8, True))
    assert about(Unit(2, 1), stage, late).terms
    assert about(Unit(3, 1), stage, late).flows == "This position is not computed yet."


def test_own_numbers_teach_nothing(late: Weights) -> None:
    stage = stage_of(late, 21, 77, Source.MINE)
    said = about(Weight("synapse_h", 3, 7), stage, late)
    assert said.formula[0] == "Own numbers are never learned."
    assert not said.terms


def test_a_unit_set_by_hand_is_told_from_a_computed_one(late: Weights) -> None:
    stage = stage_of(late, 21, 77)
    layer_1 = stage.sum.layer_1.copy()
    layer_1[3, 6] = 0.0
    clamped = replace(stage, sum=replace(stage.sum, layer_1=layer_1))
    assert "set by hand" in about(Unit(3, 6), clamped, late).note
    assert "set by hand" not in about(Unit(3, 6), stage, late).note


def test_diverged_weights_are_told_and_not_raised() -> None:
    weights = Weights(np.full((2, 2), np.inf), np.full((2, 2), -1e308), np.full((2, 1), np.nan))
    stage = stage_of(weights, 5, 9)
    learning = trace_of(weights, stage.sum, 0.1)
    subjects = (Weight("synapse_h", 0, 1), Unit(3, 1), Probability(2))
    assert [detail(it, stage, weights, learning).value for it in subjects][2] == "nan"

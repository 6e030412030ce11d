"""Run until: each condition stops exactly where looking at every example by hand would."""

import math
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.evidence.until import (
    LOOKS,
    WINDOW,
    Condition,
    Moment,
    UntilError,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
    answers_wrongly,
    errors_ahead,
    recent_error,
)
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words.until_text import parse_error, parse_iteration

SMALL = RunConfig(hidden=5, bits=4, seed=3, alpha=0.4, iterations=1500)
BLOG = RunConfig()


class ByHand(NamedTuple):
    """What each example of a run was."""

    wrong: list[bool]  # its answer, before its update
    errors: Floats


@cache
def by_hand(config: RunConfig) -> ByHand:
    timeline, wrong = Timeline(config), []
    while timeline.iteration < config.iterations:
        wrong.append(not add(timeline.weights, *timeline.operands, config.bits).is_right)
        timeline.advance(1)
    return ByHand(wrong, timeline.curve().levels[0].low)


def moment(timeline: Timeline) -> Moment:
    return Moment(
        timeline.iteration, timeline.config.bits, timeline.weights, timeline.operands,
        timeline.curve(),
    )  # fmt: skip


def run_until(timeline: Timeline, condition: Condition, slice_: int = 1000) -> int | None:
    """Do what a trainer does; return where it stopped, ``None`` at the end of the run."""
    now = moment(timeline)
    if condition.counts_here and condition.is_met(now):
        return now.iteration
    while timeline.iteration < timeline.end:
        ahead = errors_ahead(now.curve, now.iteration, slice_)
        wait = condition.wait(now, ahead)
        assert wait >= 1
        done = timeline.advance(min(wait, slice_))
        now = moment(timeline)
        if done == wait and condition.is_met(now):
            return now.iteration
    return None


@settings(max_examples=25)
@given(st.integers(0, 1400), st.booleans(), st.integers(1, 300))
def test_the_next_wrong_answer_is_the_next_one(start: int, in_past: bool, slice_: int) -> None:
    timeline = Timeline(SMALL)
    timeline.advance(1500 if in_past else start)
    timeline.seek(start)
    wrong = by_hand(SMALL).wrong
    expected = next((k for k in range(start + 1, 1500) if wrong[k]), None)
    found = run_until(timeline, UntilWrongAnswer(), slice_)
    if expected is None:  # the example after the last of the run is never trained, but asked
        assert found in {None, 1500}
        return
    assert found == expected
    assert timeline.frontier == (1500 if in_past else expected), "it never ran past"
    assert answers_wrongly(timeline.weights, *timeline.operands, 4)


def test_wrong_answers_of_the_run_of_2015() -> None:
    timeline, wrong = Timeline(BLOG), by_hand(BLOG).wrong
    assert sum(wrong[9000:]) < sum(wrong[:1000])
    timeline.advance(6300)
    expected = [k for k in range(6301, 10_000) if wrong[k]]
    found = []
    while (at := run_until(timeline, UntilWrongAnswer())) is not None and at < 10_000:
        found.append(at)
    assert found == expected
    assert found, "there are some to be found"


@pytest.mark.parametrize("below", [3.7, 2.0, 0.5])
@pytest.mark.parametrize("slice_", [10, 1000])
def test_the_mean_error_is_that_of_the_last_100(below: float, slice_: int) -> None:
    errors, timeline = by_hand(BLOG).errors, Timeline(BLOG)
    looks = range(LOOKS, 10_001, LOOKS)
    expected = next(k for k in looks if k >= WINDOW and errors[k - WINDOW : k].mean() < below)
    assert run_until(timeline, UntilErrorBelow(below), slice_) == expected
    assert timeline.frontier == expected
    assert run_until(timeline, UntilErrorBelow(below)) == expected, "here counts"


def test_a_mean_error_that_never_comes_lets_the_run_end() -> None:
    assert run_until(Timeline(SMALL), UntilErrorBelow(1e-9)) is None


def test_it_becomes_perfect_where_the_first_marker_is() -> None:
    timeline = Timeline(BLOG)
    assert run_until(timeline, UntilPerfect()) == 6605
    assert timeline.frontier == 6605
    assert run_until(timeline, UntilPerfect()) == 6605, "here counts"


@pytest.mark.parametrize("resolution", [5, 20])
def test_perfect_is_looked_for_as_milestones_are(resolution: int) -> None:
    config = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)
    *_, found = search(config, resolution)
    assert run_until(Timeline(config), UntilPerfect(resolution), 7) == found.first


def test_an_iteration_is_reached_exactly() -> None:
    timeline = Timeline(SMALL)
    assert run_until(timeline, UntilIteration(777), 100) == 777
    assert run_until(timeline, UntilIteration(500)) == 777, "it is behind"
    assert run_until(timeline, UntilIteration(9999)) is None


# the parts


@given(st.integers(0, 127), st.integers(0, 127), st.integers(0, 50))
def test_the_quick_answer_is_that_of_the_reference(a: int, b: int, seed: int) -> None:
    weights, _ = begin(RunConfig(seed=seed, hidden=3))
    assert answers_wrongly(weights, a, b, 8) == (not add(weights, a, b, 8).is_right)


def test_an_answer_that_is_no_number_is_wrong() -> None:
    weights = Weights(np.full((2, 3), math.nan), np.zeros((3, 3)), np.zeros((3, 1)))
    assert answers_wrongly(weights, 0, 0, 8)


def test_examples_with_small_errors_are_passed_over() -> None:
    timeline = Timeline(SMALL)
    here = moment(timeline)
    ahead = np.array([9.0, 0.49, 0.1, 0.5, 0.1])
    assert UntilWrongAnswer().wait(here, ahead) == 3
    assert UntilWrongAnswer().wait(here, ahead[:3]) == 3, "the next one is not known"
    assert UntilWrongAnswer().wait(here, np.array([0.1, math.nan])) == 1
    assert UntilWrongAnswer().wait(here, np.empty(0)) == 1


@pytest.mark.parametrize("examples", [600_000, 1_500_000])
def test_long_runs_use_the_buckets_there_are(examples: int) -> None:
    history = History()
    errors = np.random.RandomState(0).random_sample(examples)
    history.append(errors)
    curve = history.curve()
    size = curve.levels[0].size
    assert size > 1
    width = math.ceil(100 / size) * size
    at = examples // 2 // 64 * 64
    assert recent_error(curve, at) == pytest.approx(errors[at - width : at].mean(), abs=1e-6)
    assert recent_error(curve, at + 1) is None
    assert errors_ahead(curve, at, 100).size == 0
    now = moment(Timeline(SMALL))._replace(iteration=at, curve=curve)
    wait = UntilErrorBelow(1.0).wait(now, np.empty(0))
    assert recent_error(curve, at + wait) is not None


def test_too_few_errors_have_no_mean() -> None:
    history = History()
    history.append(np.zeros(120))
    assert recent_error(history.curve(), 99) is None
    assert recent_error(history.curve(), 100) == 0.0
    assert recent_error(history.curve(), 121) is None, "not trained yet"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (UntilIteration(7000), "iteration 7,000 is reached"),
        (UntilErrorBelow(0.5), "the mean error of 100 examples is below 0.5"),
        (UntilPerfect(), "all sums are right"),
        (UntilWrongAnswer(), "an example is answered wrongly"),
    ],
)
def test_each_says_what_it_waits_for(condition: Condition, words: str) -> None:
    assert condition.describe() == words


# what is typed


@pytest.mark.parametrize("error", [0, -1, math.nan, math.inf, True, "1"])
def test_a_mean_error_that_cannot_be(error: float) -> None:
    with pytest.raises(UntilError, match=r"^The mean error must be a number above 0\.$"):
        UntilErrorBelow(error)


@pytest.mark.parametrize("iteration", [0, -1, 1.5, True])
def test_an_iteration_that_cannot_be(iteration: int) -> None:
    with pytest.raises(UntilError, match=r"^The iteration must be a whole number above 0\.$"):
        UntilIteration(iteration)


@given(st.text() | st.sampled_from(["1e999", "nan", "0", "-0.5", "1_0", "٣", "0x1", ""]))
def test_whatever_is_typed_is_a_condition_or_a_sentence(text: str) -> None:
    for parse in (parse_error, lambda typed: parse_iteration(typed, 10, 1500)):
        said = "."
        try:
            parse(text)
        except UntilError as error:
            said = str(error)
        assert said.endswith(".")


def test_typed_numbers_are_read() -> None:
    assert parse_error(" 0.5 ") == UntilErrorBelow(0.5)
    assert parse_error("1e-3") == UntilErrorBelow(0.001)
    assert parse_iteration(" 1,200 ", 10, 1500) == UntilIteration(1200)


@pytest.mark.parametrize("text", ["10", "1501", "0", "-5", "twelve", "", "9" * 30])
def test_an_iteration_outside_is_answered_with_the_range(text: str) -> None:
    with pytest.raises(UntilError, match=r"^Type an iteration after this one: 11 … 1,500\.$"):
        parse_iteration(text, 10, 1500)


def test_at_the_end_of_the_run_there_is_nothing_to_wait_for() -> None:
    with pytest.raises(UntilError, match=r"^The run ends here, at iteration 1,500\."):
        parse_iteration("1500", 1500, replace(SMALL).iterations)

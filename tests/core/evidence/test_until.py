"""Run until: each condition stops exactly where looking at every example by hand would."""

import math
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.evaluation import is_perfect, sums_of
from rnn_viz.core.evidence.until import (
    UNTIL_WINDOW,
    Condition,
    UntilError,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
    answers_wrongly,
    watch,
)
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import ClampUnit, Entry
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words.notices import parse_error, parse_iteration, what_must_be

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


def run_until(timeline: Timeline, condition: Condition, slice_: int = 1000) -> int | None:
    """Do what a trainer does; return where it stopped, ``None`` at the end of the run."""
    look_out = watch(condition)
    if look_out.is_met(timeline):
        return timeline.iteration
    while timeline.iteration < timeline.end:
        examples, is_met = look_out.look(timeline, slice_)
        assert 1 <= examples <= slice_
        assert timeline.advance(examples) == examples
        if is_met:
            return timeline.iteration
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
@pytest.mark.parametrize("slice_", [1, 10, 1000])
def test_the_mean_error_is_that_of_the_last_100(below: float, slice_: int) -> None:
    errors, timeline = by_hand(BLOG).errors, Timeline(BLOG)
    expected = next(
        k for k in range(UNTIL_WINDOW, 10_001) if errors[k - UNTIL_WINDOW : k].mean() < below
    )
    assert run_until(timeline, UntilErrorBelow(below), slice_) == expected
    assert timeline.frontier == expected, "it never ran past"
    assert run_until(timeline, UntilErrorBelow(below)) == expected, "here counts"


def test_the_mean_of_the_run_of_2015_falls_below_a_half_at_8754() -> None:
    assert run_until(Timeline(BLOG), UntilErrorBelow(0.5)) == 8754


@settings(max_examples=20)
@given(
    st.integers(0, 1499), st.booleans(), st.integers(1, 300), st.floats(0.3, 2.1),
    st.integers(0, 1499),
)  # fmt: skip
def test_the_mean_error_from_anywhere(
    start: int, in_past: bool, slice_: int, below: float, again: int
) -> None:
    """The playhead may be moved while a run waits for it."""
    errors, timeline = by_hand(SMALL).errors, Timeline(SMALL)
    timeline.advance(1500 if in_past else max(start, again))
    look_out = watch(UntilErrorBelow(below))
    for place in (start, again):
        timeline.seek(place)
        means = [
            (k, errors[k - UNTIL_WINDOW : k].mean()) for k in range(max(UNTIL_WINDOW, place), 1501)
        ]
        expected = next((k for k, mean in means if mean < below), None)
        assert look_out.is_met(timeline) is (expected == place)
        examples, is_met = look_out.look(timeline, slice_)
        after = next((k for k, mean in means if k > place and mean < below), math.inf)
        assert is_met is (after <= place + slice_)
        assert examples == min(after - place, slice_, 1500 - place)


def test_a_mean_error_that_never_comes_lets_the_run_end() -> None:
    assert run_until(Timeline(SMALL), UntilErrorBelow(1e-9)) is None


def test_in_a_run_too_long_for_single_errors_the_mean_is_exact_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    errors = by_hand(BLOG).errors
    monkeypatch.setattr("rnn_viz.core.run.timeline.History", partial(History, budget=50))
    timeline = Timeline(BLOG)
    timeline.advance(5000)
    assert timeline.curve().levels[0].size > UNTIL_WINDOW
    for start, below in ((0, 3.7), (4900, 2.0)):
        timeline.seek(start)
        expected = next(
            k for k in range(start + UNTIL_WINDOW, 10_001) if mean_to(errors, k) < below
        )
        assert run_until(timeline, UntilErrorBelow(below)) == expected


def mean_to(errors: Floats, stop: int) -> float:
    return float(errors[stop - UNTIL_WINDOW : stop].mean())


@pytest.mark.parametrize("slice_", [1, 1000])
def test_it_stops_at_the_first_perfect_moment(slice_: int) -> None:
    config = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)
    plain, sums = Timeline(config), sums_of(2)
    while not is_perfect(plain.weights, sums):
        plain.advance(1)
    timeline = Timeline(config)
    assert run_until(timeline, UntilPerfect(), slice_) == plain.iteration == timeline.frontier
    assert run_until(timeline, UntilPerfect()) == plain.iteration, "here counts"


def test_the_run_of_2015_is_perfect_first_where_no_moment_before_it_is() -> None:
    timeline = Timeline(BLOG)
    first = run_until(timeline, UntilPerfect())
    assert first is not None
    assert timeline.frontier == first <= 6605
    sums, plain = sums_of(8), Timeline(BLOG)
    plain.advance(first - 200)
    while not is_perfect(plain.weights, sums):
        plain.advance(1)
    assert plain.iteration == first


def test_a_held_unit_counts_from_the_moment_at_which_it_is_held() -> None:
    config = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)
    first = run_until(Timeline(config), UntilPerfect())
    assert first is not None
    held = [Entry(first, ClampUnit(k, 0.0)) for k in range(4)]
    freed = [Entry(first + 30, ClampUnit(k, None)) for k in range(4)]
    again = run_until(Timeline(config, entries=(*held, *freed)), UntilPerfect())
    assert again is None or again >= first + 30


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


def test_looking_leaves_the_run_as_it_is() -> None:
    timeline = Timeline(SMALL)
    timeline.advance(500)
    before = flatten(timeline.weights).tobytes()
    for condition in (UntilErrorBelow(1e-9), UntilPerfect(), UntilWrongAnswer()):
        watch(condition).look(timeline, 300)
        assert (timeline.iteration, timeline.frontier, timeline.curve().examples) == (500,) * 3
        assert flatten(timeline.weights).tobytes() == before


@pytest.mark.parametrize(
    ("condition", "bits", "words"),
    [
        (UntilIteration(7000), 8, "iteration 7,000 is reached"),
        (UntilErrorBelow(0.5), 8, "the mean error of 100 examples is below 0.5"),
        (UntilPerfect(), 8, "all sums are right"),
        (UntilPerfect(), 9, "all 16,384 sampled sums are right"),
        (UntilWrongAnswer(), 8, "an example is answered wrongly"),
    ],
)
def test_each_says_what_it_waits_for(condition: Condition, bits: int, words: str) -> None:
    assert what_must_be(condition, bits) == words


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

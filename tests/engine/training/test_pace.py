"""Speed: how many examples are due, on a clock that the test owns."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.engine.training.pace import DEFAULT, LEAST_SPEED, SLICE_SECONDS, Pace
from tests.engine.driving import Clock

EXAMPLE_SECONDS = 2.4e-6


def learned_within(pace: Pace, clock: Clock, seconds: float, cost: float) -> list[int]:
    """Do what the trainer does for so long; return how many examples each call learned."""
    stop, counts = clock.now + seconds, []
    while clock.now < stop:
        count = pace.due()
        counts.append(count)
        clock.now += count * cost
        pace.took(count, count * cost)
        clock.now += max(pace.rest(), 1e-4)  # a call takes time, too
    return counts


def test_the_default_is_the_run_of_2015_in_40_seconds(clock: Clock) -> None:
    pace = Pace(clock)
    assert pace.speed == DEFAULT == 10_000 / 40


@pytest.mark.parametrize("speed", [0.5, 1.0, 3.7, 20.0, 20.5, 250.0, 10_000.0, 200_000.0])
def test_so_many_examples_a_second(clock: Clock, speed: float) -> None:
    pace = Pace(clock)
    pace.change(speed)
    pace.start()
    counts = learned_within(pace, clock, 20.0, EXAMPLE_SECONDS)
    assert sum(counts) == pytest.approx(20 * speed, abs=2, rel=0.001)
    assert max(counts) * EXAMPLE_SECONDS <= 4 * SLICE_SECONDS


@pytest.mark.parametrize(("speed", "one_by_one"), [(0.5, True), (20.0, True), (20.1, False)])
def test_slow_examples_come_one_by_one(clock: Clock, speed: float, one_by_one: bool) -> None:
    pace = Pace(clock)
    pace.change(speed)
    assert pace.draws_every_example is one_by_one
    pace.start()
    clock.now += 3600
    counts = [pace.due() for _ in range(20)]
    assert (max(counts) == 1) is one_by_one


def test_the_first_example_is_due_at_once(clock: Clock) -> None:
    pace = Pace(clock)
    pace.change(LEAST_SPEED)
    clock.now += 0.001
    pace.start()
    assert pace.due() == 1
    assert pace.due() == 0
    assert pace.rest() == pytest.approx(1 / LEAST_SPEED)


@pytest.mark.parametrize("speed", [0.5, 20.0, 250.0, 1e6])
def test_a_sleep_is_not_caught_up_with(clock: Clock, speed: float) -> None:
    pace = Pace(clock)
    pace.change(speed)
    pace.start()
    clock.now += 24 * 3600
    due = sum(pace.due() for _ in range(200_000 if speed == 1e6 else 200))
    assert due <= max(1, speed / 4)


def test_moving_the_speed_control_trains_nothing_by_itself(clock: Clock) -> None:
    pace = Pace(clock)
    pace.start()
    learned = 0
    for k in range(200):  # two seconds of dragging around one example a second
        pace.change(1.0 + 0.1 * math.sin(k))
        learned += pace.due()
        clock.now += 0.01
    assert 2 <= learned <= 4


def test_what_is_due_in_part_stays_due(clock: Clock) -> None:
    pace = Pace(clock)
    pace.change(1.0)
    pace.start()
    assert pace.due() == 1
    clock.now += 0.5
    pace.change(2.0)
    assert pace.rest() == pytest.approx(0.25)


def test_flat_out_never_rests(clock: Clock) -> None:
    pace = Pace(clock)
    pace.change(math.inf)
    pace.start()
    assert pace.is_flat_out
    assert not pace.draws_every_example
    counts = learned_within(pace, clock, 1.0, EXAMPLE_SECONDS)
    assert pace.rest() == 0
    assert sum(counts) * EXAMPLE_SECONDS > 0.9
    pace.change(5.0)
    assert math.isfinite(pace.rest())
    assert [pace.due() for _ in range(3)] == [1, 0, 0]


@pytest.mark.parametrize("speed", [0.0, -0.0, -1.0, -math.inf, math.nan, 1e-300])
def test_a_speed_that_is_none_is_the_slowest(clock: Clock, speed: float) -> None:
    pace = Pace(clock)
    pace.change(speed)
    assert pace.speed == LEAST_SPEED
    pace.start()
    pace.due()
    assert pace.rest() == pytest.approx(1 / LEAST_SPEED)


@pytest.mark.parametrize(
    ("cost", "low", "high"), [(2.4e-6, 800, 1300), (1e-4, 15, 31), (0.1, 1, 1), (1e-12, 4096, 4096)]
)
def test_a_slice_is_what_fits_into_three_milliseconds(
    clock: Clock, cost: float, low: int, high: int
) -> None:
    pace = Pace(clock)
    for _ in range(20):
        pace.took(pace.slice(), pace.slice() * cost)
    assert low <= pace.slice() <= high


def test_a_hiccup_is_recovered_from(clock: Clock) -> None:
    pace = Pace(clock)
    pace.took(pace.slice(), 10.0)
    assert pace.slice() == 1
    for _ in range(20):
        pace.took(pace.slice(), pace.slice() * EXAMPLE_SECONDS)
    assert pace.slice() > 800


@given(st.lists(st.tuples(st.integers(0, 10_000), st.floats(0, 1e6)), max_size=30))
def test_a_slice_is_never_none(measured: list[tuple[int, float]]) -> None:
    pace = Pace(Clock())
    for count, seconds in measured:
        pace.took(count, seconds)
        assert 1 <= pace.slice() <= 4096

"""What an experiment costs, from what was measured."""

import math

import pytest

from rnn_viz.core.experiment.costs import (
    MOST_UNASKED,
    Cost,
    Costs,
    Shape,
    is_asked_about,
    seconds_left,
)
from rnn_viz.core.experiment.plan import Plan


def test_a_shape_that_was_not_measured_costs_what_the_next_one_does() -> None:
    small, large, long = Cost(1.0, 1.0), Cost(2.0, 1.0), Cost(3.0, 1.0)
    costs = Costs({Shape(4, 8): small, Shape(32, 8): large, Shape(4, 16): long})
    assert costs.of_shape(4, 8) is small
    assert costs.of_shape(30, 8) is large
    assert costs.of_shape(40, 15) is long, "the length of sums counts first"


def test_twice_the_runs_cost_twice_as_much_and_two_workers_take_half() -> None:
    costs = Costs({Shape(16, 8): Cost(1e-5, 1e-3)})
    one, two = (costs.of_plan(Plan(seeds=tuple(range(n))), 1) for n in (10, 20))
    assert two == pytest.approx(2 * one)
    assert costs.of_plan(Plan(seeds=tuple(range(20))), 2) == pytest.approx(one)
    assert one >= 10 * 20_000 * 1e-5


def test_many_runs_and_long_ones_are_asked_about() -> None:
    few, many = Plan(seeds=(0,)), Plan(seeds=tuple(range(MOST_UNASKED + 1)))
    assert not is_asked_about(few, 60.0)
    assert is_asked_about(few, 3_600.0)
    assert is_asked_about(many, 60.0)


def test_the_rest_takes_as_long_as_what_was_done_says() -> None:
    assert seconds_left(10.0, 2.0, 6.0) == 20.0
    assert seconds_left(10.0, 6.0, 6.0) == seconds_left(10.0, 7.0, 6.0) == 0.0
    assert math.isnan(seconds_left(10.0, 0.0, 6.0))

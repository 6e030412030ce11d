"""The check of the gradient: it agrees where the network is right, and notices what is not."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.one_sum.gradient import (
    MOST_WEIGHTS,
    NUDGE,
    Gradient,
    gradient,
    weight_slide,
)
from rnn_viz.core.lenses.one_sum.nudged import Example, nudged_losses
from rnn_viz.core.net import network
from rnn_viz.core.net.weights import Weights, flatten, unflatten
from tests.core.lenses.trained_looks import drawn_weights, look_at


def gradient_of(look: Look) -> Gradient:
    found = at_once(gradient(look))
    assert isinstance(found, Gradient)
    return found


def loss_with(example: Example, place: int, by: float) -> float:
    row = flatten(example.weights).copy()
    row[place] += by
    return network.loss(unflatten(row), *example.digits, example.clamps)


@pytest.mark.parametrize("clamps", [None, np.array([np.nan, 0.3, np.nan, 0.9])])
def test_nudged_networks_are_those_of_the_script(clamps: np.ndarray | None) -> None:
    example = Example(drawn_weights(4, 2.0), clamps, 77, 58, 8)
    places, by = np.arange(4 * 7), np.linspace(-2, 2, 28)
    expected = [loss_with(example, k, d) for k, d in zip(places, by, strict=True)]
    np.testing.assert_allclose(nudged_losses(example, places, by), expected, rtol=1e-12)


@pytest.mark.parametrize("iteration", [0, 4_000, 7_000, 10_000])
def test_the_gradient_of_seed_0_is_right(iteration: int) -> None:
    found = gradient_of(look_at(iteration))
    assert len(found.places) == 16 * 19
    assert not found.is_sample
    assert found.difference < 1e-9
    assert found.agrees
    assert (found.example.a, found.example.b) == look_at(iteration).operands


@pytest.mark.parametrize(("seed", "hidden"), [(3, 16), (11, 16), (0, 8), (0, 32)])
def test_it_is_right_in_other_runs(seed: int, hidden: int) -> None:
    found = gradient_of(look_at(2_000, seed, hidden))
    assert found.agrees
    assert found.is_sample == (hidden == 32)


def test_each_slope_is_that_of_its_weight() -> None:
    found = gradient_of(look_at(4_000))
    for index in (0, 40, 300):
        place = int(found.places[index])
        up, down = (loss_with(found.example, place, d) for d in (NUDGE, -NUDGE))
        assert found.measured[index] == pytest.approx((up - down) / (2 * NUDGE), abs=1e-10)
    assert abs(found.backpropagated).max() == found.largest
    (steepest,) = found.backpropagated[found.places == found.steepest]
    assert abs(steepest) == found.largest


def test_a_wrong_slope_is_noticed() -> None:
    found = gradient_of(look_at(4_000))
    wrong = found.backpropagated.copy()
    wrong[np.abs(wrong).argmax()] *= 1.001
    assert not replace(found, backpropagated=wrong).agrees


@pytest.mark.parametrize(("hidden", "bits", "checked"), [(1, 2, 4), (128, 32, MOST_WEIGHTS)])
def test_the_smallest_and_the_largest_network(hidden: int, bits: int, checked: int) -> None:
    found = gradient_of(Look(0, drawn_weights(hidden), bits))
    assert len(found.places) == checked
    assert found.agrees
    slide = weight_slide(found, found.steepest)
    assert slide.loss == pytest.approx(network.loss(found.example.weights, *found.example.digits))


def test_held_units_have_no_slope() -> None:
    clamps = np.full(16, 0.5)
    found = gradient_of(replace(look_at(0), clamps=clamps))
    assert found.agrees
    assert (found.backpropagated[: 16 * 18] == 0).all()


def test_saturated_units_have_no_slope_and_the_largest_weights_raise_nothing() -> None:
    assert gradient_of(Look(0, drawn_weights(4, 1e6), 8)).largest == 0
    huge = Weights(*(1e308 * part for part in drawn_weights(4)))
    assert gradient_of(Look(0, huge, 8)).places.size == 4 * 7


def test_weights_that_are_no_numbers_have_no_slopes() -> None:
    weights = Weights(*(np.full_like(part, np.nan) for part in drawn_weights(2)))
    assert at_once(gradient(Look(4, weights, 8))) == Unable(4, Trouble.DIVERGED)


def test_the_tangent_touches_the_curve_at_the_weight() -> None:
    found = gradient_of(look_at(7_000))
    slide = weight_slide(found, found.steepest)
    assert slide.value == flatten(found.example.weights)[found.steepest]
    for value, loss in list(zip(slide.values, slide.losses, strict=True))[::40]:
        by = float(value - slide.value)
        assert loss == pytest.approx(loss_with(found.example, slide.place, by), rel=1e-12)
    near = loss_with(found.example, slide.place, 1e-4)
    assert (near - slide.loss) / 1e-4 == pytest.approx(slide.slope, rel=1e-2)
    assert slide.values[-1] - slide.value >= 2

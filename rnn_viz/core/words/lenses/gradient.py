"""Is the gradient right, in words."""

import math

import numpy as np

from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.one_sum.gradient import (
    MOST_WEIGHTS,
    NUDGE,
    Gradient,
    WeightSlide,
)
from rnn_viz.core.net import network
from rnn_viz.core.net.subjects import weight_of
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText, json_number
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import signed, with_power

_NUDGE = f"{NUDGE:.5f}"
_HOW = (
    "Backpropagation says by how much the error E = ½ Σ (y − layer_2)² of the example at the "
    "playhead changes with each weight; the script's update is that with the other sign. Here "
    f"each weight is also made {_NUDGE} larger and {_NUDGE} smaller by itself, the whole sum is "
    f"computed again, and the difference of E is divided by {2 * NUDGE:.5f}. They count as the "
    "same if the largest difference is at most a 100,000th of the largest slope: rounding, and "
    "the bend of E within the nudge, make that much. Where slopes are very steep E bends so much "
    f"that a nudge says little. Of more than {MOST_WEIGHTS} weights as many are nudged, evenly "
    "spread. The curve shows E of the same example while one weight has other values; its "
    "tangent is the slope that backpropagation says."
)
_LIMITS = (
    "It checks one example at one moment: that the slope is right there, not that following it "
    "leads to a network that adds."
)


def brief_power(value: float) -> str:
    """Return a size with two digits, as a power of ten where it is small or large.

    >>> brief_power(2.77e-11), brief_power(0.1773), brief_power(0.0), brief_power(43.2)
    ('2.8·10⁻¹¹', '0.18', '0', '43')
    """
    if value and not 1e-3 <= abs(value) < 1e4:
        return with_power(f"{value:.1e}").replace("-", "−")
    return f"{value:.2g}".replace("-", "−")


def about_gradient(evidence: Evidence) -> Verdict:
    """Say by how much the two ways differ, and whether that is rounding only."""
    found = evidence.value("gradient", Gradient)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No slope can be told", found)
    at, differ = found.iteration, brief_power(found.difference)
    if not math.isfinite(found.difference + found.largest):
        return Verdict("–", "The sums are too large to be told as numbers.", iteration=at)
    if found.largest == 0 and found.agrees:
        flat = "No weight changes the error of this example: all slopes are 0, in both ways."
        return Verdict("0", flat, Sign.RIGHT, at)
    if found.agrees:
        count = f"{len(found.places):,} {'sampled ' if found.is_sample else ''}weights"
        said = f"{count} nudged: the error changes as backpropagation says, to {differ}."
        return Verdict(differ, said, Sign.RIGHT, at)
    steep = brief_power(found.largest)
    said = f"Nudging and backpropagation differ by up to {differ}, of slopes up to {steep}."
    return Verdict(differ, said, iteration=at)


def about_slope(found: Gradient, place: int) -> str:
    """Say what one weight is, and its slope in both ways."""
    (index,) = np.flatnonzero(found.places == place).tolist()
    weight = weight_of(place, found.example.weights.hidden)
    now = weight.value_in(found.example.weights)
    by_hand, measured = float(found.backpropagated[index]), float(found.measured[index])
    return (
        f"{weight.label} = {signed(now or 0.0)}\n"
        f"backpropagation: {signed(by_hand, 5)}\n"
        f"nudged: {signed(measured, 5)}\n"
        f"difference: {brief_power(abs(by_hand - measured))}"
    )


def about_example(found: Gradient) -> str:
    """Say which example it is, and how large its error."""
    it = found.example
    loss = network.loss(it.weights, *it.digits, it.clamps)
    return f"{it.a:,} + {it.b:,} = {it.a + it.b:,}, before it is learned: E\u00a0=\u00a0{loss:.4f}"


def about_slide(slide: WeightSlide, index: int) -> str:
    """Say what the error would be with another value of the weight."""
    value, loss = float(slide.values[index]), float(slide.losses[index])
    by = signed(loss - slide.loss, 4)
    return f"At {signed(value, 2)} instead of {signed(slide.value, 2)}: E = {loss:.4f} ({by})"


def _numbers(evidence: Evidence) -> dict[str, object]:
    found = evidence.value("gradient", Gradient)
    if not isinstance(found, Gradient):
        return {}
    return {
        "iteration": found.iteration,
        "example": [found.example.a, found.example.b],
        "weights": len(found.places),
        "is_sample": found.is_sample,
        "largest_difference": json_number(found.difference),
        "largest_slope": json_number(found.largest),
        "steepest": weight_of(found.steepest, found.example.weights.hidden).label,
        "agrees": found.agrees,
    }


GRADIENT = LensText(
    "gradient", "Is the gradient right?", frozenset({"gradient"}),
    about_gradient, _numbers, _HOW, _LIMITS,
)  # fmt: skip

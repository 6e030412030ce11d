"""Is the gradient right, in words."""

import math

import numpy as np

from rnn_viz.core.language import _
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

_HOW = _(
    "Backpropagation says by how much the error E = ½ Σ (y − layer_2)² of the example at the "
    "playhead changes with each weight; the script's update is that with the other sign. Here "
    "each weight is also made {nudge} larger and {nudge} smaller by itself, the whole sum is "
    "computed again, and the difference of E is divided by {twice}. They count as the "
    "same if the largest difference is at most a 100,000th of the largest slope: rounding, and "
    "the bend of E within the nudge, make that much. Where slopes are very steep E bends so much "
    "that a nudge says little. Of more than {most} weights as many are nudged, evenly "
    "spread. The curve shows E of the same example while one weight has other values; its "
    "tangent is the slope that backpropagation says."
).format(nudge=f"{NUDGE:.5f}", twice=f"{2 * NUDGE:.5f}", most=MOST_WEIGHTS)
_LIMITS = _(
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
        return unable(_("No slope can be told"), found)
    at, differ = found.iteration, brief_power(found.difference)
    if not math.isfinite(found.difference + found.largest):
        said = _("The sums are too large to be told as numbers.")
        return Verdict("–", said, iteration=at)
    if found.largest == 0 and found.agrees:
        flat = _("No weight changes the error of this example: all slopes are 0, in both ways.")
        return Verdict("0", flat, Sign.RIGHT, at)
    if found.agrees:
        said = (
            _(
                "{count:,} sampled weights nudged: the error changes as backpropagation says, "
                "to {differ}."
            )
            if found.is_sample
            else _(
                "{count:,} weights nudged: the error changes as backpropagation says, to {differ}."
            )
        ).format(count=len(found.places), differ=differ)
        return Verdict(differ, said, Sign.RIGHT, at)
    steep = brief_power(found.largest)
    said = _("Nudging and backpropagation differ by up to {differ}, of slopes up to {steep}.")
    said = said.format(differ=differ, steep=steep)
    return Verdict(differ, said, iteration=at)


def about_slope(found: Gradient, place: int) -> str:
    """Say what one weight is, and its slope in both ways."""
    (index,) = np.flatnonzero(found.places == place).tolist()
    weight = weight_of(place, found.example.weights.hidden)
    now = weight.value_in(found.example.weights)
    by_hand, measured = float(found.backpropagated[index]), float(found.measured[index])
    lines = (
        f"{weight.label} = {signed(now or 0.0)}",
        _("backpropagation: {slope}").format(slope=signed(by_hand, 5)),
        _("nudged: {slope}").format(slope=signed(measured, 5)),
        _("difference: {size}").format(size=brief_power(abs(by_hand - measured))),
    )
    return "\n".join(lines)


def about_example(found: Gradient) -> str:
    """Say which example it is, and how large its error."""
    it = found.example
    loss = network.loss(it.weights, *it.digits, it.clamps)
    return _("{a:,} + {b:,} = {sum:,}, before it is learned: E\u00a0=\u00a0{loss:.4f}").format(
        a=it.a, b=it.b, sum=it.a + it.b, loss=loss
    )


def about_slide(slide: WeightSlide, index: int) -> str:
    """Say what the error would be with another value of the weight."""
    value, loss = float(slide.values[index]), float(slide.losses[index])
    by = signed(loss - slide.loss, 4)
    return _("At {value} instead of {now}: E = {loss:.4f} ({by})").format(
        value=signed(value, 2), now=signed(slide.value, 2), loss=loss, by=by
    )


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
    "gradient", _("Is the gradient right?"), frozenset({"gradient"}),
    about_gradient, _numbers, _HOW, _LIMITS,
)  # fmt: skip

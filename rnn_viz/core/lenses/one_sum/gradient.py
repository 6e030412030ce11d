"""Is the gradient right? Backpropagation against the error's own change when weights are nudged."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.lenses.one_sum.nudged import Example, nudged_losses
from rnn_viz.core.net import network
from rnn_viz.core.net.weights import flatten

NUDGE = 1e-5  # added to a weight, and taken from it
MOST_WEIGHTS = 512  # that are nudged; of more, so many that are evenly spread
SAME_WITHIN = 1e-5  # of the largest slope: what is rounded and what bends differ by less
NOTHING = 1e-9  # a difference that is none even where all slopes are flat
_MOST_PRODUCTS = 2**24  # of two numbers, while one weight slides
_FEWEST_VALUES, _MOST_VALUES = 33, 161
_REACH = 2.0  # a weight slides at least so far up and down
_SLICE = 2**22  # products that are worked out in one go


@dataclass(frozen=True, slots=True, eq=False)
class Gradient:
    """By how much the error of an example changes with each weight, found in two ways.

    Attributes
    ----------
    iteration
        The moment.
    example
        The example at the playhead and the weights that it meets.
    places
        The weights that were nudged: places in the row of all weights, ``(n,)``.
    backpropagated
        ∂E/∂w with E = ½ Σ (y - layer_2)², as the backward pass says, ``(n,)``.
    measured
        The same from E a little above and a little below the weight, ``(n,)``.
    """

    iteration: int
    example: Example
    places: Integers
    backpropagated: Floats
    measured: Floats

    @property
    def is_sample(self) -> bool:
        """Whether these are some of all weights."""
        return len(self.places) < flatten(self.example.weights).size

    @property
    def largest(self) -> float:
        """The largest size of a slope."""
        return float(np.abs(self.backpropagated).max())

    @property
    def difference(self) -> float:
        """The largest difference between the two."""
        return float(np.abs(self.backpropagated - self.measured).max())

    @property
    def agrees(self) -> bool:
        """Whether they are the same but for rounding."""
        return self.difference <= max(SAME_WITHIN * self.largest, NOTHING)

    @property
    def steepest(self) -> int:
        """The place of the weight with which the error changes most."""
        return int(self.places[np.abs(self.backpropagated).argmax()])


@dataclass(frozen=True, slots=True, eq=False)
class WeightSlide:
    """The error of an example while one weight has other values.

    Attributes
    ----------
    place
        Which weight, in the row of all.
    values, losses
        What it could be, in ascending order, and E there, ``(n,)``; the middle one is now.
    slope
        ∂E/∂w now, as the backward pass says.
    """

    place: int
    values: Floats
    losses: Floats
    slope: float

    @property
    def value(self) -> float:
        """What the weight is now."""
        return float(self.values[len(self.values) // 2])

    @property
    def loss(self) -> float:
        """E as it is now."""
        return float(self.losses[len(self.losses) // 2])


def gradient(look: Look) -> Parts[Gradient]:
    """Nudge the weights, some at a time, up and down."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    example = _example(look)
    count = flatten(look.weights).size
    places = np.linspace(0, count - 1, min(count, MOST_WEIGHTS)).astype(np.int64)
    measured = np.empty(len(places))
    length = max(1, _SLICE // (2 * look.weights.hidden**2 * look.bits))
    for first in range(0, len(places), length):
        part = places[first : first + length]
        up, down = (nudged_losses(example, part, np.full(len(part), d)) for d in (NUDGE, -NUDGE))
        measured[first : first + length] = (up - down) / (2 * NUDGE)
        yield None
    yield Gradient(look.iteration, example, places, _slopes(example)[places], measured)


def weight_slide(found: Gradient, place: int) -> WeightSlide:
    """Let one weight be less and more than it is; at least by 2, and by as much as it is."""
    example = found.example
    now = float(flatten(example.weights)[place])
    reach = max(_REACH, abs(now))
    cost = example.weights.hidden**2 * example.bits
    half = min(max(_MOST_PRODUCTS // cost, _FEWEST_VALUES), _MOST_VALUES) // 2
    by = np.linspace(-reach, reach, 2 * half + 1)
    losses = nudged_losses(example, np.full(len(by), place), by)
    return WeightSlide(place, now + by, losses, float(_slopes(example)[place]))


def _example(look: Look) -> Example:
    """Return the example at the playhead; where none is known, the largest sum."""
    largest = (1 << (look.bits - 1)) - 1
    a, b = look.operands or (largest, largest)
    return Example(look.weights, look.clamps, a, b, look.bits)


def _slopes(example: Example) -> Floats:
    """Return ∂E/∂w of all weights by backpropagation: the script's updates are the negative."""
    seen = network.forward(example.weights, *example.digits, example.clamps)
    return -flatten(network.backward(example.weights, seen, example.clamps).update)

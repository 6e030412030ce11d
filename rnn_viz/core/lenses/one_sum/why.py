"""Why this bit? The terms of one sum, and the least that would bring it to the other side of 0."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.subjects import INPUTS, Probability, Unit, Weight
from rnn_viz.core.net.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Waterfall:
    """The products that add up to the logit of a bit, or to the sum that goes into a unit.

    Attributes
    ----------
    of
        The answer or the unit, at a position.
    sources
        The weight of each term.
    values
        The bit or activity at the beginning of each weight, ``(terms,)``.
    by
        The weights, ``(terms,)``.
    is_held
        Whether the unit is held at a value, so that its sum does not count.
    """

    of: Probability | Unit
    sources: tuple[Weight, ...]
    values: Floats
    by: Floats
    is_held: bool = False

    @property
    def products(self) -> Floats:
        """The terms, ``(terms,)``; there is no other: the network has no bias."""
        with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown
            return self.values * self.by

    @property
    def total(self) -> float:
        """Their sum: above 0 the bit is 1, or the unit above one half."""
        with np.errstate(over="ignore", invalid="ignore"):
            return float(self.products.sum())

    @property
    def result(self) -> float:
        """The sigmoid of the sum."""
        return float(sigmoid(np.asarray(self.total)))

    @property
    def is_up(self) -> bool:
        """On which side of 0 the sum is."""
        return self.total > 0

    def order(self, *, by_size: bool) -> Integers:
        """Return the terms as they are drawn: as the script adds them, or the largest first."""
        count = len(self.by)
        return np.argsort(-np.abs(self.products), kind="stable") if by_size else np.arange(count)

    @property
    def flipping_terms(self) -> tuple[int, ...]:
        """The fewest terms without which the sum is on the other side; empty if none bring it.

        Those that hold it on its side, the largest first: no others bring it as far.
        """
        products = self.products
        largest_first = np.argsort(-products if self.is_up else products, kind="stable")
        left = np.append(np.cumsum(products[largest_first][:0:-1])[::-1], 0.0)
        is_over = left <= 0 if self.is_up else left > 0
        return tuple(largest_first[: is_over.argmax() + 1].tolist()) if is_over.any() else ()

    @property
    def flipping_weight(self) -> tuple[int, float] | None:
        """The weight that must change least to bring the sum to 0, as a term, and by how much.

        It is the one whose beginning is most active; ``None`` where nothing is.
        """
        most = int(np.abs(self.values).argmax())
        return (most, -self.total / float(self.values[most])) if self.values[most] else None


def waterfall(trace: Trace, of: Probability | Unit) -> Waterfall:
    """Take the sum apart that leads to an answer, or to a unit, at a position."""
    weights, seen = trace.weights, trace.forward
    if isinstance(of, Probability):
        sources = tuple(Weight("synapse_1", row, 0) for row in range(weights.hidden))
        return Waterfall(of, sources, seen.layer_1[of.position + 1], weights.synapse_1[:, 0])
    inputs = [Weight("synapse_0", row, of.unit) for row in range(len(INPUTS))]
    inner = [Weight("synapse_h", row, of.unit) for row in range(weights.hidden)]
    values = np.concatenate([seen.X[of.position], seen.layer_1[of.position]])
    by = np.concatenate([weights.synapse_0[:, of.unit], weights.synapse_h[:, of.unit]])
    is_held = trace.clamps is not None and not np.isnan(trace.clamps[of.unit])
    return Waterfall(of, (*inputs, *inner), values, by, is_held)

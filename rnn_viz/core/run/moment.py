"""What a run has at an iteration, and a look ahead at what it will have."""

from typing import NamedTuple

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.net.weights import Weights, unflatten
from rnn_viz.core.run.schedule import Conditions


class Moment(NamedTuple):
    """What a run has at an iteration.

    Attributes
    ----------
    iteration
        So many examples are learned.
    weights
        The weights, before the update of the next example; read-only.
    operands
        ``a`` and ``b`` of the next example.
    conditions
        What is in force because of the interventions up to there.
    """

    iteration: int
    weights: Weights
    operands: tuple[int, int]
    conditions: Conditions


class Ahead(NamedTuple):
    """The next examples of a run as they will be learned, all under the same conditions.

    Attributes
    ----------
    first
        The iteration of the first example.
    errors
        The error of each example before its update, ``(n,)``.
    rows
        The weights before each example in a row of all weights, ``(n, weights)``.
    operands
        ``a`` and ``b`` of each example, ``(2, n)``.
    conditions
        What is in force while they are learned.
    last
        The moment after the last of them.
    """

    first: int
    errors: Floats
    rows: Floats
    operands: Integers
    conditions: Conditions
    last: Moment

    def __len__(self) -> int:  # how many examples, not how many fields
        return len(self.errors)

    def moment(self, examples: int) -> Moment:
        """Return the moment after so many of the examples, 0 … n."""
        if examples == len(self.errors):
            return self.last
        a, b = self.operands[:, examples].tolist()
        weights = unflatten(self.rows[examples])
        return Moment(self.first + examples, weights, (a, b), self.conditions)

"""How hidden states lie around their mean, each counted as often as sums visit it."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Trouble, Unable

_LEAST_SPREAD = 1e-9  # of a unit; less is rounding, not something to be read
_SLICE = 1 << 18  # values of hidden units that are multiplied in one go


@dataclass(frozen=True, slots=True, eq=False)
class Scatter:
    """Mean and covariance of hidden states.

    Attributes
    ----------
    share
        The share of all visits that each state has, ``(n,)``.
    mean
        ``(hidden,)``.
    covariance
        ``(hidden, hidden)``.
    """

    share: Floats
    mean: Floats
    covariance: Floats

    @property
    def spread(self) -> Floats:
        """The standard deviation of each unit, ``(hidden,)``; 0 if it is always the same."""
        spread = np.sqrt(np.maximum(np.diag(self.covariance), 0.0))
        return np.where(spread < _LEAST_SPREAD, 0.0, spread)


def scatter_of(states: AllStates) -> Generator[None, None, Scatter | Unable]:
    """Work out mean and covariance, in slices."""
    layer_1, share = states.layer_1, states.count / states.visits
    mean = share @ layer_1
    if not np.isfinite(mean).all():  # weights may be so large that their sums are not numbers
        return Unable(states.iteration, Trouble.DIVERGED)
    hidden = len(mean)
    covariance = np.zeros((hidden, hidden))
    rows = max(1, _SLICE // hidden)
    for first in range(0, len(layer_1), rows):
        part = slice(first, first + rows)
        away = layer_1[part] - mean
        covariance += (away * share[part, None]).T @ away
        yield None
    scatter = Scatter(share, mean, covariance)
    return scatter if scatter.spread.any() else Unable(states.iteration, Trouble.EQUAL_STATES)

"""What the colours of synapses mean: how far the scale of each goes, and of what it is."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.intents import ColourRange
from rnn_viz.core.language import _
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import brief, limit_of_colours
from rnn_viz.views.widgets.palette import updates
from rnn_viz.views.widgets.scale import Scale, signed_scale, step_above

WEIGHTS, UPDATE, CHANGE = _("weights"), _("update"), _("change")
LIMIT = _("limit")  # stands for numbers where there are several
_FIXED = 5.0  # few weights ever leave it
_WITHIN = 0.95  # of all changes; the rest have the colour of the limit, and a mark
_RECENT = 100  # examples
_OF_ERROR = 0.04  # of alpha × the mean error: larger than most of what one example adds


class ColourKey(NamedTuple):
    """What one pair of colours means.

    Attributes
    ----------
    name
        What it is the scale of, in a word.
    scales
        Those of synapse_0, synapse_h and synapse_1.
    limit
        What stands at the ends; ``LIMIT`` where each of the three has its own.
    """

    name: str
    scales: tuple[Scale, Scale, Scale]
    limit: str

    @property
    def is_own(self) -> bool:
        """Whether each matrix has a limit of its own."""
        return self.limit == LIMIT

    def limit_of(self, matrix: int) -> str:
        """Return the limit of one matrix in figures."""
        return limit_of_colours(self.scales[matrix].high) if self.is_own else self.limit


def of_weights(chosen: ColourRange, *nets: Weights, name: str = WEIGHTS) -> ColourKey:
    """Return the scale that nets shown together share, as chosen in the range switch."""
    if chosen is ColourRange.FIXED:
        return ColourKey(name, (signed_scale(_FIXED),) * 3, brief(_FIXED))
    own = [_largest(np.concatenate(same)) for same in zip(*nets, strict=True)]
    if chosen is ColourRange.THIS_MATRIX:
        first, second, third = map(signed_scale, own)
        return ColourKey(name, (first, second, third), LIMIT)
    return ColourKey(name, (signed_scale(max(own)),) * 3, limit_of_colours(max(own)))


def of_update(now: Snapshot, step: Weights) -> ColourKey:
    """Return the scale of what an example adds to the weights.

    It follows the mean of recent errors, and is larger only where the example teaches more than
    is usual then. So it seldom jumps from one example to the next, and the same update always
    looks the same.
    """
    recent = max(_RECENT, 2 * now.curve.levels[0].size)  # of which some are a whole bucket
    error = now.curve.mean_error(max(0, now.iteration - recent), now.iteration)
    if error is None:  # nothing has been learned yet: chance
        error = now.config.bits / 2
    return _stepped(UPDATE, max(_OF_ERROR * now.alpha * error, _size_of(step)))


def of_change(change: Weights, name: str = CHANGE) -> ColourKey:
    """Return the scale of how far weights are from others."""
    return _stepped(name, _size_of(change))


def _size_of(values: Weights) -> float:
    """Return the size that most values are within."""
    sizes = np.abs(np.concatenate([part[np.isfinite(part)] for part in values]))
    return float(np.quantile(sizes, _WITHIN)) if sizes.size else 0.0


def _stepped(name: str, size: float) -> ColourKey:
    limit = step_above(size) if np.isfinite(size) and size > 0.0 else 1.0
    return ColourKey(name, (signed_scale(limit, updates),) * 3, brief(limit))


def _largest(values: Floats) -> float:
    """Return the largest finite size of a weight, for a scale that is the same on both sides."""
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.any() else 1.0

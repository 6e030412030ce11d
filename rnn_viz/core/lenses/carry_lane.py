"""The carry of one sum as its hidden states tell it, position by position."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.net.inference import Addition


@dataclass(frozen=True, slots=True, eq=False)
class CarryLane:
    """What is read into each position of a sum.

    Attributes
    ----------
    sigmas
        How far the state before each position is beyond the cut, in σ, ``(columns,)``: above 0
        reads a carry. NaN at position 0, which has no state before it.
    certainty
        How likely that is so, 0.5 … 1, ``(columns,)``.
    """

    sigmas: Floats
    certainty: Floats


def carry_lane(sum_: Addition, probe: Discriminant) -> CarryLane:
    """Read the carry into each position from the state that the position before has left."""
    read = probe.sigmas(sum_.layer_1[:-1])
    sigmas = np.concatenate([[np.nan], read])
    return CarryLane(sigmas, np.concatenate([[np.nan], probe.certainty(read)]))

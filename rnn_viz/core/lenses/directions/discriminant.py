"""The straight cut through the space of hidden states that tells two kinds of them apart."""

import math
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.scatter import Scatter

_RIDGE = 1e-9  # of the variance of a unit: where none is left within the kinds, one can divide
_MOST_CERTAIN = 1.0 - 1e-9  # nothing that is read off a cut is more than likely
_LEAST_APART = 1e-6  # spreads between the means; less is rounding


@dataclass(frozen=True, slots=True, eq=False)
class Discriminant:
    """Fisher's linear discriminant, the cut moved towards the rarer kind.

    Attributes
    ----------
    direction
        From states without to states with what is read, ``(hidden,)``: a step along it is
        measured in σ, the spread of either kind.
    cut
        Where along the direction the two are parted, in σ.
    apart
        How far the means of the two kinds are from each other, in σ.
    """

    direction: Floats
    cut: float
    apart: float

    def sigmas(self, layer_1: Floats) -> Floats:
        """Return how far states, ``(…, hidden)``, are beyond the cut, in σ: above 0 reads yes."""
        return np.asarray(layer_1 @ self.direction - self.cut)

    def certainty(self, sigmas: Floats) -> Floats:
        """Return how likely what is read there is so, 0.5 … 1; never quite 1.

        It supposes that both kinds scatter as a bell does, equally wide.
        """
        with np.errstate(over="ignore"):
            certainty = 1.0 / (1.0 + np.exp(-np.abs(sigmas) * self.apart))
        return np.minimum(certainty, _MOST_CERTAIN)


def differences(layer_1: Floats, share: Floats, kinds: Floats) -> Floats:
    """Return mean with minus mean without, for some kinds of states at once, ``(kinds, hidden)``.

    Parameters
    ----------
    layer_1
        The states, ``(n, hidden)``.
    share
        The share of all visits that each has, ``(n,)``.
    kinds
        For each kind a row with 1 for the states that belong to it, else 0, ``(kinds, n)``.
    """
    portion = kinds @ share
    around = (kinds - portion[:, None]) * share
    return np.asarray(around @ layer_1 / (portion * (1.0 - portion))[:, None])


def discriminant_of(scatter: Scatter, kind: Floats, difference: Floats) -> Discriminant | None:
    """Return the cut; ``None`` where the two kinds have the same mean.

    Parameters
    ----------
    kind
        1 for the states to be told from those with 0, ``(n,)``.
    difference
        Mean with minus mean without, ``(hidden,)``.
    """
    portion = float(kind @ scatter.share)
    spread = scatter.spread
    is_moving = spread > 0.0
    scale = np.where(is_moving, spread, 1.0)
    between = np.where(is_moving, difference / scale, 0.0)
    whole = scatter.covariance / np.outer(scale, scale)
    within = whole - portion * (1.0 - portion) * np.outer(between, between)
    within[np.diag_indices_from(within)] += _RIDGE
    weights = np.linalg.solve(within, between)
    apart = math.sqrt(max(float(weights @ between), 0.0))
    if not apart > _LEAST_APART:
        return None
    direction = np.where(is_moving, weights / scale / apart, 0.0)
    middle = scatter.mean + (0.5 - portion) * difference
    cut = float(middle @ direction) - math.log(portion / (1.0 - portion)) / apart
    return Discriminant(direction, cut, apart)

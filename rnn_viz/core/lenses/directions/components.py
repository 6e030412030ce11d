"""Principal components of hidden states: the directions in which they differ most."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.carry_fit import CarryFit

COMPONENTS = 3
# What a component points to: a sum of correlations with carry, bit, a and b is positive. All
# differ, so that it seldom passes through zero while a network learns, where a sign would turn.
_POINTS_TO = np.array([3.0, 2.0, 1.0, 0.5])


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """The first three principal components, as far as there are so many units.

    Attributes
    ----------
    mean
        Where they cross, ``(hidden,)``.
    directions
        Of length 1, ``(3, hidden)``; zeros where there is none.
    variance
        The share of the variance that each has, ``(3,)``.
    """

    mean: Floats
    directions: Floats
    variance: Floats

    def scores(self, layer_1: Floats) -> Floats:
        """Return where states, ``(…, hidden)``, are along the components, ``(…, 3)``."""
        return np.asarray((layer_1 - self.mean) @ self.directions.T)

    def turned_to(self, other: "Components") -> "Components":
        """Return them with such signs that each points where another's points, not away."""
        if other.directions.shape != self.directions.shape:
            return self
        along = np.einsum("ij,ij->i", self.directions, other.directions)
        signs = np.where(along < 0.0, -1.0, 1.0)
        return Components(self.mean, self.directions * signs[:, None], self.variance)


def components_of(fit: CarryFit) -> Components:
    """Return the components; the sign of each follows from what it correlates with."""
    values, vectors = np.linalg.eigh(fit.scatter.covariance)
    count = min(COMPONENTS, len(values))
    directions, variance = np.zeros((COMPONENTS, len(values))), np.zeros(COMPONENTS)
    directions[:count] = vectors.T[::-1][:count]
    variance[:count] = np.maximum(values[::-1][:count], 0.0) / values.sum()
    portion = fit.told @ fit.scatter.share
    swings = fit.differences * np.sqrt(portion * (1.0 - portion))[:, None]
    signs = np.where(directions @ swings.T @ _POINTS_TO < 0.0, -1.0, 1.0)
    return Components(fit.scatter.mean, directions * signs[:, None], variance)

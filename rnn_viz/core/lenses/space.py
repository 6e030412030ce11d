"""State space: where all hidden states of all sums lie, in three planes."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.directions.carry_fit import CarryFit, fit_carry
from rnn_viz.core.lenses.directions.components import Components, components_of
from rnn_viz.core.lenses.directions.discriminant import discriminant_of
from rnn_viz.core.lenses.directions.plane import TOTALS, Plane, plane_of
from rnn_viz.core.lenses.look import Parts, Unable


class Projection(Enum):
    """A plane that states are seen in; the values are names for files and lessons."""

    CARRY_BIT = "carry × bit"
    FIRST_SECOND = "PC 1 × 2"
    FIRST_THIRD = "PC 1 × 3"

    @property
    def word(self) -> str:
        """What the window calls it."""
        return _("carry × bit") if self is Projection.CARRY_BIT else self.value

    @property
    def components(self) -> tuple[int, int] | None:
        """Which principal components lie across and up; ``None`` if it is none of them."""
        return {Projection.FIRST_SECOND: (0, 1), Projection.FIRST_THIRD: (0, 2)}.get(self)


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """All hidden states at one moment, and where they lie.

    Attributes
    ----------
    states
        The states.
    plane
        Carry read across, bit written up.
    components
        The directions in which they differ most.
    visits
        How many states of each total there are, with repetition, ``(4,)``.
    inputs_share
        The share of which three straight cuts read a, b and the bit right: then there are eight
        groups, one for each pair of bits and each carry that came.
    closest
        The row of the state whose answer is nearest to one half.
    """

    states: AllStates
    plane: Plane
    components: Components
    visits: tuple[int, ...]
    inputs_share: float
    closest: int

    @property
    def iteration(self) -> int:
        """The moment that it speaks of."""
        return self.states.iteration

    def points(self, layer_1: Floats, projection: Projection) -> Floats:
        """Return where states, ``(…, hidden)``, lie in a plane, ``(…, 2)``."""
        if projection.components is not None:
            return self.components.scores(layer_1)[..., list(projection.components)]
        logit = layer_1 @ self.states.look.weights.synapse_1[:, 0]
        return np.stack([self.plane.probe.sigmas(layer_1), logit], axis=-1)

    def all_points(self, projection: Projection) -> Floats:
        """Return where all different states lie, ``(n, 2)``."""
        if projection.components is not None:
            return self.points(self.states.layer_1, projection)
        return self.plane.points

    def turned_to(self, other: "Space") -> "Space":
        """Return the same with components that point where those of another moment point."""
        return replace(self, components=self.components.turned_to(other.components))


def space(states: AllStates) -> Parts[Space]:
    """Find where all states lie."""
    fit = yield from fit_carry(states)
    if isinstance(fit, Unable):
        yield fit
        return
    yield None
    plane = plane_of(states, fit)
    if isinstance(plane, Unable):
        yield plane
        return
    yield None
    visits = np.bincount(plane.total, weights=states.count, minlength=TOTALS).astype(int)
    closest = int(np.abs(plane.logit).argmin())
    inputs_share = _inputs_share(states, fit, plane)
    yield Space(states, plane, components_of(fit), tuple(visits.tolist()), inputs_share, closest)


def _inputs_share(states: AllStates, fit: CarryFit, plane: Plane) -> float:
    """Return the share of which the inputs are read right as well as the bit."""
    is_right = np.where(states.bit == 1, plane.logit, -plane.logit) > 0.0
    for row in (2, 3):  # of what is told: a and b
        probe = discriminant_of(fit.scatter, fit.told[row], fit.differences[row])
        if probe is None:
            return 0.0
        is_right &= (probe.sigmas(states.layer_1) > 0.0) == (fit.told[row] == 1.0)
    return float(is_right @ fit.scatter.share)

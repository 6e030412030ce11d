"""What is tried out in the place of a run's own numbers, and which alphas there are to try."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.config import RunConfig

STEPS = 160  # from one end of the alphas to the other


@dataclass(frozen=True, slots=True)
class Trial:
    """Numbers with which the run is trained again, all others being its own.

    Attributes
    ----------
    hidden, alpha, seed
        As of a :class:`RunConfig`.

    Raises
    ------
    ConfigError
        A number is out of range.
    """

    hidden: int
    alpha: float
    seed: int

    def __post_init__(self) -> None:
        checked = RunConfig(hidden=self.hidden, alpha=self.alpha, seed=self.seed)
        object.__setattr__(self, "alpha", checked.alpha)

    def of(self, config: RunConfig) -> RunConfig:
        """Return a configuration with these numbers in it."""
        return replace(config, hidden=self.hidden, alpha=self.alpha, seed=self.seed)


def untried(config: RunConfig) -> Trial:
    """Return the trial that leaves a run as it is."""
    return Trial(config.hidden, config.alpha, config.seed)


class Decades(NamedTuple):
    """From which power of ten to which alphas are tried."""

    low: int
    high: int


_USUAL = Decades(-3, 1)  # 0.001 … 10
_LIMITS = Decades(-323, 308)  # between which a float is neither 0 nor infinite


def decades_around(*shown: float) -> Decades:
    """Return those from 0.001 to 10, or as many more as the alphas shown need.

    >>> decades_around(0.1, 0.5), decades_around(5e4, 1e-4)
    (Decades(low=-3, high=1), Decades(low=-4, high=5))
    """
    powers = [math.log10(alpha) for alpha in shown]
    low = min(_USUAL.low, math.floor(min(powers)))
    high = max(_USUAL.high, math.ceil(max(powers)))
    return Decades(max(low, _LIMITS.low), min(high, _LIMITS.high))


def alphas_in(decades: Decades) -> Floats:
    """Return 161 alphas in even steps of their logarithm, with three digits each.

    >>> alphas_in(decades_around(0.1))[[0, 1, 80, 160]].tolist()
    [0.001, 0.00106, 0.1, 10.0]
    """
    steps = np.linspace(*decades, STEPS + 1).tolist()
    return np.array([float(f"{10.0**power:.3g}") for power in steps])


def step_of(alpha: float, alphas: Floats) -> int:
    """Return which of the alphas is nearest, by their logarithms.

    >>> usual = alphas_in(decades_around(0.1))
    >>> step_of(0.1, usual), step_of(1e-9, usual)
    (80, 0)
    """
    return int(np.abs(np.log10(alphas) - math.log10(alpha)).argmin())

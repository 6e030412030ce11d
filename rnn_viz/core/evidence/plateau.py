"""How long a run's error stays where a coin flip for every bit would be."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.past.level import Level

NEAR = 0.05  # of chance
PLATEAU_WINDOW = 256  # examples in a mean: the error of single ones scatters
STEP = 16  # examples between two means; 64 in runs of more than four million


def chance(bits: int) -> float:
    """Return the error of a coin flip for every bit."""
    return bits / 2


class Plateau(NamedTuple):
    """How long a run's error has stayed near chance.

    Attributes
    ----------
    stop
        The iteration up to which every mean is near chance; 0 if the first one is not.
    is_over
        Whether a mean after it is known that is not.
    """

    stop: int
    is_over: bool


def plateau_of(curve: Curve, bits: int, frontier: int) -> Plateau:
    """Return the plateau that a run begins with, as far as it is trained."""
    level = _level(curve)
    width = PLATEAU_WINDOW // level.size
    total = level.total[: frontier // level.size]
    if len(total) < width:
        return Plateau(0, False)
    before = np.concatenate([[0.0], total[:-width]])
    means = (total[width - 1 :] - before) / PLATEAU_WINDOW
    far = np.flatnonzero(np.abs(means - chance(bits)) > NEAR * chance(bits))
    near = int(far[0]) if far.size else len(means)
    return Plateau((near + width - 1) * level.size if near else 0, far.size > 0)


def is_below_chance(curve: Curve, bits: int, start: int, stop: int) -> bool:
    """Whether the mean error of a stretch is further below chance than a plateau may be."""
    mean = curve.mean_error(start, stop)
    return mean is not None and mean < (1 - NEAR) * chance(bits)


def _level(curve: Curve) -> Level:
    """Return the level that is taken for the plateau: buckets of 16 where they are kept."""
    finer = [level for level in curve.levels if level.size <= STEP]
    return finer[-1] if finer else curve.levels[0]

"""What every lens looks at: the weights at one moment of a run."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import numpy as np

from rnn_viz.core.arrays import Clamps
from rnn_viz.core.net.weights import Weights

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The weights at one moment.

    Attributes
    ----------
    iteration
        The moment.
    weights
        The weights before its update.
    bits
        The length of the sums that they are trained on.
    clamps
        Values at which units are held, ``(hidden,)``, NaN for live ones; ``None``: all live.
    operands
        ``a`` and ``b`` of the example that is learned there; ``None`` if that is not known.
    """

    iteration: int
    weights: Weights
    bits: int
    clamps: Clamps = None
    operands: tuple[int, int] | None = None

    @property
    def is_finite(self) -> bool:
        """Whether all weights are numbers: those of a run that diverged are not."""
        return all(bool(np.isfinite(synapse).all()) for synapse in self.weights)


class Trouble(Enum):
    """Why a lens can show nothing."""

    DIVERGED = "diverged"  # weights are not numbers
    EQUAL_STATES = "equal states"  # the hidden state is the same whatever is read
    EQUAL_MEANS = "equal means"  # it is the same on average with a carry and without


@dataclass(frozen=True, slots=True)
class Unable:
    """What a lens finds where it can show nothing.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    trouble
        The reason.
    """

    iteration: int
    trouble: Trouble


# How lenses work: a slice of at most a few milliseconds, then None, until the finding comes last.
Parts = Iterator[T | Unable | None]


def at_once(parts: Parts[T]) -> T | Unable:
    """Do all slices one after the other; return the finding."""
    *_, found = parts
    assert found is not None
    return found


def in_slices(parts: Parts[T]) -> Generator[None, None, T | Unable]:
    """Do the slices as part of other work: ``found = yield from in_slices(parts)``."""
    for found in parts:
        if found is not None:
            return found
        yield None
    raise ValueError("there was no finding")

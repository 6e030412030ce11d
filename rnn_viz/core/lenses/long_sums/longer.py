"""Longer numbers: how many sums of numbers longer than those trained on are right."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.long_sums.random_sums import MOST_SUMS, RandomSums, count_for
from rnn_viz.core.lenses.long_sums.trained_sums import trained_sums
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable

LONGER = (16, 32, 64, 256, 1_000)  # bits
OVER_THE_RUN = 200  # sums of a length, for the curves
_SURE = 1.959964  # standard deviations to both sides of the mean: 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class LengthShare:
    """How many sums of a length are right.

    Attributes
    ----------
    bits
        The length; operands are below ``2**(bits - 1)``.
    right
        The sums of which every bit is right.
    tried
        The sums that were asked.
    is_all
        Whether these are all sums of that length.
    """

    bits: int
    right: int
    tried: int
    is_all: bool

    @property
    def share(self) -> float:
        """The share of the sums asked that are right."""
        return self.right / self.tried

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares that of all sums of the length is, with 95 % confidence (Wilson)."""
        if self.is_all:
            return self.share, self.share
        n, square = self.tried, _SURE**2
        middle = (self.share + square / (2 * n)) / (1 + square / n)
        spread = self.share * (1 - self.share) / n + square / (4 * n**2)
        beside = _SURE * spread**0.5 / (1 + square / n)
        return max(0.0, middle - beside), min(1.0, middle + beside)


@dataclass(frozen=True, slots=True)
class LongerNumbers:
    """How many sums of each length are right.

    Attributes
    ----------
    iteration
        The moment.
    lengths
        A share a length: the trained one first, then longer ones.
    """

    iteration: int
    lengths: tuple[LengthShare, ...]


def lengths_of(bits: int) -> tuple[int, ...]:
    """Return the lengths that are asked: the trained one, then those at least twice as long.

    >>> lengths_of(8), lengths_of(12)
    ((8, 16, 32, 64, 256, 1000), (12, 32, 64, 256, 1000))
    """
    return (bits, *(length for length in LONGER if length >= 2 * bits))


def longer_numbers(look: Look) -> Parts[LongerNumbers]:
    """Ask all sums of the trained length (16,384 of them above 8 bits), and random longer ones."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    yield LongerNumbers(look.iteration, (yield from _shares(look, MOST_SUMS)))


def longer_row(look: Look) -> Iterator[Floats | None]:
    """Find the share of each length, from fewer sums, for a point of the curves over the run."""
    if not look.is_finite:
        yield np.full(len(lengths_of(look.bits)), np.nan)
        return
    shares = yield from _shares(look, OVER_THE_RUN)
    yield np.array([found.share for found in shares])


def _shares(look: Look, most: int) -> Generator[None, None, tuple[LengthShare, ...]]:
    trained, *longer = lengths_of(look.bits)
    found = [(yield from _trained_share(look, trained))]
    for bits in longer:
        sums = RandomSums(bits, count_for(look.weights.hidden, most))
        right = yield from sums.right_positions(look)
        found.append(LengthShare(bits, int((right == bits).sum()), len(sums), is_all=False))
    return tuple(found)


def _trained_share(look: Look, bits: int) -> Generator[None, None, LengthShare]:
    found = yield from trained_sums(look)
    wrong, tried = int(np.count_nonzero(found.wrong)), found.wrong.size
    return LengthShare(bits, tried - wrong, tried, is_all=not found.sums.sampled)

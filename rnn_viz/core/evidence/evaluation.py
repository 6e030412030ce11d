"""How much of addition the network knows: all training sums, or a stated sample of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Clamps, Floats, Integers
from rnn_viz.core.net.weights import Weights

ALL_UP_TO = 8  # bits; beyond, 4**(bits - 1) sums are too many for every frame
SIDE = 128  # the sample is one pair from each cell of a 128 × 128 grid over the operands
_SAMPLE_SEED = 16_384
STATES_OF_ALL = 38_228  # hidden states in the tree of all sums of 8 bits


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums that an evaluation asks, as a square of operands.

    All pairs of training operands up to 8 bits. Above, or where fewer are asked for, pairs drawn
    with a fixed seed, one from each cell of a square grid (of 128 × 128 cells unless it is said
    otherwise), so that near sums are near in the picture too.

    Attributes
    ----------
    bits
        Length of the sums.
    a, b
        Operands, ``(side, side)`` each, row by ``a`` and column by ``b``.
    """

    bits: int
    a: Integers
    b: Integers

    @property
    def side(self) -> int:
        """Rows and columns of the square."""
        return len(self.a)

    @property
    def sampled(self) -> bool:
        """Whether these are a sample rather than all sums."""
        return self.side < 1 << (self.bits - 1)

    def cell_of(self, a: int, b: int) -> tuple[int, int] | None:
        """Return row and column of a pair; ``None`` if it is none of these sums."""
        limit = 1 << (self.bits - 1)
        if not (0 <= a < limit and 0 <= b < limit):
            return None
        row, column = a * self.side // limit, b * self.side // limit
        is_it = self.a[row, column] == a and self.b[row, column] == b
        return (row, column) if is_it else None


def count_of(bits: int) -> int:
    """Return how many sums stand for all additions of ``bits`` bits."""
    return min(1 << (bits - 1), SIDE) ** 2


def sums_of(bits: int, side: int = SIDE) -> Sums:
    """Return the sums that stand for all additions of ``bits`` bits.

    ``side`` is how many rows and columns there are at most, a power of two up to 128.
    """
    limit = 1 << (bits - 1)
    side = min(limit, side)
    a, b = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    if side < limit:
        random = np.random.RandomState(_SAMPLE_SEED)
        cell = limit // side
        a = a * cell + random.randint(0, cell, size=a.shape, dtype=np.int64)
        b = b * cell + random.randint(0, cell, size=b.shape, dtype=np.int64)
    a, b = np.ascontiguousarray(a, np.int64), np.ascontiguousarray(b, np.int64)
    a.flags.writeable = b.flags.writeable = False
    return Sums(bits, a, b)


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What the network answers to all :class:`Sums`.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    sums
        What was asked.
    wrong
        Number of wrong bits of each sum, ``(side, side)``.
    bit_accuracy
        Share of sums in which each position is right, ``(bits,)``, position 0 first.
    """

    iteration: int
    sums: Sums
    wrong: NDArray[np.uint8]
    bit_accuracy: Floats

    @property
    def exact_share(self) -> float:
        """Share of sums of which every bit is right."""
        return float(1.0 - np.count_nonzero(self.wrong) / self.wrong.size)


def effort(bits: int, hidden: int) -> int:
    """Return how often the time for all sums of 8 bits and up to 32 units one evaluation takes.

    >>> effort(8, 16), effort(8, 64), effort(8, 128), effort(32, 16)
    (1, 4, 16, 14)
    """
    states = bits * SIDE**2 if bits > ALL_UP_TO else STATES_OF_ALL  # fewer bits: next to nothing
    return max(1, math.ceil(states / STATES_OF_ALL * max(1.0, (hidden / 32) ** 2)))


def parts_of(sums: Sums, hidden: int) -> list[range]:
    """Divide sums, numbered as the kernels do, so that each part takes a few milliseconds."""
    count = sums.a.size
    parts = math.ceil(effort(sums.bits, hidden) * count / count_of(sums.bits))
    borders = [count * k // parts for k in range(parts + 1)]
    return [range(start, stop) for start, stop in pairwise(borders)]


def evaluation_in_parts(
    weights: Weights, sums: Sums, iteration: int, clamps: Clamps = None
) -> Iterator[Evaluation | None]:
    """Ask the network all sums, compiled, without the GIL; ``None`` until the last part is done.

    Units are held at the values of ``clamps``, ``(hidden,)``, where these are not NaN.
    """
    wrong, wrong_at = np.empty(sums.a.shape, np.uint8), np.zeros(sums.bits, np.int64)
    *parts, last = parts_of(sums, weights.hidden)
    for part in parts:
        wrong_at += _wrong_bits(weights, sums, part, wrong, clamps)
        yield None
    wrong_at += _wrong_bits(weights, sums, last, wrong, clamps)
    bit_accuracy = 1.0 - wrong_at / wrong.size
    wrong.flags.writeable = bit_accuracy.flags.writeable = False
    yield Evaluation(iteration, sums, wrong, bit_accuracy)


def evaluate(weights: Weights, sums: Sums, iteration: int, clamps: Clamps = None) -> Evaluation:
    """Ask the network all sums at once, as :func:`evaluation_in_parts` does by and by."""
    *_, found = evaluation_in_parts(weights, sums, iteration, clamps)
    assert found is not None
    return found


def _wrong_bits(
    weights: Weights, sums: Sums, part: range, wrong: NDArray[np.uint8], clamps: Clamps
) -> Integers:
    """Ask some of the sums; return in how many of them each position is wrong."""
    from rnn_viz.core.kernels import all_sums as kernel  # numba: not before the first paint

    wrong_at = np.zeros(sums.bits, np.int64)
    if sums.sampled:
        some = slice(part.start, part.stop)
        pairs = sums.a.ravel()[some], sums.b.ravel()[some]
        kernel.wrong_bits_of(*weights, *pairs, sums.bits, wrong.reshape(-1)[some], wrong_at, clamps)
    else:
        kernel.wrong_bits(*weights, sums.bits, wrong, wrong_at, clamps, (part.start, part.stop))
    return wrong_at


def first_wrong(
    weights: Weights, sums: Sums, part: range, clamps: Clamps = None
) -> tuple[int, int] | None:
    """Return the first of some sums that is wrong; ``None`` if all of them are right."""
    from rnn_viz.core.kernels import all_sums as kernel  # numba: not before the first paint

    if not sums.sampled:
        found = kernel.first_wrong(*weights, sums.bits, clamps, (part.start, part.stop))
        return None if found < 0 else kernel.sum_of(found, sums.bits)
    a, b = sums.a.ravel()[part.start : part.stop], sums.b.ravel()[part.start : part.stop]
    found = kernel.first_wrong_of(*weights, a, b, sums.bits, clamps)
    return None if found < 0 else (int(a[found]), int(b[found]))


def is_perfect(weights: Weights, sums: Sums, clamps: Clamps = None) -> bool:
    """Whether every sum is right; stops at the first wrong one, so it is cheap while learning."""
    return first_wrong(weights, sums, range(sums.a.size), clamps) is None

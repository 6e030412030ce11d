"""All hidden states that the sums visit, each once, and where it stands among them."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, sums_of
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable
from rnn_viz.core.net.network import held, sigmoid

MOST_STATES = 40_000  # of sums that are too many to be asked all
_SLICE = 65_536  # values of hidden units that are worked out in one go


@dataclass(frozen=True, slots=True, eq=False)
class AllStates:
    """The different hidden states of all sums, in order of their positions.

    Sums that agree in their bits up to a position share the state there, so there are 38,228
    different ones in all 16,384 sums of 8 bits at 8 positions. Above 8 bits the sums are too many:
    then these are the states of as many of the sums of an evaluation as have 40,000 states.

    Attributes
    ----------
    look
        The weights.
    sums
        The number of sums that visit them.
    is_sample
        Whether these are some of all the sums of so many bits.
    layer_1
        The states, ``(n, hidden)``.
    before
        The row of the state one position before, ``(n,)``; -1 where that is the 0 of the start.
    position
        How many bits had been read before the newest, ``(n,)``.
    a, b
        The numbers read so far, ``(n,)``; their newest bit is at ``position``.
    count
        How many of the sums visit the state, ``(n,)``.
    """

    look: Look
    sums: int
    is_sample: bool
    layer_1: Floats
    before: Integers
    position: Integers
    a: Integers
    b: Integers
    count: Integers

    def __post_init__(self) -> None:
        for values in (self.layer_1, self.before, self.position, self.a, self.b, self.count):
            values.flags.writeable = False

    def __len__(self) -> int:
        return len(self.layer_1)

    @property
    def iteration(self) -> int:
        """The moment that they speak of."""
        return self.look.iteration

    @property
    def visits(self) -> int:
        """The number of states with repetition: sums times positions."""
        return int(self.count.sum())

    @property
    def mean(self) -> Floats:
        """The mean of each unit over all positions of all sums, ``(hidden,)``."""
        return np.asarray(self.count @ self.layer_1 / self.visits)

    @property
    def a_bit(self) -> Integers:
        """The bit of a read last, ``(n,)``."""
        return np.asarray(self.a >> self.position)

    @property
    def b_bit(self) -> Integers:
        """The bit of b read last, ``(n,)``."""
        return np.asarray(self.b >> self.position)

    @property
    def carry_out(self) -> Integers:
        """The true carry that leaves the position, ``(n,)``."""
        return np.asarray((self.a + self.b) >> (self.position + 1))

    @property
    def bit(self) -> Integers:
        """The true bit of the sum at the position, ``(n,)``."""
        return np.asarray(((self.a + self.b) >> self.position) & 1)

    @property
    def total(self) -> Integers:
        """The true total of the column, 0 … 3, the carry into it among it, ``(n,)``."""
        return np.asarray(2 * self.carry_out + self.bit)

    @property
    def carry_in(self) -> Integers:
        """The true carry into the position, ``(n,)``."""
        return np.asarray(self.total - self.a_bit - self.b_bit)


def all_states(look: Look) -> Parts[AllStates]:
    """Read all sums, one position after the other."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    is_sample = look.bits > ALL_UP_TO
    a, b = sample_of(look.bits) if is_sample else (np.zeros(1, np.int64), np.zeros(1, np.int64))
    layer_1, row = np.zeros((len(a), look.weights.hidden)), np.full(len(a), -1)
    levels: list[tuple[Floats | Integers, ...]] = []
    first = 0
    for position in range(look.bits):
        if not is_sample and position < look.bits - 1:  # operands have a 0 in their last position
            layer_1, row, a, b = _with_all_pairs(layer_1, row, a, b, position)
        X = np.stack([(a >> position) & 1, (b >> position) & 1], axis=1)
        layer_1 = yield from _advanced(look, layer_1, X)
        read = (2 << position) - 1
        positions = np.full(len(a), position)
        levels.append((layer_1, row, positions, a & read, b & read))
        row = np.arange(first, first + len(a))
        first += len(a)
    count = np.concatenate([np.full(len(level[0]), len(a) // len(level[0])) for level in levels])
    states, rows, places, a_read, b_read = map(np.concatenate, zip(*levels, strict=True))
    yield AllStates(look, len(a), is_sample, states, rows, places, a_read, b_read, count)


def sample_of(bits: int) -> tuple[Integers, Integers]:
    """Return some of the sums that stand for all, evenly spread over the square of operands."""
    sums = sums_of(bits)
    some = np.linspace(0, sums.a.size - 1, MOST_STATES // bits).astype(np.int64)
    return sums.a.ravel()[some], sums.b.ravel()[some]


def _with_all_pairs(
    layer_1: Floats, row: Integers, a: Integers, b: Integers, position: int
) -> tuple[Floats, Integers, Integers, Integers]:
    """Let each state be followed by the bits 0 0, 0 1, 1 0 and 1 1."""
    pair = np.tile(np.arange(4), len(a))
    a, b = np.repeat(a, 4) | (pair >> 1) << position, np.repeat(b, 4) | (pair & 1) << position
    return np.repeat(layer_1, 4, axis=0), np.repeat(row, 4), a, b


def _advanced(look: Look, layer_1: Floats, X: Integers) -> Generator[None, None, Floats]:
    """Return the states after a position, worked out in slices."""
    after = np.empty_like(layer_1)
    length = max(1, _SLICE // look.weights.hidden)
    for first in range(0, len(X), length):
        part = slice(first, first + length)
        with np.errstate(over="ignore", invalid="ignore"):  # of weights too large to be added up
            sums = X[part] @ look.weights.synapse_0 + layer_1[part] @ look.weights.synapse_h
        after[part] = held(sigmoid(sums), look.clamps)
        yield None
    return after

"""Random sums of any length: the same ones at each moment, so that moments can be compared."""

from collections.abc import Generator

import numpy as np

from rnn_viz.core.arrays import Bits, Integers
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.bits import number_of

SEED = 0
MOST_SUMS = 2_000  # of a length
_WIDE = 32  # hidden units; with more, a position takes time by the square of their number
_POSITIONS = 16_384  # of 16 hidden units that are worked out in one go


class RandomSums:
    """The first sums of ``bits`` bits that are drawn with :data:`SEED` and the length.

    Both numbers are drawn evenly from 0 … 2**(bits - 1) - 1, so the last position, 0 and 0, has
    only the last carry to tell.

    Attributes
    ----------
    bits
        The positions of a sum.
    """

    def __init__(self, bits: int, count: int) -> None:
        self.bits = bits
        random, width = np.random.RandomState([SEED, bits]), -(-bits // 8)
        drawn = np.frombuffer(random.bytes(2 * MOST_SUMS * width), np.uint8)
        self._packed = drawn.reshape(MOST_SUMS, 2, width)[:count]

    def __len__(self) -> int:
        return len(self._packed)

    def bits_of(self, some: slice) -> tuple[Bits, Bits]:
        """Return the bits of a and of b of some sums, position 0 first, ``(n, bits)`` each."""
        drawn = self._packed[some]
        both = np.zeros((2, len(drawn), self.bits), np.int8)
        both[:, :, :-1] = np.unpackbits(
            drawn, axis=2, count=self.bits - 1, bitorder="little"
        ).swapaxes(0, 1)
        return both[0], both[1]

    def numbers_upto(self, index: int, position: int) -> tuple[int, int]:
        """Return a and b of the shortest sum with the same bits whose total reaches a position."""
        a_bits, b_bits = (it[0] for it in self.bits_of(slice(index, index + 1)))
        a = b = 0
        for places in range(position + 1, self.bits + 1):
            a, b = number_of(a_bits[:places]), number_of(b_bits[:places])
            if (a + b).bit_length() > position:
                break
        return a, b

    def right_positions(self, look: Look) -> Generator[None, None, Integers]:
        """Return how many positions of each sum are right before its first wrong one, ``(n,)``."""
        from rnn_viz.core.kernels.long_sums import right_positions  # numba: not before first paint

        right = np.empty(len(self), np.int64)
        at_once = max(1, int(_POSITIONS / (look.weights.hidden / 16) ** 2) // self.bits)
        for first in range(0, len(self), at_once):
            some = slice(first, first + at_once)
            right_positions(*look.weights, *self.bits_of(some), right[some], look.clamps)
            yield None
        return right


def count_for(hidden: int, most: int = MOST_SUMS) -> int:
    """Return how many sums of a length are asked: fewer of wide networks, which take longer.

    >>> count_for(16), count_for(32), count_for(64), count_for(128), count_for(128, most=200)
    (2000, 2000, 500, 125, 12)
    """
    return int(most * min(1.0, (_WIDE / hidden) ** 2))

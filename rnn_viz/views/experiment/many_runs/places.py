"""Where runs stand in pictures of an experiment: in columns, beside each other where they meet."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers

_LINE_APART = 17  # pixels from one line of numbers to the next
_LOW = 240  # pixels of a comparison, below which it is low


@dataclass(frozen=True, slots=True)
class Columns:
    """A column for each setting of a plan.

    Attributes
    ----------
    left, wide
        Pixels from where on they stand, and that all of them have.
    count
        How many there are.
    """

    left: float
    wide: float
    count: int

    @property
    def each(self) -> float:
        """How wide one is, in pixels."""
        return self.wide / max(1, self.count)

    def start(self, column: float) -> float:
        """Return where a column begins."""
        return self.left + column * self.each

    def middle(self, column: float) -> float:
        """Return the middle of a column."""
        return self.start(column + 0.5)

    def at(self, x: float) -> int | None:
        """Return the column at a pixel."""
        column = int((x - self.left) // self.each)
        return column if 0 <= column < self.count else None


@dataclass(frozen=True, slots=True)
class Heights:
    """What lies over each other in a comparison that is so many pixels high.

    Low ones do with less around the dots.
    """

    whole: int

    @property
    def is_low(self) -> bool:
        """Whether there is little room."""
        return self.whole < _LOW

    @property
    def band(self) -> int:
        """How high the band of those is that never were perfect."""
        return 30 if self.is_low else 44

    @property
    def marked(self) -> int:
        """How many lines of hollow marks stand in the band."""
        return 1 if self.is_low else 2

    @property
    def lines(self) -> int:
        """How many lines of numbers stand under the picture."""
        return 3 if self.is_low else 4

    @property
    def dot(self) -> int:
        """How large a dot is."""
        return 5 if self.is_low else 7

    @property
    def span(self) -> tuple[float, float]:
        """From where to where iterations reach; at the ends dots are whole."""
        return self.band + 10.0, self.whole - self.lines * _LINE_APART - 12.0

    def line(self, at: int) -> float:
        """Return how high the middle of a line of numbers is."""
        return self.span[1] + 14.0 + at * _LINE_APART


def beside_each_other(columns: Integers, heights: Floats, size: float, room: float) -> Floats:
    """Return how far dots stand from the middle of their columns, so that few lie on others.

    Parameters
    ----------
    columns, heights
        Where each dot stands, in columns and pixels, ``(n,)``.
    size
        Pixels of a dot.
    room
        Pixels on each side of the middle; dots stand closer where there are too many.
    """
    if not columns.size:
        return np.empty(0)
    rows = np.rint(heights / size).astype(np.int64)
    groups = columns * (rows.max() - rows.min() + 1) + rows - rows.min()
    order = np.lexsort((heights, groups))
    _, first, counts = np.unique(groups[order], return_index=True, return_counts=True)
    rank = np.arange(columns.size) - np.repeat(first, counts)
    is_even = np.repeat(counts % 2 == 0, counts)
    steps = (rank + 1) // 2 * np.where(rank % 2, 1, -1) - 0.5 * is_even
    widest = np.repeat(counts, counts) / 2 * size
    offsets = np.empty(columns.size)
    offsets[order] = steps * size * np.minimum(1.0, room / np.maximum(widest, 1e-9))
    return offsets

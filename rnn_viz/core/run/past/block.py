"""A block of keyframes: a stretch of a run in one piece of memory, which branches share."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats


class Block:
    """The weights at every so-many-th iteration of a stretch, filled from its beginning on.

    Rows that were handed out are never changed: thinning moves to new memory.

    Attributes
    ----------
    begin
        The iteration from which on it has keyframes.
    spacing
        They are of the iterations that this divides.
    first
        The iteration of its first row.
    rows
        Flat weights, with room for more, ``(rows, weights)``.
    count
        How many rows are filled.
    """

    __slots__ = ("begin", "count", "first", "rows", "spacing")

    def __init__(self, begin: int, spacing: int, rows: int, weights: int) -> None:
        self.begin, self.spacing, self.count = begin, spacing, 0
        self.first = -(-begin // spacing) * spacing
        self.rows = np.empty((rows, weights))

    def thin(self) -> None:
        """Leave out every other row, and all room for more."""
        odd = self.first // self.spacing % 2
        rows = self.rows[odd : self.count : 2].copy()
        rows.flags.writeable = False
        count = len(rows)  # from here on nothing needs memory
        self.first += odd * self.spacing
        self.rows, self.count, self.spacing = rows, count, 2 * self.spacing


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What a run has of a block: the rows of iterations before ``stop``; ``None``: all."""

    block: Block
    stop: int | None

    @property
    def count(self) -> int:
        """How many rows these are."""
        block, stop = self.block, self.stop
        if stop is None:
            return block.count
        return max(0, min(block.count, -(-(stop - block.first) // block.spacing)))

    def upto(self, stop: int) -> "Part":
        """Return the rows of iterations before ``stop``."""
        return Part(self.block, stop if self.stop is None else min(self.stop, stop))

    def before(self, iteration: int) -> tuple[int, Floats] | None:
        """Return the last keyframe at or before an iteration, if there is one."""
        block = self.block
        if iteration < block.first or not (count := self.count):
            return None
        row = min((iteration - block.first) // block.spacing, count - 1)
        return block.first + row * block.spacing, block.rows[row]

    def every(self, spacing: int) -> Floats:
        """Return the rows of iterations that a multiple of the block's spacing divides."""
        block, step = self.block, spacing // self.block.spacing
        skipped = block.begin // -block.spacing % step  # rows before the first multiple
        rows = block.rows[skipped : self.count : step]
        rows.flags.writeable = False
        return rows

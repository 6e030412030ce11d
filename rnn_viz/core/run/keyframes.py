"""Keyframes: the weights at every so-many-th iteration, within a fixed memory budget."""

from copy import copy
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import places_of
from rnn_viz.core.run.past.block import Block, Part
from rnn_viz.core.run.past.joined import Joined, joined

BYTES_OF_FRAMES = 56 * 2**20  # bytes; hidden 128 then still has a keyframe every 2,560 of a million
FIRST_SPACING = 20  # iterations; a 10,000-iteration run gets 500, as many as the share curve asks
_FIRST_BLOCK = 2**16  # bytes; each block is twice as large as the one before,
_LARGEST_BLOCK = 2**20  # up to this: moved in 0.2 ms, when it is thinned
_MOST_ROWS = 13_000  # a million iterations have one every 80: hidden 16 needs no more than 32 MB
_FEWEST_ROWS = 16  # that the smallest budget has room for,
_FEWEST_BLOCKS = 4  # and how many blocks these are


class Frames(NamedTuple):
    """Read-only keyframes: row ``k`` holds the flat weights at iteration ``k * spacing``."""

    spacing: int
    rows: Floats | Joined  # (count, weights)


NO_FRAMES = Frames(FIRST_SPACING, np.empty((0, 0)))


class Keyframes:
    """Grow by whole blocks; when the budget is full, blocks lose every other row, the oldest first.

    A fork has the blocks before it in common with the run that it left. So blocks differ in how
    far apart their rows are; what is handed out has the rows that all of them have.

    Parameters
    ----------
    start
        Flat weights at iteration 0, shape ``(weights,)``.
    """

    def __init__(self, start: Floats, budget: int = BYTES_OF_FRAMES) -> None:
        self._capacity = max(_FEWEST_ROWS, min(budget // start.nbytes, _MOST_ROWS))
        self._row_bytes = start.nbytes
        self._begin_with([], start)

    def _begin_with(self, parts: list[Part], start: Floats) -> None:
        self._parts, self._next_bytes = parts, _FIRST_BLOCK
        self._frames: Frames | None = None  # as they were asked for last, until there are more
        if not parts:
            block = self._add_block(0, FIRST_SPACING)
            block.rows[0] = start
            block.count = 1

    @property
    def blocks(self) -> list[Block]:
        """All blocks, those of the shared past too."""
        return [part.block for part in self._parts]

    def fork(self, iteration: int, start: Floats) -> "Keyframes":
        """Return keyframes that share those before an iteration, and can go on from there.

        Where there are none before, they begin with ``start``, the weights at iteration 0.
        """
        twin = copy(self)
        past = [it.upto(iteration) for it in self._parts if it.block.begin < iteration]
        twin._begin_with(past, start)
        return twin

    def room_for(self, first: int, count: int) -> tuple[Floats, int, int]:
        """Return where to write while ``count`` examples from ``first`` on are learned.

        Returns
        -------
        rows, spacing
            The next keyframe goes into the first row; one is due at each multiple of ``spacing``.
        examples
            For how many examples there is room: fewer than ``count`` where a block ends.
        """
        spacing = FIRST_SPACING
        while first >= 2 * self._capacity * spacing:
            spacing *= 2
        block, stop = self._parts[-1].block, self._parts[-1].stop
        row = block.begin // -spacing - first // -spacing
        if stop is not None or block.spacing != spacing or row >= block.rows.shape[0]:
            block, row = self._add_block(first, spacing), 0
        fitting = (block.rows.shape[0] - row - first // -spacing) * spacing - first
        return block.rows[row:], spacing, min(count, fitting)

    def filled(self, first: int, rows: int) -> None:
        """Say that ``rows`` rows of what :meth:`room_for` gave for ``first`` are in place."""
        block = self._parts[-1].block
        count = block.begin // -block.spacing - first // -block.spacing + rows
        if count > block.count:
            block.count, self._frames = count, None

    def before(self, iteration: int) -> tuple[int, Floats]:
        """Return the last keyframe at or before ``iteration``: where it is and its weights."""
        k = -1
        while (found := self._parts[k].before(iteration)) is None:
            k -= 1  # iteration 0 is never left out
        return found

    def frames(self) -> Frames:
        """Return what is there now; it stays valid whatever is learned later."""
        if self._frames is None:
            spacing = max([part.block.spacing for part in self._parts])
            self._frames = Frames(spacing, joined([part.every(spacing) for part in self._parts]))
        return self._frames

    def let_go(self) -> None:
        """Hold nothing that was handed out: a run beside this one may thin what they share."""
        self._frames = None

    def _add_block(self, begin: int, spacing: int) -> Block:
        """Begin another block; for its room others are thinned."""
        most = min(self._next_bytes // self._row_bytes, self._capacity // _FEWEST_BLOCKS)
        block = Block(begin, spacing, most or 1, self._row_bytes // 8)
        left = self._capacity - block.rows.shape[0] - sum([part.count for part in self._parts])
        while left < 0:
            closest = min([part for part in self._parts if part.count], key=_spacing)
            left += closest.count
            closest.block.thin()
            left -= closest.count
        next_bytes = min(2 * self._next_bytes, _LARGEST_BLOCK)
        self._parts.append(Part(block, None))  # from here on nothing needs memory
        self._next_bytes, self._frames = next_bytes, None
        return block


def _spacing(part: Part) -> int:
    return part.block.spacing


MOST = 200  # points


class WeightHistory(NamedTuple):
    """The weight at iterations in ascending order, both ``(points,)``."""

    iterations: Floats
    values: Floats

    @property
    def known(self) -> "WeightHistory":
        """The history where the weight was a number: what can be drawn."""
        is_finite = np.isfinite(self.values)
        return WeightHistory(self.iterations[is_finite], self.values[is_finite])

    def having(self, iteration: int, value: float) -> "WeightHistory":
        """Return it with the value at one more iteration, such as that of the playhead."""
        at = int(np.searchsorted(self.iterations, iteration))
        if at < len(self.iterations) and self.iterations[at] == iteration:
            return self
        points = np.insert(self.iterations, at, iteration), np.insert(self.values, at, value)
        return WeightHistory(*points)


def weight_history(frames: Frames, weight: Weight, hidden: int, most: int = MOST) -> WeightHistory:
    """Return the weight at keyframes up to the frontier, at most ``most`` points.

    Every so-many-th keyframe is taken, a power of two, and the last: while a run grows, the
    points that are there stay where they are.

    Parameters
    ----------
    frames
        The keyframes; each row has all weights as ``weights.flatten`` writes them.
    hidden
        Units of the hidden layer.
    """
    count = len(frames.rows)
    stride = 1
    while -(-count // stride) >= most:
        stride *= 2
    rows = np.arange(0, count, stride)
    if count and rows[-1] != count - 1:
        rows = np.append(rows, count - 1)
    place = int(places_of(weight.name, weight.row, weight.column, hidden)[0])
    values = np.array(frames.rows[rows, place])
    return WeightHistory((rows * frames.spacing).astype(np.float64), values)

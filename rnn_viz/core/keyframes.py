"""Keyframes: the weights at every so-many-th iteration, within a fixed memory budget."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.network import Floats

BUDGET = 56 * 2**20  # bytes; hidden 128 then still has a keyframe every 2,560 of a million
FIRST_SPACING = 20  # iterations; a 10,000-iteration run gets 500, as many as the share curve asks


class Frames(NamedTuple):
    """Read-only keyframes: row ``k`` holds the flat weights at iteration ``k * spacing``."""

    spacing: int
    rows: Floats  # (count, weights)


class Keyframes:
    """Grow by whole rows; when the budget is full, every other row goes.

    Rows that were handed out are never changed: thinning moves to new memory.

    Parameters
    ----------
    start
        Flat weights at iteration 0, shape ``(weights,)``.
    """

    def __init__(self, start: Floats, budget: int = BUDGET) -> None:
        self._capacity = max(16, budget // start.nbytes)
        self._rows = np.empty((self._capacity, start.size))  # pages are touched as rows fill
        self._rows[0] = start
        self._count = 1
        self.spacing = FIRST_SPACING

    def room_for(self, first: int, count: int) -> Floats:
        """Return the rows to be filled while examples ``first … first + count`` are learned.

        Thins first if they would not fit, so read :attr:`spacing` after this call.
        """
        while (first + count) // self.spacing + 1 > self._capacity:
            kept = self._rows[: self._count : 2]
            self._rows = np.empty_like(self._rows)
            self._rows[: len(kept)] = kept
            self._count = len(kept)
            self.spacing *= 2
        return self._rows[-(-first // self.spacing) :]

    def filled(self, first: int, rows: int) -> None:
        """Say that ``rows`` rows of what :meth:`room_for` gave for ``first`` are in place."""
        self._count = max(self._count, -(-first // self.spacing) + rows)

    def before(self, iteration: int) -> tuple[int, Floats]:
        """Return the last keyframe at or before ``iteration``: where it is and its weights."""
        index = min(iteration // self.spacing, self._count - 1)
        return index * self.spacing, self._rows[index]

    def frames(self) -> Frames:
        """Return what is there now; it stays valid whatever is learned later."""
        rows = self._rows[: self._count]
        rows.flags.writeable = False
        return Frames(self.spacing, rows)

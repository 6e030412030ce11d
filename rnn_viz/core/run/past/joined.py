"""Several arrays read as if they were one, so that what is shared need not be copied."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import DTypeLike

from rnn_viz.core.arrays import Floats, Integers


class Joined:
    """Read-only arrays of the same kind, one after the other.

    ``it[k]`` is an entry or a row, ``it[start:stop]`` a stretch of them, ``it[some, j]`` are
    numbers out of some of the rows.

    Parameters
    ----------
    parts
        At least one array; all have the same shape beyond the first axis.
    """

    def __init__(self, parts: Iterable[Floats]) -> None:
        self._parts = tuple(parts)
        self._stops = list(accumulate(map(len, self._parts)))

    def __len__(self) -> int:
        return self._stops[-1]

    @property
    def shape(self) -> tuple[int, ...]:
        """As of an array."""
        return len(self), *self._parts[0].shape[1:]

    @property
    def nbytes(self) -> int:
        """As of an array."""
        return sum(part.nbytes for part in self._parts)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> Floats:
        del copy  # it is one
        return np.concatenate(self._parts).astype(dtype or np.float64, copy=False)

    def __iter__(self) -> Iterator[Floats]:
        for part in self._parts:
            yield from part

    def __getitem__(self, index: int | slice | tuple[Integers, int]) -> Floats:
        if isinstance(index, tuple):
            rows, column = index
            return np.array([self[int(row)][column] for row in rows])
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return self._between(start, stop)[::step]
        place = range(len(self))[index]
        k = bisect_right(self._stops, place)
        part = self._parts[k]
        return np.asarray(part[place - self._stops[k] + len(part)])

    def _between(self, start: int, stop: int) -> Floats:
        found = []
        for part, end in zip(self._parts, self._stops, strict=True):
            first = end - len(part)
            if first < stop and start < end:
                found.append(part[max(0, start - first) : stop - first])
        if not found:
            return self._parts[0][:0]
        return found[0] if len(found) == 1 else np.concatenate(found)


def joined(parts: Iterable[Floats]) -> "Floats | Joined":
    """Return arrays as one, without those that are empty; one alone is what it is."""
    first, *more = parts
    some = [part for part in more if part.size]
    if first.size:
        some.insert(0, first)
    return Joined(some) if some[1:] else some[0] if some else first

"""The error of every example: exact up to a budget, then minimum, mean and maximum by bucket.

Each level holds buckets four times as long as the level before. A level that outgrows its
budget is dropped, so memory is bounded for any number of iterations; what is left is still
exact about what it says. Filled entries never change, so views of them are shared, not copied.
"""

from copy import copy

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve, Level

ENTRIES_A_LEVEL = 2**18  # entries a level; the errors of 262,144 examples are kept exactly
FACTOR = 4
_FIRST_ROOM = 1024  # entries; a system that gives memory in pages of 2 MB gives it whole
_COARSEST = 9  # levels beyond this would have a handful of entries
_WAITING = 2**14  # errors that wait at most to be sorted into buckets


class History:
    """Append errors for ever; hand out the curve at any time.

    A curve is asked for far less often than errors come, and sorting them into buckets costs as
    much for few as for many: they wait for that.
    """

    def __init__(self, budget: int = ENTRIES_A_LEVEL) -> None:
        self._levels = [_Buckets(FACTOR**k, budget) for k in range(_COARSEST)]
        self._waiting: list[Floats] = []
        self._count = 0  # of the errors in buckets
        self._unsorted = 0
        self._total = 0.0
        self._curve: Curve | None = None  # as it was asked for last, until there is more

    def __len__(self) -> int:
        return self._count + self._unsorted

    def append(self, errors: Floats) -> None:
        """Add the errors of the next examples, shape ``(n,)``; they are taken over."""
        self._waiting.append(errors)
        self._unsorted += errors.size
        if self._unsorted >= _WAITING:
            self._sort()

    def fork(self, count: int) -> "History":
        """Return a history of the first ``count`` errors, or of a few fewer.

        Fewer where their single errors are no longer kept: it ends with a whole bucket of the
        finest level.
        """
        self._sort()
        finest = self._finest
        twin = copy(self)
        twin._waiting, twin._curve = [], None
        twin._count = count // finest.size * finest.size
        twin._levels = [level.fork(twin._count) for level in self._levels]
        twin._total = finest.total_of(twin._count)
        return twin

    def curve(self) -> Curve:
        """Return the curve so far; it stays as it is when more is appended."""
        if self._unsorted or self._curve is None:
            self._sort()
            self._curve = Curve(self._count, tuple([b.level for b in self._levels if b.kept]))
        return self._curve

    def errors(self, start: int, stop: int) -> Floats | None:
        """Return single errors, ``(stop - start,)``; ``None`` where they are no longer kept."""
        self._sort()
        finest = self._finest
        return finest.level.low[start:stop] if finest.size == 1 else None

    @property
    def _finest(self) -> "_Buckets":
        return next(level for level in self._levels if level.kept)

    def _sort(self) -> None:
        """Put what waits into buckets."""
        if not self._unsorted:
            return
        errors = self._waiting[0] if len(self._waiting) == 1 else np.concatenate(self._waiting)
        self._waiting, self._unsorted = [], 0
        self._count += errors.size
        entries = np.empty((3, errors.size))
        entries[:] = errors
        total = entries[2]
        total[0] += self._total  # added up one by one, so that slices do not matter
        total.cumsum(out=total)
        self._total = float(total[-1])
        more: Floats | None = entries
        for level in self._levels:
            if more is None:
                break
            more = level.append(more)


class _Buckets:
    """One level: its entries, and the rest that does not fill a bucket of the next level.

    Entries are ``(3, n)``: minimum, maximum and total so far. ``level`` is what there is now;
    it stays as it is when more is stored.
    """

    def __init__(self, size: int, budget: int) -> None:
        self.size = size
        self._budget = budget
        self._entries = np.empty((3, min(budget, _FIRST_ROOM)))
        self._count = 0
        self._rest = np.empty((3, 0))
        self.kept = True
        self.level = self._as_level()

    def append(self, new: Floats) -> Floats | None:
        """Store entries; return the complete buckets of the next level, if there are any."""
        if self.kept:
            self._store(new)
        pending = np.concatenate((self._rest, new), axis=1)
        whole = pending.shape[1] // FACTOR * FACTOR
        self._rest = pending[:, whole:]
        if not whole:
            return None
        groups = pending[:, :whole].reshape(3, -1, FACTOR)
        buckets = np.empty((3, whole // FACTOR))
        np.minimum.reduce(groups[0], axis=1, out=buckets[0])
        np.maximum.reduce(groups[1], axis=1, out=buckets[1])
        buckets[2] = groups[2, :, -1]
        return buckets

    def _store(self, new: Floats) -> None:
        stop = self._count + new.shape[1]
        if stop > self._budget:
            self.kept = False
            self._entries = np.empty((3, 0))
            return
        if stop > self._entries.shape[1]:
            self._make_room(stop)
        self._entries[:, self._count : stop] = new
        self._count = stop
        self.level = self._as_level()

    def _make_room(self, entries: int) -> None:
        """Move to more memory, twice as much at a time; what was handed out stays where it is."""
        room = min(self._budget, max(entries, 2 * self._entries.shape[1]))
        old, self._entries = self._entries, np.empty((3, room))
        self._entries[:, : self._count] = old[:, : self._count]

    def fork(self, errors: int) -> "_Buckets":
        """Return the buckets of the first ``errors`` errors, which are copied."""
        twin = _Buckets(self.size, self._budget)
        twin.kept = self.kept
        count = errors // self.size
        if self.kept:
            twin._store(self._entries[:, :count])
            twin._rest = self._entries[:, count // FACTOR * FACTOR : count].copy()
        return twin

    def total_of(self, errors: int) -> float:
        """Return the sum of the first errors, so many that they fill buckets."""
        return float(self._entries[2, errors // self.size - 1]) if errors else 0.0

    def _as_level(self) -> Level:
        """Return the entries as they travel."""
        entries = self._entries[:, : self._count]
        entries.flags.writeable = False
        return Level(self.size, entries[0], entries[1], entries[2])

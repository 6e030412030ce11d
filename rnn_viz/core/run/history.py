"""The error of every example: exact up to a budget, then minimum, mean and maximum by bucket.

Each level holds buckets four times as long as the level before. A level that outgrows its
budget is dropped, so memory is bounded for any number of iterations; what is left is still
exact about what it says. Filled entries never change, so views of them are shared, not copied.
What fails half-way, for want of memory, has changed nothing: it can be asked for again.
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
        if self._unsorted >= _WAITING:  # before: what fails has then added nothing
            self._sort()
        self._waiting.append(errors)
        self._unsorted += errors.size

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
        entries = np.empty((3, errors.size))
        entries[:] = errors
        total = entries[2]
        total[0] += self._total  # added up one by one, so that slices do not matter
        total.cumsum(out=total)
        more: Floats | None = entries
        coming: tuple[_Stored, ...] = ()
        for level in self._levels:
            if more is None:
                break
            stored, more = level.with_more(more)
            coming = (*coming, stored)
        self._total = float(total[-1])  # from here on nothing needs memory
        self._count += errors.size
        self._waiting, self._unsorted, self._curve = [], 0, None
        for level, stored in zip(self._levels, coming, strict=False):
            level.room, level.level, level.rest, level.kept = stored


_Stored = tuple[Floats, Level, Floats, bool]  # what a level has: room, level, rest, kept


class _Buckets:
    """One level: its entries, and the rest that does not fill a bucket of the next level.

    Entries are ``(3, n)``: minimum, maximum and total so far.

    Attributes
    ----------
    room, rest
        Memory for entries, and the rest.
    level
        What there is now; it stays as it is when more is stored.
    kept
        Whether there is still memory for it.
    """

    def __init__(self, size: int, budget: int) -> None:
        self.size = size
        self._budget = budget
        self.room = np.empty((3, min(budget, _FIRST_ROOM)))
        self.rest = np.empty((3, 0))
        self.rest.flags.writeable = False
        self.level = Level(size, *self.rest)
        self.kept = True

    def with_more(self, new: Floats) -> tuple[_Stored, Floats | None]:
        """Return what there will be with more entries, and the complete buckets that follow.

        Those are entries of the next level; ``None`` if there are none. New entries are written
        where nobody reads yet.
        """
        stop = self.level.low.size + new.shape[1]
        kept = self.kept and stop <= self._budget
        room = np.empty((3, 0)) if not kept else self.room
        if stop > room.shape[1] and kept:
            room = self._more_room(stop)
        if kept:
            room[:, stop - new.shape[1] : stop] = new
        entries = room[:, :stop]
        entries.flags.writeable = False
        pending = np.concatenate((self.rest, new), axis=1)
        whole = pending.shape[1] // FACTOR * FACTOR
        stored = room, Level(self.size, *entries), pending[:, whole:], kept
        if not whole:
            return stored, None
        groups = pending[:, :whole].reshape(3, -1, FACTOR)
        buckets = np.empty((3, whole // FACTOR))
        np.minimum.reduce(groups[0], axis=1, out=buckets[0])
        np.maximum.reduce(groups[1], axis=1, out=buckets[1])
        buckets[2] = groups[2, :, -1]
        return stored, buckets

    def _more_room(self, entries: int) -> Floats:
        """Return more memory, twice as much at a time; what was handed out stays where it is."""
        room = np.empty((3, min(self._budget, max(entries, 2 * self.room.shape[1]))))
        count = self.level.low.size
        room[:, :count] = self.room[:, :count]
        return room

    def fork(self, errors: int) -> "_Buckets":
        """Return the buckets of the first ``errors`` errors, which are copied."""
        twin = _Buckets(self.size, self._budget)
        if self.kept:
            entries = self.room[:, : errors // self.size]
            (twin.room, twin.level, rest, _), _ = twin.with_more(entries)
            twin.rest = rest.copy()  # else all entries would stay with it
        else:
            twin.room, twin.level, twin.kept = self.room, self.level, False
        return twin

    def total_of(self, errors: int) -> float:
        """Return the sum of the first errors, so many that they fill buckets."""
        return float(self.level.total[errors // self.size - 1]) if errors else 0.0

"""The error of every example: exact up to a budget, then minimum, mean and maximum by bucket.

Each level holds buckets four times as long as the level before. A level that outgrows its
budget is dropped, so memory is bounded for any number of iterations; what is left is still
exact about what it says. Filled entries never change, so views and forks share them.
What fails half-way, for want of memory, has changed nothing: it can be asked for again.
"""

from copy import copy

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.past.level import FACTOR, Level

ENTRIES_A_LEVEL = 2**18  # entries a level; the errors of 262,144 examples are kept exactly
_COARSEST = 9  # levels beyond this would have a handful of entries
_WAITING = 2**14  # errors that wait at most to be sorted into buckets


class History:
    """Append errors for ever; hand out the curve at any time.

    A curve is asked for far less often than errors come, and sorting them into buckets costs as
    much for few as for many: they wait for that.
    """

    def __init__(self, budget: int = ENTRIES_A_LEVEL) -> None:
        self._budget = budget
        self._levels = tuple([Level.begun(FACTOR**k) for k in range(_COARSEST)])
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
        twin._levels = tuple([level.upto(twin._count) for level in self._levels])
        ended = twin._count // finest.size
        twin._total = float(finest.total[ended - 1]) if ended else 0.0
        return twin

    def let_go(self, size: int) -> None:
        """Keep no buckets shorter than ``size`` examples any more, to have their memory back."""
        self._levels = tuple(
            [level.dropped() if level.size < size else level for level in self._levels]
        )
        self._curve = None

    @property
    def pieces(self) -> list[Floats]:
        """The memory that it has, that of the shared past too."""
        return [*self._waiting, *(it for one in self._levels for it in (*one.full, one.room))]

    def curve(self) -> Curve:
        """Return the curve so far; it stays as it is when more is appended."""
        if self._unsorted or self._curve is None:
            self._sort()
            self._curve = Curve(self._count, tuple([it for it in self._levels if it.is_kept]))
        return self._curve

    def errors(self, start: int, stop: int) -> Floats | None:
        """Return single errors, ``(stop - start,)``; ``None`` where they are no longer kept."""
        self._sort()
        finest = self._finest
        return finest.low[start:stop] if finest.size == 1 else None

    @property
    def _finest(self) -> Level:
        return next(level for level in self._levels if level.is_kept)

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
        coming: tuple[Level, ...] = ()
        for level in self._levels:
            longer = level
            if more is not None:
                longer, more = level.with_more(more, self._budget)
            coming = (*coming, longer)
        self._total = float(total[-1])  # from here on nothing needs memory
        self._count += errors.size
        self._waiting, self._unsorted, self._curve = [], 0, None
        self._levels = coming

"""One resolution of the error curve: buckets of so many examples, in pieces that branches share."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.past.joined import Joined, joined

FACTOR = 4  # a level has buckets so many times as long as the level before
_FIRST_ROOM = 64  # entries; each piece is twice as large as the one before,
_MOST_ROOM = 2**15  # up to this, and larger where more comes at once
_NOTHING = np.empty((3, 0))
_NOTHING.flags.writeable = False


class Level(NamedTuple):
    """Buckets of ``size`` examples each; entry ``k`` covers ``k * size … (k + 1) * size - 1``.

    Entries are never changed: a level with more of them has the same and writes beyond.

    Attributes
    ----------
    size
        Examples in a bucket.
    full
        Pieces that are never written again, ``(3, n)`` each: minimum, maximum and total so far.
    room, filled
        The piece that is written now, and how many entries of it there are.
    entries
        How many entries there are in all.
    rest
        Entries that do not fill a bucket of the next level.
    is_kept
        Whether there is still memory for the level.
    """

    size: int
    full: tuple[Floats, ...] = ()
    room: Floats = _NOTHING
    filled: int = 0
    entries: int = 0
    rest: Floats = _NOTHING
    is_kept: bool = True

    @classmethod
    def begun(cls, size: int) -> "Level":
        """Return a level with no entries yet, and room for some."""
        return cls(size, room=_read_only(np.empty((3, _FIRST_ROOM))))

    @property
    def low(self) -> Floats | Joined:
        """The smallest error of each bucket."""
        return joined([piece[0] for piece in self.pieces])

    @property
    def high(self) -> Floats | Joined:
        """The largest error of each bucket."""
        return joined([piece[1] for piece in self.pieces])

    @property
    def total(self) -> Floats | Joined:
        """The sum of all errors up to each bucket's end."""
        return joined([piece[2] for piece in self.pieces])

    @property
    def pieces(self) -> tuple[Floats, ...]:
        """All entries, read-only, in at least one piece."""
        if not self.filled:
            return self.full or (_NOTHING,)
        return (*self.full, self.room[:, : self.filled])

    def with_more(self, new: Floats, budget: int) -> tuple["Level", Floats | None]:
        """Return the level with more entries, and the complete buckets that follow.

        Those are entries of the next level; ``None`` if there are none. Where it would have more
        entries than the budget allows, it is not kept.
        """
        pending = np.concatenate((self.rest, new), axis=1)
        whole = pending.shape[1] // FACTOR * FACTOR
        rest = pending[:, whole:]
        if whole > FACTOR:
            rest = rest.copy()  # else all entries would stay with it
        rest.flags.writeable = False
        filled, entries = self.filled + new.shape[1], self.entries + new.shape[1]
        if not self.is_kept or entries > budget:
            level = Level(self.size, rest=rest, is_kept=False)
        elif filled <= self.room.shape[1]:  # written where nobody reads yet
            self.room.flags.writeable = True  # whoever reads has views that cannot be written
            self.room[:, self.filled : filled] = new
            self.room.flags.writeable = False
            level = Level(self.size, self.full, self.room, filled, entries, rest)
        else:
            level = self._with_more_room(new, rest)
        if not whole:
            return level, None
        buckets = pending[:, FACTOR - 1 : whole : FACTOR].copy()  # totals are those at the end
        groups = pending[:2, :whole].reshape(2, -1, FACTOR)
        np.minimum.reduce(groups[0], axis=1, out=buckets[0])
        np.maximum.reduce(groups[1], axis=1, out=buckets[1])
        return level, buckets

    def _with_more_room(self, new: Floats, rest: Floats) -> "Level":
        """Return it with more entries than there is room for, and another rest."""
        count, width = new.shape[1], self.room.shape[1]
        fitting = width - self.filled
        if fitting:
            self.room.flags.writeable = True
            self.room[:, self.filled :] = new[:, :fitting]
            self.room.flags.writeable = False
        full = self._replace(filled=width).pieces
        left = count - fitting
        size = _MOST_ROOM if width >= _MOST_ROOM else 2 * width
        while size < left:
            size *= 2
        room = np.empty((3, size))
        room[:, :left] = new[:, fitting:]
        return Level(self.size, full, _read_only(room), left, self.entries + count, rest)

    def dropped(self) -> "Level":
        """Return it with nothing but what later buckets of the next level need."""
        return Level(self.size, rest=self.rest, is_kept=False)

    def upto(self, errors: int) -> "Level":
        """Return the buckets of the first ``errors`` errors, in the same memory.

        A level that is not kept is to have no rest of so many errors.
        """
        count = errors // self.size
        if not (self.is_kept and count):
            return Level.begun(self.size) if self.is_kept else Level(self.size, is_kept=False)
        full, left = [], count
        for piece in self.pieces:
            if left:
                full.append(piece[:, :left])
                left -= full[-1].shape[1]
        cut = Level.begun(self.size)._replace(full=tuple(full), entries=count)
        whole = count // FACTOR * FACTOR
        rest = np.array([cut.low[whole:], cut.high[whole:], cut.total[whole:]])
        return cut._replace(rest=_read_only(rest))


def _read_only(values: Floats) -> Floats:
    values.flags.writeable = False
    return values

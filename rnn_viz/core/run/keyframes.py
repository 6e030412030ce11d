"""Keyframes: the weights at every so-many-th iteration, within a fixed memory budget."""

from copy import copy
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import places_of

BYTES_OF_FRAMES = 56 * 2**20  # bytes; hidden 128 then still has a keyframe every 2,560 of a million
FIRST_SPACING = 20  # iterations; a 10,000-iteration run gets 500, as many as the share curve asks
_MOVE_FROM = 0.75  # of the budget; from there on rows are moved ahead of thinning,
_MOVED = 3  # for each new one; two would be just enough


class JoinedRows:
    """Rows of several arrays, read as if they were one: a branch has its parent's rows first.

    ``rows[k]`` is a row, ``rows[some, j]`` are numbers out of some of the rows.
    """

    def __init__(self, parts: tuple[Floats, ...]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, as of an array."""
        return len(self), self._parts[0].shape[1]

    def __getitem__(self, index: int | tuple[NDArray[np.int64], int]) -> Floats:
        if isinstance(index, tuple):
            rows, column = index
            return np.array([self[int(row)][column] for row in rows])
        left = range(len(self))[index]
        for part in self._parts:
            if left < len(part):
                break
            left -= len(part)
        return np.asarray(part[left])


class Frames(NamedTuple):
    """Read-only keyframes: row ``k`` holds the flat weights at iteration ``k * spacing``."""

    spacing: int
    rows: Floats | JoinedRows  # (count, weights)


NO_FRAMES = Frames(FIRST_SPACING, np.empty((0, 0)))


class Keyframes:
    """Grow by whole rows; when the budget is full, every other row goes.

    Rows that were handed out are never changed: thinning moves to new memory. What will be kept
    is moved bit by bit before the budget is full, so that no slice of training waits for 28 MB.

    Parameters
    ----------
    start
        Flat weights at iteration 0, shape ``(weights,)``.
    """

    def __init__(self, start: Floats, budget: int = BYTES_OF_FRAMES) -> None:
        self._capacity = max(16, budget // start.nbytes)
        self._shared: tuple[Floats, ...] = ()  # the first rows, those of another run's past
        self._first_own = 0  # how many these are
        self._rows = np.empty((self._capacity, start.size))  # pages are touched as rows fill
        self._rows[0] = start
        self._count = 1
        self.spacing = FIRST_SPACING
        self._next: Floats | None = None  # what thinning will keep, as far as it is moved
        self._moved = 0  # rows of it
        self._frames: Frames | None = None  # as they were asked for last, until there are more

    def fork(self, iteration: int, start: Floats) -> "Keyframes":
        """Return keyframes that share those before an iteration, and can go on from there.

        Where there are none before, they begin with ``start``, the weights at iteration 0.
        """
        twin = copy(self)
        twin._count = twin._first_own = -(-iteration // self.spacing)
        twin._shared = _cut((*self._shared, self._rows), twin._count)
        twin._rows = np.empty((self._capacity - twin._count, start.size))
        if not twin._count:
            twin._rows[0] = start
            twin._count = 1
        twin._begin_moving()
        return twin

    def room_for(self, first: int, count: int) -> Floats:
        """Return the rows to be filled while examples ``first … first + count`` are learned.

        Thins first if they would not fit, so read :attr:`spacing` after this call.
        """
        while (rows := (first + count) // self.spacing + 1) > self._capacity:
            self._thin()
        if rows > self._count and rows > _MOVE_FROM * self._capacity:
            self._move(_MOVED * (rows - self._count))
        return self._rows[-(-first // self.spacing) - self._first_own :]

    def filled(self, first: int, rows: int) -> None:
        """Say that ``rows`` rows of what :meth:`room_for` gave for ``first`` are in place."""
        count = -(-first // self.spacing) + rows
        if count > self._count:
            self._count, self._frames = count, None

    def before(self, iteration: int) -> tuple[int, Floats]:
        """Return the last keyframe at or before ``iteration``: where it is and its weights."""
        index = min(iteration // self.spacing, self._count - 1)
        return index * self.spacing, self.frames().rows[index]

    def frames(self) -> Frames:
        """Return what is there now; it stays valid whatever is learned later."""
        if self._frames is None:
            own = self._rows[: self._count - self._first_own]
            own.flags.writeable = False
            rows = JoinedRows((*self._shared, own)) if self._shared else own
            self._frames = Frames(self.spacing, rows)
        return self._frames

    def _begin_moving(self) -> None:
        """Note that nothing is moved yet of what thinning will keep."""
        self._next, self._moved, self._frames = None, 0, None

    def _move(self, most: int) -> Floats:
        """Copy up to so many more of the rows that thinning will keep; return where they are."""
        if self._next is None:
            room = self._capacity - -(-self._first_own // 2)
            self._next = np.empty((room, self._rows.shape[1]))
        kept = self._rows[self._first_own % 2 : self._count - self._first_own : 2]
        stop = min(len(kept), self._moved + most)
        self._next[self._moved : stop] = kept[self._moved : stop]
        self._moved = stop
        return self._next

    def _thin(self) -> None:
        """Leave out every other row; of the shared ones only the view changes."""
        rows, shared = self._move(self._count), _every_other(self._shared)
        self._rows, self._shared, self.spacing = rows, shared, 2 * self.spacing
        self._first_own = -(-self._first_own // 2)
        self._count = self._first_own + self._moved
        self._begin_moving()


def _cut(parts: tuple[Floats, ...], count: int) -> tuple[Floats, ...]:
    """Return the first ``count`` rows, read-only."""
    left = []
    for part in parts:
        view = part[:count]
        view.flags.writeable = False
        count -= len(view)
        left.append(view)
    return tuple(view for view in left if len(view))


def _every_other(parts: tuple[Floats, ...]) -> tuple[Floats, ...]:
    """Return the rows with an even number, counted through all parts."""
    first, left = 0, []
    for part in parts:
        left.append(part[first % 2 :: 2])
        first += len(part)
    return tuple(view for view in left if len(view))


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

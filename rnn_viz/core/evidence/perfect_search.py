"""Search a run for the moments at which all sums are right, a few milliseconds at a time."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Clamps, Integers
from rnn_viz.core.evidence.check_grid import CheckGrid
from rnn_viz.core.evidence.doubtful_sums import DoubtfulSums
from rnn_viz.core.evidence.evaluation import first_wrong, parts_of, sums_of
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import flatten, unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.schedule import Schedule

_AT_ONCE = 512  # iterations, of up to 16 units: some milliseconds


class Found(NamedTuple):
    """What is known about a run up to an iteration; nothing here depends on what comes later.

    Attributes
    ----------
    upto
        The last iteration it speaks of; -1 at the beginning.
    first
        The first iteration at which all sums are right.
    right_from
        After the last iteration at which position 0, and position 0 or 1, was wrong in a sum;
        followed up to ``first``.
    perfect_from
        The check from which on every check was perfect, if the last one was.
    failed
        First and last check after ``first`` that was not perfect, for each stretch between
        interventions that has one.
    """

    upto: int = -1
    first: int | None = None
    right_from: tuple[int, int] = (0, 0)
    perfect_from: int | None = None
    failed: tuple[tuple[int, int], ...] = ()

    def checked(self, iteration: int, is_perfect: bool, changes: Sequence[int] = ()) -> "Found":
        """Return this and what one more check, later than all others, has said.

        ``changes`` are the iterations of the run's interventions.
        """
        found = self._replace(upto=iteration)
        if is_perfect:
            first = iteration if self.first is None else self.first
            since = iteration if self.perfect_from is None else self.perfect_from
            return found._replace(first=first, perfect_from=since)
        if self.first is None:
            return found
        return found._replace(perfect_from=None, failed=self._with_failed(iteration, changes))

    def _with_failed(self, iteration: int, changes: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """Return the checks that failed, and one more."""
        *others, last = self.failed or ((iteration, iteration),)
        if any(last[0] < change <= iteration for change in changes):
            return (*others, last, (iteration, iteration))
        return (*others, (last[0], iteration))


NOTHING_FOUND = Found()


class PerfectSearch:
    """Check every iteration up to the first perfect one, and from there those of a grid.

    It trains a run of its own, so that it can look at moments that are not kept.

    Attributes
    ----------
    found
        What is known so far.

    Parameters
    ----------
    config, entries
        The run and its interventions.
    grid
        Which iterations are checked after the first perfect one.
    found
        What is known already; the search goes on from there.
    frames
        Keyframes of the run: with them it need not be trained from its beginning.
    start
        Own weights with which the run begins, if it does.
    """

    def __init__(
        self,
        config: RunConfig,
        entries: Iterable[Entry],
        grid: CheckGrid,
        found: Found = NOTHING_FOUND,
        frames: Frames | None = None,
        start: OwnWeights | None = None,
    ) -> None:
        self.found = found
        self._config, self._grid, self._sums = config, grid, sums_of(config.bits)
        weights, operands = begin(config, start)
        schedule = Schedule(config, entries)
        self._changes = [entry.iteration for entry in schedule.entries]
        self._learner = Learner(flatten(weights), config.bits, operands, schedule)
        self._put(found.upto, frames)
        self._end: float = math.inf  # where the weights stop being finite
        few = min(_AT_ONCE, max(4, _AT_ONCE * 256 // config.hidden**2))
        self._rows = np.empty((few, self._learner.flat.size))
        self._first_row, self._next, self._filled = 0, 0, 0  # iteration of row 0; rows
        self._clamps: Clamps = None
        self._asking: Iterator[range] | None = None  # what is left to be asked about row `next`
        self._doubtful = DoubtfulSums(self._sums)

    def work(self, limit: int) -> bool:
        """Search on for a few milliseconds; return whether all up to ``limit`` is found.

        It never looks beyond ``limit``, nor beyond where the weights stop being finite.
        """
        if self._is_done(limit):
            return True
        if self._asking is not None:
            self._ask_on()
        elif self._next < self._filled:
            self._check_rows()
        elif self.found.first is None:
            self._learn_rows(limit)
        else:
            self._go_to_check(limit)
        return self._is_done(limit)

    def _is_done(self, limit: int) -> bool:
        return self.found.upto >= min(limit, self._end)

    def _put(self, iteration: int, frames: Frames | None) -> None:
        """Move the weights to what has been searched, or to a keyframe before it."""
        if frames is not None and iteration > 0:
            row = min(iteration // frames.spacing, len(frames.rows) - 1)
            self._learner.put(row * frames.spacing, np.asarray(frames.rows[row]))

    def _learn_rows(self, limit: int) -> None:
        """Get the weights of the next iterations."""
        learner, wanted = self._learner, self.found.upto + 1
        self._first_row, self._clamps = learner.iteration, learner.conditions.clamps
        count = learner.stretch(min(len(self._rows), limit - learner.iteration))
        if learner.iteration < wanted:  # not there yet
            count = min(count, wanted - learner.iteration)
        self._filled, is_finite = learner.learn(count, self._rows, 1)
        self._note_end(is_finite)
        if not self._filled:  # at the limit, or where the weights stop being finite
            self._rows[0], self._filled = learner.flat, 1
        self._next = min(wanted - self._first_row, self._filled)

    def _go_to_check(self, limit: int) -> None:
        """Train to the next check, or so far as a few milliseconds allow."""
        learner, due = self._learner, self._grid.after(self.found.upto)
        if self._end < min(due, limit):
            self._settle(int(self._end), False)
            return
        if due > limit:
            self.found = self.found._replace(upto=limit)
            return
        count = learner.stretch(min(len(self._rows), due - learner.iteration))
        _, is_finite = learner.learn(count, self._rows, 0)
        self._note_end(is_finite)
        if learner.iteration == due:
            self._rows[0] = learner.flat
            self._first_row, self._next, self._filled = due, 0, 1
            self._clamps = learner.conditions.clamps

    def _note_end(self, is_finite: bool) -> None:
        if not is_finite:
            self._end = self._learner.iteration

    def _check_rows(self) -> None:
        """Check one row after the other, up to one that has to be asked all sums."""
        rows = self._rows[self._next : self._filled]
        done, right = self._doubtful.check(rows, self._config.hidden, self._clamps)
        start = self._first_row + self._next
        if self.found.first is None:
            self._note_right(start, right)
        if done:
            self._settle(start + done - 1, False)
        self._next += done
        if done < len(rows):
            self._asking = iter(parts_of(self._sums, self._config.hidden))

    def _note_right(self, start: int, right: Integers) -> None:
        """Take note of up to where the lowest positions were wrong."""
        latest = list(self.found.right_from)
        for positions in (1, 2):
            wrong = np.flatnonzero(right < positions)
            if wrong.size:
                latest[positions - 1] = start + int(wrong[-1]) + 1
        self.found = self.found._replace(right_from=(latest[0], latest[1]))

    def _ask_on(self) -> None:
        """Ask a row some more of the sums."""
        assert self._asking is not None
        part, iteration = next(self._asking, None), self._first_row + self._next
        wrong: tuple[int, int] | None = None
        if part is not None:
            weights = unflatten(self._rows[self._next])
            wrong = first_wrong(weights, self._sums, part, self._clamps)
            if wrong is None:
                return
            self._doubtful.put_first(*wrong)
        self._asking = None
        self._next += 1
        self._settle(iteration, wrong is None)

    def _settle(self, iteration: int, is_perfect: bool) -> None:
        """Take note of what was found out about an iteration."""
        if self.found.first is None and is_perfect:
            self._learner.put(iteration, self._rows[self._next - 1])
            self._filled = self._next
        self.found = self.found.checked(iteration, is_perfect, self._changes)

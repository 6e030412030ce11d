"""The weights at one iteration and the ways on from there: learn, and do what is to be done.

What fails half-way leaves it where it was: weights and iteration always belong together.
"""

import bisect
from collections.abc import Callable

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.interventions import Entry, Intervention
from rnn_viz.core.run.moment import Ahead, Moment
from rnn_viz.core.run.operands import OperandStream
from rnn_viz.core.run.schedule import Conditions, Schedule

_NO_ROWS = np.empty((0, 0))


class Learner:
    """A place in a run that can move forward; to go back, it is put on a keyframe.

    Attributes
    ----------
    iteration
        So many updates are done.
    flat
        The weights, in one row.
    schedule
        The interventions; those at ``iteration`` have been made.

    Parameters
    ----------
    start
        The weights at iteration 0, before any intervention; they are not changed.
    bits
        Positions of a training sum.
    operands
        The numbers of each example, where they are not chosen.
    """

    def __init__(
        self, start: Floats, bits: int, operands: OperandStream, schedule: Schedule
    ) -> None:
        self._start = start
        self._bits = bits
        self._operands = operands
        self.schedule = schedule
        self.flat = start.copy()
        self.iteration = 0
        self._conditions: Conditions | None = None  # here, once asked for
        self._moment: Moment | None = None
        schedule.edit(self.flat, 0)

    def at_the_start(self, schedule: Schedule) -> "Learner":
        """Return another one at iteration 0 of this run with other interventions.

        It is for use in the same thread: the two share the stream of operands.
        """
        return Learner(self._start, self._bits, self._operands, schedule)

    def reader(self) -> "Learner":
        """Return another one at iteration 0 of this very run, for use in the same thread."""
        return self.at_the_start(self.schedule)

    @property
    def conditions(self) -> Conditions:
        """What is in force here because of the interventions up to here."""
        if self._conditions is None:
            self._conditions = self.schedule.at(self.iteration)
        return self._conditions

    @property
    def moment(self) -> Moment:
        """What the run has here; it stays as it is when the learner moves on."""
        if self._moment is None:
            row = self.flat.copy()
            row.flags.writeable = False
            now = self.conditions
            operands = now.operands or self._operands.pair(self.iteration)
            self._moment = Moment(self.iteration, unflatten(row), operands, now)
        return self._moment

    @property
    def is_finite(self) -> bool:
        """Whether every weight is."""
        return bool(np.isfinite(self.flat).all())

    def place(self) -> tuple[int, Floats]:
        """Return where it is and a copy of the weights, for :meth:`put`."""
        return self.iteration, self.flat.copy()

    def put(self, iteration: int, row: Floats) -> None:
        """Put it on a keyframe, or where it was."""
        self.flat[:] = row
        self._be_at(iteration)

    def intervene(self, what: Intervention) -> None:
        """Do something here, after what has been done here already.

        Raises
        ------
        InterventionError
            It does not fit the run; nothing has changed.
        """
        schedule, edited = self.schedule.with_entry(Entry(self.iteration, what)), self.flat.copy()
        schedule.edit(edited, self.iteration)
        self.schedule = schedule
        self.put(self.iteration, edited)

    def stretch(self, most: int) -> int:
        """Return how many examples, at most so many, can be learned before the next entry."""
        distance = self.schedule.distance_to_next(self.iteration)
        return most if distance is None else min(most, distance)

    def replay_to(self, iteration: int) -> Floats:
        """Learn what lies before a later iteration and arrive there; return the errors."""
        errors, before = [np.empty(0)], self.place()
        try:
            while self.iteration < iteration:
                count = self.stretch(iteration - self.iteration)
                errors.append(self._learn(count, _NO_ROWS, 0)[0])
                self._arrive(count)
            return np.concatenate(errors)
        except BaseException:
            self.put(*before)
            raise

    def look_ahead(self, most: int) -> Ahead:
        """Learn at most ``most`` examples, up to the next entry, and arrive; keep all moments."""
        first, count, now = self.iteration, self.stretch(most), self.conditions
        rows = np.empty((count, self.flat.size))
        operands = np.stack(self._examples(count))
        before = self.place()
        try:
            errors, _ = self._learn(count, rows, 1)
            rows.flags.writeable = False
            self._arrive(count)
            return Ahead(first, errors, rows, operands, now, self.moment)
        except BaseException:
            self.put(*before)
            raise

    def learn(
        self, count: int, rows: Floats, spacing: int,
        record: Callable[[Floats], None] | None = None,
    ) -> tuple[int, bool]:  # fmt: skip
        """Learn at most ``count`` examples, no more than :meth:`stretch` allows, and arrive.

        It ends earlier where the weights stop being finite.

        Parameters
        ----------
        count
            How many examples.
        rows, spacing
            Where to write keyframes, and at which iterations, as for ``kernel.train``.
        record
            Takes the error of each example; what cannot be recorded is not learned.

        Returns
        -------
        written
            The number of keyframes.
        is_finite
            Whether every weight still is.
        """
        first, start = self.place()
        try:
            errors, written = self._learn(count, rows, spacing)
            is_finite = self.is_finite
            if not is_finite:
                count = self._last_finite(start, count)
                self.flat[:] = start
                errors, written = self._learn(count, rows, spacing)
            self._arrive(count)
            if record is not None:
                record(errors)
        except BaseException:
            self.put(first, start)
            raise
        return written, is_finite

    def _be_at(self, iteration: int) -> None:
        """Note where it is, and that what was known about the weights before is void."""
        self.iteration = iteration
        self._conditions = self._moment = None

    def _arrive(self, count: int) -> None:
        self._be_at(self.iteration + count)
        self.schedule.edit(self.flat, self.iteration)

    def _last_finite(self, start: Floats, count: int) -> int:
        """Return the smallest number of examples after which the weights are not finite."""
        return bisect.bisect_left(
            range(count + 1), True, key=lambda n: self._is_broken_after(start, n)
        )

    def _is_broken_after(self, start: Floats, count: int) -> bool:
        self.flat[:] = start
        self._learn(count, _NO_ROWS, 0)
        return not self.is_finite

    def _examples(self, count: int) -> tuple[Integers, Integers]:
        """Return ``a`` and ``b`` of the next examples, ``(count,)`` each."""
        a, b = self._operands.pairs(self.iteration, count)
        chosen = self.conditions.operands
        if chosen is not None and count:
            a, b = a.copy(), b.copy()
            a[0], b[0] = chosen
        return a, b

    def _learn(self, count: int, rows: Floats, spacing: int) -> tuple[Floats, int]:
        """Run the compiled script over the next examples, without arriving there."""
        from rnn_viz.core.kernels.training import (
            train,  # numba costs 0.3 s: not before the first paint
        )

        now = self.conditions
        errors = np.empty(count)
        written = train(
            *unflatten(self.flat), *self._examples(count), self._bits, now.alpha,
            errors, self.iteration, spacing, rows, now.frozen, now.clamps,
        )  # fmt: skip
        return errors, written

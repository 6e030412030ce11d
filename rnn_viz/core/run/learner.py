"""The weights at one iteration and the ways on from there: learn, and do what is to be done."""

import bisect

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.weights import unflatten
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
        self.iteration = 0
        self.flat = start.copy()
        schedule.edit(self.flat, 0)

    def at_the_start(self, schedule: Schedule) -> "Learner":
        """Return another one at iteration 0 of the same run with other interventions."""
        return Learner(self._start, self._bits, self._operands.twin(), schedule)

    @property
    def conditions(self) -> Conditions:
        """What is in force here because of the interventions up to here."""
        return self.schedule.at(self.iteration)

    @property
    def operands(self) -> tuple[int, int]:
        """The numbers of the next example."""
        a, b = self._operands.pairs(self.iteration, 1)[:, 0]
        return self.conditions.operands or (int(a), int(b))

    @property
    def is_finite(self) -> bool:
        """Whether every weight is."""
        return bool(np.isfinite(self.flat).all())

    def put(self, iteration: int, row: Floats) -> None:
        """Put it on a keyframe."""
        self.flat[:] = row
        self.iteration = iteration

    def stretch(self, most: int) -> int:
        """Return how many examples, at most so many, can be learned before the next entry."""
        distance = self.schedule.distance_to_next(self.iteration)
        return most if distance is None else min(most, distance)

    def replay_to(self, iteration: int) -> Floats:
        """Learn what lies before a later iteration and arrive there; return the errors."""
        errors = [np.empty(0)]
        while self.iteration < iteration:
            count = self.stretch(iteration - self.iteration)
            errors.append(self._learn(count, _NO_ROWS, 0)[0])
            self._arrive(count)
        return np.concatenate(errors)

    def learn(self, count: int, rows: Floats, spacing: int) -> tuple[Floats, int]:
        """Learn at most ``count`` examples, no more than :meth:`stretch` allows, and arrive.

        It ends earlier where the weights stop being finite.

        Parameters
        ----------
        count
            How many examples.
        rows, spacing
            Where to write keyframes, and at which iterations, as for ``kernel.train``.

        Returns
        -------
        errors
            The error of each example.
        written
            The number of keyframes.
        """
        start = self.flat.copy()
        errors, written = self._learn(count, rows, spacing)
        if not self.is_finite:
            count = self._last_finite(start, count)
            self.flat[:] = start
            errors, written = self._learn(count, rows, spacing)
        self._arrive(count)
        return errors, written

    def _arrive(self, count: int) -> None:
        self.iteration += count
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

    def _learn(self, count: int, rows: Floats, spacing: int) -> tuple[Floats, int]:
        """Run the compiled script over the next examples, without arriving there."""
        from rnn_viz.core.kernels.training import (
            train,  # numba costs 0.3 s: not before the first paint
        )

        now = self.conditions
        a, b = self._operands.pairs(self.iteration, count)
        if now.operands is not None:
            a[:1], b[:1] = now.operands  # no example at all if count is 0
        errors = np.empty(count)
        written = train(
            *unflatten(self.flat), a, b, self._bits, now.alpha,
            errors, self.iteration, spacing, rows, now.frozen, now.clamps,
        )  # fmt: skip
        return errors, written

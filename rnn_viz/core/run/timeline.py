"""A run in time, what the user does to it included: any moment is the same bits each time."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import IN_THE_PAST, Entry, Intervention, InterventionError
from rnn_viz.core.run.keyframes import Frames, Keyframes
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.moment import Ahead, Moment
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.reader import Reader, Seeker
from rnn_viz.core.run.schedule import Conditions, Schedule

_AT_ONCE = 65_536  # examples; operands and errors of more would only take memory


class Timeline:
    """A run, its interventions and keyframes, and the weights under the playhead.

    Attributes
    ----------
    config, start
        The run's configuration, and own weights at iteration 0, if it began with some.
    frontier
        The furthest iteration trained so far.
    diverged_at
        The first iteration whose weights are not finite, if training got there.

    Parameters
    ----------
    config
        What to train.
    start
        Weights at iteration 0; those that the configuration draws if not given.
    entries
        Interventions that are made when training gets there.

    Raises
    ------
    InterventionError
        An entry does not fit the configuration.
    """

    def __init__(
        self, config: RunConfig, start: OwnWeights | None = None, entries: Iterable[Entry] = ()
    ) -> None:
        weights, operands = begin(config, start)
        learner = Learner(flatten(weights), config.bits, operands, Schedule(config, entries))
        self.config, self.start = config, start
        self.frontier, self._head = 0, Seeker(learner)
        self._reader: Reader | None = None  # made when another moment is read
        self._keyframes, self._history = Keyframes(self._learner.flat), History()
        self.diverged_at: int | None = None
        self._note_divergence()

    @property
    def iteration(self) -> int:
        """The playhead: so many updates are done, ``0 … config.iterations``."""
        return self._head.learner.iteration

    @property
    def moment(self) -> Moment:
        """What there is at the playhead."""
        return self._head.learner.moment

    @property
    def weights(self) -> Weights:
        """The weights at the playhead, read-only; they stay as they are."""
        return self.moment.weights

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The interventions in order of their iterations, those still to come too."""
        return self._head.learner.schedule.entries

    @property
    def conditions(self) -> Conditions:
        """What is in force at the playhead because of the interventions up to there."""
        return self._head.learner.conditions

    @property
    def operands(self) -> tuple[int, int]:
        """The numbers of the example at the playhead, the next to be learned."""
        return self.moment.operands

    @property
    def end(self) -> int:
        """The last iteration that can be reached: the run's end, or where it diverged."""
        end = self.config.iterations
        return end if self.diverged_at is None else min(end, self.diverged_at)

    def curve(self) -> Curve:
        """Return the error of every example up to the frontier."""
        return self._history.curve()

    def frames(self) -> Frames:
        """Return the keyframes up to the frontier."""
        return self._keyframes.frames()

    @property
    def kept(self) -> tuple[Keyframes, History]:
        """What there is of its past, with what other runs share."""
        return self._keyframes, self._history

    def moment_at(self, iteration: int) -> Moment:
        """Return what there is at an iteration up to the frontier; the playhead stays.

        Raises
        ------
        ValueError
            The iteration is negative or beyond the frontier.
        """
        self._check(iteration)
        return self.moment if iteration == self.iteration else self._read().moment_at(iteration)

    def weights_at(self, iteration: int) -> Weights:
        """Return the weights of :meth:`moment_at`."""
        return self.moment_at(iteration).weights

    def errors(self, start: int, stop: int) -> Floats:
        """Return the exact errors of examples ``start … stop - 1``; the playhead stays.

        Raises
        ------
        ValueError
            There is an example that is not learned yet.
        """
        self._check(min(start, stop))
        self._check(max(start, stop))
        return self._read().errors(start, stop)

    def look_ahead(self, most: int) -> Ahead:
        """Return what is learned next, as :meth:`Reader.look_ahead`, up to the run's end."""
        return self._read().look_ahead(self.iteration, min(most, self.end - self.iteration))

    def advance(self, count: int) -> int:
        """Learn ``count`` examples from the playhead on; return how many it were.

        Less only at the run's end or where the weights stop being finite.
        """
        learner, start = self._head.learner, self._head.learner.iteration
        self._head.set_out()
        while (now := min(start + count, self.end) - learner.iteration) > 0:
            if learner.iteration < self.frontier:
                learner.replay_to(min(learner.iteration + now, self.frontier))
            else:
                self._extend(min(now, _AT_ONCE))
        return learner.iteration - start

    def seek(self, iteration: int) -> None:
        """Move the playhead to any iteration up to the frontier.

        Raises
        ------
        ValueError
            The iteration is negative or beyond the frontier.
        """
        self._check(iteration)
        self._head.seek(iteration, self._keyframes)

    def move_end(self, iterations: int) -> None:
        """Make the run shorter or longer; a playhead beyond the new end moves to it."""
        self.config = replace(self.config, iterations=iterations)
        if self.iteration > iterations:
            self.seek(iterations)

    def intervene(self, what: Intervention) -> None:
        """Do something to the run at the playhead; what is learned from here on knows of it.

        Raises
        ------
        InterventionError
            It does not fit the run, or the playhead is in the past: that takes a branch.
        """
        at = self.iteration
        if at != self.frontier:
            raise InterventionError("iteration", IN_THE_PAST.format(iteration=at))
        learner = self._learner.reader()  # apart, so that what fails changes nothing
        learner.put(*self._learner.place())
        learner.intervene(what)
        diverged_at = None if learner.is_finite else at
        keyframes = self._keyframes if at else self._keyframes.fork(0, learner.flat)
        self._head, self._keyframes, self.diverged_at = Seeker(learner), keyframes, diverged_at
        self._reader = None  # what it has looked ahead at will not be

    def branch(self) -> "Timeline":
        """Return a run with this one's past up to the playhead and nothing after it."""
        at, head = self.iteration, self._learner
        return self._fork(head.schedule.upto(at), at, head.flat)

    def with_entries(self, entries: Iterable[Entry]) -> "Timeline":
        """Return a run with other interventions, trained only as far as the two are the same.

        Raises
        ------
        InterventionError
            An entry does not fit the run.
        """
        schedule = Schedule(self.config, entries)
        same = schedule.same_until(self._learner.schedule)
        return self._fork(schedule, int(min(same, self.frontier)))

    def _fork(self, schedule: Schedule, at: int, row: Floats | None = None) -> "Timeline":
        """Return a run that differs from ``at`` on; ``row``: its weights there, where known."""
        twin, learner = copy(self), self._learner.at_the_start(schedule)
        twin.frontier = at
        twin._head, twin._reader = Seeker(learner), None
        twin._keyframes = self._keyframes.fork(at, learner.flat)
        twin._history = self._history.fork(at)
        if row is not None and len(twin._history) == at:
            learner.put(at, row)
        else:
            twin.seek(len(twin._history))
            twin._history.append(learner.replay_to(at))  # the errors not kept one by one
        twin._note_divergence()
        return twin

    @property
    def _learner(self) -> Learner:
        return self._head.learner

    def _check(self, iteration: int) -> None:
        if not 0 <= iteration <= self.frontier:
            raise ValueError(f"iteration {iteration} is outside 0 … {self.frontier}")

    def _read(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(self._learner.reader(), self._keyframes, self._history)
        return self._reader

    def _extend(self, count: int) -> None:
        """Learn at the frontier."""
        head, first = self._head.learner, self._head.learner.iteration
        rows, spacing, count = self._keyframes.room_for(first, head.stretch(count))
        written, is_finite = head.learn(count, rows, spacing, self._history.append)
        self._keyframes.filled(first, written)
        self.frontier = head.iteration
        if not is_finite:  # what is done there may have mended it
            self._note_divergence()

    def _note_divergence(self) -> None:
        self.diverged_at = None if self._learner.is_finite else self.iteration

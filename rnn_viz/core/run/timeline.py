"""A run in time: advance, seek to any moment, reset; every moment is the same bits each time.

What the user does at an iteration is part of the run. In the past it makes a branch, a run that
shares the past up to there.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.weights import Weights, flatten, unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import Entry, Intervention, InterventionError
from rnn_viz.core.run.keyframes import Frames, Keyframes
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.schedule import Conditions, Schedule

_AT_ONCE = 65_536  # examples; operands and errors of more would only take memory
_TRAIL = 64  # iterations before a place that was sought: steps back from there begin there


class Timeline:
    """A run, its interventions and keyframes, and the weights under the playhead.

    Attributes
    ----------
    config
        The run's configuration.
    frontier
        The furthest iteration trained so far.
    diverged_at
        The first iteration whose weights are not finite, if training got there.
    parent_iteration
        Where this run left its parent, if it is a branch.

    Parameters
    ----------
    config
        What to train.
    start
        Weights at iteration 0; the configuration's own if not given.
    entries
        Interventions that are made when training gets there.

    Raises
    ------
    InterventionError
        An entry does not fit the configuration.
    """

    def __init__(
        self, config: RunConfig, start: Weights | None = None, entries: Iterable[Entry] = ()
    ) -> None:
        own, operands = begin(config)
        row = flatten(own if start is None else start)
        self.config = config
        self.frontier = 0
        self.parent_iteration: int | None = None
        self._learner = Learner(row, config.bits, operands, Schedule(config, entries))
        self._keyframes = Keyframes(self._learner.flat)
        self._history = History()
        self._leave_trail()
        self._note_divergence()

    @property
    def iteration(self) -> int:
        """The playhead: so many updates are done, ``0 … config.iterations``."""
        return self._learner.iteration

    @property
    def weights(self) -> Weights:
        """The weights at the playhead, a read-only copy."""
        flat = self._learner.flat.copy()
        flat.flags.writeable = False
        return unflatten(flat)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The interventions in order of their iterations, those still to come too."""
        return self._learner.schedule.entries

    @property
    def conditions(self) -> Conditions:
        """What is in force at the playhead because of the interventions up to there."""
        return self._learner.conditions

    @property
    def operands(self) -> tuple[int, int]:
        """The numbers of the example at the playhead, the next to be learned."""
        return self._learner.operands

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

    def advance(self, count: int) -> int:
        """Learn up to ``count`` examples from the playhead on; return how many it were.

        Less than ``count`` only at the run's end or where the weights stop being finite.
        """
        start = self.iteration
        if not 0 <= start - self._trail[0] <= _TRAIL:
            self._leave_trail()
        while (now := min(start + count, self.end) - self.iteration) > 0:
            if self.iteration < self.frontier:
                self._learner.replay_to(min(self.iteration + now, self.frontier))
            else:
                self._extend(min(now, _AT_ONCE))
        return self.iteration - start

    def seek(self, iteration: int) -> None:
        """Move the playhead to any iteration up to the frontier.

        Raises
        ------
        ValueError
            The iteration is negative or beyond the frontier.
        """
        if not 0 <= iteration <= self.frontier:
            raise ValueError(f"iteration {iteration} is outside 0 … {self.frontier}")
        at, row = self._keyframes.before(iteration)
        if at < self._trail[0] <= iteration:
            at, row = self._trail
        if not at <= self.iteration <= iteration:
            self._learner.put(at, row)
        if iteration - self.iteration > _TRAIL:
            self._learner.replay_to(iteration - _TRAIL)
            self._leave_trail()
        self._learner.replay_to(iteration)

    def reset(self) -> None:
        """Move the playhead to iteration 0; nothing is forgotten."""
        self.seek(0)

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
        head = self._learner
        if head.iteration != self.frontier:
            raise InterventionError(
                "iteration",
                f"Iteration {head.iteration:,} is in the past, where only a branch can differ.",
            )
        head.schedule = head.schedule.with_entry(Entry(head.iteration, what))
        head.schedule.edit(head.flat, head.iteration)
        if self._trail[0] == head.iteration:
            self._leave_trail()
        if not head.iteration:
            self._keyframes = self._keyframes.fork(0, head.flat)
        self._note_divergence()

    def branch(self) -> "Timeline":
        """Return a run with this one's past up to the playhead, and nothing after it.

        The keyframes of the past are shared. This run stays as it is.
        """
        at, head = self.iteration, self._learner
        twin = self._fork(head.schedule.upto(at), at, head.flat)
        twin.parent_iteration = at
        return twin

    def without(self, index: int) -> "Timeline":
        """Return this run with one entry less, trained only as far as it was the same.

        Raises
        ------
        IndexError
            There is no entry with this index.
        """
        at = min(self.entries[index].iteration, self.frontier)
        twin = self._fork(self._learner.schedule.without(index), at)
        if self.parent_iteration is not None:
            twin.parent_iteration = min(self.parent_iteration, at)
        return twin

    def _fork(self, schedule: Schedule, at: int, row: Floats | None = None) -> "Timeline":
        """Return a run that differs in what is done from iteration ``at`` on; it begins there.

        ``row`` has its weights there, where they are known.
        """
        twin = copy(self)
        twin.frontier = at
        twin._learner = self._learner.at_the_start(schedule)
        twin._keyframes = self._keyframes.fork(at, twin._learner.flat)
        twin._history = self._history.fork(at)
        twin._leave_trail()
        if row is not None and len(twin._history) == at:
            twin._learner.put(at, row)
        else:
            twin.seek(len(twin._history))
            # last come the errors that are no longer kept one by one
            twin._history.append(twin._learner.replay_to(at))
        twin._note_divergence()
        return twin

    def _extend(self, count: int) -> None:
        """Learn at the frontier."""
        first, head = self.iteration, self._learner
        count = head.stretch(count)
        rows = self._keyframes.room_for(first, count)
        errors, written = head.learn(count, rows, self._keyframes.spacing)
        self._keyframes.filled(first, written)
        self._history.append(errors)
        self.frontier = head.iteration
        self._note_divergence()

    def _leave_trail(self) -> None:
        """Keep the weights here, where a step back from a little later may begin."""
        self._trail = self.iteration, self._learner.flat.copy()

    def _note_divergence(self) -> None:
        self.diverged_at = None if self._learner.is_finite else self.iteration

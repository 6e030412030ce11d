"""Finds any moment of a run: a place that seeks, and a reader that leaves the playhead alone."""

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.history import History
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.moment import Ahead, Moment

_MOST_AHEAD = 2**20  # numbers in the weights of a look ahead, 8 MB
_TRAIL = 64  # iterations before a place that was sought: steps back from there begin there


class Seeker:
    """Move a learner to any iteration that has keyframes before it.

    Attributes
    ----------
    learner
        The place in the run.

    Parameters
    ----------
    learner
        At iteration 0, or wherever the trail is to begin.
    """

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.leave_trail()

    def seek(self, iteration: int, keyframes: Keyframes) -> None:
        """Move to an iteration up to the frontier that the keyframes are of."""
        learner = self.learner
        at, row = keyframes.before(iteration)
        if at < self._trail[0] <= iteration:
            at, row = self._trail
        before = learner.place()
        try:
            if not at <= learner.iteration <= iteration:
                learner.put(at, row)
            if iteration - learner.iteration > _TRAIL:
                learner.replay_to(iteration - _TRAIL)
                self.leave_trail()
            learner.replay_to(iteration)
        except BaseException:  # the playhead gets there or stays
            learner.put(*before)
            raise

    def leave_trail(self) -> None:
        """Keep the weights here, where a step back from a little later may begin."""
        self._trail = self.learner.place()

    def set_out(self) -> None:
        """Before going on from here, keep the weights unless those kept are of a little earlier."""
        if not 0 <= self.learner.iteration - self._trail[0] <= _TRAIL:
            self.leave_trail()


class Reader:
    """A place of its own in a run, and what the run has recorded.

    It stays where it has read last, so that what follows is read without seeking. It is for one
    thread, that of the playhead: the two share the stream of operands.

    Parameters
    ----------
    learner
        At iteration 0 of the run, with the interventions that the run has.
    keyframes, history
        What the run has recorded; it goes on recording.
    """

    def __init__(self, learner: Learner, keyframes: Keyframes, history: History) -> None:
        self._place = Seeker(learner)
        self._keyframes = keyframes
        self._history = history

    def moment_at(self, iteration: int) -> Moment:
        """Return what there is at an iteration up to the frontier."""
        return self._at(iteration).moment

    def errors(self, start: int, stop: int) -> Floats:
        """Return the errors of examples ``start … stop - 1`` before the frontier, ``(n,)``.

        Where single errors are no longer kept, they are worked out again.
        """
        kept = self._history.errors(start, stop)
        return self._at(start).replay_to(stop) if kept is None else kept

    def look_ahead(self, start: int, most: int) -> Ahead:
        """Return what will be learned from iteration ``start`` on, at most ``most`` examples.

        Fewer where something is done to the run, and where so many weights would take much
        memory.
        """
        learner = self._at(start)
        return learner.look_ahead(min(most, max(1, _MOST_AHEAD // learner.flat.size)))

    def _at(self, iteration: int) -> Learner:
        self._place.seek(iteration, self._keyframes)
        return self._place.learner

"""A place in a run that finds any other: from a keyframe, from a trail, or straight on."""

from rnn_viz.core.run.interventions import Intervention
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.learner import Learner

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
        if not at <= learner.iteration <= iteration:
            learner.put(at, row)
        if iteration - learner.iteration > _TRAIL:
            learner.replay_to(iteration - _TRAIL)
            self.leave_trail()
        learner.replay_to(iteration)

    def intervene(self, what: Intervention) -> None:
        """Do something here.

        Raises
        ------
        InterventionError
            It does not fit the run; nothing has changed.
        """
        self.learner.intervene(what)
        if self._trail[0] == self.learner.iteration:
            self.leave_trail()

    def leave_trail(self) -> None:
        """Keep the weights here, where a step back from a little later may begin."""
        self._trail = self.learner.iteration, self.learner.flat.copy()

    def set_out(self) -> None:
        """Before going on from here, keep the weights unless those kept are of a little earlier."""
        if not 0 <= self.learner.iteration - self._trail[0] <= _TRAIL:
            self.leave_trail()

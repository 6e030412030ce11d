"""Notices when training has come to a standstill because every sigmoid is saturated."""

import numpy as np

from rnn_viz.core.network import Weights
from rnn_viz.core.timeline import Timeline

EXAMPLES = 200  # so many examples in a row without any change of any bit


class StandstillWatch:
    """Compare the weights now with those of at least 200 examples ago.

    Attributes
    ----------
    stands_still
        Whether the last comparison found every weight the same bits.
    """

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget what was seen, as after a jump to another moment."""
        self.stands_still = False
        self._seen: tuple[int, Weights] | None = None

    def look(self, timeline: Timeline) -> None:
        """Take note of the weights at the playhead, if it is time to."""
        if self._seen is None:
            self._seen = (timeline.iteration, timeline.weights)
            return
        iteration, before = self._seen
        if timeline.iteration - iteration < EXAMPLES:
            return
        now = timeline.weights
        self.stands_still = all(map(np.array_equal, before, now))
        self._seen = (timeline.iteration, now)

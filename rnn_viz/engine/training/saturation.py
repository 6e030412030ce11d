"""Notices when training has come to a standstill because every sigmoid is saturated."""

import numpy as np

from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.network import backward, forward
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.timeline import Timeline

NOTHING = 1e-9  # an update below this comes from sigmoids without a slope
EXAMPLES = 200  # so many examples in a row without any change of any bit


class SaturationWatch:
    """Compare the weights now with those of at least 200 examples ago.

    Attributes
    ----------
    stands_still
        Whether the last comparison found every weight the same bits, because nothing asks
        for a change: saturated sigmoids have no slope.
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
        unchanged = all(map(np.array_equal, before, now))
        self.stands_still = unchanged and not _has_gradient(timeline, now)
        self._seen = (timeline.iteration, now)


def _has_gradient(timeline: Timeline, weights: Weights) -> bool:
    """Whether the example at the playhead asks for any change; alpha may be too small for it."""
    a, b = timeline.operands
    columns = timeline.config.bits
    a_bits, b_bits, truth = (bits_of(number, columns) for number in (a, b, a + b))
    clamps = timeline.conditions.clamps
    seen = forward(weights, a_bits, b_bits, truth, clamps)
    return any(np.abs(u).max() > NOTHING for u in backward(weights, seen, clamps).update)

"""Notices when training has come to a standstill because every sigmoid is saturated."""

import numpy as np

from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.network import backward, forward
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.moment import Moment
from rnn_viz.core.run.timeline import Timeline

NO_UPDATE = 1e-9  # an update below this comes from sigmoids without a slope
UNCHANGED_FOR = 200  # so many examples in a row without any change of any bit


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
        here = timeline.iteration
        if self._seen is None:
            self._seen = (here, timeline.weights)
            return
        iteration, before = self._seen
        if here - iteration < UNCHANGED_FOR:
            return
        now = timeline.weights
        unchanged = all(map(np.array_equal, before, now))
        self.stands_still = unchanged and not _has_gradient(timeline.moment, timeline.config.bits)
        self._seen = (here, now)


def _has_gradient(now: Moment, bits: int) -> bool:
    """Whether the example at the playhead asks for any change; alpha may be too small for it."""
    a, b = now.operands
    a_bits, b_bits, truth = (bits_of(number, bits) for number in (a, b, a + b))
    clamps = now.conditions.clamps
    seen = forward(now.weights, a_bits, b_bits, truth, clamps)
    return any(np.abs(u).max() > NO_UPDATE for u in backward(now.weights, seen, clamps).update)

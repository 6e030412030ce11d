"""What the network answers to one sum at many moments of a run, worked out in one go."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Bits, Clamps, Floats
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.run.schedule import Schedule

MOST = 200  # moments
_MOST_WORK = (
    4_000_000  # products, some 16 ms; for longer sums of more units there are fewer moments
)


@dataclass(frozen=True, slots=True, eq=False)
class SumOverRun:
    """The answers to one sum.

    Attributes
    ----------
    iterations
        The moments in ascending order, ``(points,)``.
    layer_2
        The probability that each bit is 1, ``(points, columns)``, position 0 first.
    truth
        The true sum, ``(columns,)``.
    """

    iterations: Floats
    layer_2: Floats
    truth: Bits

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """Where the bit is not the true one, ``(points, columns)``; NaN is wrong."""
        is_other = (self.layer_2 > 0.5) != (self.truth == 1)
        return np.asarray(is_other | np.isnan(self.layer_2))

    @property
    def right_since(self) -> int | None:
        """The first moment from which on every bit is right up to the last, if there is one."""
        wrong_at = np.flatnonzero(self.wrong.any(axis=1))
        first = int(wrong_at[-1]) + 1 if wrong_at.size else 0
        return int(self.iterations[first]) if first < len(self.iterations) else None


def moments_of(frames: Frames, config: RunConfig, columns: int) -> range:
    """Return which keyframes are asked, at most 200 over the whole run.

    Every so-many-th, a power of two: while a run grows, the moments that are there stay.
    """
    work = columns * config.hidden * (config.hidden + 3)
    most, stride = min(MOST, max(20, _MOST_WORK // work)), 1
    while config.iterations // (frames.spacing * stride) >= most:
        stride *= 2
    return range(0, len(frames.rows), stride)


def sum_over_run(
    frames: Frames, config: RunConfig, entries: tuple[Entry, ...], a: Bits, b: Bits, truth: Bits
) -> SumOverRun:
    """Ask one sum at keyframes of a run, all at once.

    Parameters
    ----------
    entries
        The interventions of the run: units that are held at a moment are held in its answer.
    a, b, truth
        The bits of the numbers and of their sum, ``(columns,)``.
    """
    rows = moments_of(frames, config, len(truth))
    iterations = np.array(rows) * frames.spacing
    nets = np.stack([frames.rows[row] for row in rows])
    count, hidden = len(nets), config.hidden
    synapse_0 = nets[:, : 2 * hidden].reshape(count, 2, hidden)
    synapse_h = nets[:, 2 * hidden : -hidden].reshape(count, hidden, hidden)
    clamps = _clamps(Schedule(config, entries), iterations.tolist(), hidden) if entries else None
    layer_1, layer_2 = np.zeros((count, hidden)), np.empty((count, len(truth)))
    with np.errstate(over="ignore", invalid="ignore"):  # of a run that diverged
        for position in range(len(truth)):
            read = a[position] * synapse_0[:, 0] + b[position] * synapse_0[:, 1]
            kept = np.matmul(layer_1[:, None, :], synapse_h)[:, 0]
            layer_1 = held(sigmoid(read + kept), clamps)
            layer_2[:, position] = sigmoid((layer_1 * nets[:, -hidden:]).sum(axis=1))
    return SumOverRun(iterations.astype(np.float64), layer_2, truth)


def _clamps(schedule: Schedule, iterations: list[int], hidden: int) -> Clamps:
    """Return what is held at some moments, ``(points, hidden)``."""
    live = np.full(hidden, np.nan)
    found = [schedule.at(iteration).clamps for iteration in iterations]
    return np.array([live if clamps is None else clamps for clamps in found])

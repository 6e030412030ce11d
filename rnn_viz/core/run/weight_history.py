"""One weight over the run, thinned for a small picture."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.keyframes import Frames

MOST = 200  # points


class WeightHistory(NamedTuple):
    """The weight at iterations in ascending order, both ``(points,)``."""

    iterations: Floats
    values: Floats


def weight_history(frames: Frames, weight: Weight, hidden: int, most: int = MOST) -> WeightHistory:
    """Return the weight at keyframes up to the frontier, at most ``most`` points.

    Every so-many-th keyframe is taken, a power of two, and the last: while a run grows, the
    points that are there stay where they are.

    Parameters
    ----------
    frames
        The keyframes; each row has all weights as ``timeline.flatten`` writes them.
    hidden
        Units of the hidden layer.
    """
    count = len(frames.rows)
    stride = 1
    while -(-count // stride) >= most:
        stride *= 2
    rows = np.arange(0, count, stride)
    if count and rows[-1] != count - 1:
        rows = np.append(rows, count - 1)
    values = np.array(frames.rows[rows, _place(weight, hidden)])
    return WeightHistory((rows * frames.spacing).astype(np.float64), values)


def _place(weight: Weight, hidden: int) -> int:
    """Return where a weight is in a row of all weights."""
    first = {"synapse_0": 0, "synapse_h": 2 * hidden, "synapse_1": (2 + hidden) * hidden}
    columns = 1 if weight.name == "synapse_1" else hidden
    return first[weight.name] + weight.row * columns + weight.column

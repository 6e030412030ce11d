"""One weight over the run, thinned for a small picture."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import places_of
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
        The keyframes; each row has all weights as ``weights.flatten`` writes them.
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
    place = int(places_of(weight.name, weight.row, weight.column, hidden)[0])
    values = np.array(frames.rows[rows, place])
    return WeightHistory((rows * frames.spacing).astype(np.float64), values)

"""What the views draw of a snapshot, worked out when it is asked for."""

from functools import lru_cache

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.snapshot import Analysis, Snapshot, Source


def learning_at(now: Snapshot) -> Trace | None:
    """Return what the example on stage teaches; ``None`` for the user's own numbers."""
    if now.stage.source is not Source.TRAINING:
        return None
    frozen = None if now.conditions is None else now.conditions.frozen
    return trace_of(now.weights, now.stage.sum, now.alpha, now.clamps, frozen)


@lru_cache(maxsize=2)  # read several times a frame
def shares_of(analysis: Analysis | None) -> tuple[Floats, Floats]:
    """Return iterations and shares of right sums, the newest evaluation among them."""
    if analysis is None:
        return np.empty(0), np.empty(0)
    x, y = analysis.shares.iterations, analysis.shares.shares
    newest = analysis.evaluation
    if newest is None:
        return x, y
    at = int(np.searchsorted(x, newest.iteration))
    if at < x.size and x[at] == newest.iteration:
        return x, y
    return np.insert(x, at, newest.iteration), np.insert(y, at, newest.exact_share)

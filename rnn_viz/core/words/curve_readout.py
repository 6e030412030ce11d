"""The values of the error curve at one iteration, as text."""

import math
from typing import NamedTuple

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.curve import Bucket
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.core.words.percent import percent

SharePoints = tuple[Floats, Floats]
UNKNOWN = "–"
# a share known nearby is shown, with a sign that it is near
_NEAR = 4  # pixels
_NEAR_IN_RUN = 1 / 500  # of the run: the distance of the points when all are there


class Readout(NamedTuple):
    """What is written about an iteration."""

    where: str
    error: str
    mean: str
    share: str
    sentence: str


def read(
    snapshot: Snapshot, shares: SharePoints, pointed: int | None, window: int, stretch: float
) -> Readout:
    """Read the curve at an iteration, or at the playhead where none is pointed at.

    Parameters
    ----------
    snapshot
        The moment shown.
    shares
        Iterations, and the share of right sums there.
    pointed
        The iteration asked for.
    window
        Examples in a mean.
    stretch
        Iterations a pixel: how near is near.
    """
    iteration = snapshot.iteration if pointed is None else pointed
    bucket = _bucket(snapshot, iteration)
    where, error = f"iteration {iteration:,}", UNKNOWN
    if bucket is not None:
        error = _number(bucket.mean)
        if bucket.last > bucket.first:
            where = f"{bucket.first:,} … {bucket.last:,}"
            error = f"{_number(bucket.low)} – {_number(bucket.high)}"
    last = min(iteration, snapshot.curve.examples - (iteration == snapshot.iteration))
    mean = snapshot.curve.recent(last, window)
    means = UNKNOWN if mean is None else _number(mean.mean)
    share, in_full = _share(shares, snapshot, iteration, stretch)
    sentence = f"error {error} at {where}, mean of {window:,}: {means}, sums right: {in_full}"
    return Readout(where, error, means, share, sentence)


def possible_wheres(end: int) -> list[str]:
    """Return the longest names of a place in a run of ``end``: an iteration, and a stretch."""
    is_kept = end <= 2**18  # single errors are kept: no stretches are read
    return [f"iteration {end:,}"] + ([] if is_kept else [f"{end:,} … {end:,}"])


def widest_error(bits: int) -> str:
    """Return the widest error that can be read."""
    return f"{_number(float(bits))} – {_number(float(bits))}"


def _bucket(snapshot: Snapshot, iteration: int) -> Bucket | None:
    """Return the error; the example at the playhead has one before it is learned."""
    found = snapshot.curve.at(iteration) if iteration < snapshot.curve.examples else None
    is_on_stage = iteration == snapshot.iteration and snapshot.stage.source is Source.TRAINING
    if found is None and is_on_stage:
        error = snapshot.stage.sum.overall_error
        return Bucket(iteration, iteration, error, error, error)
    return found


def _share(
    shares: SharePoints, snapshot: Snapshot, iteration: int, stretch: float
) -> tuple[str, str]:
    """Return the share of right sums known near an iteration, in short and in full."""
    x, y = shares
    at = curve_lines.nearest(x, iteration)
    near = max(_NEAR * stretch, _NEAR_IN_RUN * snapshot.config.iterations)
    if at is None or abs(x[at] - iteration) > near:
        return UNKNOWN, "not known"
    text = percent(float(y[at]))
    if x[at] == iteration:
        return text, text
    return f"≈ {text}", f"{text} at {int(x[at]):,}"


def _number(value: float) -> str:
    return f"{value:.2f}" if math.isfinite(value) else "not a number"

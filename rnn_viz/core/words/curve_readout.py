"""The values of the error curve at one iteration, as text."""

from typing import NamedTuple

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.curve import Bucket
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import LONGEST_PERCENT, error_text, percent, percent_near

SharePoints = tuple[Floats, Floats]
UNKNOWN = "–"
_IN_FULL = _("not known")
_AT = _("iteration {iteration:,}")
_SENTENCE = _("error {error} at {where}, mean of {window:,}: {mean}, sums right: {share}")
# a share known nearby is shown, with a sign that it is near
_NEAR = 4  # pixels
NEAR_IN_RUN = 1 / 500  # of the run: the distance of the points when all are there


class Asked(NamedTuple):
    """What is asked about.

    Attributes
    ----------
    iteration
        An iteration of the run; ``None`` is the playhead.
    window
        Examples in a mean.
    stretch
        Iterations a pixel: how near is near.
    """

    iteration: int | None = None
    window: int = curve_lines.WINDOW
    stretch: float = 1.0


class Readout(NamedTuple):
    """What is written about an iteration.

    Attributes
    ----------
    where
        The iteration, or the stretch of which only the extremes are kept.
    error
        The error of its example, or the smallest and the largest of the stretch.
    mean
        The mean error of the last examples before it.
    share
        The share of all sums that are right.
    sentence
        All of it.
    is_range
        Whether the error is that of a stretch.
    """

    where: str
    error: str
    mean: str
    share: str
    sentence: str
    is_range: bool


def read(now: Snapshot, next_error: float, shares: SharePoints, asked: Asked) -> Readout:
    """Read the curve at an iteration.

    Parameters
    ----------
    now
        The moment shown.
    next_error
        The error of the example at the playhead, before it is learned.
    shares
        Iterations, and the share of right sums there.
    asked
        Where, and how finely.
    """
    iteration = now.iteration if asked.iteration is None else asked.iteration
    bucket = now.curve.at(iteration) if iteration < now.curve.examples else None
    if bucket is None and iteration == now.iteration:
        bucket = Bucket(iteration, iteration, next_error, next_error, next_error)
    where, said = _AT.format(iteration=iteration), UNKNOWN
    is_range = bucket is not None and bucket.last > bucket.first
    if bucket is not None:
        said = error_text(bucket.mean)
        if is_range:
            where = f"{bucket.first:,} … {bucket.last:,}"
            said = f"{error_text(bucket.low)} – {error_text(bucket.high)}"
    mean = now.curve.recent(iteration - 1, asked.window)
    means = UNKNOWN if mean is None else error_text(mean.mean)
    share, in_full = UNKNOWN, _IN_FULL
    if iteration <= now.frontier:
        near = max(_NEAR * asked.stretch, NEAR_IN_RUN * now.config.iterations)
        share, in_full = share_near(shares, iteration, near)
    sentence = _SENTENCE.format(
        error=_in_full(said), where=where, window=asked.window, mean=_in_full(means), share=in_full
    )
    return Readout(where, said, means, share, sentence, is_range)


def possible_wheres(end: int) -> list[str]:
    """Return the longest names of a place in a run of ``end``: an iteration, and a stretch."""
    return [_AT.format(iteration=end)] + ([f"{end:,} … {end:,}"] if has_stretches(end) else [])


def has_stretches(end: int) -> bool:
    """Whether a run of ``end`` is so long that only the extremes of stretches are kept."""
    return end > 2**18


def widest_error(bits: int, end: int) -> str:
    """Return the widest error that can be read in a run of ``end`` iterations."""
    widest = error_text(float(bits))
    return f"{widest} – {widest}" if has_stretches(end) else widest


def widest_share() -> str:
    """Return the widest share that can be read."""
    return f"≈ {LONGEST_PERCENT}"


def share_near(shares: SharePoints, iteration: int, near: float) -> tuple[str, str]:
    """Return the share of right sums known so near an iteration, in short and in full."""
    x, y = shares
    at = curve_lines.nearest(x, iteration)
    if at is None or abs(x[at] - iteration) > near:
        return UNKNOWN, _IN_FULL
    text = percent(float(y[at]))
    if x[at] == iteration:
        return text, text
    return percent_near(float(y[at])), _("{share} at {iteration:,}").format(
        share=text, iteration=int(x[at])
    )


def _in_full(number: str) -> str:
    return _IN_FULL if number == UNKNOWN else number.replace("nan", _("not a number"))

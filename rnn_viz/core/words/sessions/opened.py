"""What is said once a session has been opened: whether all is as it was."""

import math

from rnn_viz.core.language import _, _n
from rnn_viz.core.run.saved.proof import Deviation
from rnn_viz.core.words.numbers import with_power


def is_as_saved(iteration: int) -> str:
    """Say that a saved moment has been reached again."""
    said = _("Opened at iteration {iteration:,}: the weights are as saved, to the last bit.")
    return said.format(iteration=iteration)


def differs(iteration: int, deviation: Deviation) -> str:
    """Say how far the weights computed here are from those saved."""
    is_finite = math.isfinite(deviation.largest)
    said = (
        _n(
            "Opened at iteration {iteration:,}, but this machine computes differently: "
            "{count:,} of {total:,} weights differs from those saved, by at most {most}.",
            "Opened at iteration {iteration:,}, but this machine computes differently: "
            "{count:,} of {total:,} weights differ from those saved, by at most {most}.",
            deviation.differing,
        )
        if is_finite
        else _n(
            "Opened at iteration {iteration:,}, but this machine computes differently: "
            "{count:,} of {total:,} weights differs from those saved, by more than can be said.",
            "Opened at iteration {iteration:,}, but this machine computes differently: "
            "{count:,} of {total:,} weights differ from those saved, by more than can be said.",
            deviation.differing,
        )
    )
    return said.format(
        iteration=iteration, count=deviation.differing, total=deviation.total,
        most=_rounded_up(deviation.largest) if is_finite else "",
    )  # fmt: skip


def _rounded_up(distance: float) -> str:
    """Return two digits of a distance, not less than it is."""
    rounded = float(f"{distance:.1e}")
    if rounded < distance:
        rounded += 10.0 ** (math.floor(math.log10(distance)) - 1)
    return with_power(f"{rounded:.2g}")


def left_before(iteration: int, saved: int, *, is_session: bool) -> str:
    """Say that something else was asked for before the saved moment was reached.

    ``is_session`` tells a session from a run of the list.
    """
    said = (
        _("The session is open at iteration {iteration:,}; it was saved at {saved:,}, which has "
          "not been computed yet.")
        if is_session
        else _("The run is open at iteration {iteration:,}; it was left at {saved:,}, which has "
               "not been computed yet.")
    )  # fmt: skip
    return said.format(iteration=iteration, saved=saved)

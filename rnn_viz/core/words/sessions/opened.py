"""What is said once a session has been opened: whether all is as it was."""

import math

from rnn_viz.core.run.saved.proof import Deviation
from rnn_viz.core.words.numbers import with_power


def is_as_saved(iteration: int) -> str:
    """Say that a saved moment has been reached again."""
    return f"Opened at iteration {iteration:,}: the weights are as saved, to the last bit."


def differs(iteration: int, deviation: Deviation) -> str:
    """Say how far the weights computed here are from those saved."""
    verb = "differs" if deviation.differing == 1 else "differ"
    is_finite = math.isfinite(deviation.largest)
    how = (
        f"by at most {_rounded_up(deviation.largest)}" if is_finite else "by more than can be said"
    )
    return (
        f"Opened at iteration {iteration:,}, but this machine computes differently: "
        f"{deviation.differing:,} of {deviation.total:,} weights {verb} from those saved, {how}."
    )


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
    what, how = ("session", "saved") if is_session else ("run", "left")
    return (
        f"The {what} is open at iteration {iteration:,}; it was {how} at {saved:,}, "
        "which has not been computed yet."
    )

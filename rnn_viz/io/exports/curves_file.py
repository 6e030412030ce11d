"""Curves as CSV: a comma between numbers, a point in them, 17 digits, so that none is lost."""

from collections.abc import Sequence

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of

_ITERATION = "iteration (examples learned)"


def errors_csv(errors: Floats, bits: int) -> str:
    """Return the error of each example before its update, one line each.

    Parameters
    ----------
    errors
        The script's ``overallError`` of examples 0, 1, …, ``(n,)``.
    bits
        Positions of a training sum.
    """
    return _csv(
        [_ITERATION, f"overallError (sum of |truth - p| over {bits} bits)"],
        [np.arange(len(errors)), errors],
    )


def checks_csv(checks: Checks, bits: int) -> str:
    """Return the share of sums that are right, whole and by position, one line a check."""
    asked = f"{'all' if bits <= ALL_UP_TO else 'a fixed sample of'} {count_of(bits)} sums"
    names = [f"position {position} right (share)" for position in range(bits)]
    return _csv(
        [_ITERATION, f"exactly right (share of {asked})", *names],
        [checks.iterations, checks.exact_share, *checks.bit_accuracy.T],
    )


def _csv(names: list[str], columns: Sequence[Floats | Integers]) -> str:
    form = ",".join(["%d", *["%.17g"] * (len(columns) - 1)])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    lines = [form % row for row in rows]  # np.savetxt takes four times as long
    return "\n".join([",".join(names), *lines, ""])

"""Sums that were wrong lately: asked first, they tell quickly that a net is not perfect."""

import numpy as np

from rnn_viz.core.arrays import Clamps, Floats, Integers
from rnn_viz.core.evidence.evaluation import Sums

_MOST = 64  # of them


class DoubtfulSums:
    """Some of the sums, those that were wrong last in front.

    Parameters
    ----------
    sums
        All that are to be right.
    """

    def __init__(self, sums: Sums) -> None:
        a, b = sums.a.ravel(), sums.b.ravel()
        some = np.unique(np.linspace(0, a.size - 1, _MOST).astype(np.int64))
        self._bits, self._a, self._b = sums.bits, a[some], b[some]

    def check(self, rows: Floats, hidden: int, clamps: Clamps) -> tuple[int, Integers]:
        """Ask the nets of several iterations, until none of these sums is wrong.

        Parameters
        ----------
        rows
            The weights of an iteration a row, ``(n, weights)``.
        hidden
            How many hidden units they have.
        clamps
            Values at which units are held, NaN for live ones; ``None``: all live.

        Returns
        -------
        row
            The first in which none of them is wrong: it must be asked all sums. ``n`` if there
            is none.
        right
            How many of the two lowest positions are right in all sums, up to that row.
        """
        from rnn_viz.core.kernels.quick_check import quick_check  # numba: not before first paint

        right = np.empty(len(rows), np.int64)
        row = quick_check(rows, hidden, self._bits, self._a, self._b, right, clamps)
        return row, right[: row + 1]

    def put_first(self, a: int, b: int) -> None:
        """Ask a sum before all others from now on; the one that was right longest goes."""
        self._a = np.concatenate([[a], self._a[:-1]]).astype(np.int64)
        self._b = np.concatenate([[b], self._b[:-1]]).astype(np.int64)

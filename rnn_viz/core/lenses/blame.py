"""How far blame reaches: how much the logit of each position depends on each earlier state."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, Parts, Unable

_MOST_PRODUCTS = 2**30  # of two numbers, for all of the triangle: half a second
_SLICE = 2**23  # products that are worked out in one go


@dataclass(frozen=True, slots=True, eq=False)
class Blame:
    """Mean norms of ∂logit[t] / ∂layer_1[t - k] over all sums.

    An error at position t is blamed on the state k positions before in proportion to it. Units
    that are held do not change: they are not blamed and pass nothing on.

    Attributes
    ----------
    iteration
        The moment.
    norms
        ``(bits, bits)``, row t, column k; NaN where k > t: there is no such state.
    sums
        Over how many sums the last row is a mean.
    is_sample
        Whether these are some of all sums.
    """

    iteration: int
    norms: Floats
    sums: int
    is_sample: bool

    def __post_init__(self) -> None:
        self.norms.flags.writeable = False

    @property
    def bits(self) -> int:
        """Positions."""
        return len(self.norms)

    @property
    def has_shares(self) -> bool:
        """Whether the newest state is blamed at all, by as much as is a number."""
        return bool(0 < self.norms[-1, 0] < np.inf)  # it is the same in all rows

    @property
    def relative(self) -> Floats:
        """Shares of what the state itself is blamed for, 1 in column 0; NaN if that is nothing.

        All rows are divided by the same number, the norm of ``synapse_1``.
        """
        with np.errstate(invalid="ignore"):  # of an output without weights, or with huge ones
            return self.norms / np.where(self.norms[:, :1] > 0, self.norms[:, :1], np.nan)


def blame(states: AllStates) -> Parts[Blame]:
    """Send one unit of blame back from the logit of every state."""
    bits = states.look.bits
    norms, rows = np.full((bits, bits), np.nan), np.empty(0, np.int64)
    for position in range(bits):
        rows, totals = _rows(states, position), np.zeros(position + 1)
        for _ in _added(states, rows, totals):
            yield None
        norms[position, : position + 1] = totals / len(rows)
    is_some = states.is_sample or len(rows) < int((states.position == bits - 1).sum())
    yield Blame(states.iteration, norms, len(rows), is_some)


def blame_of_last(look: Look) -> Iterator[Floats | None]:
    """Return the norms from the last position, ``(bits,)``: of its own state, of the one before."""
    found: AllStates | Unable | None = None
    for found in all_states(look):
        if found is None:
            yield None
    if not isinstance(found, AllStates):
        yield np.full(look.bits, np.nan)
        return
    rows, totals = _rows(found, look.bits - 1), np.zeros(look.bits)
    for _ in _added(found, rows, totals):
        yield None
    yield totals / len(rows)


def _rows(states: AllStates, position: int) -> Integers:
    """Return the states after a position, as evenly spread ones of many as there is time for."""
    most = max(1, 2 * _MOST_PRODUCTS // (states.look.weights.hidden * states.look.bits) ** 2)
    first, stop = np.searchsorted(states.position, (position, position + 1)).tolist()
    return np.linspace(first, stop - 1, min(stop - first, most)).astype(np.int64)


def _added(states: AllStates, rows: Integers, totals: Floats) -> Iterator[None]:
    """Add the norms from these states to ``totals``, ``(lags,)``, in slices."""
    from rnn_viz.core.kernels.blame import add_norms_back  # numba: not before the first paint

    weights, clamps = states.look.weights, states.look.clamps
    length = max(1, _SLICE // (weights.hidden**2 * len(totals)))
    for first in range(0, len(rows), length):
        part = rows[first : first + length]
        add_norms_back(
            weights.synapse_h, weights.synapse_1, clamps,
            states.layer_1, states.before, part, totals,
        )  # fmt: skip
        yield None

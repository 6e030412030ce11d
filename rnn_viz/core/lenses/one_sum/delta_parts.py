"""A layer_1_delta taken apart: what arrives in it from the error of each position."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace

MOST_ERRORS = 32  # one by one; those of later positions are told together


@dataclass(frozen=True, slots=True, eq=False)
class DeltaParts:
    """The parts of a delta; they add up to it, because errors go backwards linearly.

    Attributes
    ----------
    position
        The position of the delta.
    delta
        The script's ``layer_1_delta`` there, ``(hidden,)``.
    parts
        What arrives from the errors of this position and the next ones, ``(errors, hidden)``.
    later
        What arrives from all errors after those, ``(hidden,)``; ``None`` if there are none.
    """

    position: int
    delta: Floats
    parts: Floats
    later: Floats | None

    @property
    def shares(self) -> Floats:
        """How much of the delta each part is, along it, ``(errors,)``.

        The shares, that of ``later`` among them, add up to 1; one below 0 works against the
        others. They are NaN where there is no delta.
        """
        return self._along(self.parts)

    @property
    def later_share(self) -> float:
        """The same for all later errors together."""
        return 0.0 if self.later is None else float(self._along(self.later))

    def _along(self, parts: Floats) -> Floats:
        size = float(self.delta @ self.delta)
        return parts @ self.delta / size if size > 0 else np.full(parts.shape[:-1], np.nan)


def delta_parts(trace: Trace, position: int) -> DeltaParts:
    """Send each error back by itself, as the script sends all of them together."""
    seen, weights = trace.forward, trace.weights
    last = min(len(seen.layer_2), position + MOST_ERRORS)
    is_live = 1.0 if trace.clamps is None else np.isnan(trace.clamps)
    parts = np.zeros((0, weights.hidden))
    with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown, not raised
        for t in reversed(range(position, last)):
            state = seen.layer_1[t + 1]
            own = seen.layer_2_delta[t] * weights.synapse_1.T
            parts = np.concatenate([own, parts @ weights.synapse_h.T])
            parts = parts * (state * (1.0 - state) * is_live)
        delta = np.asarray(trace.backward.layer_1_delta[position])
        later = delta - parts.sum(axis=0) if last < len(seen.layer_2) else None
    return DeltaParts(position, delta, parts, later)

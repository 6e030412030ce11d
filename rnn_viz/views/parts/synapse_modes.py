"""What the three heatmaps show of the weights: themselves, an update, or a change."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rnn_viz.core.learning import learning_of
from rnn_viz.core.network import Weights
from rnn_viz.core.operands import begin
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.parts.steady_limit import SteadyLimit

_WITHIN = 0.95  # of all weights; the rest have the colour of the limit
WEIGHTS, UPDATE, CHANGE = range(3)
MODES = {
    "weights": "The weights themselves",
    "update": "What the example at the playhead adds to each weight: alpha × its update",
    "change": "How far each weight has come since an iteration",
}


class Shown(NamedTuple):
    """Values in the place of weights.

    Attributes
    ----------
    values
        One value for each weight.
    limit
        The size at the ends of the colours.
    of
        What the value is of a weight: "update of ".
    sentence
        What is shown, in words.
    """

    values: Weights
    limit: float
    of: str
    sentence: str


class SynapseModes:
    """Work out updates and changes; each has a scale of its own.

    Attributes
    ----------
    reference
        The iteration since which changes are counted.
    """

    def __init__(self) -> None:
        self.reference = 0
        self._from: Weights | None = None  # the weights at the reference; None: to be worked out
        self._run_id: int | None = None
        self._limits = {mode: SteadyLimit(_WITHIN) for mode in (UPDATE, CHANGE)}

    def use_run(self, run_id: int) -> None:
        """Begin anew where it is another run."""
        if run_id != self._run_id:
            self._run_id = run_id
            self.set_reference(0, None)
            self._limits[UPDATE].forget()

    def set_reference(self, iteration: int, weights: Weights | None) -> None:
        """Count changes from these weights; ``None`` for those the run starts from."""
        self.reference, self._from = iteration, weights
        self._limits[CHANGE].forget()

    def update(self, now: Snapshot) -> Shown:
        """Return what the example on stage adds to each weight."""
        learning = learning_of(now.stage, now.weights, now.config.alpha)
        if learning is None:
            nothing = Weights(*(np.zeros_like(w) for w in now.weights))
            return self._shown(UPDATE, nothing, "own numbers are not learned")
        return self._shown(UPDATE, learning.step, "alpha × this example's update")

    def collected(self, update: Weights, alpha: float) -> Shown:
        """Return what has been collected of an update so far, as it will be added."""
        with np.errstate(over="ignore", invalid="ignore"):
            step = Weights(*(alpha * part for part in update))
        return self._shown(UPDATE, step, "alpha × the update so far")

    def change(self, now: Snapshot) -> Shown:
        """Return how far each weight has come since the reference."""
        if self._from is None:
            self._from = begin(replace(now.config, skip_draws=0))[0]
        with np.errstate(invalid="ignore"):
            change = Weights(*(w - f for w, f in zip(now.weights, self._from, strict=True)))
        return self._shown(CHANGE, change, f"since iteration {self.reference:,}")

    def _shown(self, mode: int, values: Weights, sentence: str) -> Shown:
        of = "update of " if mode == UPDATE else "change of "
        return Shown(values, self._limits[mode].of(*values), of, sentence)

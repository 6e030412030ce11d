"""What the three heatmaps show of the weights: themselves, an update, or a change."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rnn_viz.core.deeds import Reference
from rnn_viz.core.learning import learning_at, step_of
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
        self._compared = ""  # what the scale of changes was measured with
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
        learning = learning_at(now)
        if learning is None:
            nothing = Weights(*(np.zeros_like(w) for w in now.weights))
            return self._shown(UPDATE, nothing, "own numbers are not learned")
        return self._shown(UPDATE, learning.step, "alpha × this example's update")

    def collected(self, update: Weights, now: Snapshot) -> Shown:
        """Return what has been collected of an update so far, as it will be added."""
        frozen = None if now.conditions is None else now.conditions.frozen
        step = step_of(update, now.alpha, frozen)
        return self._shown(UPDATE, step, "alpha × the update so far")

    def change(self, now: Snapshot) -> Shown:
        """Return how far each weight has come since the reference, or how far it is from it.

        What the run is compared with comes before what was chosen here.
        """
        if now.done.reference is not None:
            return self._difference(now.weights, now.done.reference)
        if self._from is None:
            self._from = begin(replace(now.config, skip_draws=0))[0]
        self._measure("")
        change = _minus(now.weights, self._from)
        return self._shown(CHANGE, change, f"since iteration {self.reference:,}")

    def _difference(self, weights: Weights, reference: Reference) -> Shown:
        """Return this branch minus another, or this moment minus another."""
        self._measure(f"branch {reference.branch}")
        sentence = f"minus {reference.label}"
        return self._shown(CHANGE, _minus(weights, reference.weights), sentence)

    def _measure(self, compared: str) -> None:
        """Begin a scale of its own for what is compared now."""
        if compared != self._compared:
            self._compared = compared
            self._limits[CHANGE].forget()

    def _shown(self, mode: int, values: Weights, sentence: str) -> Shown:
        of = "update of " if mode == UPDATE else "change of "
        return Shown(values, self._limits[mode].of(*values), of, sentence)


def _minus(one: Weights, other: Weights) -> Weights:
    with np.errstate(invalid="ignore"):
        return Weights(*(a - b for a, b in zip(one, other, strict=True)))

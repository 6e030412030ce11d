"""What is shown of the weights: themselves, an update, a change, or two nets compared."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rnn_viz.core.net.network import step_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.collected import Collected
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.widgets.steady_limit import SteadyLimit

_WITHIN = 0.95  # of all weights; the rest have the colour of the limit
WEIGHTS, UPDATE, CHANGE, COMPARE = range(4)
MODES = {
    "weights": "The weights themselves",
    "update": "What the example at the playhead adds to each weight: alpha × its update",
    "change": "How far each weight has come since an iteration",
    "compare": "These weights, those of another branch or iteration, and the difference",
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


class Net(NamedTuple):
    """The weights on one side of a comparison.

    Attributes
    ----------
    name
        The branch; empty where the iteration says it all.
    iteration
        Where the weights are from.
    weights
        All of them.
    """

    name: str
    iteration: int
    weights: Weights


class Comparison(NamedTuple):
    """Two nets, and the first minus the second.

    Attributes
    ----------
    a, b
        What is under the playhead, and what it is compared with.
    difference
        A − B.
    is_behind
        Whether B is a branch that has not been trained as far as the playhead is.
    """

    a: Net
    b: Net
    difference: Shown
    is_behind: bool


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

    def update(self, scene: Scene) -> Shown:
        """Return what the example on stage adds to each weight."""
        learning = scene.learning
        if learning is None:
            nothing = Weights(*(np.zeros_like(w) for w in scene.now.weights))
            return self._shown(UPDATE, nothing, "own numbers are not learned")
        return self._shown(UPDATE, learning.step, "alpha × this example's update")

    def collected(self, collected: Collected, scene: Scene) -> Shown:
        """Return what has been collected of an update so far, as it will be added.

        Its scale is that of the whole update: cells get stronger as more is collected.
        """
        trace = scene.trace
        step = step_of(collected.update, trace.alpha, trace.frozen)
        limit = self._limits[UPDATE].of(*trace.step)
        return Shown(step, limit, "update of ", _about_applying(collected.applied))

    def change(self, now: Snapshot) -> Shown:
        """Return how far each weight has come since the reference, or how far it is from it.

        What the run is compared with comes before what was chosen here.
        """
        if now.run_state.reference is not None:
            return self._difference(now.weights, now.run_state.reference)
        self._measure("")
        change = _minus(now.weights, self._since(now))
        return self._shown(CHANGE, change, f"since iteration {self.reference:,}")

    def compared(self, now: Snapshot) -> Comparison:
        """Return the weights under the playhead, what they are compared with, the difference."""
        current = next((b.number for b in now.run_state.branches if b.is_current), 0)
        a = Net(_name_of(current, now), now.iteration, now.weights)
        reference = now.run_state.reference
        if reference is None:
            return Comparison(a, Net("", self.reference, self._since(now)), self.change(now), False)
        b = Net(_name_of(reference.branch, now), reference.iteration, reference.weights)
        is_behind = reference.branch is not None and reference.iteration < now.iteration
        return Comparison(a, b, self.change(now), is_behind)

    def _since(self, now: Snapshot) -> Weights:
        """Return the weights from which changes count."""
        if self._from is None:
            self._from = begin(replace(now.config, skip_draws=0))[0]
        return self._from

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


def _about_applying(applied: frozenset[str]) -> str:
    if not applied:
        return "alpha × the update so far"
    names = [name for name in ("synapse_0", "synapse_1", "synapse_h") if name in applied]
    return f"applied: {' and '.join(names)}"


def _name_of(branch: int | None, now: Snapshot) -> str:
    """Return what a branch is called; nothing where an iteration is no branch's."""
    if branch is None:
        return ""
    return next((b.name for b in now.run_state.branches if b.number == branch), "the run")


def _minus(one: Weights, other: Weights) -> Weights:
    with np.errstate(invalid="ignore"):
        return Weights(*(a - b for a, b in zip(one, other, strict=True)))

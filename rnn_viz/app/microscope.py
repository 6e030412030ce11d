"""Inside one example: the pictures of the operation executed last."""

from rnn_viz.app.panels import Panels
from rnn_viz.core.backward_shown import BackwardShown
from rnn_viz.core.captions import caption
from rnn_viz.core.learning import learning_at
from rnn_viz.core.network import Weights
from rnn_viz.core.operations import Op
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.trace import Trace, trace_of
from rnn_viz.core.variables import environment

_ROWS = {  # which rows of the stage an operation is about
    "X": {"a", "b"},
    "layer_1": {"layer_1", "a", "b"},
    "layer_2": {"p", "layer_1"},
    "layer_2_error": {"error", "p", "truth"},
    "layer_2_delta": {"layer_2_delta", "error"},
    "overallError": {"error"},
    "d": {"guess", "p"},
    "back_X": {"a", "b"},
    "layer_1_delta": {"layer_1_delta", "layer_2_delta"},
    "synapse_1_update": {"layer_1", "layer_2_delta"},
    "synapse_h_update": {"layer_1", "layer_1_delta"},
    "synapse_0_update": {"a", "b", "layer_1_delta"},
    "future_layer_1_delta": {"layer_1_delta"},
}
_COLLECTED = ("synapse_0_update", "synapse_h_update", "synapse_1_update")


class Microscope:
    """Prepare stage, synapses and listing for a moment inside an example."""

    def __init__(self, panels: Panels) -> None:
        self._panels = panels
        self._trace: tuple[Stage, Trace] | None = None
        self._is_outside, self._is_unsaid = False, False

    def look(self, now: Snapshot) -> None:
        """Show the operation executed last, or that no example is stepped through."""
        stage, panels = now.stage, self._panels
        op = stage.last
        trace = self._trace_of(now) if stage.operation is not None else None
        panels.code.show_moment(stage.program, stage.operation, trace, now.breakpoints)
        panels.stage.show_backward(_backward(now, op))
        rows = _ROWS.get(op.key) if op is not None and op.half != "update" else None
        if stage.is_playing and rows is not None:
            panels.stage.brighten(frozenset(rows), stage.position)
        else:
            panels.stage.brighten(None)
        panels.stage.explain(_told(op, trace))
        self._collect(now, trace)

    def _trace_of(self, now: Snapshot) -> Trace:
        """Return all values of the example on stage, worked out once."""
        if self._trace is None or self._trace[0].sum is not now.stage.sum:
            self._trace = (now.stage, _traced(now))
        return self._trace[1]

    def _collect(self, now: Snapshot, trace: Trace | None) -> None:
        """Show what is collected of the update; in training that nothing is needs saying once."""
        was_outside, self._is_outside = self._is_outside, now.stage.operation is None
        if was_outside and self._is_outside and now.is_moving:
            self._is_unsaid = True
            return
        if self._is_unsaid:
            self._panels.synapses.show_collected(None)
        self._is_unsaid = False
        self._panels.synapses.show_collected(_collected(now.stage, trace))


def _collected(stage: Stage, trace: Trace | None) -> Weights | None:
    op = stage.last
    if op is None or trace is None or op.half == "forward" or stage.operation is None:
        return None
    known = environment(trace, stage.program, stage.operation)
    arrays = [known[name].array if name in known else None for name in _COLLECTED]
    if any(array is None for array in arrays):
        return None
    return Weights(*arrays)  # type: ignore[arg-type]


def _traced(now: Snapshot) -> Trace:
    frozen = None if now.conditions is None else now.conditions.frozen
    return trace_of(now.weights, now.stage.sum, now.alpha, now.clamps, frozen)


def _told(op: Op | None, trace: Trace | None) -> str:
    """Return the caption of an operation; a whole position is told by the stage itself."""
    if op is None or trace is None or op.key == "d":
        return ""
    return caption(op, trace)


def _backward(now: Snapshot, op: Op | None) -> BackwardShown | None:
    """Return the backward pass as far as it has come; ``None`` before it begins."""
    stage = now.stage
    if op is None or op.half == "forward" or stage.source is not Source.TRAINING:
        return None
    learning = learning_at(now)
    if learning is None:
        return None
    deltas = sum(each.key == "layer_1_delta" for each in stage.program[: stage.operation])
    return BackwardShown.of(learning, deltas)

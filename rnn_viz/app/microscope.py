"""Inside one example: the pictures of the operation executed last."""

from rnn_viz.app.panels import Panels
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.scene import learning_at
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.collected import collected_at
from rnn_viz.core.script.operations import Op
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.captions import caption

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
_SYNAPSES = {  # which synapses a line of the script uses or changes
    "layer_1": {"synapse_0", "synapse_h"}, "layer_2": {"synapse_1"},
    "layer_1_delta": {"synapse_1", "synapse_h"},
    **{f"{name}_update": {name} for name in Weights._fields},
    **{name: {name} for name in Weights._fields}, "clear": set(Weights._fields),
}  # fmt: skip


class Microscope:
    """Prepare stage, synapses and listing for a moment inside an example."""

    def __init__(self, panels: Panels) -> None:
        self._panels = panels
        self._trace: tuple[Stage, Trace] | None = None

    def look(self, now: Snapshot) -> None:
        """Show the operation executed last, or that no example is stepped through."""
        stage, panels = now.stage, self._panels
        op = stage.last
        trace = self._trace_of(now) if stage.operation is not None else None
        panels.code.show_moment(stage.program, stage.operation, trace, now.breakpoints)
        panels.stage.show_backward(_backward(now, op))
        is_shown_slowly = stage.is_playing or stage.is_slow_motion
        if is_shown_slowly and op is not None:  # while the update is applied, no row acts
            panels.stage.brighten(frozenset(_ROWS.get(op.key, ())), stage.position)
        else:
            panels.stage.brighten(None)
        acting = _SYNAPSES.get(op.key, set()) if is_shown_slowly and op is not None else None
        for heatmap in panels.synapses.maps:
            heatmap.show_dimmed(acting is not None and heatmap.objectName() not in acting)
        panels.stage.explain(_told(op, trace))
        collected = (
            None if trace is None else collected_at(stage.program, stage.operation or 0, trace)
        )
        panels.synapses.show_collected(collected)

    def _trace_of(self, now: Snapshot) -> Trace:
        """Return all values of the example on stage, worked out once."""
        if self._trace is None or self._trace[0].sum is not now.stage.sum:
            self._trace = (now.stage, _traced(now))
        return self._trace[1]


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

"""What the picture of the network shows at a moment: which step, and what its wires carry."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.intents import WireValue
from rnn_viz.core.language import _
from rnn_viz.core.net.time_step import TimeStep, strongest
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import Op
from rnn_viz.views.synapses.network.flow_shown import FlowShown, flow_in
from rnn_viz.views.synapses.network.lit import lit_in
from rnn_viz.views.synapses.network.wires import Chosen
from rnn_viz.views.widgets.scale import step_above

BLAME = _("blame")
MOST_WIRES = 400
_FIXED = 5.0  # as the heat maps: few weights ever leave it


class StepShown(NamedTuple):
    """One time step, as far as it is computed.

    Attributes
    ----------
    step
        The values.
    place
        What the position is worth: 1, 2, 4, …
    truth
        The bit that is right.
    has_after, has_p
        Whether the new state and the probability are computed already.
    is_backward
        Whether the wires carry blame back.
    has_blame
        Whether it is computed, too, what the units are blamed for.
    values
        What each wire carries, in the order of ``flatten``.
    chosen
        The wires that are drawn.
    lit
        Those that act or are pointed at elsewhere; ``None``: all are alike.
    limit
        The value from which on a wire is as wide as it gets.
    carried
        What the wires show, in a word.
    held
        Which units the user holds at a value, ``(hidden,)``.
    frozen
        Which weights do not learn, in the order of ``flatten``.
    sum
        The sum on stage; as long as it is the same, one step follows another.
    is_last
        Whether no step comes after it.
    flow
        What flows in the line that slow motion has just executed.
    tempo
        Seconds for a line.
    """

    step: TimeStep
    place: int
    truth: int
    has_after: bool
    has_p: bool
    is_backward: bool
    has_blame: bool
    values: Floats
    chosen: Chosen
    lit: Chosen | None
    limit: float
    carried: str
    held: Chosen
    frozen: Chosen
    sum: object
    is_last: bool
    flow: FlowShown | None
    tempo: float

    @property
    def is_beyond(self) -> tuple[bool, bool]:
        """Whether a wire carries less than −limit, and whether one carries more than limit."""
        return bool((self.values < -self.limit).any()), bool((self.values > self.limit).any())

    def before_it_arrives(self) -> "StepShown":
        """Return the step without what is still flowing into its nodes."""
        coming = "" if self.flow is None else self.flow.key
        return self._replace(
            has_after=self.has_after and coming != "layer_1",
            has_p=self.has_p and coming != "layer_2",
            has_blame=self.has_blame and coming != "layer_1_delta",
        )


def step_shown_in(scene: Scene) -> StepShown:
    """Return what is to be shown of the step that the scene speaks of."""
    now, step = scene.now, scene.time_step
    stage, hidden = now.stage, step.weights.hidden
    known = stage.known_rows(step.position)
    op = stage.last
    is_backward = op is not None and op.half == "backward" and "layer_2_delta" in known
    has_after, has_p = "layer_1" in known, "p" in known
    values, limit, carried = _carried(scene, step, is_backward=is_backward)
    has_own_colours = is_backward or _applies(op)
    carries = np.concatenate([
        np.full(2 * hidden, not is_backward),
        np.full(hidden * hidden, not is_backward or "layer_1_delta" in known),
        np.full(hidden, has_after),
    ])  # fmt: skip
    row = flatten(values)
    chosen = carries & strongest(values, MOST_WIRES) & np.isfinite(row)
    clamps = now.clamps
    held = np.zeros(hidden, bool) if clamps is None else np.isfinite(clamps)
    frozen = np.zeros(row.size, bool)
    if now.conditions is not None and now.conditions.frozen.size:
        frozen[now.conditions.frozen] = True
    return StepShown(
        step, 1 << step.position, int(stage.sum.truth[step.position]), has_after, has_p,
        has_own_colours, is_backward and "layer_1_delta" in known, row, chosen, lit_in(scene),
        limit, carried, held, frozen, stage.sum, step.position + 1 == stage.sum.columns,
        flow_in(scene), stage.tempo,
    )  # fmt: skip


def _carried(scene: Scene, step: TimeStep, *, is_backward: bool) -> tuple[Weights, float, str]:
    """Return the values of the wires, their limit, and what they are."""
    if is_backward:
        blame = step.blame
        largest = max(float(np.abs(part).max(initial=0.0)) for part in blame)
        limit = step_above(largest) if 0.0 < largest < np.inf else 1.0
        return blame, limit, BLAME
    op = scene.now.stage.last
    if op is not None and _applies(op):
        return _applied(scene, op.key)
    if scene.view.wire_value is WireValue.CONTRIBUTION:
        return step.contributions, _FIXED, _("weight × activity")
    weights = scene.now.weights if scene.collected is None else scene.collected.weights
    return weights, _FIXED, _("weight")


def _applies(op: Op | None) -> bool:
    """Whether a line has just added an update to a synapse."""
    return op is not None and op.half == "update" and op.key in Weights._fields


def _applied(scene: Scene, name: str) -> tuple[Weights, float, str]:
    """Return what one synapse is moved by, magnified; the other wires show nothing."""
    nothing = {it: np.full_like(part, np.nan) for it, part in scene.trace.step._asdict().items()}
    step = getattr(scene.trace.step, name)
    largest = float(np.abs(step).max(initial=0.0))
    limit = step_above(largest) if 0.0 < largest < np.inf else 1.0
    magnified = _("change, × {factor:,.0f}").format(factor=_FIXED / limit)
    return Weights(**nothing | {name: step}), limit, magnified

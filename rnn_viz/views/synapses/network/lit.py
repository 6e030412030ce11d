"""Which wires are lit while the others are faint: what a spot or a part of the stage is made of."""

import numpy as np

from rnn_viz.core.net.weights import places_of
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import Part
from rnn_viz.views.synapses.network.wires import Chosen

_ENTERING = ("synapse_0", "synapse_h")
_MADE_OF = {  # rows of the stage: the synapses that their values come through
    "a": ("synapse_0",), "b": ("synapse_0",), "layer_1": _ENTERING, "p": ("synapse_1",),
    "guess": ("synapse_1",), "error": ("synapse_1",), "layer_2_delta": ("synapse_1",),
    "layer_1_delta": ("synapse_h", "synapse_1"),
}  # fmt: skip


def lit_in(scene: Scene) -> Chosen | None:
    """Return the wires that what is pointed at on the stage came through, or that act.

    ``None`` where nothing is pointed at and nothing acts: all wires are alike then.
    """
    hidden = scene.now.weights.hidden
    part = scene.view.pointed.part
    if part is not None and scene.view.pointed.is_on_stage:
        return lit_by(part, hidden)
    acting = scene.acting_synapses
    if acting is None:
        return None
    return _row([(name, None, None) for name in acting], hidden)


def lit_by(part: Part, hidden: int) -> Chosen | None:
    """Return the wires that a part of the stage came through; ``None`` for one without any."""
    names = _MADE_OF.get(part.row)
    if names is None:
        return None
    if part.row in "ab":
        return _row([("synapse_0", "ab".index(part.row), None)], hidden)
    if part.unit < 0 or part.row not in {"layer_1", "layer_1_delta"}:
        return _row([(name, None, None) for name in names], hidden)
    if part.row == "layer_1":
        return _row([(name, None, part.unit) for name in names], hidden)
    return _row([(name, part.unit, None) for name in names], hidden)  # blame comes back


def _row(weights: list[tuple[str, int | None, int | None]], hidden: int) -> Chosen:
    row = np.zeros(hidden * (hidden + 3), bool)
    for name, source, target in weights:
        row[places_of(name, source, target, hidden)] = True
    return row

"""Which weights are lit while the others step back: those that a part of the stage came through."""

import numpy as np

from rnn_viz.core.net.weights import places_of
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import Part
from rnn_viz.views.synapses.network.wires import Chosen

_OF_OUTPUT = {"p", "guess", "error", "layer_2_delta"}  # rows of the stage


def lit_in(scene: Scene) -> Chosen | None:
    """Return the weights that what is pointed at on the stage came through, or that act.

    ``None`` where nothing is pointed at and nothing acts: all are alike then.
    """
    hidden = scene.now.weights.hidden
    part = scene.view.pointed.part
    if part is not None and scene.view.pointed.is_on_stage:
        return lit_by(part, hidden, scene.now.stage.sum.columns)
    acting = scene.acting_synapses
    if acting is None:
        return None
    return _row([(name, None, None) for name in acting], hidden)


def lit_by(part: Part, hidden: int, columns: int) -> Chosen | None:
    """Return the weights that a part of a sum of so many positions came through.

    Of an operand's bit they are those that it goes through. ``None`` for a part without any. No
    memory comes to the first position, and no blame from beyond the last.
    """
    unit = part.unit if part.unit >= 0 else None
    match part.row:
        case "a" | "b":
            return _row([("synapse_0", "ab".index(part.row), None)], hidden)
        case "layer_1":
            memory = [("synapse_h", None, unit)] if part.position else []
            return _row([("synapse_0", None, unit), *memory], hidden)
        case "layer_1_delta":  # against the direction of the weights
            future = [("synapse_h", unit, None)] if part.position + 1 < columns else []
            return _row([("synapse_1", unit, None), *future], hidden)
        case row if row in _OF_OUTPUT:
            return _row([("synapse_1", None, None)], hidden)
    return None


def _row(weights: list[tuple[str, int | None, int | None]], hidden: int) -> Chosen:
    row = np.zeros(hidden * (hidden + 3), bool)
    for name, source, target in weights:
        row[places_of(name, source, target, hidden)] = True
    return row

"""What can be pointed at in the network: its nodes and wires, and how keys go between them."""

from enum import Enum
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import INPUTS, Probability, Subject, Unit, weight_of
from rnn_viz.core.net.weights import places_of
from rnn_viz.core.script.parts import Part
from rnn_viz.views.synapses.network.wires import Chosen


class Kind(Enum):
    """What a spot is; the value is the variable of the script that it shows, if it is one."""

    INPUT = "X"
    BEFORE = "prev_layer_1"
    AFTER = "layer_1"
    OUTPUT = "layer_2"
    WIRE = ""


class Spot(NamedTuple):
    """A node by its number in its column, or a wire by its place in the row of all weights."""

    kind: Kind
    number: int


_COLUMNS = ((Kind.INPUT, Kind.BEFORE), (Kind.AFTER,), (Kind.OUTPUT,))  # from left to right


def size_of(kind: Kind, hidden: int) -> int:
    """Return how many nodes of a kind there are."""
    return {Kind.INPUT: len(INPUTS), Kind.OUTPUT: 1}.get(kind, hidden)


def subject_of(spot: Spot, position: int, hidden: int) -> Subject | None:
    """Return what a spot is about; ``None`` for an input, and for the empty state at the start."""
    match spot.kind:
        case Kind.WIRE:
            return weight_of(spot.number, hidden)
        case Kind.AFTER:
            return Unit(position, spot.number)
        case Kind.BEFORE if position:
            return Unit(position - 1, spot.number)
        case Kind.OUTPUT:
            return Probability(position)
    return None


def part_of(spot: Spot, position: int) -> Part | None:
    """Return the part of the sum on stage that a node shows; ``None`` if it has no row there."""
    match spot.kind:
        case Kind.AFTER:
            return Part("layer_1", position, spot.number)
        case Kind.BEFORE if position:
            return Part("layer_1", position - 1, spot.number)
        case Kind.OUTPUT:
            return Part("p", position)
    return None


def variable_of(spot: Spot, hidden: int) -> str:
    """Return the variable of the script that a spot shows."""
    return spot.kind.value or weight_of(spot.number, hidden).name


def wires_of(spot: Spot, hidden: int) -> Chosen:
    """Return the wires that belong to a spot: those of a node, or the wire itself."""
    row = np.zeros(hidden * (hidden + 3), bool)
    number = spot.number
    match spot.kind:
        case Kind.WIRE:
            row[number] = True
        case Kind.INPUT:
            row[places_of("synapse_0", number, None, hidden)] = True
        case Kind.BEFORE:
            row[places_of("synapse_h", number, None, hidden)] = True
        case Kind.AFTER:
            for name in ("synapse_0", "synapse_h"):
                row[places_of(name, None, number, hidden)] = True
            row[places_of("synapse_1", number, None, hidden)] = True
        case Kind.OUTPUT:
            row[places_of("synapse_1", None, None, hidden)] = True
    return row


def neighbour(spot: Spot | None, move: tuple[int, int], hidden: int) -> Spot:
    """Return the node that an arrow key leads to, ``move`` being (down, right)."""
    if spot is None or spot.kind is Kind.WIRE:
        return Spot(Kind.AFTER, 0)
    down, right = move
    column = next(k for k, kinds in enumerate(_COLUMNS) if spot.kind in kinds)
    if right:
        return _beside(spot, min(max(column + right, 0), 2), column, hidden)
    nodes = [Spot(kind, k) for kind in _COLUMNS[column] for k in range(size_of(kind, hidden))]
    return nodes[min(max(nodes.index(spot) + down, 0), len(nodes) - 1)]


def _beside(spot: Spot, column: int, before: int, hidden: int) -> Spot:
    """Return the node of another column at about the same height."""
    if column == before:
        return spot
    if column == 2:
        return Spot(Kind.OUTPUT, 0)
    kind = _COLUMNS[column][-1]
    if spot.kind is Kind.OUTPUT:
        return Spot(kind, (hidden - 1) // 2)
    return Spot(kind, 0 if spot.kind is Kind.INPUT else spot.number)


def next_wire(spot: Spot, node: Spot, values: Floats, drawn: Chosen, forward: bool) -> Spot:
    """Return the next wire of a node, from the strongest to the weakest and round again."""
    hidden = round((9 + 4 * values.size) ** 0.5 - 3) // 2
    wires = np.flatnonzero(wires_of(node, hidden) & drawn)
    if not wires.size:
        return spot
    order = wires[np.argsort(-np.abs(values[wires]), kind="stable")]
    at = np.flatnonzero(order == spot.number) if spot.kind is Kind.WIRE else np.zeros(0, int)
    step = 1 if forward else -1
    index = (int(at[0]) + step) % order.size if at.size else (0 if forward else order.size - 1)
    return Spot(Kind.WIRE, int(order[index]))

"""What can be pointed at, which wires belong to it, and where the keys lead."""

import numpy as np
import pytest

from rnn_viz.core.net.subjects import Probability, Unit, Weight, weight_of
from rnn_viz.views.synapses.network.spots import (
    Kind,
    Spot,
    neighbour,
    next_wire,
    subject_of,
    variable_of,
    wires_of,
)


def test_a_unit_has_the_wires_that_come_in_and_the_one_that_leads_out() -> None:
    wires = np.flatnonzero(wires_of(Spot(Kind.AFTER, 7), 16))
    weights = [weight_of(int(wire), 16) for wire in wires]
    assert len(weights) == 2 + 16 + 1
    assert all((it.column == 7) or (it.name, it.row) == ("synapse_1", 7) for it in weights)
    assert wires_of(Spot(Kind.OUTPUT, 0), 16).sum() == 16
    assert wires_of(Spot(Kind.INPUT, 1), 16).sum() == 16
    assert wires_of(Spot(Kind.BEFORE, 3), 16).sum() == 16
    assert wires_of(Spot(Kind.WIRE, 9), 16).sum() == 1


def test_spots_are_what_cards_and_the_script_call_them() -> None:
    assert subject_of(Spot(Kind.AFTER, 7), 4, 16) == Unit(4, 7)
    assert subject_of(Spot(Kind.BEFORE, 7), 4, 16) == Unit(3, 7)
    assert subject_of(Spot(Kind.BEFORE, 7), 0, 16) is None, "there is no position before 0"
    assert subject_of(Spot(Kind.OUTPUT, 0), 4, 16) == Probability(4)
    assert subject_of(Spot(Kind.INPUT, 0), 4, 16) is None
    assert subject_of(Spot(Kind.WIRE, 0), 4, 16) == Weight("synapse_0", 0, 0)
    assert variable_of(Spot(Kind.BEFORE, 1), 16) == "prev_layer_1"
    assert variable_of(Spot(Kind.WIRE, 303), 16) == "synapse_1"


@pytest.mark.parametrize(
    ("start", "move", "there"),
    [
        (None, (1, 0), Spot(Kind.AFTER, 0)),
        (Spot(Kind.AFTER, 3), (1, 0), Spot(Kind.AFTER, 4)),
        (Spot(Kind.AFTER, 15), (1, 0), Spot(Kind.AFTER, 15)),
        (Spot(Kind.AFTER, 3), (0, -1), Spot(Kind.BEFORE, 3)),
        (Spot(Kind.AFTER, 3), (0, 1), Spot(Kind.OUTPUT, 0)),
        (Spot(Kind.BEFORE, 0), (-1, 0), Spot(Kind.INPUT, 1)),
        (Spot(Kind.INPUT, 0), (0, 1), Spot(Kind.AFTER, 0)),
        (Spot(Kind.INPUT, 0), (-1, 0), Spot(Kind.INPUT, 0)),
        (Spot(Kind.OUTPUT, 0), (0, -1), Spot(Kind.AFTER, 7)),
        (Spot(Kind.OUTPUT, 0), (0, 1), Spot(Kind.OUTPUT, 0)),
    ],
)
def test_the_arrows_go_from_node_to_node(
    start: Spot | None, move: tuple[int, int], there: Spot
) -> None:
    assert neighbour(start, move, 16) == there


def test_page_down_goes_through_the_wires_of_a_node_from_the_strongest_on() -> None:
    values = np.random.RandomState(1).normal(size=304)
    drawn = np.ones(304, bool)
    drawn[:16] = False
    node = Spot(Kind.AFTER, 7)
    spot, seen = node, []
    for _ in range(18):
        spot = next_wire(spot, node, values, drawn, forward=True)
        seen.append(spot.number)
    sizes = np.abs(values[seen])
    assert (np.diff(sizes) <= 0).all()
    assert set(seen) == set(np.flatnonzero(wires_of(node, 16) & drawn))
    assert next_wire(spot, node, values, drawn, forward=True).number == seen[0], "round again"
    assert next_wire(spot, node, values, drawn, forward=False).number == seen[-2]

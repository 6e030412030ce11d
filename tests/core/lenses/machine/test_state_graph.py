"""The graph of a machine: every state in its quadrant, every move on an edge."""

from functools import cache

import numpy as np
import pytest

from rnn_viz.core.lenses.look import at_once
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.machine_search import machine
from rnn_viz.core.lenses.machine.state_graph import (
    StateGraph,
    adder_graph,
    mealy_graph,
    moore_graph,
    state_names,
)
from tests.core.lenses.trained_looks import states_at


@cache
def found_at(iteration: int) -> Machine:
    found = at_once(machine(states_at(iteration)))
    assert isinstance(found, Machine)
    return found


def drawn(graph: StateGraph) -> set[tuple[str, int, int, str]]:
    """Return all moves: from where, reading and writing what, to where."""
    return {
        (graph.nodes[edge.left].title, move.pair, move.bit, graph.nodes[edge.to].title)
        for edge in graph.edges
        for move in edge.moves
    }


def test_the_machine_of_7_000_is_drawn_as_the_adder_is() -> None:
    """Not only are the arrows the same: so are the places, by which they are compared."""
    found = found_at(7_000)
    for graph, adder in (
        (moore_graph(found), adder_graph(is_mealy=False)),
        (mealy_graph(found), adder_graph(is_mealy=True)),
    ):
        assert drawn(graph) == drawn(adder)
        assert {*graph.nodes} == {*adder.nodes}


def test_an_adder_adds_along_its_arrows() -> None:
    for title, pair, bit, after in drawn(adder_graph(is_mealy=False)):
        total = (0 if title == "start" else int(title) >> 1) + (pair >> 1) + (pair & 1)
        assert (after, bit) == (str(total), total & 1)
    for title, pair, bit, after in drawn(adder_graph(is_mealy=True)):
        total = (title == "carry") + (pair >> 1) + (pair & 1)
        assert (after, bit) == ("carry" if total > 1 else "no carry", total & 1)


@pytest.mark.parametrize("iteration", [0, 1_000, 3_000, 5_000, 7_000])
def test_every_move_is_on_an_edge_and_every_state_in_its_quadrant(iteration: int) -> None:
    found = found_at(iteration)
    graph = moore_graph(found)
    names = state_names(found)
    for state in range(len(found.automaton)):
        for pair in range(4):
            number = graph.edge_of(state, pair)
            assert number is not None
            edge = graph.edges[number]
            after = found.automaton.after[state, pair]
            assert graph.nodes[edge.left].title == names[state]
            assert graph.nodes[edge.to].title == names[after]
    for node in graph.nodes[:-1]:
        assert (node.x > 0.5) == bool(node.carry)
        assert (node.y > 0.5) == bool(node.bit)
    places = np.array([(node.x, node.y) for node in graph.nodes])
    assert len(np.unique(places, axis=0)) == len(places)


def test_the_start_is_drawn_where_it_is_asked_for() -> None:
    found = found_at(7_000)
    with_start, without = moore_graph(found), moore_graph(found, has_start=False)
    assert with_start.nodes[-1].caption == "start"
    assert with_start.nodes[:-1] == without.nodes
    assert without.node_of[0] is None
    assert without.edge_of(0, 0) is None


@pytest.mark.parametrize("iteration", [0, 1_000, 3_000, 5_000])
def test_other_machines_have_a_mealy_form_too(iteration: int) -> None:
    found = found_at(iteration)
    graph = mealy_graph(found)
    assert len(graph.nodes) == found.mealy_states <= found.states + 1
    assert graph.has_bits_on_edges
    assert sum(len(edge.moves) for edge in graph.edges) == 4 * found.mealy_states
    places = np.array([(node.x, node.y) for node in graph.nodes])
    assert len(np.unique(places, axis=0)) == len(places)

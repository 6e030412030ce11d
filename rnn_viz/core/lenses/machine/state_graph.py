"""A machine as a graph: nodes where their states belong, and the moves between them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Integers
from rnn_viz.core.language import _
from rnn_viz.core.lenses.machine.automaton import ADDER, PAIRS, Automaton, merged_by_arrows
from rnn_viz.core.lenses.machine.learned_machine import Machine

START = "start"  # in files
_START = _("start")
_HALF = 0.38  # of the width, that the states with a carry, and those without, spread over
_UNDER = -0.42  # where the start is, below the other states
_APART = 0.12  # by which neighbours are higher and lower: arrows do not hide behind each other


class Move(NamedTuple):
    """Reading a pair, and the bit that is written then."""

    pair: int
    bit: int


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A state as it is drawn.

    Attributes
    ----------
    title
        What it is called.
    name
        What stands in it.
    caption
        What stands below it, if anything.
    carry, bit
        The carry that it stands for, and the bit that it writes; ``None`` where it has none.
    x, y
        Where it is, from 0 to 1: no carry left, carry right, bit 1 up; the start lies below 0.
    """

    title: str
    name: str
    caption: str
    carry: int | None
    bit: int | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """All moves from one node to another, or to itself."""

    left: int
    to: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class StateGraph:
    """A machine as it is drawn.

    Attributes
    ----------
    nodes, edges
        What is drawn.
    node_of
        The node of each state of the machine; ``None``: it is not drawn.
    has_bits_on_edges
        Whether bits are written on the arrows (Mealy), else in the states (Moore).
    """

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    node_of: tuple[int | None, ...]
    has_bits_on_edges: bool

    def edge_of(self, state: int, pair: int) -> int | None:
        """Return the edge that is taken when a state of the machine reads a pair."""
        node = self.node_of[state]
        for number, edge in enumerate(self.edges):
            if edge.left == node and any(move.pair == pair for move in edge.moves):
                return number
        return None


def state_names(found: Machine) -> list[str]:
    """Name the states: by their column totals if they are an adder's, else by letters."""
    if found.totals is None:
        return [_START, *ascii_uppercase[: found.states]]
    return [_START, *map(str, found.totals[1:].tolist())]


def moore_graph(found: Machine, *, has_start: bool = True) -> StateGraph:
    """Return a found machine with bits in its states, the start among them or not."""
    return _moore(found.automaton, state_names(found), found.carry, has_start=has_start)


def mealy_graph(found: Machine) -> StateGraph:
    """Return a found machine with bits on its arrows."""
    return _mealy(found.automaton, found.mealy, state_names(found), found.carry, found.is_adder)


def adder_graph(*, is_mealy: bool) -> StateGraph:
    """Return the true adder in one of its two forms."""
    names, carry = [_START, "0", "1", "2", "3"], np.array([0, 0, 0, 1, 1])
    if is_mealy:
        return _mealy(ADDER, merged_by_arrows(ADDER), names, carry, is_adder=True)
    return _moore(ADDER, names, carry, has_start=True)


def _moore(
    automaton: Automaton, names: Sequence[str], carry: Integers, *, has_start: bool
) -> StateGraph:
    quadrants: dict[tuple[int, int], list[int]] = defaultdict(list)
    for state in range(1, len(automaton)):
        quadrants[int(carry[state]), int(automaton.bit[state])].append(state)
    places = {
        state: (_across(kept, k, len(states)), _up(bit, k, len(states)))
        for (kept, bit), states in quadrants.items()
        for k, state in enumerate(sorted(states, key=lambda it: names[it]))
    }
    nodes = [
        GraphNode(names[k], names[k], "", int(carry[k]), int(automaton.bit[k]), *places[k])
        for k in range(1, len(automaton))
    ]
    node_of: list[int | None] = [None, *range(len(nodes))]
    if has_start:
        nodes.append(GraphNode(_START, "", _START, None, None, 0.5, _UNDER))
        node_of[0] = len(nodes) - 1
    return StateGraph(tuple(nodes), _edges(automaton, node_of), tuple(node_of), False)


def _mealy(
    automaton: Automaton, merged: Integers, names: Sequence[str], carry: Integers, is_adder: bool
) -> StateGraph:
    count = int(merged.max()) + 1
    members = [[k for k in range(1, len(names)) if merged[k] == node] for node in range(count)]
    carries = [int(carry[it[-1]]) if it else 0 for it in members]  # only the start may be alone
    nodes = []
    for node in range(count):
        alike = [k for k in range(count) if carries[k] == carries[node]]
        x = _across(carries[node], alike.index(node), len(alike))
        y = 0.5 + _stagger(alike.index(node), len(alike))
        own = [names[k] for k in members[node]] or ["", _START]
        title = (_("no carry"), _("carry"))[carries[node]] if is_adder else " ".join(own).strip()
        name = str(carries[node]) if is_adder else own[0]
        caption = title if is_adder else " ".join(own[1:])
        nodes.append(GraphNode(title, name, caption, carries[node], None, x, y))
    node_of: list[int | None] = merged.tolist()
    return StateGraph(tuple(nodes), _edges(automaton, node_of), tuple(node_of), True)


def _edges(automaton: Automaton, node_of: Sequence[int | None]) -> tuple[GraphEdge, ...]:
    """Return the moves between nodes, each once, those of a node together."""
    moves: dict[tuple[int, int], set[Move]] = defaultdict(set)
    for state in range(len(automaton)):
        for pair in range(len(PAIRS)):
            after = int(automaton.after[state, pair])
            left, to = node_of[state], node_of[after]
            if left is not None and to is not None:
                moves[left, to].add(Move(pair, int(automaton.bit[after])))
    return tuple(GraphEdge(*ends, tuple(sorted(moves[ends]))) for ends in sorted(moves))


def _across(carry: int, number: int, of: int) -> float:
    along = 0.0 if of == 1 else _HALF * number / (of - 1)
    return 1 - _HALF + along if carry and of > 1 else float(carry) + along


def _up(bit: int, number: int, of: int) -> float:
    """Return the height of a state; where there are several, away from the edge."""
    away = (number % 2) * 2 * _APART if of > 1 else 0.0
    return 1.0 - away if bit else away


def _stagger(number: int, of: int) -> float:
    return 0.0 if of == 1 else (-_APART, _APART)[number % 2] * 2

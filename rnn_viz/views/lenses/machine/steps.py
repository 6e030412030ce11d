"""Where a machine is at the position on stage, and along which arrow it has come."""

from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.state_graph import StateGraph
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.machine import pairs_read


def shown_step(
    found: Machine, graph: StateGraph, evidence: Evidence
) -> tuple[int | None, int | None]:
    """Return node and edge of a graph, ``None`` where it does not show them."""
    pairs = pairs_read(evidence)
    *_, before, now = found.automaton.path(pairs)
    return graph.node_of[now], graph.edge_of(before, pairs[-1])

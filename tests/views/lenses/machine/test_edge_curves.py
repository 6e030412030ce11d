"""Arrows keep clear of states that they do not belong to, and of their counterparts."""

import numpy as np
import pytest

from rnn_viz.core.lenses.machine.state_graph import GraphEdge, adder_graph
from rnn_viz.views.lenses.machine.edge_curves import edge_curves

RADIUS = 13.0
SQUARE = np.array([(0.0, 70.0), (0.0, 0.0), (120.0, 70.0), (120.0, 0.0), (60.0, 120.0)])


def test_arrows_begin_and_end_at_the_rims_of_their_states() -> None:
    graph = adder_graph(is_mealy=False)
    for edge, curve in zip(graph.edges, edge_curves(graph.edges, SQUARE, RADIUS), strict=True):
        for node, end in ((edge.left, curve.points[0]), (edge.to, curve.points[-1])):
            gap = np.hypot(*(SQUARE[node] - end)) - RADIUS
            assert 0 <= gap < 7


def test_arrows_between_two_states_do_not_cover_each_other() -> None:
    graph = adder_graph(is_mealy=False)
    curves = dict(zip(graph.edges, edge_curves(graph.edges, SQUARE, RADIUS), strict=True))
    for edge, curve in curves.items():
        for other, its in curves.items():
            if (edge.left, edge.to) == (other.to, other.left) and edge.left != edge.to:
                assert np.hypot(*(curve.label - its.label)) > 30


def test_an_arrow_goes_around_a_state_in_its_way() -> None:
    row = np.array([(0.0, 0.0), (60.0, 0.0), (120.0, 0.0), (0.0, 90.0), (120.0, 90.0)])
    (curve,) = edge_curves([GraphEdge(0, 2, ())], row, RADIUS)
    assert np.hypot(*(curve.points - row[1]).T).min() > RADIUS
    (straight,) = edge_curves([GraphEdge(3, 4, ())], row, RADIUS)
    assert np.allclose(straight.points[:, 1], 90.0)


def test_loops_lie_outside_and_end_in_an_arrowhead() -> None:
    for node, side in ((1, -1), (3, 1)):
        (curve,) = edge_curves([GraphEdge(node, node, ())], SQUARE[:4], RADIUS)
        assert curve.side == side
        assert np.sign(curve.label[0] - SQUARE[node, 0]) == side
        assert curve.points[-1, 1] > curve.points[0, 1]
        assert curve.head.boundingRect().width() < 10


def test_a_single_state_has_a_loop_too() -> None:
    (curve,) = edge_curves([GraphEdge(0, 0, ())], np.zeros((1, 2)), RADIUS)
    assert np.isfinite(curve.points).all()


def test_states_that_nearly_touch_still_have_arrows() -> None:
    near = np.array([(0.0, 0.0), (4.0, 0.0)])
    for curve in edge_curves([GraphEdge(0, 1, ()), GraphEdge(1, 0, ())], near, RADIUS):
        assert len(curve.shaft) >= 2
        assert np.isfinite(curve.points).all()


@pytest.mark.parametrize("radius", [0.0, 0.1, 1.0, 3.0, RADIUS])
def test_a_picture_of_few_pixels_has_arrows_too(radius: float) -> None:
    graph = adder_graph(is_mealy=False)
    for curve in edge_curves(graph.edges, SQUARE * radius / RADIUS, radius):
        assert np.isfinite(curve.points).all()
        assert np.isfinite(curve.label).all()

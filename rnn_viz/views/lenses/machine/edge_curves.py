"""The curves of a graph's edges, in pixels: around nodes, apart from their counterparts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.machine.state_graph import GraphEdge

_POINTS = 97
_BEND = 0.3  # of the length, that a curve leaves the straight line by, twice
_LEAST_BEND, _MOST_BEND = 36.0, 44.0  # pixels; with less, what is written on two would touch
_CLEAR = 5.0  # pixels between a curve and nodes that it passes
_LONG, _WIDE = 8.0, 3.2  # pixels of an arrowhead: its length, and half its width
_LOOP = 0.95  # radius of a loop, in radii of a node


@dataclass(frozen=True, slots=True, eq=False)
class EdgeCurve:
    """Where an edge is drawn.

    Attributes
    ----------
    points
        A line through them, ``(n, 2)``.
    label
        The middle of what is written at it, or of its side that is nearest to the loop.
    side
        -1, 0 or 1: the label stands left of its place, around it, or right of it.
    """

    points: Floats
    label: Floats
    side: int = 0

    @property
    def shaft(self) -> Floats:
        """The line up to its arrowhead, ``(n, 2)``."""
        (before,) = np.nonzero(np.hypot(*(self.points - self.points[-1]).T) > _LONG - 1)
        return self.points[: max(2, int(before[-1]) + 1 if before.size else 0)]

    @property
    def head(self) -> QPolygonF:
        """The arrowhead."""
        end, base = self.points[-1], self.shaft[-1]
        way = end - base
        way /= np.hypot(*way) or 1.0
        base, across = end - _LONG * way, _WIDE * np.array([-way[1], way[0]])
        return QPolygonF([QPointF(*map(float, it)) for it in (end, base + across, base - across)])

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the curve or from its label, in pixels."""
        known = np.vstack([self.points, self.label])
        return float(np.hypot(known[:, 0] - x, known[:, 1] - y).min())


def edge_curves(edges: Sequence[GraphEdge], places: Floats, radius: float) -> list[EdgeCurve]:
    """Return a curve for each edge between nodes at ``places``, ``(nodes, 2)``."""
    ends = {(edge.left, edge.to) for edge in edges}
    return [
        _loop(edge.left, places, radius) if edge.left == edge.to
        else _between(edge, places, radius, has_counterpart=(edge.to, edge.left) in ends)
        for edge in edges
    ]  # fmt: skip


def _between(edge: GraphEdge, places: Floats, radius: float, *, has_counterpart: bool) -> EdgeCurve:
    """Return the straightest curve that keeps clear of other nodes."""
    start, end = places[edge.left], places[edge.to]
    way = end - start
    length = float(np.hypot(*way)) or 1.0
    aside = np.array([way[1], -way[0]]) / length  # left of the way, so that two ways part
    bend = min(max(_BEND * length, _LEAST_BEND), _MOST_BEND)
    others = np.delete(places, [edge.left, edge.to], axis=0)
    tries = (1.0, 2.0, 3.0) if has_counterpart else (0.0, 1.0, -1.0, 2.0, -2.0)
    curves = [_curve(start, end, times * bend * aside) for times in tries]
    inside = [it for it in curves if _is_inside(it, places, radius)] or curves
    clear = (it for it in inside if _is_clear(it, others, radius + _CLEAR))
    points = next(clear, inside[0])
    seen = points[_far(points, start, radius + 1) & _far(points, end, radius + 3)]
    return EdgeCurve(seen if len(seen) > 3 else points, points[len(points) // 2])


def _curve(start: Floats, end: Floats, aside: Floats) -> Floats:
    t = np.linspace(0.0, 1.0, _POINTS)[:, None]
    middle = (start + end) / 2 + aside
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)


def _is_clear(points: Floats, nodes: Floats, distance: float) -> bool:
    return all(bool(_far(points, node, distance).all()) for node in nodes)


def _is_inside(points: Floats, places: Floats, beyond: float) -> bool:
    """Whether a curve is hardly higher or lower than the highest and lowest node."""
    return bool(
        points[:, 1].min() >= places[:, 1].min() - beyond
        and points[:, 1].max() <= places[:, 1].max() + beyond
    )


def _far(points: Floats, node: Floats, distance: float) -> np.ndarray:
    return np.asarray(np.hypot(*(points - node).T) > distance)


def _loop(node: int, places: Floats, radius: float) -> EdgeCurve:
    """Return a loop on the outer side of a node; above or below it where it has neighbours."""
    away = _outwards(node, places)
    size = _LOOP * radius
    middle = places[node] + away * (radius + 0.45 * size)
    apart = float(np.hypot(*(middle - places[node])))
    cosine = (apart**2 + size**2 - (radius + 1.5) ** 2) / (2 * apart * size or 1.0)
    hidden = np.arccos(min(max(cosine, -1.0), 1.0))  # a node of few pixels may hide all of it
    back = np.arctan2(*(-away[::-1]))
    turn = np.linspace(back + hidden, back + 2 * np.pi - hidden, _POINTS)
    points = middle + size * np.column_stack([np.cos(turn), np.sin(turn)])
    if points[-1, 1] < points[0, 1]:
        points = points[::-1]  # from above to below
    side = int(np.sign(round(float(away[0]))))
    label = middle + away * (size + (5 if side else 9))
    return EdgeCurve(points, label, side)


def _outwards(node: int, places: Floats) -> Floats:
    x, y = places[node]
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    beside = np.delete(places, node, axis=0)
    is_edge = not bool(((np.abs(beside[:, 1] - y) < np.abs(beside[:, 0] - x)) & (
        np.sign(beside[:, 0] - x) == np.sign(x - middle[0] or 1.0))).any())  # fmt: skip
    if is_edge:
        return np.array([-1.0 if x < middle[0] or len(places) == 1 else 1.0, 0.0])
    return np.array([0.0, -1.0 if y < middle[1] else 1.0])

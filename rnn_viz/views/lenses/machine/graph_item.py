"""A machine as discs and arrows; what is taken at the position on stage is in the accent."""

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.machine.state_graph import GraphEdge, GraphNode, StateGraph
from rnn_viz.views.lenses.machine.edge_curves import EdgeCurve, edge_curves
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, Words, width_of
from rnn_viz.views.widgets.pictures.shapes import Ink, SmoothPath, brush, disc, pen, polygon
from rnn_viz.views.widgets.theme import DARK, Theme

_SIDES = {-1: Side.RIGHT, 0: Side.MIDDLE, 1: Side.LEFT}
_TOUCHING = 0.42  # of the least distance between two discs, that their radius is at most
_AROUND = 3  # pixels of ground around a label
_MOST_WRITTEN = 4  # states, from which on arrows are too many to be written at
_NEAR = 9.0  # pixels from which an arrow is pointed at


class _Strokes(SmoothPath):
    """Some arrows of one colour."""

    def __init__(self, parent: pg.ItemGroup, height: float) -> None:
        super().__init__(parent)
        self._heads = SmoothPath(self)
        self._heads.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(height)

    def draw(self, curves: list[EdgeCurve], line: QPen) -> None:
        path, heads = disc(0.0), disc(0.0)
        heads.setFillRule(Qt.FillRule.WindingFill)  # heads that meet at a state do not cancel out
        for curve in curves:
            x, y = curve.shaft.T.tolist()
            path.moveTo(x[0], y[0])
            for point in zip(x[1:], y[1:], strict=True):
                path.lineTo(*point)
            heads.addPath(polygon(curve.head))
        self.setPen(line)
        self.setPath(path)
        self._heads.setBrush(line.brush())
        self._heads.setPath(heads)


class GraphItem(pg.ItemGroup):
    """One machine.

    Parameters
    ----------
    write
        What is written at an edge, a line each; with more than four states only where one points.
    radius
        Pixels of a disc; less where discs would touch.
    """

    def __init__(self, write: Callable[[GraphEdge], list[str]], radius: float) -> None:
        super().__init__()
        self._write, self._radius, self._size = write, radius, radius
        self._graph: StateGraph | None = None
        self._state: int | None = None
        self._taken: int | None = None
        self._pointed: int | None = None
        self._area = QRectF(0, 0, 1, 1)
        self._theme, self._scale = DARK, 1.0
        self._places = np.zeros((0, 2))
        self._curves: list[EdgeCurve] = []
        self._strokes = [_Strokes(self, height) for height in (0, 0.5, 1, 2)]
        self._grounds: list[QGraphicsRectItem] = []
        self._labels: list[Words] = []
        self._discs: list[SmoothPath] = []
        self._names: list[Words] = []
        self._captions = Labels(self)

    @property
    def edges(self) -> int:
        """How many arrows there are."""
        return len(self._curves)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self._theme, self._scale = theme, scale
        self._draw()

    def arrange(self, area: QRectF) -> None:
        """Put the middles of the outermost states at the edges of an area."""
        if area != self._area:
            self._area = area
            self._settle()

    def show_graph(
        self, graph: StateGraph | None, state: int | None = None, taken: int | None = None
    ) -> None:
        """Show a machine, the node that it is in, and the edge that it has come along."""
        if (graph, state, taken) == (self._graph, self._state, self._taken):
            return
        is_new = graph != self._graph
        self._graph, self._state, self._taken = graph, state, taken
        if is_new:
            self._pointed = None
            self._settle()
        else:
            self._draw()

    def show_pointed(self, edge: int | None) -> None:
        """Let the arrow pointed at stand out."""
        if edge != self._pointed:
            self._pointed = edge
            self._draw()

    def edge_at(self, point: QPointF) -> int | None:
        """Return the arrow near a point."""
        distances = [curve.distance(point.x(), point.y()) for curve in self._curves]
        nearest = int(np.argmin(distances)) if distances else 0
        return nearest if distances and distances[nearest] < _NEAR else None

    def rect_of(self, edge: int) -> QRectF:
        """Return where an arrow is."""
        (left, top), (right, bottom) = (
            pick(self._curves[edge].points, axis=0) for pick in (np.min, np.max)
        )
        return QRectF(left, top, right - left, bottom - top)

    def _settle(self) -> None:
        nodes = () if self._graph is None else self._graph.nodes
        edges = () if self._graph is None else self._graph.edges
        low = min((node.y for node in nodes), default=0.0)
        low, area = min(low, 0.0), self._area
        self._places = np.array([
            (area.x() + node.x * area.width(),
             area.bottom() - (node.y - low) / (1.0 - low) * area.height())
            for node in nodes
        ]).reshape(-1, 2)  # fmt: skip
        self._size = min(self._radius, _TOUCHING * _least_distance(self._places))
        self._curves = edge_curves(edges, self._places, self._size)
        self._draw()

    def _draw(self) -> None:
        theme, first = self._theme, () if self._graph is None else self._graph.edges
        nodes = () if self._graph is None else self._graph.nodes
        own: list[list[EdgeCurve]] = [[] for _ in self._strokes]
        for k, curve in enumerate(self._curves):
            is_first = nodes[first[k].left].carry is None  # read once a sum only
            layer = 3 if k == self._pointed else 2 if k == self._taken else 0 if is_first else 1
            own[layer].append(curve)
        styles = (theme.faint, 1), (theme.muted, 1.3), (theme.accent, 2), (theme.text, 2)
        for strokes, curves, (colour, width) in zip(self._strokes, own, styles, strict=True):
            strokes.draw(curves, pen(colour, self._scale, width))
        self._draw_nodes()
        self._write_labels()

    def _draw_nodes(self) -> None:
        nodes: tuple[GraphNode, ...] = () if self._graph is None else self._graph.nodes
        while len(self._discs) < len(nodes):
            self._discs.append(SmoothPath(self))
            self._discs[-1].setZValue(4)
            self._names.append(Words(self._discs[-1], fonts.text(13, bold=True)))
        for k, it in enumerate(self._discs):
            it.setVisible(k < len(nodes))
            if k < len(nodes):
                self._draw_node(k, nodes[k])
        captions = [
            Label(node.caption, Side.MIDDLE, x, y + self._size + LINE / 2 + 3, self._theme.muted)
            for node, (x, y) in zip(nodes, self._places.tolist(), strict=True)
        ]
        self._captions.write(captions)

    def _draw_node(self, number: int, node: GraphNode) -> None:
        theme, is_here, is_start = self._theme, number == self._state, node.carry is None
        x, y = self._places[number].tolist()
        it, name = self._discs[number], self._names[number]
        it.setPath(disc(self._size * (0.8 if is_start else 1.0), QPointF(x, y)))
        it.setBrush(brush(theme.raised if is_start else _ink(node)(theme)))
        edge = theme.accent if is_here else theme.muted if is_start else _ink(node)(theme)
        it.setPen(pen(edge, self._scale, 2.5 if is_here else 1))
        name.say(node.name)
        name.ink(theme.background)
        name.stand(x, y, Side.MIDDLE)

    def _write_labels(self) -> None:
        """Write what is read, over the lines, on the ground."""
        written: list[tuple[str, float, float, EdgeCurve, int]] = []
        edges, nodes = ((), ()) if self._graph is None else (self._graph.edges, self._graph.nodes)
        is_crowded = sum(node.carry is not None for node in nodes) > _MOST_WRITTEN
        for number, (edge, curve) in enumerate(zip(edges, self._curves, strict=True)):
            if is_crowded and number not in {self._taken, self._pointed}:
                continue
            texts = self._write(edge)
            top = float(curve.label[1]) - LINE * (len(texts) - 1) / 2
            written += [
                (text, curve.label[0], top + LINE * k, curve, number)
                for k, text in enumerate(texts)
            ]
        while len(self._labels) < len(written):
            self._grounds.append(QGraphicsRectItem(self))
            self._grounds[-1].setPen(QPen(Qt.PenStyle.NoPen))
            self._grounds[-1].setZValue(2.5)
            self._labels.append(Words(self))
            self._labels[-1].setZValue(3)
        for k, (ground, words) in enumerate(zip(self._grounds, self._labels, strict=True)):
            is_there = k < len(written)
            ground.setVisible(is_there)
            words.setVisible(is_there)
            if is_there:
                self._write_label(ground, words, *written[k])

    def _write_label(
        self, ground: QGraphicsRectItem, words: Words, text: str, x: float, y: float,
        curve: EdgeCurve, number: int,
    ) -> None:  # fmt: skip
        theme, side = self._theme, _SIDES[curve.side]
        colour = theme.accent if number == self._taken else theme.text
        words.say(text)
        words.ink(colour)
        words.stand(x, y, side)
        wide = width_of(text)
        left = x - side.value * wide
        ground.setRect(left - _AROUND, y - LINE / 2 + 1, wide + 2 * _AROUND, LINE - 2)
        ground.setBrush(brush(theme.surface))


def _least_distance(places: Floats) -> float:
    apart = np.hypot(*np.moveaxis(places[:, None] - places[None], -1, 0))
    others = apart[~np.eye(len(places), dtype=np.bool_)]
    return float(others.min(initial=np.inf))


def _ink(node: GraphNode) -> Ink:
    """Return the colour of the column totals that a state stands for."""
    bit = 1 if node.bit is None else node.bit
    total = 2 * (node.carry or 0) + bit
    return lambda theme: theme.totals[total]

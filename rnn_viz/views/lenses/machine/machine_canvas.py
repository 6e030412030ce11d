"""One machine, or two beside each other, with arrows that mouse and keys point at."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _p
from rnn_viz.core.lenses.machine.automaton import PAIRS
from rnn_viz.core.lenses.machine.state_graph import GraphEdge, StateGraph
from rnn_viz.views.lenses.machine.graph_item import GraphItem
from rnn_viz.views.widgets.pictures.lettering import Label, Labels
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.theme import Theme


class EdgePlace(NamedTuple):
    """An arrow: of which machine, counted from the left, and which of its edges."""

    machine: int
    edge: int


class ShownMachine(NamedTuple):
    """A machine, the node that it is in, and the edge that it has come along."""

    graph: StateGraph
    state: int | None = None
    taken: int | None = None


class MachineCanvas(PointingCanvas):
    """Machines beside each other; points at an :class:`EdgePlace`.

    Parameters
    ----------
    name
        What a screen reader calls it.
    place
        Returns where the outermost states of each machine are in a rectangle.
    letter
        Returns what is written around these, in the colours of a theme.
    radius
        Pixels of a disc.
    write
        What is written at an arrow, a line each.
    """

    def __init__(
        self, name: str, place: Callable[[QRectF], list[QRectF]],
        letter: Callable[[QRectF, Theme], list[Label]], radius: float,
        write: Callable[[GraphEdge], list[str]], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.graphs: list[GraphItem] = []
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(name)
        self._place, self._letter = place, letter
        self.graphs = [GraphItem(write, radius) for _area in place(QRectF(0, 0, 1, 1))]
        for graph in self.graphs:
            self.add(graph)
        sheet = pg.ItemGroup()
        self.scene().addItem(sheet)
        self._around = Labels(sheet)
        self.styled(lambda _theme, _scale: self.settle())
        self.resized.connect(self.settle)

    def show_machines(self, shown: Sequence[ShownMachine]) -> None:
        """Show machines; where there are fewer than places, the last ones stay empty."""
        for k, graph in enumerate(self.graphs):
            graph.show_graph(*(shown[k] if k < len(shown) else (None, None, None)))
        if self.at is not None and self.at.edge >= self.graphs[self.at.machine].edges:
            self.point_at(None)

    def settle(self) -> None:
        """Place everything anew."""
        room = QRectF(0, 0, self.room.width(), self.room.height())
        for graph, area in zip(self.graphs, self._place(room), strict=True):
            graph.arrange(area)
        self._around.write(self._letter(room, self.theme))

    def rect_of(self, place: EdgePlace) -> QRect:
        """Return where an arrow is."""
        return self.graphs[place.machine].rect_of(place.edge).toAlignedRect()

    def place_at(self, point: QPointF) -> EdgePlace | None:
        """Return the arrow near a point."""
        for number, graph in enumerate(self.graphs):
            edge = graph.edge_at(point)
            if edge is not None:
                return EdgePlace(number, edge)
        return None

    def place_after(self, key: Qt.Key) -> EdgePlace | None:
        """Return the next arrow, or the one before; up and down lead to the other machine."""
        if key not in ARROWS or self.at is None:
            return None
        down, right = ARROWS[key]
        machine = min(max(self.at.machine + down, 0), len(self.graphs) - 1)
        edges = self.graphs[machine].edges
        if not edges:
            return EdgePlace(*self.at)
        return EdgePlace(machine, min(max(self.at.edge + right, 0), edges - 1))

    def first_place(self, *, is_back: bool) -> EdgePlace | None:
        """Return the first arrow, or the last."""
        edges = [EdgePlace(k, e) for k, it in enumerate(self.graphs) for e in range(it.edges)]
        return edges[-1 if is_back else 0] if edges else None

    def show_place(self, _before: EdgePlace | None) -> None:
        """Let the arrow stand out."""
        for number, graph in enumerate(self.graphs):
            is_here = self.at is not None and self.at.machine == number
            graph.show_pointed(self.at.edge if is_here else None)


def pairs_text(edge: GraphEdge) -> str:
    """Return the pairs that are read on an edge in short: where both are, 0+1 stands for 1+0."""
    pairs = [move.pair for move in edge.moves]
    if len(pairs) == len(PAIRS):
        return _p("pairs", "any")
    if {1, 2} <= set(pairs):
        pairs.remove(2)
    return ", ".join("{}+{}".format(*PAIRS[pair]) for pair in pairs)

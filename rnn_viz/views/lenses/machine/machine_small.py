"""The machine it learned, on the wall."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.state_graph import GraphEdge, moore_graph
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.machine import MACHINE, about_edge
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.machine.machine_canvas import (
    EdgePlace,
    MachineCanvas,
    ShownMachine,
    pairs_text,
)
from rnn_viz.views.lenses.machine.steps import shown_step
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side, width_of
from rnn_viz.views.widgets.theme import Theme

_RADIUS = 13.0
_MOST_DRAWN = 8  # states
_BESIDE = 42.0  # pixels of a disc and of what is written at an arrow between two
_INSET = 0.31  # of the width: beside the states are their loops and names


class MachineSmall(LensPicture):
    """States in the quadrants of the state space, and the arrow taken at the position on stage."""

    studies = MACHINE.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        self._found: Machine | None = None
        super().__init__("lens.machine.small", parent)
        self.canvas = MachineCanvas(
            _("States and arrows of the machine"), _places, self._around, _RADIUS, _write, self
        )
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.keeps_clicks = False
        self.canvas.pointed.connect(self._tell)
        filled(QVBoxLayout(self), (self.canvas, 1))
        self._drawn = Drawn()

    def draw(self, scene: Scene) -> None:
        """Draw the newest machine."""
        self.scene = scene
        found = scene.evidence.value(MACHINE.key, Machine)
        is_there = isinstance(found, Machine) and found.states <= _MOST_DRAWN
        self._found = found if isinstance(found, Machine) and is_there else None
        evidence = scene.evidence
        if not self._drawn.is_new("machine", self._found, evidence.trace, evidence.position):
            return
        self.canvas.settle()
        shown = []
        if self._found is not None:
            graph = moore_graph(self._found, has_start=False)
            shown = [ShownMachine(graph, *shown_step(self._found, graph, evidence))]
        self.canvas.show_machines(shown)

    def _around(self, room: QRectF, theme: Theme) -> list[Label]:
        """Name the quadrants."""
        if self._found is None:
            return []
        (area,) = _places(room)
        middle = area.center().y()
        bits = ((_("bit 1"), area.top()), (_("bit 0"), area.bottom()))
        ends = ((Side.LEFT, 0.0, _("no carry")), (Side.RIGHT, room.width(), _("carry")))
        return [
            Label(text, side, x, y, theme.muted)
            for side, x, carry in ends
            for text, y in (*bits, *_in_lines(carry, middle, area.left() - _BESIDE))
        ]

    def _tell(self, place: EdgePlace | None) -> None:
        said = []
        if place is not None and self._found is not None:
            said = about_edge(self._found, moore_graph(self._found, has_start=False), place.edge)
        self.canvas.tell("\n".join(said))


def _in_lines(text: str, middle: float, room: float) -> list[tuple[str, float]]:
    """Return lines with their heights: one, or a line a word where that is too wide."""
    lines = [text] if width_of(text) <= room else text.split()
    return [(line, middle + (k - (len(lines) - 1) / 2) * LINE) for k, line in enumerate(lines)]


def _write(edge: GraphEdge) -> list[str]:
    return [pairs_text(edge)]


def _places(room: QRectF) -> list[QRectF]:
    wide = (1 - 2 * _INSET) * room.width()
    high = min(room.height() - 2 * (_RADIUS + 3), wide)
    return [QRectF(_INSET * room.width(), (room.height() - high) / 2, wide, high)]

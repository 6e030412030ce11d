"""The machine it learned, large: beside the true adder, with bits in states or on arrows."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.language import _
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.state_graph import (
    GraphEdge,
    StateGraph,
    adder_graph,
    mealy_graph,
    moore_graph,
)
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.machine import (
    MACHINE,
    about_edge,
    about_move,
    about_path,
    about_step,
    agreement_text,
    pair_text,
)
from rnn_viz.core.words.sentences import named
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.machine.machine_canvas import (
    EdgePlace,
    MachineCanvas,
    ShownMachine,
)
from rnn_viz.views.lenses.machine.steps import shown_step
from rnn_viz.views.lenses.side_text import side_text
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.theme import Theme

FORM, MOORE, MEALY = "form", "Moore", "Mealy"
_RADIUS = 20.0
_TOP, _BOTTOM = 74.0, 44.0  # pixels around the states: names, titles
_BESIDE = 84.0, 102.0  # for loops and what is written at them, bits not among it or among it
_BETWEEN = 24.0
_TALL = 2.2  # times as high as wide, at most
_HINT = _("Point at an arrow, or step through them by the arrow keys.")


class MachineLarge(LensPicture):
    """Both machines in the same form and in the same places."""

    studies = MACHINE.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        self._found: Machine | None = None
        self._graphs: list[StateGraph] = []
        super().__init__("lens.machine.large", parent)
        self.canvas = MachineCanvas(
            _("States and arrows of the machine, and of an adder"),
            self._places, self._around, _RADIUS, self._write, self,
        )  # fmt: skip
        self.canvas.setObjectName("lens.machine.canvas")
        self.forms = Segmented([MOORE, MEALY], "lens.machine.form")
        self.agreement, self.step, self.arrow = (
            side_text(f"lens.machine.{name}") for name in ("agreement", "step", "arrow")
        )
        self._position = Heading(_("Position"))
        self.side = QWidget()
        filled(
            QVBoxLayout(self.side), Heading(_("Bits are written")), self.forms, 4,
            Heading(_("Agreement")), self.agreement, 4, self._position, self.step, 4,
            Heading(_("Arrow")), self.arrow, spacing=6,
        )  # fmt: skip
        filled(QVBoxLayout(self), (self.canvas, 1))
        self._drawn = Drawn()
        self.canvas.pointed.connect(self._tell)
        self.forms.chosen.connect(
            lambda form: self.wished.emit(ChooseInLens(MACHINE.key, FORM, (MOORE, MEALY)[form]))
        )

    def draw(self, scene: Scene) -> None:
        """Draw the newest machine in the form that is chosen."""
        self.scene = scene
        evidence = scene.evidence
        value = evidence.value(MACHINE.key, Machine)
        found = self._found = value if isinstance(value, Machine) else None
        is_mealy = scene.view.lens_choice(MACHINE.key, FORM, MOORE) == MEALY
        self.forms.choose(int(is_mealy))
        if not self._drawn.is_new("machine", found, is_mealy, evidence.trace, evidence.position):
            return
        self._position.setText(_("Position {position}").format(position=evidence.position))
        if found is None:
            self._graphs = []
            self.canvas.settle()
            self.canvas.show_machines([])
            for label in (self.agreement, self.step, self.arrow):
                label.setText("")
            return
        graph = mealy_graph(found) if is_mealy else moore_graph(found)
        self._graphs = [graph, adder_graph(is_mealy=is_mealy)]
        self.canvas.settle()
        self.canvas.show_machines(
            [
                ShownMachine(graph, *shown_step(found, graph, evidence)),
                ShownMachine(self._graphs[1]),
            ]
        )
        self.agreement.setText("\n".join(agreement_text(found)))
        sum_ = evidence.trace.sum
        step = f"{named(sum_.a)} + {named(sum_.b)} {about_step(found, evidence)}"
        self.step.setText(f"{step}\n{about_path(found, evidence)}")
        self._tell(self.canvas.at)

    def _write(self, edge: GraphEdge) -> list[str]:
        """Write a pair a line, with the bit where it is not in the states."""
        has_bits = self._has_bits_on_edges
        pairs = [(pair_text(move.pair).replace(" ", ""), move.bit) for move in edge.moves]
        return [f"{pair}→{bit}" if has_bits else pair for pair, bit in pairs]

    def _around(self, room: QRectF, theme: Theme) -> list[Label]:
        """Name the two machines, and what left, right, up and down mean."""
        if self._found is None:
            return []
        network = _("in the network at {at:,}").format(at=self._found.iteration)
        names = (network, _("an adder"))
        written = []
        for area, name in zip(self._places(room), names, strict=True):
            top = area.top() - _TOP + LINE / 2
            written.append(Label(name, Side.MIDDLE, area.center().x(), top, theme.text))
            if not self._has_bits_on_edges:
                ends = (_("no carry"), area.left()), (_("carry"), area.right())
                written += [Label(it, Side.MIDDLE, x, top + 22, theme.muted) for it, x in ends]
        return written

    @property
    def _has_bits_on_edges(self) -> bool:
        return bool(self._graphs) and self._graphs[0].has_bits_on_edges

    def _places(self, room: QRectF) -> list[QRectF]:
        wide, beside = (room.width() - _BETWEEN) / 2, _BESIDE[self._has_bits_on_edges]
        across = max(1.0, wide - 2 * beside)
        down = max(1.0, min(room.height() - _TOP - _BOTTOM, _TALL * across))
        top = _TOP + (room.height() - _TOP - _BOTTOM - down) / 3
        return [QRectF(k * (wide + _BETWEEN) + beside, top, across, down) for k in range(2)]

    def _tell(self, place: EdgePlace | None) -> None:
        said = [_HINT]
        if place is not None and place.machine < len(self._graphs) and self._found is not None:
            graph = self._graphs[place.machine]
            edge = graph.edges[place.edge]
            is_found = place.machine == 0
            said = (
                about_edge(self._found, graph, place.edge) if is_found
                else [
                    _("Adder: {move}.").format(move=about_move(graph, edge, move))
                    for move in edge.moves
                ]
            )  # fmt: skip
        self.arrow.setText("\n".join(said))
        self.canvas.setAccessibleDescription("\n".join(said))

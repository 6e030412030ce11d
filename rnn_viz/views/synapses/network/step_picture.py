"""The items of one time step: wires, nodes, words, and the state that slides from new to before."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, QVariantAnimation

from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.net.weights import places_of
from rnn_viz.views.synapses.network.blame_split import BlameSplit
from rnn_viz.views.synapses.network.captions import captions
from rnn_viz.views.synapses.network.flow import Flow
from rnn_viz.views.synapses.network.frozen_marks import FrozenMarks
from rnn_viz.views.synapses.network.key import Key
from rnn_viz.views.synapses.network.layout import NetworkLayout, layout
from rnn_viz.views.synapses.network.loop import Loop
from rnn_viz.views.synapses.network.nodes import Nodes
from rnn_viz.views.synapses.network.spots import Kind, Spot, wires_of
from rnn_viz.views.synapses.network.step_shown import StepShown
from rnn_viz.views.synapses.network.wires import Wires
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Labels
from rnn_viz.views.widgets.themed import milliseconds

_SLIDE = 200  # milliseconds: the new state becomes the state before
_NEAR = 4.0  # pixels from a wire, or from a node


class StepPicture:
    """One time step on a canvas.

    Attributes
    ----------
    wires, nodes, frozen, blame, loop
        The items.
    key
        The legend.
    layout
        Where everything is; ``None`` before the first step.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.wires = Wires()
        self.nodes = {kind: Nodes() for kind in Kind if kind is not Kind.WIRE}
        self._sliding = Nodes()
        self.frozen, self.blame, self.loop = FrozenMarks(), BlameSplit(), Loop()
        for item in (self.wires, self.frozen, self.blame, self.loop):
            canvas.add(item)
        for nodes in (*self.nodes.values(), self._sliding):
            canvas.add(nodes)
        self.flow = Flow()
        canvas.add(self.flow)
        self._labels = Labels(self.wires)
        self.key = Key(canvas)
        self.layout: NetworkLayout | None = None
        self._shown: StepShown | None = None
        self.flow.motion.finished.connect(self._arrived)
        self._sliding.setVisible(False)
        self._motion = QVariantAnimation(canvas)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._slide)
        self._motion.finished.connect(self._arrive)

    def arrange(self, hidden: int, room: QSizeF) -> None:
        """Lay out a network of so many units in this room."""
        self.layout = at = layout(hidden, room)
        self.wires.place(*at.ends(), at.thickness)
        self.frozen.place(*at.ends())
        self.blame.place(at)
        self.loop.place(at)
        before, after = ([at.unit(k, is_after=it) for k in range(hidden)] for it in (False, True))
        self.nodes[Kind.INPUT].place([at.input(0), at.input(1)], at.input_radius)
        self.nodes[Kind.BEFORE].place(before, at.radius)
        self.nodes[Kind.AFTER].place(after, at.radius)
        self._sliding.place(before, at.radius)
        self.nodes[Kind.OUTPUT].place([at.output_middle], at.output_radius)
        self.flow.place(at)
        self.key.place(at.legend)

    def draw(self, shown: StepShown, spot: Spot | None) -> None:
        """Show a step, with the wires of the spot that is pointed at."""
        at, step = self.layout, shown.step
        assert at is not None
        self._shown = shown
        held = np.flatnonzero(shown.held).tolist()
        self.nodes[Kind.INPUT].show_values(step.bits)
        self.nodes[Kind.BEFORE].show_values(step.before)
        self.nodes[Kind.BEFORE].show_held(held if step.position else [])
        self.nodes[Kind.AFTER].show_held(held)
        lit = shown.lit if spot is None else wires_of(spot, at.hidden)
        self.wires.show_values(
            shown.values, shown.limit, shown.chosen, lit, is_backward=shown.is_backward
        )
        self.frozen.show_frozen(shown.frozen & shown.chosen)
        for kind, nodes in self.nodes.items():
            nodes.show_pointed(spot.number if spot is not None and spot.kind is kind else None)
        self.flow.show_flow(shown.flow, milliseconds(self._canvas, round(1e3 * shown.tempo)))
        self._fill(shown)

    def _fill(self, shown: StepShown) -> None:
        """Fill and name the new state, the output and the blame, once what flows has arrived."""
        at = self.layout
        assert at is not None
        if shown.flow is not None and self.flow.progress < 1.0:
            shown = shown.before_it_arrives()
        after = shown.step.after
        self.nodes[Kind.AFTER].show_values(
            after if shown.has_after else np.full_like(after, np.nan)
        )
        self.nodes[Kind.OUTPUT].show_values(np.array([shown.step.p if shown.has_p else np.nan]))
        self.blame.show_step(shown.step if shown.has_blame else None)
        self.loop.setVisible(not shown.is_last)
        loop = [] if shown.is_last else [self.loop.label]
        self._labels.write([*captions(shown, at, self._canvas.theme), *loop])

    def set_off(self, before: StepShown) -> None:
        """Let the state that was new slide to where the state before is; at once unmoved."""
        duration = milliseconds(self._canvas, _SLIDE)
        self._motion.stop()
        self._arrive()
        if not duration or not before.has_after:
            return
        self._sliding.show_values(before.step.after)
        self._sliding.setVisible(True)
        self.nodes[Kind.BEFORE].setVisible(False)
        self._motion.setDuration(duration)
        self._motion.start()

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the node, else the wire, near a point."""
        for kind, nodes in self.nodes.items():
            reach = nodes.radius + _NEAR / 2
            for number, middle in enumerate(nodes.middles):
                away = middle - point
                if away.x() ** 2 + away.y() ** 2 <= reach**2:
                    return Spot(kind, number)
        wire = self.wires.wire_at(point.x(), point.y(), _NEAR)
        return None if wire is None else Spot(Kind.WIRE, wire)

    def rect_of(self, subject: Subject, position: int) -> QRectF | None:
        """Return where a unit, the output or the middle of a wire is; ``None`` if not there."""
        if self.layout is None:
            return None
        hidden = self.layout.hidden
        match subject:
            case Unit(at, unit) if unit < hidden and at == position:
                return self.nodes[Kind.AFTER].rect_of(unit)
            case Unit(at, unit) if unit < hidden and at == position - 1:
                return self.nodes[Kind.BEFORE].rect_of(unit)
            case Probability(at) if at == position:
                return self.nodes[Kind.OUTPUT].rect_of(0)
            case Weight(name, row, column) if max(row, column) < hidden:
                place = int(places_of(name, row, column, hidden)[0])
                start, stop = (ends[place] for ends in self.layout.ends())
                x, y = (start + stop) / 2
                return QRectF(x - _NEAR, y - _NEAR, 2 * _NEAR, 2 * _NEAR)
        return None

    def _slide(self, share: float) -> None:
        if self.layout is not None:
            self._sliding.slide((1.0 - share) * (self.layout.after - self.layout.before))

    def _arrive(self) -> None:
        self._sliding.setVisible(False)
        self.nodes[Kind.BEFORE].setVisible(True)

    def _arrived(self) -> None:
        if self._shown is not None:
            self._fill(self._shown)

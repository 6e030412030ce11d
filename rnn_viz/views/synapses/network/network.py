"""The network itself: one time step, every unit a disc and every weight a wire."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.net.weights import places_of
from rnn_viz.core.words import network_text
from rnn_viz.views.synapses.network import key
from rnn_viz.views.synapses.network.captions import captions
from rnn_viz.views.synapses.network.layout import NetworkLayout, layout
from rnn_viz.views.synapses.network.nodes import Nodes
from rnn_viz.views.synapses.network.spots import (
    Kind,
    Spot,
    neighbour,
    next_wire,
    weight_of,
    wires_of,
)  # fmt: skip
from rnn_viz.views.synapses.network.step_shown import StepShown
from rnn_viz.views.synapses.network.wires import Wires
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Labels
from rnn_viz.views.widgets.themed import milliseconds

_SLIDE = 200  # milliseconds: the new state becomes the state before
_NEAR = 4.0  # pixels from a wire, or from a node
_ARROWS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_WIRES = {Qt.Key.Key_PageDown: True, Qt.Key.Key_PageUp: False}


class Network(Canvas):
    """Hovering points at a node or a wire; a click or the keys keep pointing at it.

    The arrow keys go from node to node, Page Down and Page Up through the wires of a node from
    the strongest on, Return picks, Escape points at nothing.

    Signals
    -------
    pointed
        Another :class:`Spot`, or ``None``, is pointed at.
    picked
        This :class:`Spot` was clicked, or Return pressed on it.

    Attributes
    ----------
    shown
        The step that is drawn; ``None`` before the first.
    at
        What is pointed at.
    """

    pointed = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synapses.network")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(key.least_height())
        self.wires = Wires()
        self.nodes = {kind: Nodes() for kind in Kind if kind is not Kind.WIRE}
        self._sliding = Nodes()
        self.add(self.wires)
        for nodes in (*self.nodes.values(), self._sliding):
            self.add(nodes)
        self._labels = Labels(self.wires)
        self.key = key.Key(self)
        self.shown: StepShown | None = None
        self.at: Spot | None = None
        self._kept: Spot | None = None
        self._node: Spot | None = None  # whose wires the keys go through
        self._layout: NetworkLayout | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._slide)
        self._motion.finished.connect(self._arrive)
        self._sliding.setVisible(False)
        self.resized.connect(self._arrange)
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def show_step(self, shown: StepShown) -> None:
        """Show a step; one that follows the step before slides in from it."""
        before, self.shown = self.shown, shown
        if before is None or before.step.weights.hidden != shown.step.weights.hidden:
            self._point(None)
            self._kept = None
            self._arrange()
        elif self._follows(before, shown):
            self._set_off(before)
        self._draw()

    def place_of(self, part: object) -> QRect | None:
        """Return where a unit, the output or the middle of a wire is, in this widget."""
        if self.shown is None or self._layout is None:
            return None
        position, hidden = self.shown.step.position, self._layout.hidden
        match part:
            case Unit(at, unit) if unit < hidden and at == position:
                return self.nodes[Kind.AFTER].rect_of(unit).toAlignedRect()
            case Unit(at, unit) if unit < hidden and at == position - 1:
                return self.nodes[Kind.BEFORE].rect_of(unit).toAlignedRect()
            case Probability(at) if at == position:
                return self.nodes[Kind.OUTPUT].rect_of(0).toAlignedRect()
            case Weight(name, row, column) if row < hidden and column < hidden:
                place = int(places_of(name, row, column, hidden)[0])
                start, stop = (ends[place] for ends in self._layout.ends())
                x, y = (start + stop) / 2
                return QRect(round(x) - 3, round(y) - 3, 7, 7)
        return None

    def retheme(self) -> None:
        """Write anew in other colours."""
        super().retheme()
        if getattr(self, "shown", None) is not None:
            self._draw()

    def _arrange(self) -> None:
        if self.shown is None:
            return
        self._layout = at = layout(self.shown.step.weights.hidden, QSizeF(self.size()))
        self.wires.place(*at.ends())
        units = range(at.hidden)
        self.nodes[Kind.INPUT].place([at.input(0), at.input(1)], at.input_radius)
        self.nodes[Kind.BEFORE].place([at.unit(k, is_after=False) for k in units], at.radius)
        self.nodes[Kind.AFTER].place([at.unit(k, is_after=True) for k in units], at.radius)
        self._sliding.place([at.unit(k, is_after=False) for k in units], at.radius)
        self.nodes[Kind.OUTPUT].place([at.output_middle], at.output_radius)
        self.key.place(at.legend)
        self._draw()

    def _draw(self) -> None:
        shown, at = self.shown, self._layout
        if shown is None or at is None:
            return
        step = shown.step
        unknown = np.full(at.hidden, np.nan)
        self.nodes[Kind.INPUT].show_values(step.bits)
        self.nodes[Kind.BEFORE].show_values(step.before)
        self.nodes[Kind.AFTER].show_values(step.after if shown.has_after else unknown)
        self.nodes[Kind.OUTPUT].show_values(np.array([step.p if shown.has_p else np.nan]))
        held = np.flatnonzero(shown.held).tolist()
        self.nodes[Kind.BEFORE].show_held(held if step.position else [])
        self.nodes[Kind.AFTER].show_held(held)
        lit = None if self.at is None else wires_of(self.at, at.hidden)
        self.wires.show_values(
            shown.values, shown.limit, shown.chosen, lit, is_backward=shown.is_backward
        )
        self._labels.write(captions(shown, at, self.theme))
        self._tell()

    def _tell(self) -> None:
        shown = self.shown
        assert shown is not None
        title = f"position {shown.step.position} · place {shown.place:,}"
        self.key.show(
            title, shown.carried, shown.limit, self._about(), is_backward=shown.is_backward
        )
        self.setAccessibleName(f"The network at {title}")
        self.setAccessibleDescription(self.key.spoken)

    def _about(self) -> list[str]:
        """Say what is pointed at, or what there is to point at."""
        shown, spot = self.shown, self.at
        assert shown is not None
        step = shown.step
        if spot is None:
            hint = network_text.about_drawn(int(shown.chosen.sum()), shown.values.size)
            return [hint] if hint and not shown.is_backward else ["Point at a unit or a wire."]
        match spot.kind:
            case Kind.INPUT:
                return network_text.about_input(step, spot.number)
            case Kind.BEFORE:
                return network_text.about_before(step, spot.number)
            case Kind.AFTER:
                return network_text.about_after(
                    step,
                    spot.number,
                    is_known=shown.has_after,
                    is_held=bool(shown.held[spot.number]),
                )
            case Kind.OUTPUT:
                return network_text.about_output(step, shown.truth, is_known=shown.has_p)
        return network_text.about_wire(
            step, weight_of(spot.number, step.weights.hidden),
            is_backward=shown.is_backward, is_frozen=bool(shown.frozen[spot.number]),
        )  # fmt: skip

    @staticmethod
    def _follows(before: StepShown, shown: StepShown) -> bool:
        return before.sum is shown.sum and shown.step.position == before.step.position + 1

    def _set_off(self, before: StepShown) -> None:
        """Let the state that was new slide to where the state before is."""
        duration = milliseconds(self, _SLIDE)
        self._motion.stop()
        if not duration or not before.has_after:
            return
        self._sliding.show_values(before.step.after)
        self._motion.setDuration(duration)
        self._motion.start()
        self._sliding.setVisible(True)
        self.nodes[Kind.BEFORE].setVisible(False)

    def _slide(self, share: float) -> None:
        if self._layout is not None:
            self._sliding.slide((1.0 - share) * (self._layout.after - self._layout.before))

    def _arrive(self) -> None:
        self._sliding.setVisible(False)
        self.nodes[Kind.BEFORE].setVisible(True)

    def _spot_at(self, point: QPointF) -> Spot | None:
        for kind, nodes in self.nodes.items():
            reach = nodes.radius + _NEAR / 2
            for index, middle in enumerate(nodes.middles):
                if (middle - point).manhattanLength() <= 1.3 * reach:
                    return Spot(kind, index)
        wire = self.wires.wire_at(point.x(), point.y(), _NEAR)
        return None if wire is None else Spot(Kind.WIRE, wire)

    def _hover(self, point: QPointF | None) -> None:
        self._point((self._spot_at(point) if point is not None else None) or self._kept)

    def _press(self, event: QMouseEvent) -> None:
        """Keep pointing at what was clicked when the mouse has gone."""
        self._keep(self._spot_at(event.position()))
        if self.at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.at)

    def _keep(self, spot: Spot | None) -> None:
        self._kept = spot
        self._point(spot)

    def _point(self, spot: Spot | None) -> None:
        if spot == self.at:
            return
        self.at = spot
        if spot is not None and spot.kind is not Kind.WIRE:
            self._node = spot
        for kind, nodes in self.nodes.items():
            nodes.show_pointed(spot.number if spot is not None and spot.kind is kind else None)
        self._draw()
        self.pointed.emit(spot)

    def event(self, event: QEvent) -> bool:
        """Keep the keys for the picture while something in it is pointed at by keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self.hasFocus() and self._after(event) is not None)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a node or a wire, pick it; Escape points at nothing."""
        after = self._after(event)
        if after is not None:
            self._keep(after)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.at is not None:
            self.picked.emit(self.at)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self._keep(None)  # and whoever is around may end something, too
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing, unless another window has the focus for a while."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason,
        }:  # fmt: skip
            self._keep(None)

    def _after(self, event: QKeyEvent) -> Spot | None:
        """Return where a key alone leads."""
        if self.shown is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        hidden, code = self.shown.step.weights.hidden, Qt.Key(event.key())
        if code in _ARROWS:
            return neighbour(self.at if self._is_node else self._node, _ARROWS[code], hidden)
        if code in _WIRES and self._node is not None and self.at is not None:
            drawn, forward = self.shown.chosen, _WIRES[code]
            return next_wire(self.at, self._node, self.shown.values, drawn, forward)
        return None

    @property
    def _is_node(self) -> bool:
        return self.at is not None and self.at.kind is not Kind.WIRE

"""The network itself: one time step, every unit a disc and every weight a wire."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.words import captions as say
from rnn_viz.views.synapses.network.key import least_height
from rnn_viz.views.synapses.network.spots import Kind, Spot, neighbour, next_wire, weight_of
from rnn_viz.views.synapses.network.step_picture import StepPicture
from rnn_viz.views.synapses.network.step_shown import StepShown
from rnn_viz.views.widgets.pictures.canvas import Canvas

_ARROWS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_WIRES = {Qt.Key.Key_PageDown: True, Qt.Key.Key_PageUp: False}
_PICK = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK_SOON = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


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
    picture
        The items.
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
        self.setAntialiasing(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(least_height())
        self.picture = StepPicture(self)
        self.shown: StepShown | None = None
        self.at: Spot | None = None
        self._kept: Spot | None = None  # by click or key, whatever the mouse does
        self._node: Spot | None = None  # whose wires the keys go through
        self._has_keys = True  # not after a click: then the arrows are the window's steps
        self.resized.connect(self._arrange)
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)
        self.styled(lambda _theme, _scale: self._draw())

    def show_step(self, shown: StepShown) -> None:
        """Show a step; one that follows the step before slides in from it."""
        before, self.shown = self.shown, shown
        if before is None or before.step.weights.hidden != shown.step.weights.hidden:
            self.at = self._kept = self._node = None
            self._arrange()
            return
        if before.sum is shown.sum and shown.step.position == before.step.position + 1:
            self.picture.set_off(before)
        self._draw()

    def place_of(self, part: object) -> QRect | None:
        """Return where a unit, the output or the middle of a wire is, in this widget."""
        if self.shown is None or not isinstance(part, Unit | Probability | Weight):
            return None
        place = self.picture.rect_of(part, self.shown.step.position)
        return None if place is None else place.toAlignedRect()

    def event(self, event: QEvent) -> bool:
        """Keep the keys for the picture, where the user came by keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._has_keys and self._after(event) is not None)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a node or a wire, pick it; Escape points at nothing."""
        after = self._after(event)
        if after is not None:
            self._keep(after)
        elif event.key() in _PICK and self.at is not None:
            self.picked.emit(self.at)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self._keep(None)  # and whoever is around may end something, too
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        if event.reason() not in _BACK_SOON:
            self._has_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        if self.at is None and self._has_keys and self.shown is not None:
            self._keep(Spot(Kind.AFTER, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing, unless another window has the focus for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _BACK_SOON:
            self._keep(None)

    def _arrange(self) -> None:
        if self.shown is not None:
            self.picture.arrange(self.shown.step.weights.hidden, QSizeF(self.size()))
            self._draw()

    def _draw(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self.picture.draw(shown, self.at)
        title = f"position {shown.step.position} · place {shown.place:,}"
        key = self.picture.key
        key.show(title, shown.carried, shown.limit, self._about(), is_backward=shown.is_backward)
        self.setAccessibleName(f"The network at {title}")
        self.setAccessibleDescription(key.spoken)

    def _about(self) -> list[str]:
        """Say what is pointed at, or what there is to point at."""
        shown, spot = self.shown, self.at
        assert shown is not None
        step = shown.step
        if spot is None:
            counts = int(shown.chosen.sum()), shown.values.size, int(shown.frozen.sum())
            return say.about_all(*counts, is_backward=shown.is_backward)
        match spot.kind:
            case Kind.INPUT:
                return say.about_input(step, spot.number)
            case Kind.BEFORE:
                return say.about_before(step, spot.number)
            case Kind.AFTER if shown.carried == "blame":
                return say.about_blame(step, spot.number)
            case Kind.AFTER:
                is_held = bool(shown.held[spot.number])
                return say.about_after(step, spot.number, is_known=shown.has_after, is_held=is_held)
            case Kind.OUTPUT:
                return say.about_output(step, shown.truth, is_known=shown.has_p)
        weight = weight_of(spot.number, step.weights.hidden)
        is_frozen = bool(shown.frozen[spot.number])
        return say.about_wire(step, weight, is_backward=shown.is_backward, is_frozen=is_frozen)

    def _hover(self, point: QPointF | None) -> None:
        self._point((self.picture.spot_at(point) if point is not None else None) or self._kept)

    def _press(self, event: QMouseEvent) -> None:
        """Keep pointing at what was clicked when the mouse has gone."""
        self._keep(self.picture.spot_at(event.position()))
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
        self._draw()
        self.pointed.emit(spot)

    def _after(self, event: QKeyEvent) -> Spot | None:
        """Return where a key alone leads."""
        if self.shown is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        code, values = Qt.Key(event.key()), self.shown.values
        if code in _ARROWS:
            is_node = self.at is not None and self.at.kind is not Kind.WIRE
            start = self.at if is_node else self._node
            return neighbour(start, _ARROWS[code], self.shown.step.weights.hidden)
        if code in _WIRES and self._node is not None and self.at is not None:
            return next_wire(self.at, self._node, values, self.shown.chosen, _WIRES[code])
        return None

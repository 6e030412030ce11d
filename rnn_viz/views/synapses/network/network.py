"""The network itself: one time step, every unit a disc and every weight a wire."""

from PySide6.QtCore import QPointF, QRect, QSizeF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.core.glossary import LOOP
from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Probability, Unit, Weight, weight_of
from rnn_viz.core.words import captions as say
from rnn_viz.views.synapses.network.flow import CURVE
from rnn_viz.views.synapses.network.key import Strokes, least_height
from rnn_viz.views.synapses.network.spots import Kind, Spot, neighbour, next_wire
from rnn_viz.views.synapses.network.step_picture import StepPicture
from rnn_viz.views.synapses.network.step_shown import BLAME, MOST_WIRES, StepShown
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIRES = {Qt.Key.Key_PageDown: True, Qt.Key.Key_PageUp: False}


class Network(PointingCanvas):
    """Points at a :class:`Spot`: a node or a wire.

    The arrow keys go from node to node, Page Down and Page Up through the wires of a node from
    the strongest on.

    Attributes
    ----------
    picture
        The items.
    shown
        The step that is drawn; ``None`` before the first.
    """

    at: Spot | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synapses.network")
        self.setAntialiasing(True)
        self.setMinimumHeight(scaled(least_height(2)))  # a third line is said where it fits
        self.picture = StepPicture(self)
        self.shown: StepShown | None = None
        self._node: Spot | None = None  # whose wires the keys go through
        self.resized.connect(self._arrange)
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

    def place_at(self, point: QPointF) -> Spot | None:
        """Return the node, else the wire, at a point."""
        return self.picture.spot_at(point)

    def term_at(self, point: QPointF | None) -> str:
        """Return the loop where its arrow is, or the word on it."""
        return LOOP if point is not None and self.picture.loop.is_at(point) else ""

    def place_after(self, key: Qt.Key) -> Spot | None:
        """Return the node that an arrow leads to, or the wire that a page key does."""
        if self.shown is None:
            return None
        if key in ARROWS:
            is_node = self.at is not None and self.at.kind is not Kind.WIRE
            start = self.at if is_node else self._node
            return neighbour(start, ARROWS[key], self.shown.step.weights.hidden)
        if key in _WIRES and self._node is not None and self.at is not None:
            shown = self.shown
            return next_wire(self.at, self._node, shown.values, shown.chosen, _WIRES[key])
        return None

    def first_place(self, *, is_back: bool) -> Spot | None:
        """Return the first unit, or the output."""
        if self.shown is None:
            return None
        return Spot(Kind.OUTPUT if is_back else Kind.AFTER, 0)

    def show_place(self, before: Spot | None) -> None:
        """Light the wires of the spot, and say what it is."""
        if self.at == before:
            return
        if self.at is not None and self.at.kind is not Kind.WIRE:
            self._node = self.at
        self._draw()

    def _arrange(self) -> None:
        if self.shown is not None:
            self.picture.arrange(self.shown.step.weights.hidden, QSizeF(self.room))
            self._draw()

    def _draw(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self.picture.draw(shown, self.at)
        title = _("position {position} · place {place:,}")
        title = title.format(position=shown.step.position, place=shown.place)
        key, lines = self.picture.key, self._about()
        below = CURVE if shown.flow is not None and not shown.is_backward else 0
        if self.at is not None and least_height(len(lines)) + below > key.room.height():
            below = 0  # what is pointed at is wanted more than the sigmoid
        self.picture.flow.leave_room(has_curve=below > 0)
        strokes = Strokes(shown.carried, shown.limit, shown.is_beyond, shown.is_backward)
        key.show(title, strokes, lines, below)
        self.setAccessibleName(_("The network at {where}").format(where=title))
        self.setAccessibleDescription(key.spoken)

    def _about(self) -> list[str]:
        """Say what is pointed at, or what there is to point at."""
        shown, spot = self.shown, self.at
        assert shown is not None
        step = shown.step
        if spot is None:
            there = shown.values.size  # some may only not be computed yet
            drawn = int(shown.chosen.sum()) if there > MOST_WIRES else there
            frozen = int(shown.frozen.sum())
            return say.about_all(drawn, there, frozen, is_backward=shown.is_backward)
        match spot.kind:
            case Kind.INPUT:
                return say.about_input(step, spot.number)
            case Kind.BEFORE:
                return say.about_before(step, spot.number)
            case Kind.AFTER if shown.carried == BLAME:
                return say.about_blame(step, spot.number)
            case Kind.AFTER:
                is_held = bool(shown.held[spot.number])
                return say.about_after(step, spot.number, is_known=shown.has_after, is_held=is_held)
            case Kind.OUTPUT:
                return say.about_output(step, shown.truth, is_known=shown.has_p)
        weight = weight_of(spot.number, step.weights.hidden)
        is_frozen = bool(shown.frozen[spot.number])
        return say.about_wire(step, weight, is_backward=shown.is_backward, is_frozen=is_frozen)

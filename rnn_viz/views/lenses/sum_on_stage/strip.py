"""The sum on stage as a slim strip: what the lenses speak of, and how to choose it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.language import _
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.carry_lane import CarryLane, carry_lane
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.sum_on_stage.strip_canvas import StripCanvas
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.view import View


class SumStrip(View):
    """Columns as in school; a click on one lets all lenses speak of its position."""

    studies = frozenset({"carry"})
    frames_apart = 1  # it is what moves with the examples

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lenses.strip", parent)
        self.canvas = StripCanvas(self)
        filled(QHBoxLayout(self), (self.canvas, 1))
        self.canvas.picked.connect(lambda position: self.wished.emit(ShowPosition(position)))

    def draw(self, scene: Scene) -> None:
        """Draw the sum, and the carry that its states tell."""
        self.scene = scene
        lane, when = lane_of(scene)
        name = _("read, {when}").format(when=when) if when else _("carry read from layer_1")
        self.canvas.show_sum(scene.now.stage.sum, scene.network_position, lane, name)

    def place_of(self, part: object) -> QRect | None:
        """Return where a position is; other parts as any view."""
        return self.canvas.column_of(part) if isinstance(part, int) else super().place_of(part)


def lane_of(scene: Scene) -> tuple[CarryLane | None, str]:
    """Return the carry of the sum on stage as it is read, and of which moment the cut is.

    Nothing where no cut is known; the moment is empty where it is the one shown.
    """
    found = scene.evidence.value("carry", Carry)
    if not isinstance(found, Carry) or found.probe.direction.size != scene.now.weights.hidden:
        return None, ""
    is_now = found.iteration == scene.now.iteration
    when = "" if is_now else _("cut of {at:,}").format(at=found.iteration)
    return carry_lane(scene.now.stage.sum, found.probe), when

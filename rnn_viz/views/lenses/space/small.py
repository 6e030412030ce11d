"""State space on the wall: the plane of carry and bit, and the path of the sum on stage."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.core.lenses.space import Projection, Space
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.space.plane.plane_frame import PlaneFrame, PlaneShown
from rnn_viz.views.lenses.space.shown_path import sum_in
from rnn_viz.views.widgets.building import filled


class SpaceSmall(LensPicture):
    """The plane without numbers at its axes."""

    studies = frozenset({"space"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.space.small", parent)
        self.plane = PlaneFrame(self, is_small=True)
        self.plane.setAccessibleName(_("All hidden states, carry across and bit up"))
        filled(QVBoxLayout(self), (self.plane, 1))

    def draw(self, scene: Scene) -> None:
        """Draw the newest states that are known."""
        self.scene = scene
        found = scene.evidence.value("space", Space)
        if not isinstance(found, Space):
            self.plane.show_plane(None)
            return
        self.plane.show_plane(PlaneShown(
            found, Projection.CARRY_BIT, Colouring.TOTAL, sum_in(found, scene),
            scene.network_position,
        ), is_moving=scene.now.is_moving)  # fmt: skip

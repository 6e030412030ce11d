"""Where is the carry, on the wall: the curve, and what each unit tells."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.carry import CARRY
from rnn_viz.views.lenses.carry.carry_curve import CarryCurve
from rnn_viz.views.lenses.carry.unit_panel import UnitPanel
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets.building import filled


class CarrySmall(LensPicture):
    """The curve beside the units."""

    studies = CARRY.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.carry.small", parent)
        self.curve, self.units = CarryCurve(self), UnitPanel(self)
        filled(QHBoxLayout(self), (self.curve, 1), (self.units, 1), spacing=16)

    def draw(self, scene: Scene) -> None:
        """Show what is known."""
        self.scene = scene
        found = carry_in(scene)
        self.curve.show_run(
            series_in(scene), found, scene.now.config.iterations, scene.now.iteration
        )
        self.units.show_found(found)


def carry_in(scene: Scene) -> Carry | None:
    """Return what was found of the carry, if it can be read."""
    found = scene.evidence.value("carry", Carry)
    return found if isinstance(found, Carry) else None


def series_in(scene: Scene) -> Series:
    """Return what is known of the run."""
    found = scene.evidence.value("carry.run", Series)
    return found if isinstance(found, Series) else Series()

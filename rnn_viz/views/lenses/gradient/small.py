"""Is the gradient right, on the wall: the dots, and one weight that slides."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rnn_viz.core.lenses.one_sum.gradient import Gradient, weight_slide
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.gradient.scatter import GradientScatter
from rnn_viz.views.lenses.gradient.slide import SlidePlot
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn


class GradientSmall(LensPicture):
    """Dots, and the curve of the weight with the steepest slope."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.gradient.small", parent)
        self.scatter, self.slide = GradientScatter(self), SlidePlot(self)
        filled(QHBoxLayout(self), (self.scatter, 4), (self.slide, 6), spacing=8)
        self._drawn = Drawn()

    def draw(self, scene: Scene) -> None:
        """Draw what was found."""
        self.scene = scene
        found = scene.evidence.value("gradient", Gradient)
        known = found if isinstance(found, Gradient) else None
        if self._drawn.is_new("all", known):
            steepest = None if known is None else known.steepest
            self.scatter.show_gradient(known, steepest)
            self.slide.show_slide(None if known is None else weight_slide(known, known.steepest))

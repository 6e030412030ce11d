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
        self._weight: int | None = None

    def draw(self, scene: Scene) -> None:
        """Draw what was found."""
        self.scene = scene
        found = scene.evidence.value("gradient", Gradient)
        known = found if isinstance(found, Gradient) else None
        if not self._drawn.is_new("all", known):
            return
        self._weight = steady_weight(scene, known, self._weight)
        self.scatter.show_gradient(known, self._weight)
        if known is None or self._weight is None:
            self.slide.show_slide(None)
        else:
            self.slide.show_slide(weight_slide(known, self._weight))


def steady_weight(scene: Scene, known: Gradient | None, before: int | None) -> int | None:
    """Return the place of the steepest weight; while training, that of the one shown before.

    Each example has another one, and curves of other weights in each frame cannot be read.
    """
    if known is None:
        return None
    stays = scene.now.is_moving and before is not None and before in known.places
    return before if stays else known.steepest

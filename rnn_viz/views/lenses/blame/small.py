"""How far blame reaches, on the wall: the triangle, and the reach over the run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.blame.reach_plot import ReachPlot
from rnn_viz.views.lenses.blame.triangle import Triangle
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets.building import filled


class BlameSmall(LensPicture):
    """Triangle and curves beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.blame.small", parent)
        self.triangle, self.plot = Triangle(self), ReachPlot(self)
        self.triangle.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the wall's
        filled(QHBoxLayout(self), (self.triangle, 4), (self.plot, 6), spacing=8)

    def draw(self, scene: Scene) -> None:
        """Draw what is known."""
        self.scene = scene
        draw_blame(scene, self.triangle, self.plot)


def draw_blame(scene: Scene, triangle: Triangle, plot: ReachPlot) -> None:
    """Draw what is known of the moment and of the run; what cannot be told is empty."""
    evidence = scene.evidence
    found, series = evidence.value("blame", Blame), evidence.value("blame.run", Series)
    if not isinstance(found, Blame) or not found.has_shares:
        found = None
    triangle.show_blame(found, evidence.position)
    known = series if isinstance(series, Series) else Series()
    plot.show_series(known, scene.now.config.iterations, scene.now.iteration)

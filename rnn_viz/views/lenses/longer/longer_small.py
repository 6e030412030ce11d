"""Longer numbers, on the wall: a row a length."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.lenses.long_sums.longer import LongerNumbers
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.long_sums.longer import CURVES, LONGER, STUDY
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.longer.length_plot import LengthPlot
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.ticks import Ticks


class LongerPicture(LensPicture):
    """The shares of all lengths, over the run and now.

    Parameters
    ----------
    name
        Its own.
    bottom
        What is written under the plot; ``None``: nothing.
    """

    studies = LONGER.studies

    def __init__(self, name: str, bottom: Ticks | None, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.plot = LengthPlot(bottom, self)
        self.now: LongerNumbers | None = None
        self._drawn = Drawn()
        filled(QVBoxLayout(self), (self.plot, 1))

    def draw(self, scene: Scene) -> None:
        """Draw what is known of the moment and of the run."""
        self.scene = scene
        config, evidence = scene.now.config, scene.evidence
        now, series = evidence.value(STUDY, LongerNumbers), evidence.value(CURVES, Series)
        self.now = now if isinstance(now, LongerNumbers) else None
        known = series if isinstance(series, Series) else Series()
        self.plot.show_run(config.bits, config.iterations, scene.now.iteration)
        if self._drawn.is_new("shares", self.now, known, config.bits, config.iterations):
            self.plot.show_shares(self.now, known)


class LongerSmall(LongerPicture):
    """No more than names, rows and numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.longer.small", None, parent)

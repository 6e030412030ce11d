"""When was it learned, on the wall: accuracy per place over the run."""

from operator import attrgetter

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.learned.place_rows import PlaceRows
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.ticks import Tick


class LearnedSmall(LensPicture):
    """A row a place, with the moment from which on it is right for good."""

    studies = frozenset({"shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: PlaceRows | None = None
        super().__init__("lens.learned.small", parent)
        self.plot = PlotFrame(
            self._left, ticks.iterations, self._right, ground=attrgetter("surface")
        )
        self.plot.setAccessibleName(_("Accuracy per place over the run"))
        self._rows = PlaceRows(self.plot, 0.0, 1.0, has_lines=False)
        filled(QVBoxLayout(self), (self.plot, 1))
        self._drawn = Drawn()
        self.plot.moved.connect(self._point)

    @property
    def rows(self) -> PlaceRows:
        """The rows of the places."""
        assert self._rows is not None
        return self._rows

    def draw(self, scene: Scene) -> None:
        """Draw what all sums said so far."""
        self.scene = scene
        analysis, config = scene.now.analysis, scene.now.config
        checks = Checks() if analysis is None else analysis.shares
        if self._drawn.is_new("range", config.iterations):
            self.plot.set_ranges((0.0, float(config.iterations)), (0.0, 1.0))
        if self._drawn.is_new("rows", checks, config.bits):
            self.rows.show(checks, config.bits)
            self.plot.set_ticks("left", self._left)
            self.plot.set_ticks("right", self._right)
        self.plot.marks.show_playhead(scene.now.iteration)

    def _left(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        return [] if self._rows is None or not len(self._rows.checks) else self._rows.names()

    def _right(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        return [] if self._rows is None else self._rows.outcomes()

    def _point(self, point: QPointF | None) -> None:
        """Tell the means that are drawn at the iteration under the mouse."""
        there = None if point is None else self.rows.at(self.plot.value_at(point.x()))
        self.plot.marks.show_pointer(there)
        self.plot.tell("" if there is None else "\n".join(self.rows.told(there)))

"""What is drawn on the track of the timeline, each part anew only when it has changed."""

from operator import attrgetter

from PySide6.QtCore import QRectF, Qt

from rnn_viz.core.run.run_range import Range
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.timeline.timeline_marks import Sign, TimelineMarks
from rnn_viz.views.timeline.timeline_phases import Phases
from rnn_viz.views.widgets.error_lines import SmallErrorLines
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, UNDER
from rnn_viz.views.widgets.pictures.shapes import Area, Rule, disc
from rnn_viz.views.widgets.pictures.ticks import Tick

HANDLE = 5  # radius of the playhead's handle, pixels
_VEIL, _HATCH = 0.45, 0.35  # opacities
_DOTS = (1.0, 3.0)
_POSITIVE = attrgetter("positive")


class TrackItems:
    """Items in the coordinates of a plot: iterations along, errors up.

    Attributes
    ----------
    marks
        What is marked under the track.
    """

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._drawn = Drawn()
        self._trained = Area(attrgetter("surface"))
        plot.add_data(self._trained, height=3 * UNDER)
        self._phases = Phases(plot)
        self._chance = Rule(attrgetter("faint"), _DOTS)  # where nothing is trained yet
        plot.add_data(self._chance)
        self._errors = SmallErrorLines(plot)
        self._veil = Area(attrgetter("background"), _VEIL)
        self._hatch = Area(_POSITIVE, _HATCH, Qt.BrushStyle.BDiagPattern)
        self._frontier = Rule(_POSITIVE)
        for over in (self._veil, self._hatch, self._frontier):
            plot.add_data(over, height=2)
        self.marks = TimelineMarks(plot)
        self._handle = Sign(attrgetter("accent"))
        self._handle.setPath(disc(HANDLE))
        self._handle.setZValue(OVER)
        plot.add(self._handle)

    def draw(self, scene: Scene, phase: PhaseClaim | None) -> None:
        """Draw a moment; while training goes on, only what is a pixel away from the last."""
        now, plot = scene.now, self._plot
        step = max(1, int(plot.pixel()[0])) if now.is_moving else 1
        place = now.run_id, plot.x_range, plot.y_range, plot.area().getRect()
        here, reached = now.iteration // step, now.frontier // step
        is_new = self._drawn.is_new
        if is_new("error", *place, now.curve.examples // step):
            self._errors.draw(now.curve, Range(*plot.x_range))
        if is_new("trained", *place, here, reached):
            self._draw_trained(now.iteration, now.frontier)
        if is_new("phases", *place, here, scene.phases):
            self._phases.show(scene.phases, phase, place)
        if is_new("marks", *place, scene.marks):
            self.marks.show(scene.marks)
            plot.set_ticks("bottom", _numbers)
        if is_new("playhead", *place, here, now.is_live):
            plot.marks.show_playhead(now.iteration)
            self._handle.setPos(round(plot.x_of(now.iteration)), plot.area().top())
            self._handle.show_hollow(not now.is_live, plot.theme)

    def _draw_trained(self, here: float, frontier: float) -> None:
        """Fill what is trained; hatch what of it lies ahead of the playhead."""
        (_, end), (_, top) = self._plot.x_range, self._plot.y_range
        self._trained.cover(QRectF(0.0, 0.0, frontier, top))
        ahead = QRectF(here, 0.0, max(0.0, frontier - here), top)
        self._veil.cover(ahead)
        self._hatch.cover(ahead)
        self._frontier.setVisible(here < frontier)
        self._frontier.setLine(frontier, 0.0, frontier, top)
        self._chance.setLine(frontier, top / 2, end, top / 2)


def _numbers(low: float, high: float, pixels: float) -> list[Tick]:
    """Return ticks at round iterations, with numbers at the two ends."""
    between = [Tick(tick.value, "") for tick in ticks.iterations(low, high, pixels)]
    return [*between, *(Tick(x, f"{x:,.0f}") for x in (low, high))]

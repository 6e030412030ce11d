"""What is drawn on the track of the timeline, each part anew only when it has changed."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from rnn_viz.core.evidence.phases import NamedPhase
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.run_range import whole
from rnn_viz.core.scene import Scene
from rnn_viz.views.timeline.timeline_marks import Marks, Sign
from rnn_viz.views.timeline.timeline_phases import Phases
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.drawn import Drawn
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, UNDER, Area, Band, Line
from rnn_viz.views.widgets.pictures.ticks import Tick

HANDLE = 5  # radius of the playhead's handle, pixels
_BAND, _HATCH = 0.45, 0.35  # opacities; the theme's band is made for the plain background
_MOST = 300  # columns in which the mean is asked for
_DOTS = (1.0, 3.0)
_CURVE, _POSITIVE = attrgetter("curve"), attrgetter("positive")


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
        self._chance = Line(attrgetter("faint"), dashes=_DOTS)  # where nothing is trained yet
        self._band, self._mean = Band(_CURVE, _BAND), Line(_CURVE, 1.5)
        for item in (self._chance, self._band, self._mean):
            plot.add_data(item)
        self._veil = Area(attrgetter("background"), _BAND)
        self._hatch = Area(_POSITIVE, _HATCH, Qt.BrushStyle.BDiagPattern)
        self._frontier, self._outline = Line(_POSITIVE), Line(attrgetter("rule"))
        for over in (self._veil, self._hatch, self._frontier, self._outline):
            plot.add_data(over, height=1)
        self.marks = Marks(plot)
        circle = QPainterPath()
        circle.addEllipse(QPointF(), HANDLE, HANDLE)
        self._handle = Sign(circle, attrgetter("accent"))
        self._handle.setZValue(OVER)
        plot.add(self._handle)

    def draw(self, scene: Scene, phase: NamedPhase | None) -> None:
        """Draw a moment; while training goes on, only what is a pixel away from the last."""
        now, plot = scene.now, self._plot
        step = max(1, int(plot.pixel()[0])) if now.is_moving else 1
        place = now.run_id, plot.x_range, plot.y_range, plot.width()
        here, reached = now.iteration // step, now.frontier // step
        is_new = self._drawn.is_new
        if is_new("error", *place, now.curve.examples // step):
            self._draw_error(scene)
        if is_new("trained", *place, here, reached):
            self._draw_trained(now.iteration, now.frontier)
        if is_new("phases", *place, here, reached, scene.phases):
            self._phases.show(scene.phases, phase)
        if is_new("marks", *place, scene.marks):
            self.marks.show(scene.marks)
            plot.set_ticks("bottom", self._numbers())
        if is_new("playhead", *place, here, now.is_live):
            plot.marks.show_playhead(now.iteration)
            self._handle.setPos(round(plot.x_of(now.iteration)), plot.area().top())
            self._handle.show_hollow(not now.is_live, plot.theme)

    def _draw_error(self, scene: Scene) -> None:
        """Draw the error of the whole run: bars of one or two pixels, and the mean."""
        curve, columns = scene.now.curve, self._plot.area().width()
        shown = whole(scene.now.config.iterations)
        band = curve_lines.band_of(curve, shown, max(1, columns // 2))
        known = np.isfinite(band.low) & np.isfinite(band.high)
        x, low, high = band.x[known], band.low[known], band.high[known]
        wide = float(np.diff(x).min()) if x.size > 1 else 1.0
        self._band.show(x, low, high, wide=wide, pixel=self._plot.pixel())
        mean = curve_lines.mean_of(curve, shown, max(1, min(columns // 2, _MOST)))
        known = np.isfinite(mean.y)
        self._mean.show(mean.x[known] + 1, mean.y[known])

    def _draw_trained(self, here: float, frontier: float) -> None:
        """Fill what is trained; hatch what of it lies ahead of the playhead."""
        (_, end), (_, top) = self._plot.x_range, self._plot.y_range
        self._trained.cover(QRectF(0.0, 0.0, frontier, top))
        ahead = QRectF(here, 0.0, max(0.0, frontier - here), top)
        self._veil.cover(ahead)
        self._hatch.cover(ahead)
        at = np.array([frontier, frontier] if here < frontier else [])
        self._frontier.show(at, np.array([0.0, top])[: at.size])
        self._chance.show(np.array([frontier, end]), np.full(2, top / 2))
        self._outline.show(np.array([0, end, end, 0, 0.0]), np.array([0, 0, top, top, 0.0]))

    def _numbers(self) -> ticks.Ticks:
        """Return ticks at round iterations, with numbers at the ends that no mark is near."""
        free = {x for x in self._plot.x_range if self.marks.leave_free(x)}

        def written(low: float, high: float, pixels: float) -> list[Tick]:
            between = [Tick(tick.value, "") for tick in ticks.iterations(low, high, pixels)]
            return [*between, *(Tick(x, f"{x:,.0f}" if x in free else "") for x in (low, high))]

        return written

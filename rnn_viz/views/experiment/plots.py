"""Error and share of right sums over the run, as it is and as it would be."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.curve_lines import mean_of
from rnn_viz.core.run.run_range import whole_run
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment.what_if import lines, readings, what_if_of
from rnn_viz.core.words.numbers import listed
from rnn_viz.views.experiment.run_lines import Points, RunLines
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.pictures.ticks import Ticks
from rnn_viz.views.widgets.scaling.lengths import scaled

_TALL = 300  # pixels in which two plots over each other can be read; else they stand side by side
_MOST = 300  # points of a line
_LITTLE_OVER = 1.15  # times chance
_OVER_ALL = 1.16  # of all sums: over the line there is room for words


class TrialPlots(QWidget):
    """Two plots of the same iterations, over each other where there is the height for it.

    Attributes
    ----------
    error, share
        The plots.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = RunLines(ticks.errors(8), "what_if.error", self)
        self.share = RunLines(ticks.percents, "what_if.share", self)
        self._drawn = Drawn()
        self._titles = QLabel(_p("value", "Error"), self), QLabel(_("Sums right"), self)
        self._scene: Scene | None = None
        self._layout = filled(QBoxLayout(QBoxLayout.Direction.TopToBottom, self), spacing=6)
        plots = (self.error, 5), (self.share, 4)
        for title, (plot, stretch) in zip(self._titles, plots, strict=True):
            plot.least_width = round(width_of("100 %")) + 4
            plot.pointed.connect(self._point_at)
            part = QWidget(self)
            styled(title, role="muted", font=fonts.text(12))
            filled(QVBoxLayout(part), title, (plot, 1), spacing=2)
            self._layout.addWidget(part, stretch)

    def draw(self, scene: Scene) -> None:
        """Draw what is known of both runs."""
        self._scene, now = scene, scene.now
        end, bits = now.config.iterations, now.config.bits
        found, trial = what_if_of(now), scene.view.tried
        tried = None if trial is None else found.tried
        columns = max(1, min(_MOST, self.error.area().width() // 2))
        both = found.today, tried
        if self._drawn.is_new("lines", found, tried, columns, end, bits):
            errors = [_errors(run, columns) for run in both]
            self._span(end, bits, max(float(it.y.max(initial=0.0)) for it in errors))
            self.error.show_lines(*errors)
            self.share.show_lines(*(_shares(run) for run in both))
            self.share.show_steady(*(_stable(run) for run in both))
        names = [name for name in lines(now, trial) if name]
        said = _("Error over the run: {names}"), _("Share of sums right over the run: {names}")
        for plot, what in zip((self.error, self.share), said, strict=True):
            plot.marks.show_playhead(now.iteration)
            plot.setAccessibleName(what.format(names=listed(names)))

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed: all that is left over comes here anyway."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand over each other or side by side, with as many points as there is room for."""
        super().resizeEvent(event)
        is_tall = self.height() >= scaled(_TALL)
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if is_tall else directions.LeftToRight)
        if self._scene is not None:
            self.draw(self._scene)

    def _span(self, end: int, bits: int, highest: float) -> None:
        """Span the run; errors up to little over chance, where none is higher."""
        top = float(bits) if highest > _LITTLE_OVER * bits / 2 else _LITTLE_OVER * bits / 2
        if self._drawn.is_new("axes", end, bits, top):
            title = _("Error (dashed: chance, {chance:.1f})")
            self._titles[0].setText(title.format(chance=bits / 2))
            self.error.set_ranges((0.0, float(end)), (0.0, top))
            self.error.set_ticks("left", _errors_up_to(bits, top))
            self.error.marks.show_level(bits / 2)
            self.share.set_ranges((0.0, float(end)), (0.0, _OVER_ALL))

    def _point_at(self, iteration: int | None) -> None:
        scene, said = self._scene, ""
        if iteration is not None and scene is not None:
            said = readings(scene.now, scene.view.tried, iteration)
        for plot in (self.error, self.share):
            plot.point_at(iteration, said)


def _errors(run: WholeRun | None, columns: int) -> Points:
    """Return the mean errors of a run, about a point a column."""
    if run is None or not run.curve.examples:
        return Points()
    x, y = mean_of(run.curve, whole_run(run.run.config.iterations), columns)[:2]
    return Points(x + 1, y)


def _errors_up_to(bits: int, top: float) -> Ticks:
    """Return the ticks of errors that are on the axis; chance is one of them."""
    errors = ticks.errors(bits)
    return lambda low, high, pixels: [it for it in errors(low, high, pixels) if it.value <= top]


def _stable(run: WholeRun | None) -> int | None:
    """Return from where on a run is perfect, once it is known to its end."""
    known = None if run is None or not run.is_searched else run.milestones
    return None if known is None else known.stable


def _shares(run: WholeRun | None) -> Points:
    return Points() if run is None else Points(run.checks.iterations, run.checks.exact_share)

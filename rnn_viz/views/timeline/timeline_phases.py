"""The phases of the run on the timeline: stretches, borders, and as much of a name as fits."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics

from rnn_viz.core.evidence.phases import NamedPhase
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import LINE, Words
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import UNDER, Area, Line
from rnn_viz.views.widgets.theme import Theme

_NARROWEST = 36  # pixels of a phase whose name is worth beginning
_PAD = 5
_DASHES = (3.0, 2.0)


class Phases:
    """Items of a plot that are moved and reused, as phases grow with every example."""

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._fills: list[Area] = []
        self._names: list[Words] = []
        self._settled = Line(attrgetter("faint"))
        self._open = Line(attrgetter("muted"), dashes=_DASHES)  # may still move
        for borders in (self._settled, self._open):
            plot.add_data(borders, height=UNDER)
        self._now: NamedPhase | None = None
        self._shown: Sequence[NamedPhase] = ()
        plot.styled(self._restyle)

    def show(self, phases: Sequence[NamedPhase], now: NamedPhase | None) -> None:
        """Draw these phases; the name of the one that is now stands out."""
        self._shown, self._now = phases, now
        while len(self._fills) < len(phases):
            fill, name = Area(attrgetter("raised")), Words()
            self._plot.add_data(fill, height=2 * UNDER)
            self._plot.scene().addItem(name)
            self._fills.append(fill)
            self._names.append(name)
        for phase, fill in zip(phases, self._fills, strict=False):
            fill.cover(QRectF(phase.start, 0.0, phase.stop - phase.start, self._plot.y_range[1]))
        for fill, name in list(zip(self._fills, self._names, strict=True))[len(phases) :]:
            fill.hide()
            name.say("")
        self._draw_borders()
        self.settle()
        self._restyle(self._plot.theme, self._plot.scale_factor)

    def settle(self) -> None:
        """Write the names where their phases are, after another size or range."""
        measure = QFontMetrics(fonts.text(fonts.SMALL))
        for phase, name in zip(self._shown, self._names, strict=False):
            left, right = self._plot.x_of(phase.start), self._plot.x_of(phase.stop)
            room = int(right - left) - 2 * _PAD
            elided = measure.elidedText(phase.name, Qt.TextElideMode.ElideRight, room)
            name.say(elided if right - left >= _NARROWEST else "")
            name.stand(left + _PAD, self._plot.area().top() + LINE / 2)

    def _draw_borders(self) -> None:
        """Draw where phases begin, and where one ends that nothing follows and that may move."""
        at = {phase.stop: True for phase in self._shown[:-1] if phase.stop_may_move}
        for phase in self._shown:
            at[phase.start] = phase.start_may_move or at.get(phase.start, False)
        for line, is_open in ((self._settled, False), (self._open, True)):
            x = np.repeat([float(x) for x, may_move in at.items() if may_move is is_open], 2)
            line.show(x, np.tile((0.0, self._plot.y_range[1]), x.size // 2), in_pairs=True)

    def _restyle(self, theme: Theme, _scale: float) -> None:
        for phase, name in zip(self._shown, self._names, strict=False):
            name.ink(theme.text if phase is self._now else theme.muted)

"""The phases of the run on the timeline: stretches, borders, and as much of a name as fits."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics

from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.lettering import LINE, Words
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import UNDER
from rnn_viz.views.widgets.pictures.shapes import Area, Rule
from rnn_viz.views.widgets.theme import Theme

_NARROWEST = 36  # pixels of a phase whose name is worth beginning
_PAD = 5
_DASHES = (3.0, 2.0)


class Phases:
    """Items that are moved and reused, as phases grow with every example."""

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._items: list[_PhaseItems] = []
        self._drawn = Drawn()

    def show(self, phases: Sequence[PhaseClaim], now: PhaseClaim | None, place: object) -> None:
        """Draw these phases; the name of the one that is now stands out.

        ``place`` is all that their places depend on.
        """
        while len(self._items) < len(phases):
            self._items.append(_PhaseItems(self._plot))
        after = [*phases[1:], None]
        for k, items in enumerate(self._items):
            shown = (phases[k], after[k], phases[k] is now) if k < len(phases) else None
            if self._drawn.is_new(f"phase {k}", shown, place):
                items.show(*shown) if shown else items.hide()


class _PhaseItems:
    """The fill of a phase, its borders solid or dashed, and its name."""

    def __init__(self, plot: PlotFrame) -> None:
        self._plot = plot
        self._fill, self._name, self._is_now = Area(attrgetter("raised")), Words(), False
        self._settled, self._open = Rule(attrgetter("faint")), Rule(attrgetter("muted"), _DASHES)
        self._end = Rule(attrgetter("muted"), _DASHES)
        plot.add_data(self._fill, height=2 * UNDER)
        for border in (self._settled, self._open, self._end):
            plot.add_data(border, height=UNDER)
        plot.scene().addItem(self._name)
        plot.styled(self._restyle)

    def show(self, phase: PhaseClaim, after: PhaseClaim | None, is_now: bool) -> None:
        """Draw a phase; a border that may still move is dashed.

        Where another follows at once, the border is the other's; that the newest grows goes
        without saying.
        """
        top, start, stop = self._plot.y_range[1], phase.start, phase.stop
        self._fill.cover(QRectF(start, 0.0, stop - start, top))
        self._settled.setVisible(not phase.start_may_move)
        self._open.setVisible(phase.start_may_move)
        is_alone = after is not None and after.start > stop
        self._end.setVisible(is_alone and phase.stop_may_move)
        for border, at in ((self._settled, start), (self._open, start), (self._end, stop)):
            border.setLine(at, 0.0, at, top)
        left, right = self._plot.x_of(start), self._plot.x_of(stop)
        measure, room = QFontMetrics(fonts.text(fonts.SMALL)), int(right - left) - 2 * _PAD
        elided = measure.elidedText(phase.name, Qt.TextElideMode.ElideRight, room)
        self._name.say(elided if right - left >= _NARROWEST else "")
        self._name.stand(left + _PAD, self._plot.area().top() + LINE / 2)
        self._is_now = is_now
        self._restyle(self._plot.theme, 1.0)

    def hide(self) -> None:
        """Draw nothing."""
        self._name.say("")
        for item in (self._fill, self._settled, self._open, self._end):
            item.hide()

    def _restyle(self, theme: Theme, _scale: float) -> None:
        self._name.ink(theme.text if self._is_now else theme.muted)

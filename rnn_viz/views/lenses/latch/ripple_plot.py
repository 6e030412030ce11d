"""One ripple from place to place: a line without a carry and one with it."""

from collections.abc import Callable
from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.latch import Orbit
from rnn_viz.views.lenses.line_names import names_at_ends
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.plot_axis import GAP
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Dots, Line
from rnn_viz.views.widgets.pictures.shapes import Ink, Rule, pen
from rnn_viz.views.widgets.pictures.ticks import Tick, Ticks
from rnn_viz.views.widgets.theme import Theme

_INKS: tuple[Ink, Ink] = (lambda theme: theme.totals[1], lambda theme: theme.totals[3])
_ROOM = 0.08  # of the height, left free above and below
_EVERY = 5  # places between two dots
_CROSS = 11  # pixels
_NEAR = 16  # pixels between two numbers at the axis, at least
_ONE = 0.005  # values at the ends that are nearer are written as one
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RipplePlot(PlotFrame):
    """Values of two orbits over the places; keys and mouse point at a place.

    Parameters
    ----------
    left
        What is written at the left axis.
    name
        What a screen reader calls it.
    write
        Writes a value.

    Signals
    -------
    reached
        Another place is pointed at, or ``None``.

    Attributes
    ----------
    lines
        Without a carry, and with one.
    """

    reached = Signal(object)

    def __init__(
        self, left: Ticks, name: str, write: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        self._write, self._left = write, left
        self._ends: list[tuple[float, str]] = []
        self._values: tuple[Floats, Floats] = (np.zeros(1), np.zeros(1))
        self._wrong: tuple[int, int] | None = None  # the place, and the orbit that is wrong there
        self._title, self._is_ready = "", False
        self._at: int | None = None
        super().__init__(left, self._numbers, self._names, parent, ground=attrgetter("surface"))
        self.setAccessibleName(name)
        self._zero = Rule(attrgetter("faint"))
        self.lines = [Line(ink, 1.8) for ink in _INKS]
        self._dots = [Dots(ink, 5) for ink in _INKS]
        self._down = Line(attrgetter("wrong"), 1.0, (2, 2))
        self._cross = _Cross()
        self._drawn: list[Line | Dots | Rule] = [self._zero, *self.lines, *self._dots]
        for item in (*self._drawn, self._down, self._cross):
            self.add_data(item)
        sheet = pg.ItemGroup()
        self.scene().addItem(sheet)
        self._words = Labels(sheet)
        self._is_ready = True
        self.styled(lambda _theme, _scale: self._letter())
        self.resized.connect(self._letter)
        self.moved.connect(self._hover)

    def show_orbits(
        self, orbits: tuple[Orbit, Orbit], values: tuple[Floats, Floats], places: int, title: str
    ) -> None:
        """Show what becomes of a ripple without a carry and with one.

        Parameters
        ----------
        values
            What is drawn of each, ``(places,)``; the last value stands for all that follow.
        places
            As many are drawn.
        title
            What is written under the axis.
        """
        self._title, self._wrong = title, _wrong_of(orbits)
        self._values = _long(values[0], places), _long(values[1], places)
        ends = [float(it[-1]) for it in values]
        none, one = (self._write(end) for end in ends)
        names = [_("no carry {value}").format(value=none), _("carry {value}").format(value=one)]
        is_one = abs(ends[0] - ends[1]) < _ONE
        both = [(ends[0], _("both {value}").format(value=none))]
        self._ends = both if is_one else list(zip(ends, names, strict=True))
        self._span(*self._values)
        self._settle_words(is_there=True)

    def show_nothing(self) -> None:
        """Show that nothing is known."""
        self._ends, self._wrong = [], None
        self._settle_words(is_there=False)

    def _settle_words(self, *, is_there: bool) -> None:
        for item in self._drawn:
            item.setVisible(is_there)
        self._down.setVisible(self._wrong is not None)
        self._cross.setVisible(self._wrong is not None)
        self.set_ticks("left", self._left if is_there else ticks.none)
        self.set_ticks("right", self._names)
        self.set_ticks("bottom", self._numbers)
        self._letter()

    def event(self, event: QEvent) -> bool:
        """Keep the keys for the picture while it has the focus."""
        return keep_key(event, _SIDES) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at the next place or the one before; Escape points at none."""
        key = Qt.Key(event.key())
        if key in _SIDES and self._ends:
            self.point_at(0 if self._at is None else self._at + _SIDES[key])
            return
        if key == Qt.Key.Key_Escape:
            self.point_at(None)
        super().keyPressEvent(event)

    def point_at(self, place: int | None) -> None:
        """Mark a place, and tell its values."""
        if place is not None:
            place = min(max(place, 0), len(self._values[0]) - 1)
        self.mark(place)
        said = ""
        if place is not None and self._ends:
            none, one = (self._write(float(it[place])) for it in self._values)
            said = _("place {place}: no carry {none}, carry {one}")
            said = said.format(place=place, none=none, one=one)
        self.tell(said)
        self.setAccessibleDescription(said)
        self.reached.emit(place)

    def mark(self, place: int | None) -> None:
        """Mark a place that is pointed at here, or in the picture of the same ripple."""
        self._at = place
        self.marks.show_pointer(place)

    def _span(self, first: Floats, second: Floats) -> None:
        low = float(min(first.min(), second.min(), 0.0))
        high = float(max(first.max(), second.max(), 0.0))
        more = _ROOM * ((high - low) or 1.0)
        span, places = (low - more, high + more), len(first)
        self.set_ranges((0.0, float(places - 1)), span, span)
        x = np.arange(places, dtype=np.float64)
        marked = np.unique(np.append(np.arange(0, places, _EVERY), places - 1))
        for line, dots, values in zip(self.lines, self._dots, self._values, strict=True):
            line.show(x, values)
            dots.show(x[marked], values[marked])
        self._zero.setLine(0.0, 0.0, places - 1.0, 0.0)
        if self._wrong is not None:
            at, orbit = self._wrong
            self._cross.setData([at], [self._values[orbit][at]])
            self._down.show(np.array([at, at]), np.array([span[0], self._values[orbit][at]]))

    def _names(self, low: float, high: float, pixels: float) -> list[Tick]:
        return names_at_ends(self._ends, low, high, pixels)

    def _numbers(self, low: float, high: float, pixels: float) -> list[Tick]:
        near = _NEAR / max(1.0, pixels) * (high - low)
        wrong = np.inf if self._wrong is None else self._wrong[0]
        ends = [end for end in (low, high) if abs(end - wrong) > near]
        return [Tick(end, f"{end:g}") for end in ends] if self._ends else []

    def _letter(self) -> None:
        """Write where it goes wrong, and what the places are."""
        if not self._is_ready:
            return
        area, theme = self.area(), self.theme
        y = area.bottom() + self._edge + GAP + LINE / 2
        written = []
        if self._ends and self._wrong is not None:
            x = self.x_of(self._wrong[0])
            written.append(Label(f"{self._wrong[0]}", Side.MIDDLE, x, y, theme.wrong))
        if self._ends:
            left, right = self._free()
            if right - left > width_of(self._title) + 2 * _NEAR:
                written.append(Label(self._title, Side.MIDDLE, (left + right) / 2, y, theme.muted))
        self._words.write(written)

    def _free(self) -> tuple[float, float]:
        """Return the ends of the widest room under the axis."""
        area = self.area()
        if self._wrong is None:
            return area.left(), area.right()
        at = self.x_of(self._wrong[0])
        return (area.left(), at) if at > area.center().x() else (at, area.right())

    def _hover(self, point: QPointF | None) -> None:
        self.point_at(None if point is None or not self._ends else round(self.value_at(point.x())))


class _Cross(pg.ScatterPlotItem):
    """Where the bit is read wrongly first."""

    def __init__(self) -> None:
        super().__init__(size=_CROSS, symbol="x")

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self.setPen(pen(theme.wrong, scale, 1))
        self.setBrush(theme.wrong)


def _long(values: Floats, places: int) -> Floats:
    return np.pad(values[: places + 1], (0, max(0, places + 1 - len(values))), mode="edge")


def _wrong_of(orbits: tuple[Orbit, Orbit]) -> tuple[int, int] | None:
    return min(((it.wrong_at, it.carry) for it in orbits if it.wrong_at is not None), default=None)

"""A sum that comes out wrong, and where ripples rest: marks in the plane."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rnn_viz.views.lenses.space.plane.free_room import FreeRoom
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, brush, diamonds, discs, lines, pen
from rnn_viz.views.widgets.theme import DARK, Theme

_DOT, _CROSS, _DIAMOND = 1.8, 5.0, 5.0  # pixels


class RippleItem(pg.ItemGroup):
    """Dots from state to state, a cross at the one that is read wrongly, and what went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._dots, self._cross = SmoothPath(), SmoothPath()
        for item in (self._dots, self._cross):
            item.setParentItem(self)
        self._labels = Labels(self)
        self._theme, self._scale = DARK, 1.0
        self._lines: tuple[str, ...] = ()
        self._corner = QPointF()

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._scale = theme, scale
        self._dots.setPen(pen(theme.background, scale))
        self._dots.setBrush(brush(theme.wrong))
        self._cross.setPen(pen(theme.wrong, scale, 2))
        self._write()

    def show_ripple(
        self, places: Sequence[QPointF], words: tuple[str, ...], room: FreeRoom
    ) -> None:
        """Draw a sum up to its first wrong position; without places there is none."""
        self.setVisible(bool(places))
        if not places:
            return
        self._dots.setPath(discs((at, _DOT) for at in places[:-1]))
        end = places[-1]
        arms = [QPointF(_CROSS, _CROSS), QPointF(_CROSS, -_CROSS)]
        self._cross.setPath(lines((end - arm, end + arm) for arm in arms))
        size = QSizeF(max(map(width_of, words)) + 4, LINE * len(words) + 4)
        room.take(QRectF(end.x() - 8, end.y() - 8, 16, 16))
        self._lines, self._corner = words, room.place(size, end)
        room.take(QRectF(self._corner, size), 2)
        self._write()

    def _write(self) -> None:
        left, top = self._corner.x() + 2, self._corner.y() + 2
        self._labels.write([
            Label(line, Side.LEFT, left, top + LINE * (k + 0.5), self._theme.wrong)
            for k, line in enumerate(self._lines)
        ])  # fmt: skip


class RestingItem(pg.ItemGroup):
    """A diamond where a ripple rests; hollow where a push would move it away."""

    def __init__(self) -> None:
        super().__init__()
        self._full, self._hollow = SmoothPath(), SmoothPath()
        for item in (self._full, self._hollow):
            item.setParentItem(self)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self._full.setPen(pen(theme.background, scale))
        self._full.setBrush(brush(theme.accent))
        self._hollow.setPen(pen(theme.accent, scale, 2))

    def show_ends(self, ends: Sequence[tuple[QPointF, bool]]) -> None:
        """Draw where ripples end, and whether they are stable there."""
        for item, is_stable in ((self._full, True), (self._hollow, False)):
            item.setPath(diamonds((at for at, is_it in ends if is_it is is_stable), _DIAMOND))

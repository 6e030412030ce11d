"""An axis of a plot: numbers where its owner wants them, at whole pixels, and thin rules."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import LINE, width_of
from rnn_viz.views.widgets.pictures.shapes import pen
from rnn_viz.views.widgets.pictures.ticks import Ticks
from rnn_viz.views.widgets.theme import Theme

GAP = 4  # pixels between an axis and its numbers
_Align = Qt.AlignmentFlag
_ALIGNED = {
    "left": _Align.AlignRight | _Align.AlignVCenter,
    "right": _Align.AlignLeft | _Align.AlignVCenter,
    "bottom": _Align.AlignHCenter | _Align.AlignVCenter,
}


class PlotAxis(pg.AxisItem):
    """Numbers beside a plot; pyqtgraph keeps the picture of it until the range is another.

    Parameters
    ----------
    side
        "left", "right" or "bottom".
    ticks
        What is written.
    overhang
        Pixels that numbers may reach beyond the two ends of the axis.
    beyond
        Pixels at either end that the axis is longer than the range it is named for.
    has_rule
        Whether there is a line with ticks along a lower axis.
    """

    def __init__(
        self, side: str, ticks: Ticks, *, overhang: int = LINE, beyond: int = 0,
        has_rule: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(side, maxTickLength=GAP)
        self._ticks = ticks
        self._beyond, self._overhang, self._after = beyond, overhang, overhang
        self._has_rule = has_rule and side == "bottom"
        self._named = (0.0, 1.0)
        self.enableAutoSIPrefix(False)
        self.setStyle(tickFont=fonts.text(fonts.SMALL), hideOverlappingLabels=overhang)
        if side == "bottom":
            self.setHeight(GAP + LINE)

    def name(self, low: float, high: float, ticks: Ticks | None = None) -> None:
        """Write numbers from ``low`` to ``high`` only, by other ``ticks`` if given."""
        if (low, high) != self._named or ticks not in {None, self._ticks}:
            self._named, self._ticks = (low, high), ticks or self._ticks
            self.write_anew()

    def end_at(self, pixels: int) -> None:
        """Let the last number reach at most so far beyond the end: there the picture ends."""
        after = min(self._overhang, pixels)
        if after != self._after:
            self._after = after
            self.write_anew()

    def write_anew(self) -> None:
        """Ask for the numbers again."""
        self.picture = None
        self.update()

    def needed_width(self, pixels: float) -> int:
        """Return the pixels that the numbers of an axis of so many pixels need beside it."""
        texts = (width_of(tick.text) for tick in self._ticks(*self._named, pixels))
        return round(max(texts, default=-GAP)) + GAP

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        self.setTextPen(theme.muted)
        rule = pen(theme.rule, scale) if self._has_rule else QPen(Qt.PenStyle.NoPen)
        self.setPen(rule)
        self.setTickPen(rule)

    def generateDrawSpecs(self, _painter: object) -> tuple[Any, ...]:
        """Return axis, tick marks and numbers, as pyqtgraph draws them."""
        rule = self.pen()
        length = self.width() - 1 - self._beyond
        axis = (rule, QPointF(self._beyond, 0), QPointF(length, 0))
        marks: list[tuple[QPen, QPointF, QPointF]] = []
        numbers = []
        for value, text in self._ticks(*self._named, self._length() - 2 * self._beyond):
            at = self._pixel_of(value)
            if self._has_rule:
                marks.append((rule, QPointF(at, 0), QPointF(at, GAP - 1)))
            numbers.append((self._room(at, text), _ALIGNED[self.orientation], text))
        return axis, marks, numbers

    def _length(self) -> float:
        size = self.size()
        return float(size.width() if self.orientation == "bottom" else size.height())

    def _pixel_of(self, value: float) -> int:
        """Return where a value is along the axis; the range includes what is beyond."""
        low, high = float(self.range[0]), float(self.range[1])
        share = (value - low) / (high - low)
        along = share if self.orientation == "bottom" else 1 - share
        return round(along * self._length())

    def _room(self, at: int, text: str) -> QRectF:
        """Return where a number is written: beside its value, yet not too far beyond an end."""
        if self.orientation != "bottom":
            left = GAP if self.orientation == "right" else 0
            return QRectF(left, at - LINE // 2, self.width() - GAP, LINE)
        wide = round(width_of(text)) + 1
        furthest = round(self.width()) + self._after - wide
        left = min(max(at - wide // 2, -self._overhang), furthest)
        return QRectF(left, GAP, wide, LINE)

"""Where the bars of a waterfall are; nothing here draws."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from rnn_viz.core.arrays import Floats
from rnn_viz.views.widgets.pictures import ticks

_TOTAL = 22  # pixels of the widest total
_SHARE = 0.78  # of a column that its bar takes


class WaterfallLayout:
    """Columns of equal width, and one more for the total, apart from them.

    Attributes
    ----------
    area
        Where the bars are, in pixels.
    pitch
        From one column to the next.

    Parameters
    ----------
    values
        The terms, ``(terms,)``.
    end
        Pixels that the number at the total needs.
    """

    def __init__(self, values: Floats, area: QRectF, end: float) -> None:
        self.area = area
        self._ends = np.concatenate([[0.0], np.cumsum(values)])
        self._low, self._high = float(self._ends.min()), float(self._ends.max())
        self._last = max(end, _TOTAL)
        self.pitch = max(area.width() - self._last - _TOTAL / 2, 1.0) / max(1, len(values))

    def y(self, value: float) -> float:
        """Return the pixel row of a value."""
        span = self._high - self._low or 1.0
        return float(self.area.bottom() - (value - self._low) / span * self.area.height())

    def middle(self, number: int) -> float:
        """Return the middle of a column; the last one is that of the total."""
        if number == len(self._ends) - 1:
            return float(self.area.right() - self._last / 2)
        return float(self.area.x() + (number + 0.5) * self.pitch)

    def bar(self, number: int) -> QRectF:
        """Return one bar, at least a pixel high; the last one is the total."""
        is_total = number == len(self._ends) - 1
        start, end = (0.0, self._ends[-1]) if is_total else self._ends[number : number + 2]
        top, bottom = sorted((round(self.y(float(start))), round(self.y(float(end)))))
        wide = _TOTAL * _SHARE if is_total else max(1.0, round(min(self.pitch * _SHARE, 40.0)))
        return QRectF(round(self.middle(number) - wide / 2), top, wide, max(1, bottom - top))

    def column_at(self, x: float) -> int | None:
        """Return the column at a pixel, the total among them."""
        if x >= self.area.right() - self._last:
            return len(self._ends) - 1
        number = math.floor((x - self.area.x()) / self.pitch)
        return number if 0 <= number < len(self._ends) - 1 else None

    def level(self, value: float) -> tuple[QPointF, QPointF]:
        """Return the line at a value, from side to side."""
        y = round(self.y(value))
        return QPointF(self.area.x(), y), QPointF(self.area.right(), y)

    def joints(self) -> list[tuple[QPointF, QPointF]]:
        """Return the lines from the end of each bar to the beginning of the next."""
        bars = [self.bar(k) for k in range(len(self._ends))]
        heights = [round(self.y(float(end))) for end in self._ends[1:]]
        return [
            (QPointF(bar.right(), y), QPointF(after.left(), y))
            for bar, after, y in zip(bars, bars[1:], heights, strict=False)
        ]

    def ticks(self) -> list[float]:
        """Return round values, 0 among them, as many as stand apart."""
        rounds = ticks.rounds(self._low, self._high, self.area.height())
        return [tick.value for tick in rounds]

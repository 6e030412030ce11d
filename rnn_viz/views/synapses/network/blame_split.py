"""What each unit is blamed for, in two bars: by the output, and by the position after it."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.time_step import TimeStep
from rnn_viz.views.synapses.network.layout import NetworkLayout
from rnn_viz.views.widgets.pictures.shapes import boxes, lines, pen
from rnn_viz.views.widgets.theme import Theme

LONG = 30.0  # pixels of the longest bar
AWAY = 44.0  # pixels from the edge of a unit to the zero of its bars
_THICK, _OF_PITCH = 5.0, 0.4  # pixels of a bar at most; share of the room of a unit
_PALE = 0.35  # of its ink: the bar from the future, which has an outline, too


class BlameSplit(pg.ItemGroup):
    """Two bars a unit from one zero: above, full, from the output; below, outlined, the future.

    Attributes
    ----------
    from_output, from_future
        What is drawn, ``(hidden,)`` both, before the slope; empty while nothing is.
    """

    def __init__(self) -> None:
        super().__init__()
        keys = [(is_future, is_positive) for is_future in (False, True) for is_positive in (0, 1)]
        self._bars = {key: QGraphicsPathItem(self) for key in keys}
        self._zeros = QGraphicsPathItem(self)
        self._layout: NetworkLayout | None = None
        self.from_output: Floats = np.zeros(0)
        self.from_future: Floats = np.zeros(0)
        self.setVisible(False)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use the colours of the backward pass, for a screen of so many device pixels a pixel."""
        tones = (theme.update_negative, theme.update_positive)
        for (is_future, is_positive), item in self._bars.items():
            tone = QColor(tones[is_positive])
            item.setPen(pen(tones[is_positive], scale))
            tone.setAlphaF(_PALE if is_future else 1.0)
            item.setBrush(QBrush(tone))
        self._zeros.setPen(pen(theme.faint, scale))

    def place(self, layout: NetworkLayout) -> None:
        """Stand beside the units of this layout."""
        self._layout = layout
        self._draw()

    def show_step(self, step: TimeStep | None) -> None:
        """Show the blame of a step; ``None`` shows none."""
        self.setVisible(step is not None)
        if step is None:
            return
        self.from_output, self.from_future = step.from_output, step.from_future
        self._draw()

    def _draw(self) -> None:
        at = self._layout
        if at is None or at.hidden != self.from_output.size:
            return
        parts = {False: self.from_output, True: self.from_future}
        largest = max(float(np.abs(part).max(initial=0.0)) for part in parts.values())
        reach = largest if 0.0 < largest < np.inf else 1.0
        thick = min(_THICK, at.pitch * _OF_PITCH)
        for (is_future, is_positive), item in self._bars.items():
            item.setPath(boxes(
                _bar(_zero_of(unit, at), value, thick, is_future=is_future)
                for unit, value in enumerate((parts[is_future] / reach).tolist())
                if value and np.isfinite(value) and (value > 0) == bool(is_positive)
            ))  # fmt: skip
        half = QPointF(0, thick + 1)
        zeros = [_zero_of(unit, at) for unit in range(at.hidden)]
        self._zeros.setPath(lines((zero - half, zero + half) for zero in zeros))


def _bar(zero: QPointF, share: float, thick: float, *, is_future: bool) -> QRectF:
    """Return the bar of a share of the largest, -1 … 1; what comes from the future is below."""
    length = max(-1.0, min(1.0, share)) * LONG
    top = zero.y() + (0.5 if is_future else -thick - 0.5)
    return QRectF(zero.x() + min(0.0, length), top, abs(length), thick)


def _zero_of(unit: int, at: NetworkLayout) -> QPointF:
    return at.unit(unit, is_after=True) + QPointF(at.radius + AWAY, 0)

"""A weight over the run, small: a line, where zero is, and the playhead on it."""

from operator import attrgetter

import numpy as np
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run.keyframes import WeightHistory
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import OVER, Line
from rnn_viz.views.widgets.pictures.shapes import Dot
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.scaling.lengths import scaled

HEIGHT = 48
_DOT = 6


class Sparkline(PlotFrame):
    """The history of one number.

    It is drawn in shares of its height and width, so that while a run goes on neither the axes
    nor the layout change, and no number is too large.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ticks.none, None, ticks.none, parent, ground=attrgetter("surface"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(HEIGHT))
        self._line = Line(attrgetter("curve"), 1.5)
        self._dot = Dot(attrgetter("accent"), _DOT)
        self.add_data(self._line)
        self.add_data(self._dot, height=OVER)
        self._written: tuple[str, ...] = ()

    def show_history(self, history: WeightHistory, iteration: int, value: float) -> None:
        """Show the history, and the value at the playhead."""
        values = history.values
        known = np.append(values, value)
        known = known[np.isfinite(known)]
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
        furthest = max(1.0, iteration, *history.iterations[-1:].tolist())
        is_known = np.isfinite(values)
        line = history.iterations[is_known] / furthest, _shares(values[is_known], low, high)
        self._line.show(*line)
        at, zero = _shares(np.array([value, 0.0]), low, high).tolist()
        self._dot.show_at(iteration / furthest, at)
        self.marks.show_playhead(iteration / furthest)
        self.marks.show_level(zero if low < 0.0 < high else None)
        self._write(low, high)

    def _write(self, low: float, high: float) -> None:
        """Write the lowest and the highest value beside the line."""
        texts = (signed(low, 2), signed(high, 2)) if low < high else (signed(low, 2),)
        if texts != self._written:
            self._written = texts
            at = (0.0, 1.0) if len(texts) == 2 else (0.5,)
            marks = list(map(Tick, at, texts))
            self.set_ticks("right", lambda *_range: marks)
            self.setAccessibleName(f"History of the weight: {texts[0]} to {texts[-1]}")


def _shares(values: Floats, low: float, high: float) -> Floats:
    """Return where values are between the lowest and the highest, 0 … 1."""
    half = high / 2 - low / 2  # the difference itself may be infinite
    with np.errstate(invalid="ignore", over="ignore"):  # what is not finite is not shown
        return (values / 2 - low / 2) / half if half else values * 0 + 0.5

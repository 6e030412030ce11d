"""One weight slides: the error of the example, and the tangent that backpropagation says."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.one_sum.gradient import WeightSlide
from rnn_viz.core.words.lenses.gradient import about_slide
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.shapes import Dot

_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TANGENT = 0.3  # of the width of the plot, to either side
_HEADROOM = 1.1


class SlidePlot(PlotFrame):
    """The error up, the weight across; mouse or keys slide along the curve.

    Signals
    -------
    slid
        The weight is thought to have another value, or its own again.

    Attributes
    ----------
    index
        Which of the values that the weight could have, if it slides.
    curve, tangent
        The error, and what backpropagation says of it now.
    """

    slid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ticks.rounds, ticks.rounds, None, parent, ground=attrgetter("surface"))
        self.setAccessibleName(_("The error while one weight slides"))
        self.index: int | None = None
        self._shown: WeightSlide | None = None
        self.curve, self.tangent = Line(attrgetter("curve"), 2.0), Line(attrgetter("backward"))
        self._now, self._there = Dot(attrgetter("accent"), 9), Dot(attrgetter("text"), 7)
        for line in (self.curve, self.tangent):
            self.add_data(line)
        for dot in (self._now, self._there):
            self.add_data(dot, height=1)
        self.moved.connect(self._hover)

    @property
    def said(self) -> str:
        """What is told about where the weight has slid to."""
        if self._shown is None or self.index is None:
            return ""
        return about_slide(self._shown, self.index)

    def show_slide(self, slide: WeightSlide | None) -> None:
        """Show the curve of a weight; ``None``, or errors that are no numbers, show nothing."""
        if slide is not None and not np.isfinite(slide.losses).all():
            slide = None
        self._shown = slide
        for item in (self.curve, self.tangent, self._now):
            item.setVisible(slide is not None)
        self._slide_to(None if slide is None else self.index)
        if slide is None:
            return
        high = float(slide.losses.max()) * _HEADROOM or 1.0
        self.set_ranges((float(slide.values[0]), float(slide.values[-1])), (0.0, high))
        self.curve.show(slide.values, slide.losses)
        self._now.show_at(slide.value, slide.loss)
        self._show_tangent(slide, high)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot for it: they are shortcuts elsewhere."""
        return keep_key(event, _KEYS, Qt.KeyboardModifier.KeypadModifier) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Slide; Escape lets the weight be what it is."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._shown is not None:
            last = len(self._shown.values) - 1
            start = last // 2 if self.index is None else self.index
            self._slide_to(min(max(start + _KEYS[key], 0), last))
        else:
            if key == Qt.Key.Key_Escape:
                self._slide_to(None)
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the weight be what it is."""
        super().focusOutEvent(event)
        self._slide_to(None)

    def _show_tangent(self, slide: WeightSlide, high: float) -> None:
        """Draw the tangent as far as it is in the picture, and not across all of it."""
        wide = float(slide.values[-1] - slide.values[0]) * _TANGENT
        by = np.linspace(-wide, wide, 64)
        heights = slide.loss + slide.slope * by
        is_seen = (heights >= 0) & (heights <= high)
        self.tangent.show(slide.value + by[is_seen], heights[is_seen])

    def _hover(self, point: QPointF | None) -> None:
        index = None
        if point is not None and self._shown is not None and self.holds(point):
            index = int(np.abs(self._shown.values - self.value_at(point.x())).argmin())
        self._slide_to(index)

    def _slide_to(self, index: int | None) -> None:
        slide, self.index = self._shown, None
        self._there.setVisible(False)
        self.marks.show_pointer(None)
        if slide is not None and index is not None:
            self.index = index = min(index, len(slide.values) - 1)
            value, loss = float(slide.values[index]), float(slide.losses[index])
            self.marks.show_pointer(value)
            self._there.show_at(value, loss)
        self.tell(self.said)
        self.setAccessibleDescription(self.said)
        self.slid.emit()

"""The frame of a plot: axes with ticks by their owner, fixed ranges, and the data between them."""

from operator import attrgetter

import pyqtgraph as pg
from PySide6.QtCore import QMargins, QPointF, QRect
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.canvas import Canvas, Picture
from rnn_viz.views.widgets.pictures.lettering import LINE
from rnn_viz.views.widgets.pictures.plot_axis import PlotAxis
from rnn_viz.views.widgets.pictures.plot_items import PlotMarks
from rnn_viz.views.widgets.pictures.shapes import Ink
from rnn_viz.views.widgets.pictures.ticks import Ticks

_EDGE = 4  # pixels drawn beyond the axes' ends, so that lines there keep their width
_OVERHANG = 20  # pixels; as far it may reach under the right axis

Interval = tuple[float, float]


class PlotFrame(Canvas):
    """A picture of numbers over iterations, on axes that only its owner changes.

    Attributes
    ----------
    marks
        Playhead, pointer, level and chosen stretch.
    x_range, y_range
        What the axes span; what is beyond is drawn for a few pixels more.
    least_width
        Pixels beside the data at least, so that plots over each other begin at the same one.

    Parameters
    ----------
    left, bottom, right
        What is written at the axes; without ``bottom`` or ``right`` there is no such axis.
    ground
        The colour that lies under everything.
    edge
        Pixels drawn beyond the axes' ends.
    margins
        Pixels around it all; by default what the numbers at the ends of the axes need.
    is_framed
        Whether there is a thin frame around the data.
    """

    least_width = 0

    def __init__(
        self, left: Ticks = ticks.none, bottom: Ticks | None = ticks.iterations,
        right: Ticks | None = None, parent: QWidget | None = None, *,
        ground: Ink = attrgetter("background"),
        edge: int = _EDGE, margins: QMargins | None = None,
        is_framed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent, ground=ground)
        self._edge, self._area = edge, QRect(0, 0, 1, 1)
        overhang = _OVERHANG if margins is None else 0
        self._margins = margins or _margins_for(edge, has_right_axis=right is not None)
        self.x_range: Interval = (0.0, 1.0)
        self.y_range: Interval = (0.0, 1.0)
        self._right_range: Interval = (0.0, 1.0)
        self._on_right: list[Picture] = []
        self._axes = {"left": PlotAxis("left", left, beyond=edge)}
        if bottom is not None:
            self._axes["bottom"] = PlotAxis("bottom", bottom, beyond=edge, overhang=overhang)
        if right is not None:
            self._axes["right"] = PlotAxis("right", right, beyond=edge)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._plot = self._styled_plot()
        self.setCentralItem(self._plot)
        self.marks = PlotMarks(self._box, is_framed=is_framed)
        for restyle in (*(axis.restyle for axis in self._axes.values()), self.marks.restyle):
            self.styled(restyle)

    def add_data(self, item: Picture, *, on_right: bool = False, height: float = 0) -> None:
        """Draw lines, bands or dots in the coordinates of the data.

        Parameters
        ----------
        on_right
            Whether their y belong to the right axis.
        height
            Items of greater height lie over others.
        """
        self._box.addItem(item, ignoreBounds=True)
        item.setZValue(height)
        if on_right:
            self._on_right.append(item)
            item.setTransform(self._from_right())
        self.styled(item.restyle)

    def pixel(self) -> tuple[float, float]:
        """Return how much of the lower and of the left axis one pixel is."""
        area, (left, right), (low, high) = self.area(), self.x_range, self.y_range
        return (right - left) / max(1, area.width()), (high - low) / max(1, area.height())

    def set_ranges(self, x: Interval, y: Interval, right: Interval = (0.0, 1.0)) -> None:
        """Span the axes from lowest to highest; the same ranges again cost nothing."""
        if (x, y, right) != (self.x_range, self.y_range, self._right_range):
            self.x_range, self.y_range, self._right_range = x, y, right
            self._settle()

    def set_ticks(self, side: str, written: Ticks) -> None:
        """Write other numbers at the "left", "bottom" or "right"."""
        axis = self._axes[side]
        axis.name(*self._range_of(side), written)
        self._settle()

    def area(self) -> QRect:
        """Return where the axes span their ranges, in pixels of this widget."""
        return self._area

    def x_of(self, value: float) -> float:
        """Return the pixel column of an x of the data."""
        area, (low, high) = self.area(), self.x_range
        return area.x() + (value - low) / (high - low) * area.width()

    def y_of(self, value: float) -> float:
        """Return the pixel row of a y of the data, where lines of that height are drawn."""
        return float(self._box.mapToScene(self._box.mapFromView(QPointF(0.0, value))).y())

    def value_at(self, x: float) -> float:
        """Return the x of the data at a pixel column, the nearest that is shown."""
        area, (low, high) = self.area(), self.x_range
        share = (x - area.x()) / max(1, area.width())
        return low + min(max(share, 0.0), 1.0) * (high - low)

    def holds(self, point: QPointF) -> bool:
        """Return whether a point of this widget is among the data, edges included."""
        edge = self._edge
        return self._area.adjusted(-edge, -edge, edge, edge).contains(point.toPoint())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Span the same ranges over another size."""
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls this, too, before there is a plot
            self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame what the keys belong to."""
        super().focusInEvent(event)
        self.marks.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.marks.show_focus(False)

    def _styled_plot(self) -> pg.PlotItem:
        plot = pg.PlotItem(viewBox=self._box, enableMenu=False, axisItems=dict(self._axes))
        # it is made even where there is no menu; in the window it would be styled with all else
        self.destroyed.connect(plot.ctrlMenu.deleteLater)
        plot.hideButtons()
        for side in {"left", "bottom"} - set(self._axes):
            plot.hideAxis(side)
        if "right" in self._axes:
            self._axes["right"].unlinkFromView()  # it has a range of its own
        room = self._margins
        plot.layout.setContentsMargins(room.left(), room.top(), room.right(), room.bottom())
        return plot

    def _range_of(self, side: str) -> Interval:
        ranges: dict[str, Interval] = {"left": self.y_range, "bottom": self.x_range}
        return ranges.get(side, self._right_range)

    def _settle(self) -> None:
        """Lay out and span the axes; the view spans a few pixels more on each side."""
        for side, axis in self._axes.items():
            axis.name(*self._range_of(side))
            wide = max(axis.needed_width(self.room.height()), self.least_width)
            if side != "bottom" and axis.fixedWidth != wide:
                axis.setWidth(wide)
        self._plot.layout.activate()
        edge, room = self._edge, self._box.sceneBoundingRect().toRect()
        if "bottom" in self._axes:
            self._axes["bottom"].end_at(int(self.room.width()) - room.right() - 1)
        area = self._area = room.adjusted(edge, edge, -edge, -edge)
        wide, tall = max(1, area.width()), max(1, area.height())
        x, y = self._beyond(self.x_range, wide), self._beyond(self.y_range, tall)
        self._box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
        if "right" in self._axes:
            self._axes["right"].setRange(*self._beyond(self._right_range, tall))
        for item in self._on_right:
            item.setTransform(self._from_right())
        self.marks.settle()

    def _from_right(self) -> QTransform:
        """Return what brings a y of the right axis to its height on the left one."""
        (low, high), (right_low, right_high) = self.y_range, self._right_range
        factor = (high - low) / (right_high - right_low)
        return QTransform(1, 0, 0, factor, 0, low - right_low * factor)

    def _beyond(self, span: Interval, pixels: int) -> Interval:
        more = self._edge * (span[1] - span[0]) / pixels
        return span[0] - more, span[1] + more


def _margins_for(edge: int, *, has_right_axis: bool) -> QMargins:
    """Return room for the upper half of the highest number, and for the end of the last."""
    return QMargins(0, LINE // 2 - edge, 0 if has_right_axis else _OVERHANG // 2, 0)

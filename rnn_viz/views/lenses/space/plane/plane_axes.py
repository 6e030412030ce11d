"""Axes around a plane, in pixels of the canvas: borders of the quadrants, and round numbers."""

from operator import attrgetter

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsRectItem

from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.directions.cloud import AxisRange
from rnn_viz.core.lenses.space import Projection
from rnn_viz.views.lenses.space.plane.steady_span import round_ticks
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import Rule, pen
from rnn_viz.views.widgets.theme import DARK, Theme

_DASHES = (2.0, 3.0)
_GAP = 6.0  # pixels between the plane and its numbers
LEFT, BOTTOM, TOP = 34.0, 34.0, 6.0  # pixels around a large plane
_WORDS = {
    Projection.CARRY_BIT: (
        _("carry read from layer_1, in σ from the cut →"), _("↑ logit of the bit"),
    ),
    Projection.FIRST_SECOND: (_("first principal component →"), _("↑ second component")),
    Projection.FIRST_THIRD: (_("first principal component →"), _("↑ third component")),
}  # fmt: skip
_CUT = _p("axis", "cut")
_BORDERS = ((_("reads no carry"), _("carry")), (_("writes 1"), _("writes 0")))
_SMALL_BORDERS = ((_("no carry"), _("carry")), (_("bit 1"), _("bit 0")))


class PlaneAxes(pg.ItemGroup):
    """What a plane spans, and where that is.

    Attributes
    ----------
    area
        Where the plane is, in pixels of the canvas.
    across, up
        What it spans.
    """

    def __init__(self, *, is_small: bool) -> None:
        super().__init__()
        self._is_small = is_small
        self._theme, self._scale = DARK, 1.0
        self.area = QRectF(0, 0, 1, 1)
        self.across: AxisRange = (-1.0, 1.0)
        self.up: AxisRange = (-1.0, 1.0)
        self._projection = Projection.CARRY_BIT
        self._frame = QGraphicsRectItem(self)
        self._borders = [Rule(attrgetter("faint"), _DASHES) for _border in range(2)]
        for border in self._borders:
            border.setParentItem(self)
        self._labels = Labels(self)

    @property
    def pixel(self) -> tuple[float, float]:
        """How much of either axis one pixel is."""
        return (
            (self.across[1] - self.across[0]) / self.area.width(),
            (self.up[1] - self.up[0]) / self.area.height(),
        )

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._scale = theme, scale
        self._frame.setPen(pen(theme.rule, scale))
        for border in self._borders:
            border.restyle(theme, scale)
        self._draw()

    def place(self, width: float, height: float) -> None:
        """Fill a canvas of a size, but for the room of the numbers."""
        if self._is_small:
            self.area = QRectF(0, 0, max(1.0, width), max(1.0, height))
        else:
            wide, tall = width - LEFT - 1, height - TOP - BOTTOM
            self.area = QRectF(LEFT, TOP, max(1.0, wide), max(1.0, tall))
        self._draw()

    def span(self, across: AxisRange, up: AxisRange, projection: Projection) -> None:
        """Span other values."""
        if (across, up, projection) != (self.across, self.up, self._projection):
            self.across, self.up, self._projection = across, up, projection
            self._draw()

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the plane is in the canvas."""
        across, up = self.pixel
        return QPointF(
            self.area.left() + (x - self.across[0]) / across,
            self.area.top() + (self.up[1] - y) / up,
        )

    def point_of(self, pixel: QPointF) -> tuple[float, float]:
        """Return the point of the plane at a pixel of the canvas."""
        across, up = self.pixel
        return (
            self.across[0] + (pixel.x() - self.area.left()) * across,
            self.up[1] - (pixel.y() - self.area.top()) * up,
        )

    def taken(self) -> list[QRectF]:
        """Return where words and borders are, which nothing else should cover."""
        words = [
            QRectF(it.x - it.side.value * width_of(it.text), it.y - LINE / 2,
                   width_of(it.text), LINE)
            for it in self._words(self.pixel_of(0.0, 0.0))
        ]  # fmt: skip
        return [*words, *(border.boundingRect() for border in self._borders)]

    def _draw(self) -> None:
        area, middle = self.area, self.pixel_of(0.0, 0.0)
        self._frame.setVisible(not self._is_small)
        self._frame.setRect(area)
        vertical, level = self._borders
        x, y = round(middle.x()), round(middle.y())
        vertical.setLine(x, area.top(), x, area.bottom())
        level.setLine(area.left(), y, area.right(), y)
        words = self._words(middle)
        self._labels.write(words if self._is_small else [*self._numbers(), *words])

    def _numbers(self) -> list[Label]:
        area, ink = self.area, self._theme.muted
        is_read = self._projection is Projection.CARRY_BIT
        across = round_ticks(" σ" if is_read else "")(*self.across, area.width())
        beneath = area.bottom() + LINE / 2 + 2
        labels = []
        for tick in across:
            text = _CUT if is_read and tick.value == 0.0 else tick.text
            at = self.pixel_of(tick.value, 0.0).x()
            if area.left() + LINE < at < area.right() - LINE:
                labels.append(Label(text, Side.MIDDLE, at, beneath, ink))
        for tick in round_ticks()(*self.up, area.height()):
            at = self.pixel_of(0.0, tick.value).y()
            if area.top() + LINE / 2 <= at <= area.bottom() - LINE / 2:
                labels.append(Label(tick.text, Side.RIGHT, area.left() - _GAP, at, ink))
        return labels

    def _words(self, middle: QPointF) -> list[Label]:
        area, ink = self.area, self._theme.muted
        across, up = _WORDS[self._projection]
        lowest, highest = area.bottom() + 1.5 * LINE + 4, area.top() + LINE
        labels = []
        if self._is_small:
            highest = area.top() + LINE / 2
        else:
            labels = [
                Label(across, Side.RIGHT, area.right(), lowest, ink),
                Label(up, Side.LEFT, area.left() + _GAP, highest, ink),
            ]
        if self._projection is not Projection.CARRY_BIT:
            return labels
        (left, right), (above, below) = _SMALL_BORDERS if self._is_small else _BORDERS
        x, y, far = middle.x(), middle.y(), area.right() - (0 if self._is_small else _GAP)
        return [
            *labels,
            Label(left, Side.RIGHT, x - _GAP, highest, ink),
            Label(right, Side.LEFT, x + _GAP, highest, ink),
            Label(above, Side.RIGHT, far, y - LINE / 2 - 1, ink),
            Label(below, Side.RIGHT, far, y + LINE / 2 + 1, ink),
        ]

"""Slow motion in the network: terms travel, sums grow as bars, the sigmoid bends them."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QVariantAnimation
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _p
from rnn_viz.core.net.network import sigmoid
from rnn_viz.views.synapses.network.blame_split import AWAY, LONG
from rnn_viz.views.synapses.network.flow_shown import FlowShown
from rnn_viz.views.synapses.network.layout import NetworkLayout
from rnn_viz.views.widgets.palette import activation, grades
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side
from rnn_viz.views.widgets.pictures.shapes import RoundBars, SmoothPath, pen
from rnn_viz.views.widgets.theme import Theme

_DOT = 2.6  # pixels: radius of a term on its way
_REACH = 8.0  # the sum at which a bar is as long as it gets; the sigmoid is flat from there on
CURVE = 74  # pixels of height that the sigmoid needs, with its words
_SHARE = 0.85  # of the seconds of a line: the rest is for looking


class Flow(pg.ItemGroup):
    """The items that are there only while a line is executed slowly.

    Attributes
    ----------
    shown
        What flows; ``None`` at rest.
    has_curve
        Whether there is room for the sigmoid, with :data:`CURVE` pixels of height.
    motion
        How far it has got.
    """

    def __init__(self) -> None:
        super().__init__()
        self._dots = {False: SmoothPath(self), True: SmoothPath(self)}  # by sign
        self._bars = RoundBars(self, 2.0)
        self._curve, self._zero = SmoothPath(self), SmoothPath(self)
        self._points = RoundBars(self, 1e3)
        self._labels = Labels(self)
        self._theme: Theme | None = None
        self._layout: NetworkLayout | None = None
        self.shown: FlowShown | None = None
        self.has_curve = True
        self.motion = QVariantAnimation()
        self.motion.setStartValue(0.0)
        self.motion.setEndValue(1.0)
        self.motion.valueChanged.connect(self._draw)
        self.setVisible(False)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self._curve.setPen(pen(theme.muted, scale))
        self._zero.setPen(pen(theme.rule, scale))
        for dots in self._dots.values():
            dots.setPen(QPen(QColor(theme.background), 1))
        self._draw(self.progress)

    def place(self, layout: NetworkLayout) -> None:
        """Flow between these places."""
        self._layout = layout
        self._draw(self.progress)

    @property
    def progress(self) -> float:
        """How far the line has got, 0 … 1."""
        is_moving = self.motion.state() is QVariantAnimation.State.Running
        return float(self.motion.currentValue()) if is_moving else 1.0

    def show_flow(self, shown: FlowShown | None, milliseconds: int) -> None:
        """Let this flow, in so much time; the same again flows on."""
        if _is_same(shown, self.shown):
            return
        self.shown = shown
        self.setVisible(shown is not None)
        self.motion.stop()
        if shown is not None and milliseconds:
            self.motion.setDuration(round(milliseconds * _SHARE))
            self.motion.start()
        self._draw(self.progress)

    def leave_room(self, *, has_curve: bool) -> None:
        """Draw the sigmoid from now on, or not."""
        if has_curve != self.has_curve:
            self.has_curve = has_curve
            self._draw(self.progress)

    def _draw(self, progress: float) -> None:
        shown, at, theme = self.shown, self._layout, self._theme
        if shown is None or at is None or theme is None:
            return
        self._draw_dots(shown, at, theme, progress)
        sums = shown.sums(progress)
        for item in (self._bars, self._zero):  # blame that has arrived is split in two
            item.setVisible(not shown.is_backward or progress < 1.0)
        self._draw_bars(sums, shown, at, theme)
        is_there = self.has_curve and not shown.is_backward
        for item in (self._curve, self._points):
            item.setVisible(is_there)
        names = [] if shown.is_backward else [self._name_of_sums(len(sums), at, theme)]
        if is_there:
            names += self._draw_curve(sums, shown.bent(progress), at, theme)
        self._labels.write(names)

    def _draw_dots(self, shown: FlowShown, at: NetworkLayout, theme: Theme, share: float) -> None:
        wires, along = shown.travelling(share)
        starts, stops = at.ends()
        if shown.is_backward:
            along = 1.0 - along
        places = starts[wires] + (stops[wires] - starts[wires]) * along
        values = shown.terms.ravel()[np.isin(shown.wires.ravel(), wires)]
        signs = (theme.negative, theme.positive)
        if shown.is_backward:
            signs = (theme.update_negative, theme.update_positive)
        for is_positive, dots in self._dots.items():
            path = QPainterPath()
            for x, y in places[(values >= 0) == is_positive]:
                path.addEllipse(QPointF(x, y), _DOT, _DOT)
            dots.setPath(path)
            dots.setBrush(QBrush(QColor(signs[is_positive])))

    def _draw_bars(self, sums: Floats, shown: FlowShown, at: NetworkLayout, theme: Theme) -> None:
        """Draw the sum of each node as a bar from its zero, blame on the scale of the largest."""
        thick = min(at.pitch * 0.55, 8.0)
        reach = max(float(np.abs(shown.terms).max()), 1e-12) if shown.is_backward else _REACH
        signs = (theme.negative, theme.positive)
        if shown.is_backward:
            signs = (theme.update_negative, theme.update_positive)
        rects, inks, zeros = [], [], QPainterPath()
        for node, total in enumerate(sums.tolist()):
            middle = self._zero_of(node, len(sums), at)
            length = max(-1.0, min(1.0, total / reach)) * LONG if np.isfinite(total) else 0.0
            left = middle.x() + min(0.0, length)
            rects.append(QRectF(left, middle.y() - thick / 2, max(abs(length), 0.01), thick))
            inks.append(QBrush(QColor(signs[total >= 0])))
            zeros.moveTo(middle.x(), middle.y() - thick / 2 - 1)
            zeros.lineTo(middle.x(), middle.y() + thick / 2 + 1)
        self._bars.show_rects(rects, inks)
        self._zero.setPath(zeros)

    @staticmethod
    def _zero_of(node: int, nodes: int, at: NetworkLayout) -> QPointF:
        if nodes == 1:
            return at.output_middle + QPointF(0, at.output_radius + 12)
        return at.unit(node, is_after=True) + QPointF(at.radius + AWAY, 0)

    def _name_of_sums(self, nodes: int, at: NetworkLayout, theme: Theme) -> Label:
        """Return what stands over the bars of the states, or under that of the output."""
        x, y = self._zero_of(0, nodes, at).toTuple()
        if nodes == 1:
            return Label(_p("result", "sum"), Side.MIDDLE, x, y + LINE, theme.muted)
        return Label(_p("results", "sums"), Side.MIDDLE, x, at.inputs + LINE / 2, theme.muted)

    def _draw_curve(
        self, sums: Floats, bent: float, at: NetworkLayout, theme: Theme
    ) -> list[Label]:
        """Draw the sigmoid, and where the sums have come on it; return its words."""
        box = QRectF(at.legend.left() + 8, at.legend.bottom() - CURVE + LINE, 140, CURVE - 2 * LINE)
        x = np.linspace(-_REACH, _REACH, 49)
        self._curve.setPath(pg.arrayToQPath(*_in(box, x, sigmoid(x))))
        moved = np.clip(np.nan_to_num(sums) * bent, -_REACH, _REACH)
        heights = sigmoid(moved)
        tones = activation(theme)[grades(heights)]
        dots = [
            QRectF(px - 3, py - 3, 6, 6)
            for px, py in zip(*_in(box, moved, heights), strict=True)
        ]  # fmt: skip
        self._points.show_rects(dots, [QBrush(QColor.fromRgb(int(tone))) for tone in tones])
        under = box.bottom() + LINE / 2 + 1
        return [
            Label("sigmoid", Side.LEFT, box.left(), box.top() - LINE / 2, theme.muted),
            Label(f"−{_REACH:g}", Side.MIDDLE, box.left(), under, theme.muted),
            Label(_p("result", "sum"), Side.MIDDLE, box.center().x(), under, theme.muted),
            Label(f"+{_REACH:g}", Side.MIDDLE, box.right(), under, theme.muted),
        ]


def _in(box: QRectF, sums: Floats, heights: Floats) -> tuple[Floats, Floats]:
    """Return where sums and activities are in a box, in pixels."""
    return (
        box.left() + (sums + _REACH) / (2 * _REACH) * box.width(),
        box.bottom() - heights * box.height(),
    )


def _is_same(one: FlowShown | None, other: FlowShown | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.key == other.key and np.array_equal(one.terms, other.terms, equal_nan=True)

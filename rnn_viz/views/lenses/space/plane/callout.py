"""A few lines about a point of a picture, on a raised ground beside it."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF

from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import RoundBars, SmoothPath, brush, disc, pen
from rnn_viz.views.widgets.theme import DARK, Theme

_OFF, _PADDING = 14.0, 8.0  # pixels
_RING = 5.0


class Callout(pg.ItemGroup):
    """A ring around a point, and lines of text beside it; the first one is the brightest."""

    def __init__(self) -> None:
        super().__init__()
        self._ground = RoundBars(self, 4.0)
        self._ring = SmoothPath()
        self._ring.setParentItem(self)
        self._labels = Labels(self)
        self._theme, self._scale = DARK, 1.0
        self._said: tuple[QPointF, tuple[str, ...], QRectF, bool] | None = None

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._scale = theme, scale
        self._draw()

    def show_at(
        self, at: QPointF, lines: Sequence[str], inside: QRectF, *, has_focus: bool
    ) -> None:
        """Say something about a point, within a rectangle; ``has_focus``: where the keys are."""
        self._said = at, tuple(lines), inside, has_focus
        self._draw()

    def _draw(self) -> None:
        if self._said is None:
            return
        at, lines, inside, has_focus = self._said
        theme = self._theme
        self._ring.setPath(disc(_RING, at))
        self._ring.setPen(pen(theme.accent if has_focus else theme.text, self._scale, 2))
        wide = max(width_of(line) for line in lines) + 2 * _PADDING
        tall = LINE * len(lines) + _PADDING
        left = at.x() + _OFF if at.x() + _OFF + wide <= inside.right() else at.x() - _OFF - wide
        top = at.y() + _OFF if at.y() + _OFF + tall <= inside.bottom() else at.y() - _OFF - tall
        ground = QRectF(round(max(left, inside.left())), round(top), wide, tall)
        self._ground.show_rects([ground], [brush(theme.raised)])
        self._labels.write([
            Label(
                line, Side.LEFT, ground.left() + _PADDING,
                ground.top() + _PADDING / 2 + LINE * (k + 0.5), theme.muted if k else theme.text,
            )
            for k, line in enumerate(lines)
        ])  # fmt: skip

"""The way of a sum from state to state: a thin line, and a bead with a number at each position."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import Side, Words
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, brush, disc, discs, lines, pen
from rnn_viz.views.widgets.theme import DARK, Theme

_BEAD, _DOT, _SMALL_DOT = 7.5, 2.5, 2.0  # pixels
_RING, _SMALL_RING = 10.0, 5.5
_MOST_NUMBERS = 12  # of a longer sum only some positions are numbered


class PathStop(NamedTuple):
    """A position of the sum.

    Attributes
    ----------
    at
        Where its state is, in pixels of the canvas.
    name
        Its number, or nothing.
    """

    at: QPointF
    name: str


class PathItem(pg.ItemGroup):
    """The path, in pixels of the canvas; the position that is spoken of has a ring.

    Parameters
    ----------
    is_small
        Whether there is no room for numbers.
    """

    def __init__(self, *, is_small: bool) -> None:
        super().__init__()
        self._is_small = is_small
        self._line, self._beads, self._ring = SmoothPath(), SmoothPath(), SmoothPath()
        for height, item in enumerate((self._line, self._beads, self._ring), start=1):
            item.setParentItem(self)
            item.setZValue(height)
        self._numbers: list[Words] = []
        self._theme = DARK
        self._stops: list[PathStop] = []

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self._line.setPen(pen(theme.text, scale))
        self._beads.setPen(pen(theme.surface, scale))
        self._beads.setBrush(brush(theme.text))
        self._ring.setPen(pen(theme.accent, scale, 2))
        self._write()

    def show_path(self, places: Sequence[QPointF], chosen: int | None) -> None:
        """Show a path through these places, a position each; ``chosen`` has the ring."""
        every = -(-len(places) // _MOST_NUMBERS)
        is_named = [not self._is_small and k in {*range(0, len(places), every or 1), chosen}
                    for k in range(len(places))]  # fmt: skip
        self._stops = [
            PathStop(at, str(k) if is_it else "")
            for k, (at, is_it) in enumerate(zip(places, is_named, strict=True))
        ]
        self._line.setPath(lines(pairwise(places)))
        self._beads.setPath(discs((stop.at, self._radius(stop)) for stop in self._stops))
        has_ring = chosen is not None and chosen < len(places)
        self._ring.setVisible(has_ring)
        if chosen is not None and has_ring:
            self._ring.setPath(disc(_SMALL_RING if self._is_small else _RING, places[chosen]))
        self._write()

    def taken(self) -> list[QRectF]:
        """Return where it is, which nothing else should cover."""
        far = _SMALL_RING if self._is_small else _RING
        return [QRectF(it.at.x() - far, it.at.y() - far, 2 * far, 2 * far) for it in self._stops]

    def _radius(self, stop: PathStop) -> float:
        if self._is_small:
            return _SMALL_DOT
        return _BEAD if stop.name else _DOT

    def _write(self) -> None:
        named = [stop for stop in self._stops if stop.name]
        bold = fonts.text(fonts.SMALL, bold=True)
        self._numbers += [Words(self, bold) for _ in range(len(named) - len(self._numbers))]
        for words in self._numbers[len(named) :]:
            words.say("")
        for height, (words, stop) in enumerate(zip(self._numbers, named, strict=False)):
            words.setZValue(4 + height)
            words.say(stop.name)
            words.stand(stop.at.x(), stop.at.y(), Side.MIDDLE)
            words.ink(self._theme.surface)

"""All states as coloured cells: where most are, the colour is strongest."""

from collections.abc import Sequence
from functools import lru_cache, partial
from operator import attrgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor

from rnn_viz.core.lenses.directions.cloud import Cloud
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.views.widgets.palette import Pixels
from rnn_viz.views.widgets.pictures.cell_layers import CellImage
from rnn_viz.views.widgets.pictures.shapes import Ink
from rnn_viz.views.widgets.theme import DARK, Theme

_FAINTEST = 0.72  # opacity of a cell with a single state
_MANY = 12  # states in a cell that is quite opaque


def inks_of(colouring: Colouring) -> Sequence[Ink]:
    """Return a colour for each kind."""
    return _INKS[colouring]


def _total(total: int, theme: Theme) -> str:
    return theme.totals[total]


_INKS: dict[Colouring, Sequence[Ink]] = {
    Colouring.TOTAL: [partial(_total, k) for k in range(4)],
    Colouring.CARRY: [partial(_total, 1), partial(_total, 2)],
    Colouring.BIT: [partial(_total, 0), attrgetter("text")],
    Colouring.INPUTS: [
        partial(_total, 0), attrgetter("positive"), attrgetter("negative"), attrgetter("text"),
    ],
}  # fmt: skip


class CloudItem(pg.ItemGroup):
    """A cloud over a rectangle of the canvas, in pixels; ``is_fine`` as in :func:`cloud_pixels`."""

    def __init__(self, *, is_fine: bool = False) -> None:
        super().__init__()
        self._is_fine = is_fine
        self._image = CellImage(self, has_holes=True)
        self._theme, self._scale = DARK, 1.0
        self._shown: tuple[Cloud, Sequence[Ink], QRectF] | None = None

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme, self._scale = theme, scale
        self._paint()

    def show_cloud(self, cloud: Cloud | None, inks: Sequence[Ink], area: QRectF) -> None:
        """Show a cloud, or none; its cells fill the area."""
        self._shown = None if cloud is None else (cloud, inks, area)
        self.setVisible(cloud is not None)
        self._paint()

    def _paint(self) -> None:
        if self._shown is None:
            return
        cloud, inks, area = self._shown
        pitch = round(area.width() / cloud.kind.shape[1] * self._scale)
        self.setPos(area.topLeft())
        self._image.set_pitch(QSize(pitch, pitch), self._scale)
        colours = tuple(ink(self._theme) for ink in inks)
        self._image.show_pixels(cloud_pixels(cloud, colours, is_fine=self._is_fine))


def cloud_pixels(cloud: Cloud, colours: tuple[str, ...], *, is_fine: bool) -> Pixels:
    """Return premultiplied colours of the cells, the highest row first, as ``0xAARRGGBB``.

    Parameters
    ----------
    is_fine
        Whether a state fills its cell only, else four cells, so that a single one can be seen.
    """
    rows, columns = cloud.kind.shape
    kind, number = cloud.kind[::-1].ravel(), cloud.number[::-1].ravel()
    table = _shades(colours)
    cells = np.flatnonzero(number > 0)
    shades = table[kind[cells], np.minimum(number[cells], table.shape[1]) - 1]
    pixels = np.zeros((rows + 1) * columns + 1, np.uint32)
    for beside in (0,) if is_fine else (columns + 1, columns, 1, 0):
        pixels[cells + beside] = shades
    return pixels[: rows * columns].reshape(rows, columns)


@lru_cache(maxsize=32)
def _shades(colours: tuple[str, ...]) -> Pixels:
    """Return each colour for 1, 2, … states in a cell, ``(colours, _MANY)``."""
    share = np.log1p(np.arange(1, _MANY + 1)) / np.log1p(_MANY)
    opacity = _FAINTEST + (1.0 - _FAINTEST) * share
    named = [QColor(colour) for colour in colours]
    channels = np.array([(it.red(), it.green(), it.blue(), 255) for it in named], np.float64)
    red, green, blue, alpha = np.rint(channels.T[:, :, None] * opacity[None, None, :]).astype(
        np.int64
    )
    return np.asarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)

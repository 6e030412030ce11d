"""Cells as an image of a pixel each, and what lies between them."""

from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from rnn_viz.views.widgets.palette import Pixels

_GAP_FROM = 6  # pixels; smaller cells touch, a gap would be most of the picture
_ROUND = 2.0  # pixels of a corner's radius
_FINER = 8  # steps a pixel, in working out how much of it a round corner covers


class CellImage(pg.ImageItem):
    """An image of ready colours, one pixel a cell, enlarged by whole device pixels.

    Colours come as ``0xffRRGGBB``, the format of the screen: an image with levels and a table
    is drawn through a palette, at four times the cost.

    Parameters
    ----------
    has_holes
        Whether colours may be transparent; their channels are then multiplied by their opacity.
    """

    def __init__(self, parent: QGraphicsItem, *, has_holes: bool = False) -> None:
        super().__init__(axisOrder="row-major")
        self.setParentItem(parent)
        forms = QImage.Format
        self._form = forms.Format_ARGB32_Premultiplied if has_holes else forms.Format_RGB32

    def show_pixels(self, pixels: Pixels) -> None:
        """Show colours, ``(rows, columns)``."""
        self.setImage(np.ascontiguousarray(pixels), autoLevels=False)

    def set_pitch(self, pitch: QSize, scale: float) -> None:
        """Make a cell ``pitch`` device pixels large, of which there are ``scale`` a pixel."""
        self.setTransform(QTransform.fromScale(pitch.width() / scale, pitch.height() / scale))

    def render(self) -> None:
        """Take the colours as they are; pyqtgraph calls this before it paints new ones."""
        rows, columns = self.image.shape
        self.qimage = QImage(self.image.data, columns, rows, 4 * columns, self._form)
        self._renderRequired = self._unrenderable = False


class CellGaps(QGraphicsPixmapItem):
    """Lines in the window's colour between cells and around their round corners."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._drawn: object = None

    def cover(self, shape: tuple[int, int], pitch: QSize, colour: str, scale: float) -> None:
        """Lie over so many rows and columns of cells; the same again costs nothing."""
        drawn = shape, pitch, colour, scale
        if drawn == self._drawn:
            return
        self._drawn = drawn
        between = gap(pitch, scale)
        self.setVisible(between > 0)
        if not between:
            return
        cell = _coloured(tile(pitch.width(), pitch.height(), between), colour)
        pixels = np.tile(cell, shape)
        rows, columns = pixels.shape
        form = QImage.Format.Format_ARGB32_Premultiplied
        picture = QPixmap.fromImage(QImage(pixels.data, columns, rows, 4 * columns, form))
        picture.setDevicePixelRatio(scale)
        self.setPixmap(picture)


def gap(pitch: QSize, scale: float) -> int:
    """Return the device pixels between cells; ``pitch`` is a cell with its gap."""
    is_roomy = min(pitch.width(), pitch.height()) >= _GAP_FROM * scale
    return max(1, round(scale)) if is_roomy else 0


@lru_cache(maxsize=16)
def tile(width: int, height: int, between: int) -> NDArray[np.float64]:
    """Return which share of each pixel of a cell with its gap is not cell, ``(height, width)``."""
    radius = min(_ROUND * between, width / 5, height / 5)
    x, y = ((np.arange(_FINER * size) + 0.5) / _FINER for size in (width, height))
    # how far a point is beyond the rectangle that the centres of the four corners span
    out_x = np.maximum(np.maximum(radius - x, x - (width - between - radius)), 0.0)
    out_y = np.maximum(np.maximum(radius - y, y - (height - between - radius)), 0.0)
    is_out = np.hypot(out_x[None, :], out_y[:, None]) > radius
    return np.asarray(is_out.reshape(height, _FINER, width, _FINER).mean(axis=(1, 3)))


def _coloured(strength: NDArray[np.float64], colour: str) -> Pixels:
    """Return pixels of one colour, as opaque as ``strength`` says, their channels multiplied."""
    ink = QColor(colour)
    alpha, red, green, blue = (
        np.rint(strength * channel).astype(np.uint32)
        for channel in (255, ink.red(), ink.green(), ink.blue())
    )
    return np.asarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)

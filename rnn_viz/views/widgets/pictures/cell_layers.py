"""What is painted of cells: image, gaps, outlines, marks; no item draws marks on many cells."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QPen, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from rnn_viz.views.widgets.palette import Pixels
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, pen

_GAP_FROM = 6  # pixels; smaller cells touch, a gap would be most of the picture
_ROUND = 2.0  # pixels of a corner's radius, of a cell or an outline
_FINER = 8  # steps a pixel, in working out how much of it a round corner covers
_SMALLEST = 10.0  # pixels of an outline that is still found
_SMALL = 6.0  # pixels; cells below it need a halo, or their outline is lost in the picture
_CORNER = 0.34  # of a cell
Draw = Callable[[QPainterPath, QRectF], None]  # adds the mark of one cell to a path


class CellImage(pg.ImageItem):
    """An image of ready colours, one pixel a cell, enlarged by whole device pixels.

    Colours come as ``0xffRRGGBB``, the format of the screen: an image with levels and a table
    is drawn through a palette, at four times the cost.

    Parameters
    ----------
    has_holes
        Whether colours may be transparent; their channels are then multiplied by their opacity.
    """

    def __init__(self, parent: QGraphicsItem | None, *, has_holes: bool = False) -> None:
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
        cell = coloured(tile(pitch.width(), pitch.height(), between), colour)
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


def coloured(strength: NDArray[np.float64], colour: str) -> Pixels:
    """Return pixels of one colour, as opaque as ``strength`` says, their channels multiplied."""
    ink = QColor(colour)
    alpha, red, green, blue = (
        np.rint(strength * channel).astype(np.uint32)
        for channel in (255, ink.red(), ink.green(), ink.blue())
    )
    return np.asarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)


class CellOutline(SmoothPath):
    """A line around cells, with the window's colour on both sides where cells are tiny."""

    def __init__(self, parent: QGraphicsItem, height: float) -> None:
        super().__init__(parent)
        self._halo = SmoothPath(self)
        self._halo.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._width = 1.0
        self.setZValue(height)
        self.hide()  # without cells

    def restyle(self, colour: str, ground: str, scale: float, width: float) -> None:
        """Use these colours, and a line of ``width`` pixels."""
        self._width = width
        self.setPen(pen(colour, scale, width))
        self._halo.setPen(pen(ground, scale, width + 2))

    def mark(self, cells: Iterable[QRectF], room: QRectF) -> None:
        """Outline these rectangles; in ``room``, which they may reach beyond only by the line."""
        path, is_small = QPainterPath(), False
        out = self._width / 2
        for cell in cells:
            is_small = is_small or min(cell.width(), cell.height()) < _SMALL
            frame = _enlarged(cell, room) if is_small else cell
            path.addRoundedRect(frame.adjusted(-out, -out, out, out), _ROUND, _ROUND)
        self.setPath(path)
        self.setVisible(not path.isEmpty())  # an empty path would still be asked to paint
        self._halo.setPath(path)
        self._halo.setVisible(is_small)


class CellMarks(SmoothPath):
    """The same small mark on each of some cells, drawn as one path."""

    def __init__(self, parent: QGraphicsItem, draw: Draw, height: float) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setZValue(height)
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.hide()  # without cells

    def mark(self, cells: Iterable[QRectF], _room: QRectF) -> None:
        """Mark these rectangles, no others."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for cell in cells:
            self._draw(path, cell)
        self.setPath(path)
        self.setVisible(not path.isEmpty())


def corner(path: QPainterPath, cell: QRectF) -> None:
    """Add a triangle in the upper right corner: the value is beyond the colours."""
    leg = max(3.0, round(_CORNER * min(cell.width(), cell.height())))
    at = cell.topRight()
    path.addPolygon(QPolygonF([at - QPointF(leg, 0), at, at + QPointF(0, leg)]))
    path.closeSubpath()


def whole_cell(path: QPainterPath, cell: QRectF) -> None:
    """Add all of the cell."""
    path.addRect(cell)


def _enlarged(cell: QRectF, room: QRectF) -> QRectF:
    """Return a rectangle around a tiny cell that is large enough to be seen, inside ``room``."""
    frame = QRectF(0, 0, max(cell.width(), _SMALLEST), max(cell.height(), _SMALLEST))
    frame.moveCenter(cell.center())
    frame.moveLeft(min(max(frame.left(), room.left()), room.right() - frame.width()))
    frame.moveTop(min(max(frame.top(), room.top()), room.bottom() - frame.height()))
    return QRectF(frame.toAlignedRect())

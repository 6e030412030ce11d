"""A matrix of weights as an image: a colour a cell, gaps and round corners if there is room."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from rnn_viz.core.network import Floats
from rnn_viz.views.parts import palette
from rnn_viz.views.parts.theme import Theme

_GAP_FROM = 6  # pixels; smaller cells touch, a gap would be most of the picture
_ROUND = 2.0  # pixels of a corner's radius
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
Mode = QPainter.CompositionMode


def gap(pitch: QSize, scale: float) -> int:
    """Return the device pixels between cells; ``pitch`` is a cell with its gap."""
    roomy = min(pitch.width(), pitch.height()) >= _GAP_FROM * scale
    return max(1, round(scale)) if roomy else 0


def picture(
    values: Floats, limit: float, theme: Theme, pitch: QSize, scale: float, colours: palette.Colours
) -> QImage:
    """Return the image, in device pixels; NaN is neutral and hatched.

    Parameters
    ----------
    values
        ``(rows, columns)``; coloured from ``-limit`` to ``limit``, beyond they are clamped.
    pitch
        Width and height of a cell with its gap, in device pixels.
    scale
        Device pixels a point.
    colours
        The scale of signed values.
    """
    rows, columns = values.shape
    shape = _shape(rows, columns, pitch.width(), pitch.height(), gap(pitch, scale))
    image = shape.copy()
    small = palette.image_of(palette.signed(values, limit, theme, colours))
    _lay(image, small, Mode.CompositionMode_SourceIn)
    broken = np.isnan(values)
    if broken.any():
        _lay(image, _hatched(shape, broken, theme), Mode.CompositionMode_SourceOver)
    image.setDevicePixelRatio(scale)
    return image


@lru_cache(maxsize=12)
def _shape(rows: int, columns: int, width: int, height: int, between: int) -> QImage:
    """Return all cells, opaque on transparent."""
    image = QImage(columns * width, rows * height, _FORMAT)
    if not between:
        image.fill(Qt.GlobalColor.black)
        return image
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(_tile(width, height, between)))
    painter.end()
    return image


def _tile(width: int, height: int, between: int) -> QImage:
    tile = QImage(width, height, _FORMAT)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    corner = min(_ROUND * between, width / 5, height / 5)
    painter.drawRoundedRect(QRectF(0, 0, width - between, height - between), corner, corner)
    painter.end()
    return tile


def _hatched(shape: QImage, cells: NDArray[np.bool_], theme: Theme) -> QImage:
    """Return lines across the given cells, transparent elsewhere."""
    image = shape.copy()
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
    painter.end()
    rows, columns = cells.shape
    alpha = np.where(cells, np.uint32(0xFF000000), np.uint32(0))
    chosen = QImage(alpha.data, columns, rows, 4 * columns, _FORMAT)
    _lay(image, chosen, Mode.CompositionMode_DestinationIn)
    return image


def _lay(image: QImage, small: QImage, mode: Mode) -> None:
    """Stretch one image over another, cell by cell, without smoothing."""
    painter = QPainter(image)
    painter.setCompositionMode(mode)
    painter.drawImage(image.rect(), small)
    painter.end()

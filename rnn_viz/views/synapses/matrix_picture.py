"""What lies over the colours of a matrix: gaps, round corners, and hatching where it is broken."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from rnn_viz.views.widgets.theme import Theme

_GAP_FROM = 6  # pixels; smaller cells touch, a gap would be most of the picture
_ROUND = 2.0  # pixels of a corner's radius
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
Mode = QPainter.CompositionMode


def gap(pitch: QSize, scale: float) -> int:
    """Return the device pixels between cells; ``pitch`` is a cell with its gap."""
    roomy = min(pitch.width(), pitch.height()) >= _GAP_FROM * scale
    return max(1, round(scale)) if roomy else 0


def add_gaps(picture: QPixmap, area: QRectF, pitch: QSize, theme: Theme) -> None:
    """Draw what lies between cells and around their round corners; the cells stay transparent.

    Parameters
    ----------
    area
        Where the cells are in the picture.
    pitch
        Width and height of a cell with its gap, in device pixels of the picture.
    """
    scale = picture.devicePixelRatio()
    between = gap(pitch, scale)
    if not between:
        return
    gaps = QImage((area.size() * scale).toSize(), _FORMAT)
    gaps.fill(Qt.GlobalColor.transparent)
    painter = QPainter(gaps)
    painter.fillRect(gaps.rect(), QBrush(_tile(pitch, between, theme)))
    painter.end()
    painter = QPainter(picture)
    painter.drawImage(area, gaps)
    painter.end()


def hatched(cells: NDArray[np.bool_], pitch: QSize, theme: Theme) -> QImage:
    """Return lines across the given cells, transparent elsewhere, in device pixels."""
    rows, columns = cells.shape
    image = QImage(columns * pitch.width(), rows * pitch.height(), _FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
    alpha = np.where(cells, np.uint32(0xFF000000), np.uint32(0))
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(image.rect(), QImage(alpha.data, columns, rows, 4 * columns, _FORMAT))
    painter.end()
    return image


def _tile(pitch: QSize, between: int, theme: Theme) -> QImage:
    """Return the window's colour with a hole for a cell."""
    tile = QImage(pitch, _FORMAT)
    tile.fill(QColor(theme.background))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(Mode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    width, height = pitch.width(), pitch.height()
    corner = min(_ROUND * between, width / 5, height / 5)
    painter.drawRoundedRect(QRectF(0, 0, width - between, height - between), corner, corner)
    painter.end()
    return tile

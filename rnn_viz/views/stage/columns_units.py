"""The units of all columns in sight as one image: hundreds of cells at one stroke."""

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from rnn_viz.core.arrays import Floats
from rnn_viz.views.stage.columns_layout import LABELS, ColumnsLayout
from rnn_viz.views.widgets.palette import Pixels

_NOTHING = -1  # the last row and the last column of a table are transparent
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def paint_units(painter: QPainter, layout: ColumnsLayout, scroll: float, colours: Pixels) -> None:
    """Fill the units of "layer_1", ``(columns in sight, hidden)``, the lowest position first."""
    scale = painter.deviceTransform().m11()
    first = layout.blocks["layer_1"][0]
    top = floor(first.y())
    across = _columns_at(LABELS + _centres(layout.view[0] - LABELS, scale), layout, scroll)
    tall = ceil(first.y() + layout.block_size[1]) - top
    down = _cells_at(
        top + _centres(tall, scale) - first.y(), layout.cell[1], layout.down, layout.gap
    )
    pixels = _table(colours, layout)[:, across][down]
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, _FORMAT)
    image.setDevicePixelRatio(scale)
    painter.drawImage(QPointF(LABELS, top), image)


def _columns_at(x: Floats, layout: ColumnsLayout, scroll: float) -> NDArray[np.intp]:
    """Return which column of the table is at each place along the stage."""
    visible = layout.visible(scroll)
    from_right = layout.view[0] + scroll - x
    position = np.floor(from_right / layout.width)
    inside = (position + 1) * layout.width - from_right - layout.blocks["layer_1"][0].x()
    cell = _cells_at(inside, layout.cell[0], layout.across, layout.gap)
    is_unit = (cell != _NOTHING) & (position < visible.stop)
    table = (position - visible.start).astype(np.intp) * layout.across + cell
    return np.where(is_unit, table, _NOTHING)


def _cells_at(places: Floats, pitch: float, count: int, gap: float) -> NDArray[np.intp]:
    """Return which cell of a row is at each place; a pixel is filled if its middle is."""
    cells = np.ceil(places / pitch) - 1
    inside = places - cells * pitch
    is_filled = (cells >= 0) & (cells < count) & (inside > gap) & (inside <= pitch - gap)
    return np.where(is_filled, cells, _NOTHING).astype(np.intp)


def _table(colours: Pixels, layout: ColumnsLayout) -> Pixels:
    """Return the colours as they lie: units down, columns and their units along."""
    columns, hidden = colours.shape
    whole = np.zeros((columns, layout.down * layout.across), np.uint32)
    whole[:, :hidden] = colours
    table = np.zeros((layout.down + 1, columns * layout.across + 1), np.uint32)
    blocks = whole.reshape(columns, layout.down, layout.across).swapaxes(0, 1)
    table[:-1, :-1] = blocks.reshape(layout.down, -1)
    return table


def _centres(length: int, scale: float) -> Floats:
    """Return the middles of the device pixels along so many pixels."""
    return np.asarray((np.arange(ceil(length * scale)) + 0.5) / scale, np.float64)

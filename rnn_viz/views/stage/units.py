"""A row of hidden units as one image, each where the layout has it."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGraphicsItem

from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets.palette import Pixels
from rnn_viz.views.widgets.pictures.cell_layers import CellImage, tile

_WIDE_GAP_FROM, _GAP_FROM = 10, 4  # pixels of a unit that is two pixels, or one, from the next


class Units(CellImage):
    """A row of units; what is around their round corners is transparent.

    Parameters
    ----------
    row
        "layer_1" or "layer_1_delta".
    """

    def __init__(self, row: str, parent: QGraphicsItem) -> None:
        super().__init__(parent, has_holes=True)
        self._row = row

    def show_units(self, colours: Pixels, layout: ColumnsLayout, positions: range) -> None:
        """Show colours, ``(positions, hidden)``; the transparent colour 0 shows no unit."""
        scale, first = layout.room.scale, layout.blocks[self._row][0]
        blocks = _blocks(colours, layout)
        _, tall, wide = blocks.shape
        left = layout.x(positions[-1], 0)
        width = round((len(positions) - 1) * layout.width * scale) + wide
        pixels = np.zeros((tall, width), np.uint32)
        for position, block in zip(positions, blocks, strict=True):
            at = round((layout.x(position, 0) - left) * scale)
            pixels[:, at : at + wide] = block
        self.show_pixels(pixels)
        self.set_pitch(QSize(1, 1), scale)
        self.setPos(left + first.x(), first.y())


def _blocks(colours: Pixels, layout: ColumnsLayout) -> Pixels:
    """Return the blocks of single columns in device pixels, ``(positions, down, across)``."""
    room, pitch = layout.room, layout.pitch
    units, rims, strength = _cells(pitch, layout.across, room.hidden, room.scale)
    nothing = np.zeros((len(colours), 1), np.uint32)
    blocks = np.concatenate([colours, nothing], axis=1, dtype=np.uint32)[:, units]
    blocks[:, rims] = _faded(blocks[:, rims], strength)
    return blocks


@lru_cache(maxsize=4)
def _cells(
    pitch: QSize, across: int, hidden: int, scale: float
) -> tuple[NDArray[np.intp], NDArray[np.bool_], NDArray[np.float64]]:
    """Return the unit at each pixel of a block, which pixels it covers in part, and how much.

    Where there is none, the number is that after the last.
    """
    wide, tall = pitch.width(), pitch.height()
    smallest = min(wide, tall) / scale
    between = 2 if smallest >= _WIDE_GAP_FROM else int(smallest >= _GAP_FROM)
    free = tile(wide, tall, round(between * scale)) if between else np.zeros((tall, wide))
    down = -(-hidden // across)
    free = np.tile(free, (down, across))
    cells = np.minimum(np.arange(down * across).reshape(down, across), hidden)
    units = np.where(free == 1, hidden, cells.repeat(tall, axis=0).repeat(wide, axis=1))
    rims = (free > 0) & (free < 1)
    return units, rims, 1 - free[rims]


def _faded(colours: Pixels, strength: NDArray[np.float64]) -> Pixels:
    """Return opaque colours as transparent as ``strength`` says, their channels multiplied."""
    channels = colours[..., None].view(np.uint8) * strength[..., None]
    return np.asarray(np.rint(channels).astype(np.uint8).view(np.uint32)[..., 0])

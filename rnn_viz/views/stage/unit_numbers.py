"""The numbers of the units of one column, where its cells have room for them."""

from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets.palette import Pixels
from rnn_viz.views.widgets.pictures.lettering import Label, Labels, Side, width_of

_WIDE, _TALL = 18, 12  # pixels of a cell with its gap, at least
_BESIDE = 4  # pixels beside a number in its cell, with the gap
_MIDDLE = 0.179  # luminance at which black and white are equally far


class UnitNumbers(pg.ItemGroup):
    """Numbers on the cells of one position, in whichever of black and white stands out more.

    Parameters
    ----------
    row
        "layer_1" or "layer_1_delta".
    """

    def __init__(self, row: str, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._row, self._labels = row, Labels(self)
        self._layout: ColumnsLayout | None = None
        self._colours: Pixels = np.zeros((0, 0), np.uint32)
        self._positions = range(0)
        self.texts: list[Label] = []

    def know(self, colours: Pixels, layout: ColumnsLayout, positions: range) -> None:
        """Know the colours of the cells, ``(positions, hidden)``; 0 where there is no cell."""
        self._colours, self._layout, self._positions = colours, layout, positions

    def show_at(self, position: int | None) -> None:
        """Write the numbers at a position; none where it is out of sight or has no room."""
        layout, self.texts = self._layout, []
        if layout is not None and position is not None:
            has_room = position in self._positions and _is_roomy(layout)
            self.texts = self._texts(layout, position) if has_room else []
        self._labels.write(self.texts)

    def _texts(self, layout: ColumnsLayout, position: int) -> list[Label]:
        colours = self._colours[self._positions.index(position)].tolist()
        boxes = (layout.unit(position, unit, row=self._row) for unit in range(len(colours)))
        middles = (box.adjusted(0, 0, -1, -1).center() for box in boxes)  # without the gap
        return [
            Label(str(unit), Side.MIDDLE, middle.x(), middle.y(), ink_on(colour))
            for unit, (colour, middle) in enumerate(zip(colours, middles, strict=True))
            if colour
        ]


def _is_roomy(layout: ColumnsLayout) -> bool:
    scale, pitch = layout.room.scale, layout.pitch
    wide = max(_WIDE, width_of(str(layout.room.hidden - 1)) + _BESIDE)
    return pitch.width() >= wide * scale and pitch.height() >= _TALL * scale


@lru_cache(maxsize=1024)
def ink_on(colour: int) -> str:
    """Return black or white, whichever has the greater contrast to a colour, ``0xffRRGGBB``."""
    tone = QColor.fromRgb(colour)
    parts = (tone.redF(), tone.greenF(), tone.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > _MIDDLE else "#ffffff"

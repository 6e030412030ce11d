"""The units of the stage in one image: the same pixels as cell by cell."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from rnn_viz.views.stage.columns_layout import LABELS, ColumnsLayout
from rnn_viz.views.stage.columns_units import paint_units
from rnn_viz.views.widgets.palette import Pixels

_MOST = 0.005  # of the pixels: an edge half-way between two may go either way


def _picture(layout: ColumnsLayout, scroll: float, colours: Pixels, one_by_one: bool) -> QImage:
    image = QImage(*layout.view, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setClipRect(LABELS, 0, layout.view[0] - LABELS, layout.view[1])
    if not one_by_one:
        paint_units(painter, layout, scroll, colours)
    else:
        gap = layout.gap
        for position, column in zip(layout.visible(scroll), colours, strict=True):
            for unit, colour in enumerate(column):
                box = layout.unit(position, unit, scroll).adjusted(gap, gap, -gap, -gap)
                painter.fillRect(box, QColor.fromRgb(int(colour)))
    painter.end()
    return image


@pytest.mark.parametrize(
    ("size", "columns", "hidden", "scroll"),
    [
        ((797, 347), 8, 16, 0.0),
        ((797, 347), 8, 128, 0.0),
        ((513, 257), 11, 16, 0.0),
        ((700, 300), 1025, 16, 20_011.0),
        ((600, 300), 40, 3, 7.0),
        ((640, 280), 1, 7, 0.0),
    ],
)
def test_the_image_is_what_single_cells_would_be(
    qapp: object, size: tuple[int, int], columns: int, hidden: int, scroll: float
) -> None:
    layout = ColumnsLayout(*size, columns, hidden, 8)
    seen = len(layout.visible(scroll))
    random = np.random.default_rng(0)
    colours = random.integers(0xFF000000, 0xFFFFFFFF, (seen, hidden), np.uint32)
    whole = _picture(layout, scroll, colours, one_by_one=False)
    single = _picture(layout, scroll, colours, one_by_one=True)
    differ = np.frombuffer(whole.constBits(), np.uint32) != np.frombuffer(
        single.constBits(), np.uint32
    )
    assert differ.mean() <= _MOST

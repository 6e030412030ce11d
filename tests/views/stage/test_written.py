"""Texts laid out once look as if they were laid out anew."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from rnn_viz.views.stage.written import write
from rnn_viz.views.widgets import fonts

_INK = "#eef0f3"


def _drawn(draw: Callable[[QPainter], None], scale: int = 1) -> QImage:
    image = QImage(120 * scale, 40 * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


@pytest.mark.parametrize("text", ["0", "·", "0.52", "−0.07", "a = 52", "2¹⁰²³"])
@pytest.mark.parametrize(("pixels", "bold"), [(11, False), (17, True)])
@pytest.mark.parametrize(("scale", "tolerance"), [(1, 0), (2, 64)])  # a quarter of a pixel
def test_a_text_stands_where_a_box_would_have_it(
    qapp: object, text: str, pixels: int, bold: bool, scale: int, tolerance: int
) -> None:
    box = QRectF(10, 6, 90, 24)

    def as_usual(painter: QPainter) -> None:
        painter.setFont(fonts.text(pixels, bold=bold))
        painter.setPen(QColor(_INK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def laid_out_once(painter: QPainter) -> None:
        middle = box.center()
        write(painter, middle.x(), middle.y(), text, pixels, _INK, bold=bold)

    for _ in range(2):  # at first, and again
        once, usual = _drawn(laid_out_once, scale), _drawn(as_usual, scale)
        assert np.abs(_grey(once) - _grey(usual)).max() <= tolerance


def _grey(image: QImage) -> NDArray[np.int_]:
    return np.frombuffer(image.constBits(), np.uint8)[::4].astype(int)


def test_a_text_can_end_at_a_place(qapp: object) -> None:
    image = _drawn(lambda painter: write(painter, 60, 20, "truth", 12, _INK, before=1.0))
    rows = range(image.height())
    inked = [x for x in range(120) if any(image.pixelColor(x, y).red() for y in rows)]
    assert 55 <= max(inked) < 61

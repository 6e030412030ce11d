"""The line as long as the example: where one is, and where a click leads."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.script.operations import program
from rnn_viz.core.snapshot import Source, Stage
from rnn_viz.views.stage.example_strip import ExampleStrip
from rnn_viz.views.widgets.theme import DARK
from tests.views.evidence_moments import moment

WHOLE = program(8, True)
STEP = 5  # pixels an operation


@pytest.fixture
def strip(qtbot: QtBot) -> ExampleStrip:
    strip = ExampleStrip()
    qtbot.addWidget(strip)
    strip.resize(STEP * len(WHOLE), strip.height())
    sum_ = add(moment(np.zeros(1)).weights, 1, 2, 8)
    with qtbot.waitExposed(strip):
        strip.show_stage(Stage(Source.TRAINING, sum_, 60, False, WHOLE), {"d"})
        strip.show()
    return strip


def spot(strip: ExampleStrip, operation: float) -> QPoint:
    return QPoint(round(operation * STEP), strip.height() // 2)


def test_what_is_done_is_stronger_and_ticks_stand_at_breakpoints(strip: ExampleStrip) -> None:
    image = strip.grab().toImage()
    middle = strip.height() // 2
    assert image.pixelColor(10 * STEP + 2, middle) == QColor(DARK.forward)
    assert image.pixelColor(58 * STEP + 2, middle) == QColor(DARK.backward)
    assert image.pixelColor(90 * STEP + 2, middle) != QColor(DARK.backward)
    assert strip.ticks == tuple(range(6, 56, 7))
    assert image.pixelColor(6 * STEP, 3) == QColor(DARK.text)


def test_a_click_and_a_drag_lead_to_operations(strip: ExampleStrip, qtbot: QtBot) -> None:
    asked: list[int] = []
    strip.picked.connect(asked.append)
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot(strip, 30))
    qtbot.mouseMove(strip.viewport(), spot(strip, 31))
    qtbot.mouseMove(strip.viewport(), spot(strip, 31.2))
    qtbot.mouseMove(strip.viewport(), spot(strip, 500))
    qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot(strip, 500))
    qtbot.mouseMove(strip.viewport(), spot(strip, 3))
    assert asked == [30, 31, len(WHOLE)]


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (0, "Click to go there"),
        (9, "Line 9 of 108: forward, position 1"),
        (57, "Line 57 of 108: backward, position 7"),
        (106, "Line 106 of 108: update."),
    ],
)
def test_it_says_what_the_mouse_is_over(
    strip: ExampleStrip, qtbot: QtBot, operation: int, said: str
) -> None:
    qtbot.mouseMove(strip.viewport(), spot(strip, 70))
    qtbot.mouseMove(strip.viewport(), spot(strip, operation))
    assert said in strip.tip

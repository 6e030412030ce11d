"""The history of a weight in its card: a line on axes, read and clicked."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.keyframes import WeightHistory
from rnn_viz.views.cards.history import HISTORY_HEIGHT, HistoryPlot
from rnn_viz.views.widgets.theme import THEMES, Theme
from tests.views.dressing import dressed

PEAK = WeightHistory(np.array([0.0, 50.0, 100.0]), np.array([-0.5, 1.0, 0.25]))


def drawn(qtbot: QtBot, theme: Theme = THEMES["dark"]) -> HistoryPlot:
    line = dressed(HistoryPlot(), theme)
    qtbot.addWidget(line)
    line.resize(280, HISTORY_HEIGHT)
    return line


@pytest.mark.parametrize("theme", THEMES)
def test_the_playhead_is_on_the_line(qtbot: QtBot, theme: str) -> None:
    line = drawn(qtbot, THEMES[theme])
    line.show_history(PEAK, 50, 1.0, 200)
    image, accent = line.grab().toImage(), QColor(THEMES[theme].accent)
    columns = {
        x for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y) == accent
    }  # fmt: skip
    assert columns
    assert abs((min(columns) + max(columns)) / 2 - line.x_of(50)) <= 2


def test_it_says_how_the_weight_began_and_what_it_was(qtbot: QtBot) -> None:
    line, heard = drawn(qtbot), list[str]()
    line.said.connect(heard.append)
    line.show_history(PEAK, 100, 0.25, 200)
    assert heard[-1] == "over the run; it began at −0.500"
    area = line.area()
    line.moved.emit(QPointF(line.x_of(60), area.center().y()))
    assert heard[-1] == "iteration 50: +1.000", "the nearest that is known"
    line.moved.emit(None)
    assert heard[-1] == "over the run; it began at −0.500"


def test_a_click_goes_there(qtbot: QtBot) -> None:
    line, picked = drawn(qtbot), list[int]()
    line.picked.connect(picked.append)
    line.show_history(PEAK, 100, 0.25, 200)
    at = QPoint(round(line.x_of(52)), line.area().center().y())
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picked == [50]


def test_keys_point_and_go_there(qtbot: QtBot) -> None:
    line, heard, picked = drawn(qtbot), list[str](), list[int]()
    line.said.connect(heard.append)
    line.picked.connect(picked.append)
    QTest.keyClick(line, Qt.Key.Key_Left)  # nothing is known yet: nothing happens
    line.show_history(PEAK, 100, 0.25, 200)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert picked == []
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert heard[-1] == "iteration 50: +1.000"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert picked == [50]
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Left)
    assert heard[-1] == "iteration 0: −0.500"
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Right)
    assert heard[-1] == "iteration 100: +0.250"


@pytest.mark.parametrize(
    "values", [[0.0, 0.0], [np.nan, 1.0], [np.nan, np.nan], [-1.7e308, 1.7e308], [5e-324, 0.0]]
)
def test_a_history_of_any_numbers_can_be_drawn(qtbot: QtBot, values: list[float]) -> None:
    line = drawn(qtbot)
    line.show_history(WeightHistory(np.array([0.0, 64.0]), np.array(values)), 64, values[-1], 100)
    line.grab()


def test_nothing_is_laid_out_while_a_run_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = drawn(qtbot)
    line.show_history(WeightHistory(np.arange(200.0), np.linspace(0.0, 1.0, 200)), 199, 1.0, 999)
    laid_out: list[str] = []
    monkeypatch.setattr(HistoryPlot, "_settle", lambda _self: laid_out.append("again"))
    for longer in range(201, 300):
        history = WeightHistory(np.arange(float(longer)), np.linspace(0.0, 1.0, longer))
        line.show_history(history, longer - 1, 1.0, 999)
    assert laid_out == []

"""The matrix of weights: what is painted, and when."""

import numpy as np
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.views.synapses.axis import Axis
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.weight_matrix import WeightMatrix
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.counted_events import SHORTLY, CountedEvents
from tests.views.dressing import dressed


def test_the_same_weights_are_not_painted_again(qtbot: QtBot) -> None:
    matrix = WeightMatrix("synapse_h", Axis("from unit"), Axis("to unit"))
    qtbot.addWidget(matrix)
    with qtbot.waitExposed(matrix):
        matrix.show()
    weights = np.ones((4, 4))
    painted = CountedEvents(matrix, QEvent.Type.Paint)
    matrix.show_values(weights, 5.0, states_limit=False)
    qtbot.waitUntil(lambda: painted.count > 0)
    painted = CountedEvents(matrix, QEvent.Type.Paint)
    matrix.show_values(weights, 5.0, states_limit=False)
    qtbot.wait(SHORTLY)
    assert painted.count == 0
    matrix.show_values(weights, 2.0, states_limit=False)
    qtbot.waitUntil(lambda: painted.count == 1)
    matrix.show_values(weights.copy(), 2.0, states_limit=False)
    qtbot.waitUntil(lambda: painted.count == 2)


def test_gaps_have_the_colour_of_the_window_and_cells_their_own(qtbot: QtBot) -> None:
    matrix = WeightMatrix("synapse_h", Axis("from unit"), Axis("to unit"))
    qtbot.addWidget(matrix)
    matrix.resize(300, 200)
    matrix.set_pitch(QSize(12, 12))
    weights = np.linspace(-5.0, 5.0, 16).reshape(4, 4)
    matrix.show_values(weights, 5.0, states_limit=False)
    for theme in (DARK, LIGHT):
        dressed(matrix, theme)
        image = matrix.grab().toImage()
        colours = palette.signed(weights, 5.0, theme)
        for row, column in np.ndindex(4, 4):
            box = matrix.rect_of(Cell(row, column))
            inside, corner = box.center().toPoint(), box.bottomRight().toPoint()
            assert image.pixelColor(inside) == QColor.fromRgb(int(colours[row, column]))
            assert image.pixelColor(corner) == QColor(theme.background)

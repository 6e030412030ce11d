"""Several matrices in one canvas: the mouse or the keys point at one cell of one of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt

from rnn_viz.views.synapses.matrices import Matrices, Place
from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell, MatrixAxis
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import DARK
from tests.views.dressing import dressed


@pytest.fixture
def matrices(qtbot):
    canvas = dressed(Matrices(), DARK)
    for k, shape in enumerate(((2, 3), (3, 3))):
        matrix = canvas.add_matrix(Matrix(f"m{k}", MatrixAxis("from"), MatrixAxis("to")))
        matrix.show_values(np.zeros(shape), signed_scale(1.0))
        matrix.place(QPointF(150 * k, 0), QSize(20, 20))
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


def test_hovering_and_clicking_name_the_cell(matrices, qtbot):
    told, picked = [], []
    matrices.pointed.connect(told.append)
    matrices.picked.connect(picked.append)
    at = matrices.matrices[1].rect_of(Cell(2, 1)).center()
    qtbot.mouseMove(matrices.viewport(), at)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == Place(matrices.matrices[1], Cell(2, 1))
    qtbot.mouseClick(matrices.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picked == [told[-1]]


def test_keys_move_within_a_matrix_and_tab_goes_to_the_next(matrices, qtbot):
    matrices.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(matrices.hasFocus)
    first, second = matrices.matrices
    assert matrices.at == Place(first, Cell(0, 0))
    qtbot.keyClick(matrices, Qt.Key.Key_Down)
    qtbot.keyClick(matrices, Qt.Key.Key_Right)
    assert matrices.at == Place(first, Cell(1, 1))
    qtbot.keyClick(matrices, Qt.Key.Key_Tab)
    assert matrices.at == Place(second, Cell(0, 0))
    qtbot.keyClick(matrices, Qt.Key.Key_Escape)
    assert matrices.at is None

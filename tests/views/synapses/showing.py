"""What can be seen in the synapses, and what a hand can do there."""

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import Intent, SynapseView
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.legend import Bar, Text
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.palette import pixels_of
from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.scale import Scale
from rnn_viz.views.widgets.theme import Theme
from tests.views.following import follow, redraw

MATRICES = ViewState(synapse_view=SynapseView.MATRICES)
NAMES = "synapse_0", "synapse_h", "synapse_1"


def shown(qtbot: QtBot, now: Snapshot, width: int = 682, height: int = 244) -> Synapses:
    """Return the view of a moment in a window of its own; its intents are followed."""
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.draw(Scene(now, MATRICES))
    follow(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def obeying(view: Synapses, trainer: Trainer) -> None:
    """Let an engine obey the commands of a view."""

    def obey(wish: Any) -> None:
        if not isinstance(wish, Intent):
            trainer.obey(wish)
            redraw(view, trainer.snapshot())

    view.wished.connect(obey)


def choose(view: Synapses, name: str) -> None:
    """Press a button over the heat maps: "mode.update", "range.all" or "since.here"."""
    button = view.findChild(QToolButton, f"synapses.{name}")
    assert button is not None
    button.click()
    QTest.qWait(0)  # what has appeared gets its size


def maps(view: Synapses, net: int = 0) -> list[Matrix]:
    """Return the pictures of the three matrices of a net."""
    return view.board.nets[net].matrices


def assert_of_one_size(matrices: list[Matrix]) -> None:
    """Assert that cells of the three are as large, but for rows and columns that were too thin."""
    first, square, last = (matrix.rect_of(Cell(0, 0)).size() for matrix in matrices)
    # a cell that is wider may have a gap
    assert 0 <= square.width() - first.width() <= 1
    assert 0 <= square.height() - last.height() <= 1
    for side, side_of_square in (
        (first.height(), square.height()), (last.width(), square.width())
    ):  # fmt: skip
        assert side >= 7, "with the gap 8"
        assert side in {side_of_square, 7, 8}


def lines(view: Synapses) -> list[str]:
    """Return what the legend says in words, line by line."""
    rows = (row for row in view.board.legend.rows if isinstance(row, Text))
    return [row.spoken for row in rows]


def bars(view: Synapses) -> list[tuple[str, str]]:
    """Return name and limit of each colour bar."""
    rows = (row for row in view.board.legend.rows if isinstance(row, Bar))
    return [(row.name, row.limit) for row in rows]


def sentence(view: Synapses) -> str:
    """Return what is said beside the switches."""
    label = view.findChild(QLabel, "synapses.sentence")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisibleTo(view) else ""


def middle(view: Synapses, weight: Weight, net: int = 0) -> QPoint:
    """Return where the middle of a weight's cell is on the board."""
    matrix = maps(view, net)[NAMES.index(weight.name)]
    return matrix.rect_of(Cell(weight.row, weight.column)).center()


def hover(view: Synapses, weight: Weight, net: int = 0) -> None:
    """Move the mouse over a weight."""
    port, at = view.board.viewport(), middle(view, weight, net)
    QTest.mouseMove(port, at + QPoint(0, 1))
    QTest.mouseMove(port, at)


def click(view: Synapses, weight: Weight, net: int = 0) -> None:
    """Click a weight."""
    port, left = view.board.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=middle(view, weight, net))


def leave(view: Synapses) -> None:
    """Move the mouse away from the board."""
    QApplication.sendEvent(view.board.viewport(), QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(view.board, QEvent(QEvent.Type.Leave))


def painted(view: Synapses) -> QImage:
    """Return the picture of all matrices."""
    return view.board.grab().toImage()


def edge_of(matrix: Matrix, image: QImage, cell: Cell) -> QColor:
    """Return the colour right above a cell, where its outline is."""
    rect = matrix.rect_of(cell)
    return image.pixelColor(rect.center().x(), rect.top() - 1)


def assert_coloured(view: Synapses, matrix: Matrix, scale: Scale, theme: Theme) -> None:
    """Check that every value of a matrix has the colour that a scale gives it."""
    pixels = pixels_of(painted(view))
    expected = scale.pixels(matrix.values, theme)
    for row, column in np.ndindex(matrix.values.shape):
        at = matrix.rect_of(Cell(row, column)).center()
        assert pixels[at.y(), at.x()] == expected[row, column]


def area_of(matrix: Matrix) -> Any:
    """Return where the cells of a matrix are on the board, in whole pixels."""
    return matrix.area().toAlignedRect()


def point(matrix: Matrix, cell: Cell) -> QPointF:
    """Return the middle of a cell on the board."""
    return QPointF(matrix.rect_of(cell).center())

"""What is drawn while a line is executed slowly has room of its own."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.views.synapses.network.layout import LEGEND
from rnn_viz.views.synapses.network.network import Network
from rnn_viz.views.synapses.network.spots import Kind
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.pictures.lettering import Words
from tests.views.following import follow
from tests.views.synapses.network.test_flow_shown import scene_at


def slow(qtbot: QtBot, operation: int, height: int) -> Network:
    """Return the network while an operation is executed slowly."""
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(520, height)
    view.draw(scene_at(operation))
    follow(view)
    with qtbot.waitExposed(view):
        view.show()
    return view.network


def beside(network: Network) -> list[QRectF]:
    """Return where the words of the legend are."""
    left = network.room.width() - LEGEND
    words = [it for it in network.scene().items() if isinstance(it, Words) and it.isVisible()]
    boxes = [word.sceneBoundingRect() for word in words if word.text()]
    return [box.adjusted(1, 2, -1, -2) for box in boxes if box.left() >= left - 1]


@pytest.mark.parametrize("height", [100, 230, 330, 500])
@pytest.mark.parametrize("is_pointing", [False, True])
@pytest.mark.parametrize("operation", [2, 3])
def test_the_sigmoid_covers_no_words_and_no_words_cover_it(
    qtbot: QtBot, height: int, is_pointing: bool, operation: int
) -> None:
    network = slow(qtbot, operation, height)
    if is_pointing:
        QTest.mouseMove(network.viewport(), QPoint(1, 1))
        QTest.mouseMove(network.viewport(), network.picture.nodes[Kind.AFTER].middles[7].toPoint())
        assert network.at is not None
    words, flow = beside(network), network.picture.flow
    assert len(words) >= 4
    assert not [pair for pair in combinations(words, 2) if pair[0].intersects(pair[1])]
    curve = flow._curve.sceneBoundingRect() if flow._curve.isVisible() else QRectF()
    assert curve.isEmpty() is (not flow.has_curve)
    assert not [box for box in words if box.intersects(curve.adjusted(2, 2, -2, -2))]


def test_where_there_is_room_pointing_keeps_the_sigmoid(qtbot: QtBot) -> None:
    network = slow(qtbot, 2, 500)
    QTest.mouseMove(network.viewport(), QPoint(1, 1))
    QTest.mouseMove(network.viewport(), network.picture.nodes[Kind.AFTER].middles[7].toPoint())
    assert network.picture.flow.has_curve
    assert len(network.picture.key.lines) > 1

"""The machine as it is drawn: what is taken stands out, arrows tell how often, forms change."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.machine_search import machine
from rnn_viz.core.lenses.machine.state_graph import moore_graph
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.machine.machine_canvas import EdgePlace
from rnn_viz.views.lenses.machine.machine_large import FORM, MEALY, MachineLarge
from rnn_viz.views.lenses.machine.machine_small import MachineSmall
from rnn_viz.views.lenses.machine.steps import shown_step
from tests.views.lenses.run_scenes import scene_with, snapshot_at


@cache
def found_at(iteration: int) -> Machine:
    now = snapshot_at(iteration)
    states = at_once(all_states(Look(iteration, now.weights, 8)))
    assert isinstance(states, AllStates)
    found = at_once(machine(states))
    assert isinstance(found, Machine)
    return found


def scene_at(iteration: int, *intents: ChooseInLens) -> Scene:
    return scene_with(iteration, {"machine": found_at(iteration)}, *intents)


def shown(qtbot: QtBot, picture: LensPicture, size: tuple[int, int]) -> None:
    qtbot.addWidget(picture)
    if picture.side is not None:  # the page around it takes it
        qtbot.addWidget(picture.side)
    picture.resize(*size)
    picture.show()


@pytest.fixture
def small(qtbot: QtBot) -> MachineSmall:
    picture = MachineSmall()
    shown(qtbot, picture, (310, 100))
    return picture


@pytest.fixture
def large(qtbot: QtBot) -> MachineLarge:
    picture = MachineLarge()
    shown(qtbot, picture, (700, 500))
    return picture


def test_the_arrow_taken_is_that_of_the_position_on_stage() -> None:
    """116 + 44 at position 4 reads 1 + 0 with a carry: it stays in state 2."""
    scene, found = scene_at(7_000), found_at(7_000)
    graph = moore_graph(found)
    node, edge = shown_step(found, graph, scene.evidence)
    assert node is not None
    assert edge is not None
    assert graph.nodes[node].title == "2"
    assert (graph.edges[edge].left, graph.edges[edge].to) == (node, node)


def test_a_small_picture_tells_how_often_an_arrow_is_taken(small: MachineSmall) -> None:
    small.draw(scene_at(7_000))
    (graph,) = small.canvas.graphs
    assert graph.edges == 12
    small.canvas.point_at(EdgePlace(0, 0))
    assert "The network goes so" in small.canvas.tip
    small.canvas.point_at(None)
    assert small.canvas.tip == ""


@pytest.mark.parametrize("value", [None, Unable(7_000, Trouble.EQUAL_STATES)])
def test_what_is_not_known_is_not_drawn(
    small: MachineSmall, large: MachineLarge, value: Unable | None
) -> None:
    for picture in (small, large):
        picture.draw(scene_at(7_000))
        picture.draw(scene_with(7_000, {} if value is None else {"machine": value}))
        assert not any(graph.edges for graph in picture.canvas.graphs)
    assert large.agreement.text() == ""


def test_the_adder_stands_beside_it(large: MachineLarge) -> None:
    large.draw(scene_at(7_000))
    own, adder = large.canvas.graphs
    assert own.edges == adder.edges == 15
    assert large.agreement.text().startswith("Sums: 16,384 of 16,384 (100.0 %)")
    assert large.step.text() == (
        "116 + 44 reads 1 + 0 in state 2 → 2, writes 0; the network says so, too.\n"
        "start → 0 → 0 → 2 → 2 → 2"
    )
    for number in range(own.edges):
        assert large.canvas.rect().contains(large.canvas.rect_of(EdgePlace(0, number)))


def test_another_form_is_wished_and_drawn(qtbot: QtBot, large: MachineLarge) -> None:
    large.draw(scene_at(7_000))
    wished: list[object] = []
    large.wished.connect(wished.append)
    qtbot.mouseClick(large.forms.buttons()[1], Qt.MouseButton.LeftButton)
    assert wished == [ChooseInLens("machine", FORM, MEALY)]
    large.draw(scene_at(7_000, ChooseInLens("machine", FORM, MEALY)))
    assert [graph.edges for graph in large.canvas.graphs] == [4, 4]
    assert large.forms.index == 1


def test_keys_go_from_arrow_to_arrow_and_to_the_adder(qtbot: QtBot, large: MachineLarge) -> None:
    large.draw(scene_at(7_000))
    canvas = large.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    canvas.point_at(EdgePlace(0, 0))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.at == EdgePlace(0, 1)
    assert "The network goes so" in large.arrow.text()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.at == EdgePlace(1, 1)
    assert large.arrow.text().startswith("Adder: ")
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.at == EdgePlace(1, 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.at is None


def test_the_mouse_points_at_arrows(large: MachineLarge) -> None:
    large.draw(scene_at(7_000))
    graph = large.canvas.graphs[0]
    found = set()
    for x in range(0, 350, 3):
        for y in range(0, 500, 3):
            place = large.canvas.place_at(QPoint(x, y).toPointF())
            if place is not None:
                found.add(place)
    assert {place.edge for place in found if place.machine == 0} == set(range(graph.edges))
    assert large.canvas.place_at(QPoint(1, 1).toPointF()) is None


@pytest.mark.parametrize("iteration", [0, 1_000, 3_000, 5_000])
def test_whatever_there_is_is_drawn(
    small: MachineSmall, large: MachineLarge, iteration: int
) -> None:
    found = found_at(iteration)
    small.draw(scene_at(iteration))
    for form in ((), (ChooseInLens("machine", FORM, MEALY),)):
        large.draw(scene_at(iteration, *form))
        assert large.canvas.graphs[0].edges > 0
    assert (small.canvas.graphs[0].edges > 0) == (found.states <= 8)


def test_a_pointed_arrow_goes_with_its_machine(large: MachineLarge) -> None:
    large.draw(scene_at(7_000))
    large.canvas.point_at(EdgePlace(0, 14))
    large.draw(scene_at(1_000))
    assert large.canvas.at is None

"""Keys, cards and outlines of the cells of the sum on stage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import Pin, PointAt, ShowPosition
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.columns_layout import ColumnsLayout, Room
from rnn_viz.views.stage.pointed_parts import neighbour, same_unit
from tests.views.following import follow, wishes
from tests.views.stage.showing import after, draw, layout_of, middle_of, own, painted, shown

LEFT, RIGHT, UP, DOWN = (0, -1), (0, 1), (-1, 0), (1, 0)


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def layout(hidden: int = 16, has_backward: bool = True) -> ColumnsLayout:
    return ColumnsLayout(Room(690, 330, 8, hidden, 8, has_backward))


@pytest.mark.parametrize("hidden", [1, 5, 16, 128])
@given(data=st.data())
def test_keys_lead_to_what_is_drawn_there(hidden: int, data: st.DataObject) -> None:
    at = layout(hidden)
    row = data.draw(st.sampled_from(list(at.rows)))
    units = st.integers(0, hidden - 1) if row in at.blocks else st.just(-1)
    part = Part(row, data.draw(st.integers(0, 7)), data.draw(units))
    here = at.box(part)
    assert here is not None
    for move in (LEFT, RIGHT, UP, DOWN):
        there = at.box(after := neighbour(at, part, move))
        assert there is not None
        if after == part:
            continue
        down, right = move
        assert (there.center().x() - here.center().x()) * right >= 0
        assert (there.center().y() - here.center().y()) * down >= 0


def test_every_cell_is_reached_by_keys() -> None:
    at, seen = layout(), set()
    ahead = {Part("a", 0)}
    while ahead:
        seen |= ahead
        ahead = {
            neighbour(at, part, move) for part in ahead for move in (LEFT, RIGHT, UP, DOWN)
        } - seen  # fmt: skip
    units = 2 * 16 * 8
    assert len(seen) == units + 8 * (len(at.rows) - 2)


def test_the_same_unit_is_outlined_at_every_position() -> None:
    states = [Part("layer_1", at, 7) for at in range(8)]
    assert same_unit(Part("layer_1", 3, 7), 8) == states
    deltas = [Part("layer_1_delta", at, 7) for at in range(8)]
    assert same_unit(Part("layer_1_delta", 3, 7), 8) == states + deltas
    assert same_unit(Part("p", 3), 8) == []
    assert same_unit(None, 8) == []


def test_the_keys_point_say_and_open_a_card(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    follow(view)
    heard = wishes(view)
    columns = view.columns
    columns.clearFocus()  # which it got with the window, before there was a sum
    columns.setFocus(Qt.FocusReason.TabFocusReason)
    assert columns.at == Part("a", 0)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(columns, key)
    assert columns.at == Part("layer_1", 1, 0)
    assert "unit 0" in view.caption.text()
    QTest.keyClick(columns, Qt.Key.Key_Return)
    assert heard[-1] == Pin(Unit(1, 0))
    QTest.keyClick(columns, Qt.Key.Key_Escape)
    assert columns.at is None
    assert isinstance(heard[-1], PointAt)
    draw(view, untrained)


def test_a_click_does_not_keep_pointing(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    part = Part("layer_1", 2, 5)
    place = view.columns.rect_of(part)
    assert place is not None
    QTest.mouseClick(view.columns.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    view.columns.moved.emit(None)  # the mouse leaves
    assert view.columns.at is None, "slow motion would wait for ever"


def test_what_is_pointed_at_and_gone_lets_the_listener_draw_the_new_sum(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    """The window draws anew whenever the pointer points elsewhere, also in the midst of that."""
    view = shown(qtbot, own(untrained, 200, 99))
    view.columns.point_at(Part("layer_1", 2, 15))
    small = moment(RunConfig(hidden=3, iterations=20), 0, None)
    redrawn = []
    view.wished.connect(lambda _wish: redrawn.append(view.draw(Scene(small))))
    view.draw(Scene(small))
    assert redrawn
    assert view.columns.at is None
    assert len(layout_of(view).blocks["layer_1_delta"]) == 3


@pytest.mark.parametrize("row", ["place", "a", "carry", "truth", "layer_1"])
def test_a_click_on_any_cell_lets_the_network_stay_there(
    qtbot: QtBot, untrained: Snapshot, row: str
) -> None:
    view = shown(qtbot, untrained)
    heard = wishes(view)
    unit = 5 if row == "layer_1" else -1
    place = middle_of(view, Part(row, 2, unit))
    QTest.mouseMove(view.columns.viewport(), place)
    assert view.columns.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.columns.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ShowPosition(2) in heard
    assert [wish for wish in heard if isinstance(wish, Pin)] == [Pin(Unit(2, 5))] * (unit >= 0)


def test_the_column_that_the_network_shows_has_a_frame(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    layout = layout_of(view)

    def framed() -> list[int]:
        picture, y = painted(view), round(layout.boxes["error"].center().y())
        ground = QColor(view.columns.theme.background)
        lefts = [round(layout.x(at)) for at in range(8)]
        return [at for at, x in enumerate(lefts) if picture.pixelColor(x + 1, y) != ground]

    assert framed() == [4], "the middle one, where nothing is chosen"
    draw(view, untrained, ViewState(position=2))
    assert framed() == [2]
    draw(view, after(untrained, 30), ViewState(position=2))
    assert framed() == [4], "only the one that is being computed"


def test_the_frame_stays_around_its_column_in_another_layout(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    """Before anything is drawn again, as when the window gets wider while all rests."""
    view = shown(qtbot, own(untrained, 40_000, 3), (536, 300))
    for width in (1300, 480, 900):
        view.resize(width, 300)
        resized = painted(view)
        draw(view, own(untrained, 40_000, 3))
        assert resized == painted(view), width

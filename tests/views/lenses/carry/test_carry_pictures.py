"""Where is the carry: the curve, the units on the wall, and the table that can be sorted."""

from functools import lru_cache

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ChooseInLens, Pin, PointAt, Unpin
from rnn_viz.core.lenses.carry import Carry, carry
from rnn_viz.core.lenses.carry_use import CarryUse, carry_use
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.unit_rows import UnitColumn, unit_rows
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Part, Pointed
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.lenses.carry.large import CarryLarge
from rnn_viz.views.lenses.carry.small import CarrySmall
from rnn_viz.views.lenses.carry.unit_table import HeadPlace, RowPlace
from tests.core.lenses.trained_looks import look_at, random_weights, states_of
from tests.views.lenses.lens_scenes import scene_with


@lru_cache(maxsize=4)
def carry_of(look: Look) -> Carry:
    found = at_once(carry(states_of(look)))
    assert isinstance(found, Carry)
    return found


@lru_cache(maxsize=4)
def use_of(look: Look) -> CarryUse:
    found = at_once(carry_use(states_of(look)))
    assert isinstance(found, CarryUse)
    return found


@lru_cache(maxsize=1)
def look() -> Look:
    return look_at(7_000)


RUN = Series(np.array([0.0, 2_000.0, 4_000.0]), np.array([[0.86], [np.nan], [0.9]]))


def scene(view: ViewState | None = None, **found: object) -> Scene:
    known = {"carry": carry_of(look()), "carry.run": RUN, "carry.use": use_of(look())}
    return scene_with(look(), known | found, view)


@pytest.fixture
def lens(qtbot: QtBot) -> CarryLarge:
    made = CarryLarge()
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(740, 620)
    made.show()
    made.draw(scene())
    return made


def wishes(lens: CarryLarge) -> list[object]:
    made: list[object] = []
    lens.wished.connect(made.append)
    return made


def test_the_curve_has_what_is_known_and_the_moment_shown(lens: CarryLarge) -> None:
    x, y = lens.curve.line.getData()
    assert x.tolist() == [0.0, 4_000.0, 7_000.0]  # where nothing can be read there is no point
    assert y.tolist() == [0.86, 0.9, 1.0]
    at = QPointF(lens.curve.x_of(4_100.0), 40.0)
    lens.curve.moved.emit(at)
    assert lens.curve.tip == "iteration 4,000: read right in 90.0 % where a ≠ b"
    lens.curve.moved.emit(None)
    assert lens.curve.tip == ""


def test_the_axis_reaches_down_to_what_is_worse_than_a_coin(lens: CarryLarge) -> None:
    lens.draw(scene(**{"carry.run": Series(np.array([0.0]), np.array([[0.31]]))}))
    assert lens.curve.y_range == (0.31, 1.0)


@pytest.mark.parametrize("by", UnitColumn)
def test_rows_are_sorted_by_any_column(lens: CarryLarge, qtbot: QtBot, by: UnitColumn) -> None:
    made = wishes(lens)
    at = lens.table.rect_of(HeadPlace(by)).center()
    qtbot.mouseClick(lens.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert made[-1] == ChooseInLens("carry", "sorted by", by.value)
    lens.draw(scene(ViewState().after(made[-1])))
    units = [lens.table.place_at(QPointF(60.0, 24 + 19 * (k + 0.5))) for k in range(16)]
    rows = unit_rows(carry_of(look()), use_of(look()), by)
    assert units == [RowPlace(row.unit) for row in rows]
    sizes = [abs(row.values[list(UnitColumn).index(by)]) for row in rows]
    assert sizes == sorted(sizes, reverse=by is not UnitColumn.UNIT)


def test_a_row_lights_its_unit_and_pins_it(lens: CarryLarge, qtbot: QtBot) -> None:
    made = wishes(lens)
    at = lens.table.rect_of(RowPlace(14)).center()
    qtbot.mouseClick(lens.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    pointed = PointAt(Pointed("layer_1", part=Part("layer_1", 4, 14)))
    assert made == [pointed, Pin(Unit(4, 14))]
    assert lens.told.text().startswith("Unit 14: correlation with carry −0.43")
    assert "a cut from 0.00120918 to 0.00360034" in lens.told.text()
    assert "alone 100.0 %, lost 0.1 %" in lens.told.text()
    lens.draw(scene(ViewState(pinned=(Unit(2, 14),))))
    qtbot.mouseClick(lens.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert made[-1] == Unpin(Unit(2, 14))
    lens.table.point_at(None)
    assert made[-1] == PointAt(NOTHING)


def test_keys_go_through_rows_and_heads(lens: CarryLarge, qtbot: QtBot) -> None:
    lens.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert lens.table.at == RowPlace(0)
    qtbot.keyClick(lens.table, Qt.Key.Key_Down)
    assert lens.table.at == RowPlace(1)
    assert lens.table.accessibleDescription().startswith("Unit 1: correlation")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(lens.table, key)
    assert lens.table.at == HeadPlace(UnitColumn.DIRECTION)
    assert lens.table.tip == UnitColumn.DIRECTION.tip
    made = wishes(lens)
    qtbot.keyClick(lens.table, Qt.Key.Key_Return)
    assert made[-1] == ChooseInLens("carry", "sorted by", "cut")
    for _ in range(40):
        qtbot.keyClick(lens.table, Qt.Key.Key_Down)
    assert lens.table.at == RowPlace(15)


def test_readable_stands_beside_used(lens: CarryLarge) -> None:
    assert lens.used.text().startswith("Unit 14 alone reads the carry in 100.0 %")
    lens.draw(scene(**{"carry.use": None}))
    assert lens.used.text() == "Being tried …"


def test_nothing_is_shown_of_what_cannot_be_read(lens: CarryLarge, qtbot: QtBot) -> None:
    lens.draw(scene_with(look(), {"carry": Unable(7_000, Trouble.EQUAL_STATES)}))
    assert lens.used.text() == ""
    assert lens.table.place_at(QPointF(60, 60)) is None
    assert lens.table.first_place(is_back=False) is None
    assert not lens.curve.line.isVisible()
    lens.grab()


@pytest.mark.parametrize(("hidden", "bits"), [(1, 2), (128, 4)])
def test_any_size_has_a_row_a_unit(lens: CarryLarge, hidden: int, bits: int) -> None:
    other = Look(3, random_weights(hidden), bits)
    lens.draw(scene_with(other, {"carry": carry_of(other)}, numbers=(1, 1)))
    lens.grab()
    assert lens.table.minimumHeight() == 24 + 19 * hidden


def test_on_the_wall_each_unit_is_told(qtbot: QtBot) -> None:
    lens = CarrySmall()
    qtbot.addWidget(lens)
    lens.resize(310, 110)
    lens.show()
    lens.draw(scene_with(look(), {}))
    lens.grab()
    lens.draw(scene())
    lens.grab()
    width = lens.units.room.width()
    lens.units.moved.emit(QPointF(14.5 / 16 * width, 30.0))
    assert lens.units.tip.startswith("unit 14: correlation with carry −0.43, bit −0.44")
    lens.units.moved.emit(None)
    assert lens.units.tip == ""

"""The pictures of the search for a wrong sum: what was tried, the sum, and its way to the stage."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.net.inference import add
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.wrong.bar_columns import columns_in
from rnn_viz.views.lenses.wrong.tried_rows import TriedRows
from rnn_viz.views.lenses.wrong.wrong_large import WrongLarge
from rnn_viz.views.lenses.wrong.wrong_small import WrongSmall
from tests.views.lenses.long_scenes import moment, scene_at, scene_with


@pytest.fixture
def small(qtbot: QtBot) -> WrongSmall:
    made = WrongSmall()
    qtbot.addWidget(made)
    qtbot.addWidget(made.button)
    made.resize(330, 110)
    made.show()
    return made


@pytest.fixture
def large(qtbot: QtBot) -> WrongLarge:
    made = WrongLarge()
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(730, 500)
    made.show()
    return made


def texts(rows: TriedRows) -> list[str]:
    return [label.text() for label in rows.findChildren(QLabel) if not label.isHidden()]


def with_sum(a: int, b: int) -> Scene:
    """Return a scene in which another sum was found."""
    search = scene_at(7_000).evidence.value("wrong", WrongSumSearch)
    assert isinstance(search, WrongSumSearch)
    assert search.found is not None
    sum_ = add(moment(7_000).weights, a, b, 8)
    return scene_with(moment(7_000), wrong=replace(search, found=replace(search.found, sum=sum_)))


def test_three_lines_say_what_was_tried(small: WrongSmall) -> None:
    small.draw(scene_at(7_000))
    said = texts(small.rows)
    assert [it for it in said if it] == [
        "all sums of 8 bits", "16,384 tried", "none wrong",
        "ripples, 4,000 places", "28,039 tried", "wrong at 38",
        "random, 1,000 bits", "2,000 tried", "none wrong",
    ]  # fmt: skip
    assert small.bars.sum is not None
    assert small.bars.sum.b == 549_755_813_887


def test_the_sum_goes_to_the_stage_by_one_click(small: WrongSmall, qtbot: QtBot) -> None:
    small.draw(scene_at(7_000))
    wishes: list[object] = []
    small.wished.connect(wishes.append)
    qtbot.mouseClick(small.button, Qt.MouseButton.LeftButton)
    assert wishes == [ShowNumbers(1, 549_755_813_887), ShowPosition(38)]


def test_without_a_wrong_sum_there_is_nothing_to_put_there(small: WrongSmall) -> None:
    small.draw(scene_at(7_000))
    small.draw(scene_at(10_000))
    assert small.button.isHidden()
    assert small.bars.sum is None
    assert "wrong at 38" not in texts(small.rows)


def test_a_sum_that_is_too_long_is_shown_but_not_put_on_stage(small: WrongSmall) -> None:
    small.draw(with_sum(1, 2**1_500 - 1))
    assert not small.button.isEnabled()
    assert "at most 1,024 bits" in small.button.toolTip()
    assert small.bars.columns.last == 1_500


@pytest.mark.parametrize("found", [{}, {"wrong": Unable(0, Trouble.DIVERGED)}])
def test_nothing_stale_is_left(
    small: WrongSmall, large: WrongLarge, found: dict[str, object]
) -> None:
    for picture in (small, large):
        picture.draw(scene_at(7_000))
        picture.draw(scene_with(moment(0), **found))
        assert picture.bars.sum is None
        assert picture.button.isHidden()
    assert texts(small.rows) == texts(large.stages) == texts(large.ripples) == []


def test_large_tells_each_family(large: WrongLarge) -> None:
    large.draw(scene_at(7_000))
    said = texts(large.ripples)
    assert said.count("4,000 tried") == 7
    assert said.count("wrong at 38") == 1
    assert "carry: 1 + 1, then 0 + 1, 0 + 1, …" in said
    assert "b = 549,755,813,887" in large.numbers.text()
    assert "so 1; right is 0" in large.numbers.text()
    large.draw(with_sum(1, 2**1_500 - 1))
    assert "at most 1,024 bits" in large.numbers.text()
    large.draw(scene_at(10_000))
    assert large.numbers.text() == "None was found."
    assert not large.bars.isVisible()


def test_pointing_at_a_bar_tells_its_position(large: WrongLarge) -> None:
    large.draw(scene_at(7_000))
    bars = large.bars
    bars.moved.emit(QPointF(bars.columns.middle(38), 10.0))
    assert bars.at == 38
    assert bars.tip.startswith("Position 38: 0 + 1, carry 1 → the network says 0.50")
    assert bars.tip.endswith("so 1 — wrong.")
    bars.moved.emit(QPointF(0.0, 10.0))
    assert bars.at is None


def test_keys_go_from_the_wrong_bar_to_others(large: WrongLarge, qtbot: QtBot) -> None:
    large.draw(scene_at(7_000))
    left, right = Qt.Key.Key_Left, Qt.Key.Key_Right
    for key, position in ((left, 38), (left, 39), (left, 39), (right, 38), (right, 37)):
        qtbot.keyClick(large.bars, key)
        assert large.bars.at == position
    assert large.bars.accessibleDescription().endswith("right.")


@pytest.mark.parametrize("count", [1, 8, 40, 4_000])
def test_columns_stand_from_right_to_left_in_their_room(count: int) -> None:
    columns = columns_in(40.0, 340.0, count)
    assert columns.last == count - 1
    assert columns.left >= 40.0
    for position in (columns.first, columns.last):
        assert columns.position_at(columns.middle(position)) == position
    assert columns.position_at(columns.left - 1) is None
    assert columns.position_at(columns.right + 1) is None

"""The strip over the lenses: what is written, what is chosen, and long sums."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.intents import SayTypingProblem, ShowPosition
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.views.lenses.sum_on_stage.strip import SumStrip
from rnn_viz.views.lenses.sum_on_stage.strip_layout import NAMES, strip_layout
from rnn_viz.views.lenses.sum_on_stage.sum_box import SumBox


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=7_000), 7_000, (116, 44), studies=["carry"])


def strip(qtbot: QtBot, scene: Scene, width: int = 700) -> SumStrip:
    view = SumStrip()
    qtbot.addWidget(view)
    view.resize(width, 130)
    view.show()
    view.draw(scene)
    return view


def texts(view: SumStrip) -> list[str]:
    items = view.canvas.scene().items()
    return [it.text() for it in items if isinstance(it, QGraphicsSimpleTextItem) and it.text()]


def test_the_carry_that_is_read_stands_under_the_true_one(qtbot: QtBot, now: Snapshot) -> None:
    said = texts(strip(qtbot, Scene(now)))
    assert {"a = 116", "b = 44", "guess = 160", "true carry", "carry read from layer_1"} <= set(
        said
    )
    assert "nothing yet" in said
    assert said.count("·") == 3, "no carry into places 1, 2 and 4"


def test_a_click_on_a_column_chooses_its_position(qtbot: QtBot, now: Snapshot) -> None:
    view = strip(qtbot, Scene(now))
    wishes: list[object] = []
    view.wished.connect(wishes.append)
    place = view.place_of(6)
    assert place is not None
    QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert wishes == [ShowPosition(6)]
    assert view.canvas.tip.startswith("Position 6. 1 + 0 with a carry makes 2")
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    view.canvas.point_at(None)
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert wishes[1:] == [ShowPosition(5)], "the keys begin where the lenses are"


def test_another_moment_than_that_of_the_cut_is_named(qtbot: QtBot, now: Snapshot) -> None:
    later = Scene(replace(now, iteration=7_001))
    assert "read, cut of 7,000" in texts(strip(qtbot, later))
    unknown = Scene(replace(now, analysis=Analysis(now.run_id)))
    assert "nothing yet" not in texts(strip(qtbot, unknown))


def test_of_long_sums_the_columns_around_the_chosen_one_are_seen() -> None:
    room = QSize(NAMES + 460, 100)
    layout = strip_layout(room, 1_024, 500)
    assert 500 in layout.positions
    assert len(layout.positions) == 10
    assert strip_layout(room, 1_024, 501, layout.first).first in (layout.first, layout.first + 1)
    assert strip_layout(room, 1_024, 0).first == 0
    assert strip_layout(room, 1_024, 1_023).positions[-1] == 1_023
    for position in layout.positions:
        assert layout.position_at(layout.middle(position)) == position
    assert layout.position_at(0) is None


def test_the_box_speaks_of_the_chosen_position(qtbot: QtBot, now: Snapshot) -> None:
    box = SumBox()
    qtbot.addWidget(box)
    box.show()
    box.draw(Scene(now, ViewState(position=7)))
    assert box.said.startswith("Position 7. 0 + 0 with a carry makes 1: write 1, carry 0.")
    wishes: list[object] = []
    box.wished.connect(wishes.append)
    box.fields.a.setFocus()
    box.fields.a.selectAll()
    QTest.keyClicks(box.fields.a, "200")
    assert ShowNumbers(200, 44) in wishes
    QTest.keyClicks(box.fields.a, "x")
    assert isinstance(wishes[-1], SayTypingProblem)
    box.draw(Scene(now, ViewState(typing_problem="“200x” is no whole number.")))
    assert box.said == "“200x” is no whole number."


def test_places_out_of_sight_have_no_place(qtbot: QtBot, now: Snapshot) -> None:
    long = moment(RunConfig(iterations=100), 10, (2**60, 1), studies=["carry"])
    view = strip(qtbot, Scene(long, ViewState(position=3)))
    assert view.place_of(3) is not None
    assert view.place_of(60) is None
    assert view.place_of(QPoint()) is None


def test_the_wheel_scrolls_through_a_long_sum(qtbot: QtBot) -> None:
    long = moment(RunConfig(iterations=100), 10, (2**60, 1), studies=["carry"])
    view = strip(qtbot, Scene(long, ViewState(position=3)))
    assert view.place_of(13) is None
    for _ in range(12):
        _wheel(view, 120)
    assert view.place_of(20) is not None
    for _ in range(40):
        _wheel(view, -120)
    assert view.place_of(0) is not None
    other = moment(RunConfig(iterations=100), 10, (2**60, 1), studies=["carry"])
    view.draw(Scene(other, ViewState(position=40)))
    assert view.place_of(40) is not None, "what is chosen comes into sight"


def _wheel(view: SumStrip, steps: int) -> None:
    where = QPointF(300, 40)
    event = QWheelEvent(
        where, view.canvas.mapToGlobal(where), QPoint(), QPoint(0, steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    view.canvas.wheelEvent(event)

"""The pictures of which units matter show what was found, and let one unit be tried."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Trouble, Unable, at_once
from rnn_viz.core.lenses.units import HeldAt, KnockOuts, units
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.lenses.units.unit_bars import UnitColumns
from rnn_viz.views.lenses.units.units_board import UnitPlace
from rnn_viz.views.lenses.units.units_large import UnitsLarge
from rnn_viz.views.lenses.units.units_small import UnitsSmall
from rnn_viz.views.widgets.palette import faded_wrong_bits, wrong_bit_colours
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.theme import DARK
from tests.core.lenses.trained_looks import look_at


@pytest.fixture(scope="module")
def now() -> Snapshot:
    trainer = Trainer(RunConfig(hidden=6, bits=4, iterations=100))
    trainer.ready()
    return trainer.snapshot()


@pytest.fixture(scope="module")
def found() -> KnockOuts:
    states = at_once(all_states(look_at(3000, hidden=6, bits=4)))
    assert isinstance(states, AllStates)
    result = at_once(units(states))
    assert isinstance(result, KnockOuts)
    assert 0 < result.live.exact_share < 1, "some sums are wrong anyway"
    return result


def scene(now: Snapshot, found: object, *choices: ChooseInLens) -> Scene:
    findings = {"units": Finding("units", now.identity, 3000, found)}
    view = ViewState()
    for choice in choices:
        view = view.after(choice)
    return Scene(replace(now, analysis=Analysis(now.run_id, findings)), view)


@pytest.fixture
def large(qtbot: QtBot) -> UnitsLarge:
    lens = UnitsLarge()
    qtbot.addWidget(lens)
    qtbot.addWidget(lens.side)
    lens.resize(730, 500)
    lens.side.resize(260, 500)
    lens.show()
    lens.side.show()
    return lens


def unit(at: int) -> ChooseInLens:
    return ChooseInLens("units", "unit", f"{at}")


ZERO = ChooseInLens("units", "held at", "zero")


def test_a_bar_is_as_high_as_what_is_lost(qtbot: QtBot, now: Snapshot, found: KnockOuts) -> None:
    lens = UnitsSmall()
    qtbot.addWidget(lens)
    lens.resize(330, 110)
    lens.show()
    lens.draw(scene(now, found))
    bars = lens.bars
    whole = bars.height_of(0.0) - bars.height_of(1.0)
    for unit_, lost in enumerate(found.lost(HeldAt.MEAN).tolist()):
        bar = bars.bar_of(0, unit_)
        assert bar.height() == pytest.approx(max(1.0, lost * whole))
        assert abs(bar.center().x() - bars.columns.middle(unit_)) <= 2.0
    lens.canvas.moved.emit(QPointF(bars.columns.middle(2), 50))
    assert lens.canvas.tip.startswith("Unit 2 held at its mean, ")
    lens.canvas.moved.emit(None)
    assert lens.canvas.tip == ""


@pytest.mark.parametrize("nothing", [Unable(5, Trouble.DIVERGED), None])
def test_where_nothing_is_known_nothing_is_drawn(
    qtbot: QtBot, now: Snapshot, found: KnockOuts, nothing: object, large: UnitsLarge
) -> None:
    lens = UnitsSmall()
    qtbot.addWidget(lens)
    lens.resize(330, 110)
    lens.show()
    for picture, bars in ((lens, lens.bars), (large, large.board.bars)):
        picture.draw(scene(now, found))
        assert bars.columns.units == 6
        picture.draw(scene(now, nothing))
        assert bars.columns.units == 1, "there is one empty column"
    assert not large.hold.isEnabled()
    assert not large.board.cells.isVisible()
    QTest.keyClick(large.board, Qt.Key.Key_Right)
    assert large.board.at is None


def test_without_a_choice_the_unit_that_costs_most_is_tried(
    now: Snapshot, found: KnockOuts, large: UnitsLarge
) -> None:
    large.draw(scene(now, found))
    most = int(found.lost(HeldAt.MEAN).argmax())
    assert large.hold.text() == f"Hold unit {most} at its mean in the run"
    large.draw(scene(now, found, unit(99)))
    assert large.hold.text() == f"Hold unit {most} at its mean in the run"


def test_the_map_shows_which_sums_break(now: Snapshot, found: KnockOuts, large: UnitsLarge) -> None:
    large.draw(scene(now, found, unit(3), ZERO))
    held, live = found.held[HeldAt.ZERO][3].wrong, found.live.wrong
    broken = wrong_bit_colours(DARK)[held]
    anyway = faded_wrong_bits(DARK, frozenset())[live]
    expected = np.where(live > 0, anyway, broken)
    for at in np.ndindex(8, 8):
        assert large.map.colour(Cell(*at)) == expected[at]
    row, column = map(int, np.argwhere((live == 0) & (held > 0))[0])
    said = large.map.sentence(Cell(row, column))
    assert said.startswith(f"{row} + {column}: right, held {held[row, column]} bit")


def test_cells_are_the_change_of_each_place(
    now: Snapshot, found: KnockOuts, large: UnitsLarge
) -> None:
    large.draw(scene(now, found, ZERO))
    cells = large.board.cells
    expected = -found.lost_at_places(HeldAt.ZERO)
    assert cells.values.shape == (4, 6)
    np.testing.assert_allclose(cells.values[0], expected[:, 3])  # the highest place on top
    np.testing.assert_allclose(cells.values[3], expected[:, 0])
    for at in range(6):  # right under the bar of the unit
        middle = cells.rect_of(Cell(0, at)).center().x()
        assert abs(middle - large.board.bars.columns.middle(at)) <= 1.5
    after = found.held[HeldAt.ZERO][2].bit_accuracy[3]
    said = large.board.sentence(UnitPlace(2, 3))
    assert said.startswith("place 8, unit 2 held at zero: right in ")
    assert f"{100 * after:.1f} %" in said


def test_a_click_chooses_a_unit(
    now: Snapshot, found: KnockOuts, large: UnitsLarge, qtbot: QtBot
) -> None:
    large.draw(scene(now, found))
    columns = large.board.bars.columns
    with qtbot.waitSignal(large.wished) as wish:
        at = QPointF(columns.middle(4), 60).toPoint()
        QTest.mouseClick(large.board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wish.args == [unit(4)]


def test_keys_go_from_unit_to_unit_and_into_the_places(
    now: Snapshot, found: KnockOuts, large: UnitsLarge, qtbot: QtBot
) -> None:
    large.draw(scene(now, found, unit(1)))
    board = large.board
    large.activateWindow()
    qtbot.waitUntil(large.isActiveWindow)
    board.clearFocus()
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert board.at == UnitPlace(1, None)
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.at == UnitPlace(2, None)
    assert board.tip.startswith("Unit 2 held at its mean")
    for key, place in ((Qt.Key.Key_Down, 3), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 3)):
        QTest.keyClick(board, key)
        assert board.at == UnitPlace(2, place)
    with qtbot.waitSignal(large.wished) as wish:
        QTest.keyClick(board, Qt.Key.Key_Return)
    assert wish.args == [unit(2)]
    for _ in range(9):
        QTest.keyClick(board, Qt.Key.Key_Left)
    assert board.at == UnitPlace(0, 3)


@pytest.mark.parametrize(
    ("choices", "command"),
    [((unit(3),), do.HoldAtMean(3)), ((unit(0), ZERO), do.Intervene(ClampUnit(0, 0.0)))],
)
def test_the_button_holds_it_in_the_run(
    now: Snapshot, found: KnockOuts, large: UnitsLarge, qtbot: QtBot,
    choices: tuple[ChooseInLens, ...], command: object,
) -> None:  # fmt: skip
    large.draw(scene(now, found, *choices))
    with qtbot.waitSignal(large.wished) as wish:
        large.hold.click()
    assert wish.args == [command]


def test_zero_is_chosen_beside_the_picture(
    now: Snapshot, found: KnockOuts, large: UnitsLarge, qtbot: QtBot
) -> None:
    large.draw(scene(now, found))
    with qtbot.waitSignal(large.wished) as wish:
        large.ways.buttons()[1].click()
    assert wish.args == [ZERO]


def test_a_sum_that_breaks_goes_to_the_stage(
    now: Snapshot, found: KnockOuts, large: UnitsLarge, qtbot: QtBot
) -> None:
    large.draw(scene(now, found))
    canvas = large.map
    large.side.activateWindow()
    qtbot.waitUntil(large.side.isActiveWindow)
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.at == Cell(0, 0)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(large.wished) as wish:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert wish.args == [do.ShowNumbers(1, 1)]
    assert canvas.place_at(QPointF(-5, 10)) is None


def test_names_of_many_units_are_thinned_out() -> None:
    assert UnitColumns(0.0, 320.0, 16).written() == list(range(16))
    many = UnitColumns(0.0, 640.0, 128).written()
    assert many[:2] == [0, 5]
    assert UnitColumns(0.0, 10.0, 128).written() == [0, 100]
    assert UnitColumns(10.0, 20.0, 2).unit_at(9.0) is None


def test_many_units_are_drawn(now: Snapshot, large: UnitsLarge, qtbot: QtBot) -> None:
    states = at_once(all_states(look_at(0, hidden=128, bits=8)))
    assert isinstance(states, AllStates)
    many = at_once(units(states))
    assert isinstance(many, KnockOuts)
    large.draw(scene(replace(now, config=RunConfig(hidden=128)), many))
    last = Cell(15, 15)
    assert many.live.wrong[last] > 0, "an untrained net"
    assert large.map.colour(last) == faded_wrong_bits(DARK, frozenset())[many.live.wrong[last]]
    asked = large.side.findChild(QLabel, "lens.units.asked")
    assert asked.text() == "Asked: a sample of 256 sums of 8 bits."

"""The pictures of when it was learned draw what was checked, and tell what they draw."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.lenses.order import OrderMatters
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.lenses.learned.learned_large import LearnedLarge
from rnn_viz.views.lenses.learned.learned_small import LearnedSmall
from rnn_viz.views.lenses.learned.place_rows import SMOOTHED_OVER, smoothed
from rnn_viz.views.lenses.learned.sum_strip import bit_colours
from rnn_viz.views.widgets.theme import DARK


@pytest.fixture(scope="module")
def now() -> Snapshot:
    trainer = Trainer(RunConfig(iterations=1_000))
    trainer.ready()
    trainer.obey(do.GoTo(600))
    while trainer.is_moving:
        trainer.work()
    trainer.obey(do.ShowNumbers(116, 44))
    return trainer.snapshot()


def checks(points: int) -> Checks:
    """Place 1 is right from the 10th check on, place 64 in 60 %, the others in 75 %."""
    rows = np.full((points, 8), 0.75)
    rows[:, 6] = 0.6
    rows[9:, 0] = 1.0
    return Checks(np.arange(points) * 20.0, np.full(points, 0.3), rows)


def scene(now: Snapshot, found: Checks, view: ViewState | None = None) -> Scene:
    order = Series(np.array([0.0, 200.0, 400.0]), np.array([[0.5], [0.8], [np.nan]]))
    now_ = OrderMatters(600, 0.8)
    findings = {
        "learned.order.now": Finding("learned.order.now", now.identity, 600, now_),
        "shares": Finding("shares", now.identity, 600, found),
        "learned.order": Finding("learned.order", now.identity, 600, order),
    }
    return Scene(replace(now, analysis=Analysis(now.run_id, findings)), view)


@pytest.fixture
def small(qtbot: QtBot) -> LearnedSmall:
    lens = LearnedSmall()
    qtbot.addWidget(lens)
    lens.resize(330, 130)
    lens.show()
    return lens


@pytest.fixture
def large(qtbot: QtBot) -> LearnedLarge:
    lens = LearnedLarge()
    qtbot.addWidget(lens)
    qtbot.addWidget(lens.side)
    lens.resize(730, 500)
    lens.show()
    return lens


def test_means_are_those_of_numpy() -> None:
    values = np.random.RandomState(0).random_sample((40, 3))
    x, means = smoothed(np.arange(40.0), values)
    kernel = np.ones(SMOOTHED_OVER) / SMOOTHED_OVER
    for column in range(3):
        np.testing.assert_allclose(
            means[:, column], np.convolve(values[:, column], kernel, "valid")
        )
    assert (x[0], x[-1]) == (SMOOTHED_OVER // 2, 39 - SMOOTHED_OVER // 2)


def test_each_place_has_a_row_with_its_name_and_since_when_it_is_learned(
    small: LearnedSmall, now: Snapshot
) -> None:
    small.draw(scene(now, checks(31)))
    names, outcomes = small.rows.names(), small.rows.outcomes()
    assert [tick.text for tick in names] == ["1", "2", "4", "8", "16", "32", "64", "128"]
    assert [tick.text for tick in outcomes][:2] == ["180", "75.0 %"]
    assert outcomes[6].text == "60.0 %"
    heights = [tick.value for tick in names]
    assert heights == sorted(heights), "the highest place is on top"
    assert heights == [tick.value for tick in outcomes]


def test_hovering_tells_the_means_that_are_drawn(small: LearnedSmall, now: Snapshot) -> None:
    small.draw(scene(now, checks(31)))
    plot = small.plot
    plot.moved.emit(QPointF(plot.x_of(220.0), plot.area().center().y()))
    mean = float(checks(31).bit_accuracy[11 - 7 : 11 + 8, 0].mean())
    assert plot.tip.splitlines()[0] == "iteration 220, means of 15 checks"
    assert plot.tip.splitlines()[-1] == f"place 1: {100 * mean:.1f} %"
    assert "place 64: 60.0 %" in plot.tip
    plot.moved.emit(None)
    assert plot.tip == ""


def test_few_checks_draw_no_row(small: LearnedSmall, now: Snapshot) -> None:
    small.draw(scene(now, checks(3)))
    assert small.rows.at(100.0) is None
    small.draw(Scene(replace(now, analysis=None)))
    assert small.rows.outcomes() == []
    small.plot.moved.emit(QPointF(100, 50))
    assert small.plot.tip == ""


def test_long_sums_are_named_as_far_as_there_is_room(small: LearnedSmall, now: Snapshot) -> None:
    found = Checks(np.arange(20) * 20.0, np.zeros(20), np.full((20, 32), 0.5))
    config = RunConfig(iterations=1_000, bits=32)
    small.draw(scene(replace(now, config=config), found))
    names = [int(tick.text) for tick in small.rows.names()]
    assert 3 <= len(names) < 32
    assert names[0] == 0


def test_the_strip_shows_what_the_network_said_at_each_moment(
    large: LearnedLarge, now: Snapshot
) -> None:
    large.draw(scene(now, checks(31)))
    found = large.board.strip.found
    assert found is not None
    assert found.iterations.tolist() == [float(k) for k in range(0, 600, 20)]
    colours = bit_colours(found, DARK)
    ones = {int(DARK.active[1:], 16) | 0xFF000000, int(DARK.wrong[1:], 16) | 0xFF000000}
    for column, row in enumerate(now.frames.rows[:30]):
        sum_ = add(unflatten(np.asarray(row)), 116, 44, 8)
        assert [int(colour) in ones for colour in colours[:, column]] == sum_.guess.tolist()
        assert (found.wrong[column] == sum_.wrong).all()


def test_the_strip_is_worked_out_once_for_each_sum(large: LearnedLarge, now: Snapshot) -> None:
    large.draw(scene(now, checks(31)))
    found = large.board.strip.found
    large.draw(scene(now, checks(20)))
    assert large.board.strip.found is found
    other = replace(now, stage=replace(now.stage, sum=add(now.weights, 3, 4, 8)))
    large.draw(scene(other, checks(31)))
    assert large.board.strip.found is not found


def test_all_that_is_drawn_is_told(large: LearnedLarge, now: Snapshot) -> None:
    large.draw(scene(now, checks(31)))
    said = large.board.sentence(210.0)
    assert "order matters at 200: 80.0 % of the pairs" in said
    assert "the sum at 200: " in said or "the sum at 220: " in said
    assert "order" not in large.board.sentence(500.0), "there the weights are no numbers"
    places, order, sum_ = (
        large.side.findChild(QLabel, f"lens.learned.{name}").text()
        for name in ("places", "order", "sum")
    )
    assert places.startswith("At iteration 600 ")
    assert "for 80.0 % of the pairs" in order
    assert sum_.startswith("116 + 44 ")


def test_keys_move_a_pointer_and_enter_goes_there(
    large: LearnedLarge, now: Snapshot, qtbot: QtBot
) -> None:
    large.draw(scene(now, checks(31)))
    board = large.board
    board.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(large.wished) as wish:
        QTest.keyClick(board, Qt.Key.Key_Left)
        assert "iteration" in board.tip
        QTest.keyClick(board, Qt.Key.Key_Return)
    assert wish.args == [do.GoTo(590)]
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.tip == ""


def test_a_click_goes_to_an_iteration(large: LearnedLarge, now: Snapshot, qtbot: QtBot) -> None:
    large.draw(scene(now, checks(31)))
    board = large.board
    at = QPoint(round(board.x_of(300.0)), board.area().center().y())
    with qtbot.waitSignal(large.wished) as wish:
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert abs(wish.args[0].iteration - 300) <= 2


def test_weights_with_a_card_are_the_other_choice(
    large: LearnedLarge, now: Snapshot, qtbot: QtBot
) -> None:
    large.draw(scene(now, checks(31)))
    assert large.board.isVisible()
    with qtbot.waitSignal(large.wished) as wish:
        large.shown.buttons()[1].click()
    chosen = ChooseInLens("learned", "shown", "weights")
    assert wish.args == [chosen]
    large.draw(scene(now, checks(31), ViewState().after(chosen)))
    assert large.weights.isVisible()
    assert not large.board.isVisible()


@pytest.mark.parametrize(
    "change", [{"analysis": None}, {"frames": Snapshot.__dataclass_fields__["frames"].default}]
)
def test_what_is_not_known_is_not_drawn(
    large: LearnedLarge, now: Snapshot, change: dict[str, object]
) -> None:
    found = scene(now, checks(31)).now
    large.draw(Scene(replace(found, **change)))
    large.board.sentence(100.0)
    if "frames" in change:
        assert large.board.strip.found is None
        assert not large.board.strip.isVisible()

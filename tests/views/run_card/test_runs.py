"""The list of runs: what is in it, and how it is gone through."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun
from rnn_viz.core.run.saved.saved_work import BackToRun
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.sessions.run_list import HEADS
from rnn_viz.views.run_card.run_card import RunCard
from rnn_viz.views.run_card.runs import RunsMenu
from tests.views.following import wishes
from tests.views.run_card.test_run_card import snapshot

pytestmark = pytest.mark.qt_log_ignore(  # the off-screen platform has no keyboard
    "This plugin does not support grabbing the keyboard", extend=True
)
RESULT = RunResult(9000, 0.25, 9000, 0.5, 9000, 5432)


def with_runs(count: int) -> Snapshot:
    """Return a moment of the second of so many runs."""
    root = (SavedBranch(0, "the run", None, 0, 9000),)
    kept = [
        KeptRun(number, SavedRun(RunConfig(hidden=number), root, playhead=70), RESULT)
        for number in range(1, count + 1)
        if number != 2
    ]
    return replace(snapshot(RunConfig(hidden=2), 4000), earlier=tuple(kept), number=2)


@pytest.fixture
def card(qtbot: QtBot) -> RunCard:
    card = RunCard()
    qtbot.addWidget(card)
    card.resize(400, 600)
    card.show()
    return card


def drawn(card: RunCard, count: int) -> RunsMenu:
    card.draw(Scene(with_runs(count) if count else snapshot(RunConfig(), 4000), ViewState()))
    return card.runs


def test_where_there_is_one_run_nothing_is_shown(card: RunCard) -> None:
    runs = drawn(card, 0)
    assert not runs.isVisible()
    runs.open()
    assert not card.findChildren(QToolButton, "run.runs.card")


def test_each_run_has_a_line_and_the_shown_one_a_mark(card: RunCard) -> None:
    runs = drawn(card, 3)
    assert (runs.text(), runs.accessibleName()) == ("3 runs", "3 runs: show the list")
    runs.click()
    texts = [[cell.text() for cell in line.cells] for line in runs.card.lines]
    assert texts[0] == ["hidden 1 · seed 0", "9,000", "50.0 %", "5,432", "0.25"]
    assert texts[1][:3] == ["hidden 2 · seed 0", "4,000", "not known"]
    assert [line.mark.text() for line in runs.card.lines] == ["", "▸", ""]
    assert runs.card.lines[1].hasFocus()
    assert "left at iteration 70" in runs.card.lines[2].accessibleName()
    assert "shown now" in runs.card.lines[1].accessibleName()
    runs.card.hide()


def test_a_click_goes_there(card: RunCard) -> None:
    runs, wished = drawn(card, 3), wishes(card)
    runs.click()
    QTest.mouseClick(runs.card.lines[2], Qt.MouseButton.LeftButton)
    assert wished == [BackToRun(3)]
    assert not runs.card.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_go_through_the_list(card: RunCard, key: Qt.Key) -> None:
    runs, wished = drawn(card, 4), wishes(card)
    runs.click()
    for step, at in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Down, 3),
                     (Qt.Key.Key_Up, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 0),
                     (Qt.Key.Key_Up, 0)):  # fmt: skip
        QTest.keyClick(runs.card.focusWidget(), step)
        assert runs.card.lines[at].hasFocus()
    QTest.keyClick(runs.card.focusWidget(), key)
    assert wished == [BackToRun(1)]


def test_escape_leaves_all_as_it_is(card: RunCard) -> None:
    runs, wished = drawn(card, 3), wishes(card)
    runs.click()
    QTest.keyClick(runs.card.focusWidget(), Qt.Key.Key_Escape)
    assert (runs.card.isVisible(), wished) == (False, [])


def test_what_comes_while_it_is_open_is_shown(card: RunCard) -> None:
    runs = drawn(card, 3)
    runs.click()
    now = with_runs(3)
    card.draw(Scene(replace(now, iteration=4500, frontier=4500), ViewState()))
    assert runs.card.lines[1].cells[1].text() == "4,500"
    drawn(card, 2)
    assert [line.isVisible() for line in runs.card.lines] == [True, True, False]
    runs.card.hide()


def test_many_runs_scroll_and_the_shown_one_is_in_sight(card: RunCard) -> None:
    runs = drawn(card, 101)
    runs.click()
    assert runs.card.height() < 600
    runs.card.lines[100].setFocus()
    QTest.keyClick(runs.card.focusWidget(), Qt.Key.Key_Down)
    line = runs.card.lines[100]
    assert not line.visibleRegion().intersected(QRect(0, 0, 50, 10)).isEmpty()
    runs.card.hide()


@pytest.mark.parametrize("count", [3, 60])
def test_the_columns_hold_what_is_in_them(card: RunCard, count: int) -> None:
    runs = drawn(card, count)
    runs.click()
    heads = [it for it in runs.card.findChildren(QLabel) if it.text() in HEADS]
    QTest.qWait(1)  # the layouts
    for head, cell in zip(heads, runs.card.lines[0].cells, strict=True):
        one, other = (it.mapTo(runs.card, it.rect().topRight()).x() for it in (head, cell))
        assert abs(one - other) <= 1
    for line in runs.card.lines:
        for cell in line.cells:
            assert cell.fontMetrics().horizontalAdvance(cell.text()) <= cell.width()
    runs.card.hide()


def test_where_it_is_narrow_the_word_is_spared(card: RunCard) -> None:
    card.resize(200, 600)
    assert drawn(card, 3).text() == "3 ▾"

"""The bar of the sum: numbers are whole or seen not to be, and wishes leave it as commands."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ShowNumbers, ShowTraining
from rnn_viz.core.intents import SayTypingProblem
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.numbers_bar import NumbersBar
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.segmented import Segmented
from tests.views.following import follow, redraw, wishes
from tests.views.stage.showing import after, own

NAMES = ("previous-bit", "play-bits", "next-bit", "whole-sum", "slow-motion", "slower", "faster")
WIDTHS = (448, 536, 640, 748, 1100)
# pixels in the smallest window, and in a usual one, with the buttons of its style
NOTE_AT_1100, NOTE_AT_1440 = 176, 222
LONG = (123_456_789, 987_654_321)


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def shown(qtbot: QtBot, now: Snapshot, width: int = 748) -> NumbersBar:
    actions = [QAction(name) for name in NAMES]
    for action in actions:
        action.setObjectName(action.text())
        action.setToolTip(f"What {action.text()} does")
    bar = NumbersBar(actions[:4], actions[4:])
    for action in actions:
        action.setParent(bar)
    qtbot.addWidget(bar)
    bar.resize(width, 62)
    with qtbot.waitExposed(bar):
        bar.show()
    redraw(bar, now)
    return bar


def field(bar: NumbersBar, name: str) -> QLineEdit:
    found = bar.findChild(QLineEdit, f"numbers.{name}")
    assert isinstance(found, QLineEdit)
    return found


def answer(bar: NumbersBar) -> QLabel:
    found = bar.findChild(QLabel, "numbers.answer")
    assert isinstance(found, QLabel)
    return found


def row(bar: NumbersBar) -> list[QWidget]:
    names = ("numbers.source", "numbers.a", "numbers.b", "numbers.answer", "numbers.examples")
    found = [bar.findChild(QWidget, name) for name in names]
    return [it for it in found if it is not None]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("numbers", [(52, 80), LONG, (2**127 - 1, 1), (2**1024 - 1, 2**1024 - 1)])
def test_nothing_in_the_row_overlaps_or_is_cut(
    qtbot: QtBot, now: Snapshot, width: int, numbers: tuple[int, int]
) -> None:
    bar = shown(qtbot, own(now, *numbers), width)
    widgets = row(bar)
    assert len(widgets) == 5

    def fits() -> bool:
        places = [QRect(it.mapTo(bar, QPoint()), it.size()) for it in widgets]
        apart = all(left.right() < right.left() for left, right in pairwise(places))
        return apart and places[-1].right() < width

    qtbot.waitUntil(fits, timeout=1000)
    switch = widgets[0]
    assert isinstance(switch, Segmented)
    for button in switch.buttons():
        assert button.width() > button.fontMetrics().horizontalAdvance(button.text())
        assert button.geometry().right() < switch.width()


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_numbers_of_nine_digits_are_whole(qtbot: QtBot, now: Snapshot, width: int) -> None:
    ones = Weights(np.zeros((2, 16)), np.zeros((16, 16)), np.full((16, 1), 9.0))
    bar = shown(qtbot, own(replace(now, weights=ones), *LONG), width)
    for name, number in zip("ab", LONG, strict=True):
        it = field(bar, name)
        assert it.text() == str(number)
        room = it.width() - 20
        assert it.fontMetrics().horizontalAdvance(it.text()) <= room
        assert it.font().pixelSize() >= 11
        assert it.toolTip() == f"{number:,}"
    label = answer(bar)
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.text() == "=  2,147,483,647"
    assert label.toolTip().endswith("2,147,483,647")


def test_nothing_moves_when_numbers_change(qtbot: QtBot, now: Snapshot) -> None:
    bar = shown(qtbot, own(now, 1, 1))
    before = [it.geometry() for it in row(bar)]
    redraw(bar, own(now, 127, 100))
    assert [it.geometry() for it in row(bar)] == before


def test_numbers_are_wished_as_soon_as_both_can_be_added(qtbot: QtBot, now: Snapshot) -> None:
    bar = shown(qtbot, own(now, 52, 80))
    heard = wishes(bar)
    field(bar, "b").setFocus()
    QTest.keyClicks(field(bar, "b"), "0x10")
    assert heard[-1] == ShowNumbers(52, 16)
    assert SayTypingProblem("") in heard
    switch = bar.findChild(Segmented, "numbers.source")
    assert isinstance(switch, Segmented)
    switch.buttons()[0].click()
    assert heard[-1] == ShowTraining()


def test_under_a_text_that_is_no_number_stands_no_answer(qtbot: QtBot, now: Snapshot) -> None:
    bar = shown(qtbot, own(now, 52, 80))
    follow(bar)
    heard = wishes(bar)
    assert answer(bar).text() == f"=  {own(now, 52, 80).stage.sum.answer}"
    field(bar, "a").setFocus()
    QTest.keyClicks(field(bar, "a"), "5x")
    problem = "'5x' is not a whole number."
    assert heard[-1] == SayTypingProblem(problem)
    assert not [wish for wish in heard if isinstance(wish, ShowTraining)]
    assert bar.note == problem
    assert answer(bar).text() == "=  …"
    redraw(bar, own(now, 52, 80))
    assert answer(bar).text() == "=  …", "as long as it stands there"
    QTest.keyClick(field(bar, "a"), Qt.Key.Key_Escape)
    assert heard[-1] in (SayTypingProblem(""), ShowNumbers(52, 80))
    assert bar.note != problem
    assert answer(bar).text() == f"=  {own(now, 52, 80).stage.sum.answer}"


def test_what_cannot_be_added_stays_in_its_field_until_it_is_given_up(
    qtbot: QtBot, now: Snapshot
) -> None:
    bar = shown(qtbot, own(now, 52, 80))
    follow(bar)
    heard = wishes(bar)
    a = field(bar, "a")
    a.setFocus()
    QTest.keyClicks(a, "3,5")
    field(bar, "b").setFocus(Qt.FocusReason.TabFocusReason)
    assert (a.text(), a.property("wrong")) == ("3,5", True)
    assert "3,5" in bar.note
    field(bar, "b").clearFocus()
    redraw(bar, own(now, 3, 80))
    assert (a.text(), answer(bar).text()) == ("3,5", "=  …")
    a.setFocus()
    QTest.keyClick(a, Qt.Key.Key_Escape)
    assert heard[-1] == ShowNumbers(52, 80), "what was there before, not what was typed first"
    assert not a.property("wrong")


def test_the_way_back_to_the_whole_sum_has_a_name(qtbot: QtBot, now: Snapshot) -> None:
    bar = shown(qtbot, now)
    button = bar.findChild(QToolButton, "numbers.whole-sum")
    assert isinstance(button, QToolButton)
    assert button.text() == "whole sum"
    assert button.toolTip() == "What whole-sum does"
    assert not button.isEnabled(), "it is shown whole"
    redraw(bar, after(now, 107, is_slow=True))
    assert button.isEnabled()
    redraw(bar, replace(now, stage=replace(now.stage, operation=None)))
    assert not button.isEnabled()


def test_what_is_said_of_the_sum_is_whole_in_the_smallest_window(
    qtbot: QtBot, now: Snapshot
) -> None:
    bar = shown(qtbot, now)
    label = bar.findChild(ElidedLabel, "numbers.note")
    at_end = replace(now, iteration=10_000, config=RunConfig())
    for moment_, said in (
        (replace(now, iteration=9_999, config=RunConfig()), "Example 9,999, learned next."),
        (
            after(replace(now, iteration=9_999, config=RunConfig()), len(now.stage.program)),
            "Example 9,999, just learned.",
        ),
        (at_end, "Example 10,000; the run ends here."),
        (own(now, 52, 80), "What the weights answer now."),
        (own(now, 128, 3), "Trained on numbers up to 127."),
        (own(now, 200, 99), "9 bits, trained on 8."),
        (own(now, 2**1023, 1), "1,024 bits, trained on 8."),
    ):
        redraw(bar, moment_)
        assert bar.note == said
        assert "…" not in label.fitting(NOTE_AT_1100)
        assert label.fitting(NOTE_AT_1440) == said
    follow(bar)
    for typed, said in (("-5x", "'-5x' is not a whole number."), ("", "Type a number")):
        field(bar, "a").setText(typed)
        field(bar, "a").textEdited.emit(typed)
        assert bar.note.startswith(said)
        assert label.fitting(NOTE_AT_1440) == bar.note

"""The menu of conditions: what each row sends, and what is said about a text that is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.evidence.until import (
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.transport.until_menu import UntilMenu
from tests.views.evidence_moments import moment

pytestmark = pytest.mark.qt_log_ignore(  # the off-screen platform has no keyboard
    "This plugin does not support grabbing the keyboard", extend=True
)


@pytest.fixture
def menu(qtbot: QtBot) -> UntilMenu:
    made = UntilMenu("transport.until")
    qtbot.addWidget(made)
    made.draw(moment([4.0] * 30, config=RunConfig(iterations=5_000)))
    made.show()
    made.click()
    return made


def buttons(menu: UntilMenu) -> list[QPushButton]:
    return menu.card.findChildren(QPushButton)


def test_it_opens_a_card_that_escape_closes(menu: UntilMenu, qtbot: QtBot) -> None:
    assert menu.card.isVisible()
    assert [button.accessibleName() for button in buttons(menu)] == [
        "Run until iteration",
        "Run until mean of 100 errors below",
        "Run until all sums are right",
        "Run until the next example is answered wrongly",
    ]
    qtbot.keyClick(menu.card, Qt.Key.Key_Escape)
    assert not menu.card.isVisible()


@pytest.mark.parametrize(
    ("row", "condition"),
    [
        (0, UntilIteration(5000)),
        (1, UntilErrorBelow(0.5)),
        (2, UntilPerfect()),
        (3, UntilWrongAnswer()),
    ],
)
def test_each_row_sends_its_condition(
    menu: UntilMenu, qtbot: QtBot, row: int, condition: object
) -> None:
    with qtbot.waitSignal(menu.untilChosen) as sent:
        buttons(menu)[row].click()
    assert sent.args == [condition]
    assert not menu.card.isVisible(), "done"


def test_enter_in_a_field_sends_what_is_typed(menu: UntilMenu, qtbot: QtBot) -> None:
    for field, text, condition in (
        (menu.card.iteration, "1,234", UntilIteration(1234)),
        (menu.card.error, "1.25", UntilErrorBelow(1.25)),
    ):
        menu.open()
        field.selectAll()
        qtbot.keyClicks(field, text)
        with qtbot.waitSignal(menu.untilChosen) as sent:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert sent.args == [condition]


def test_a_text_that_is_none_is_answered_with_a_sentence(menu: UntilMenu, qtbot: QtBot) -> None:
    card = menu.card
    with qtbot.assertNotEmitted(menu.untilChosen):
        card.iteration.setText("30")
        qtbot.keyClick(card.iteration, Qt.Key.Key_Return)
        assert card.sentence.text() == "Type an iteration after this one: 31 … 5,000."
        assert (card.iteration.property("wrong"), card.error.property("wrong")) == (True, False)
        card.error.setText("0")
        qtbot.keyClick(card.error, Qt.Key.Key_Return)
    assert card.sentence.text() == "The mean error must be a number above 0."
    assert (card.iteration.property("wrong"), card.error.property("wrong")) == (False, True)
    assert card.isVisible(), "it can be put right"
    room = card.sentence.fontMetrics().boundingRect(card.sentence.text()).width()
    assert room <= card.sentence.width(), "all of it can be read"
    qtbot.keyClicks(card.error, "1")
    assert card.sentence.isHidden()


def test_the_goal_offered_is_the_end_until_something_is_typed(menu: UntilMenu) -> None:
    card = menu.card
    assert card.iteration.text() == "5,000"
    menu.draw(moment([4.0] * 60, config=RunConfig(iterations=8_000)))
    assert card.iteration.text() == "8,000"
    card.iteration.setText("70")
    menu.draw(moment([4.0] * 65, config=RunConfig(iterations=8_000)))
    assert card.iteration.text() == "70"


@pytest.mark.parametrize(
    ("typed", "at", "offered"),
    [("70", 69, "70"), ("70", 70, "5,000"), ("70", 900, "5,000"), ("x", 30, "5,000")],
)
def test_the_end_is_offered_again_where_what_was_typed_is_behind_by_now(
    menu: UntilMenu, qtbot: QtBot, typed: str, at: int, offered: str
) -> None:
    card = menu.card
    card.iteration.selectAll()
    qtbot.keyClicks(card.iteration, typed)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    menu.draw(moment([4.0] * at, config=RunConfig(iterations=5_000)))
    menu.click()
    assert card.iteration.text() == offered
    assert card.sentence.isHidden()


def test_at_the_end_of_the_run_it_says_so(menu: UntilMenu, qtbot: QtBot) -> None:
    menu.draw(moment([4.0] * 30, config=RunConfig(iterations=30)))
    qtbot.keyClick(menu.card.iteration, Qt.Key.Key_Return)
    assert menu.card.sentence.text().startswith("The run ends here, at iteration 30.")


def test_a_closed_card_leaves_no_hovered_button_behind(menu: UntilMenu, qtbot: QtBot) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    menu.click()
    qtbot.keyClick(menu.card, Qt.Key.Key_Escape)
    assert not menu.testAttribute(Qt.WidgetAttribute.WA_UnderMouse)

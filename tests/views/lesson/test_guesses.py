"""Guesses: each kind by mouse and by keys, what is missing, and what was right."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.lessons.guess import Bits, ChosenUnit, OnCurve, OneOf, Option, Point, Points
from rnn_viz.core.lessons.playing.page_shown import PageShown
from rnn_viz.core.lessons.text import Span, paragraph_from
from rnn_viz.core.lessons.values.claims import Claim, claim_from
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.lesson.guess_card import GuessCard
from rnn_viz.views.lesson.guesses.bits import BitsGuess
from rnn_viz.views.lesson.guesses.number import NumberGuess
from rnn_viz.views.lesson.guesses.options import OptionsGuess
from rnn_viz.views.lesson.guesses.points import PointsGuess

CONFIG = RunConfig(hidden=8, bits=4, iterations=600)
CLAIM = claim_from("first perfect", CONFIG)
LEFT = Qt.MouseButton.LeftButton


def asked(kind: Any, answer: str = "", *, is_right: bool | None = None) -> PageShown:
    question = paragraph_from("What is it?", CONFIG)
    return PageShown("A page", 1, 3, (), (), (), question, kind, answer, is_right, "", ())


@pytest.fixture
def card(qtbot: QtBot) -> GuessCard:
    made = GuessCard()
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def ask(card: GuessCard, kind: Any) -> list[Any]:
    """Ask, and return the list that guesses are added to."""
    given: list[Any] = []
    card.guessed.connect(given.append)
    card.ask(kind, CONFIG, {})
    card.show_page(asked(kind), {}, None)
    return given


def make_button(card: GuessCard) -> QPushButton:
    button = card.findChild(QPushButton, "lesson.guess.make")
    assert button is not None
    return button


def said(card: GuessCard, name: str) -> str:
    label = card.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_bits_are_clicked_and_made_with_the_button(card: GuessCard, qtbot: QtBot) -> None:
    given = ask(card, Bits(CLAIM, 4))
    assert isinstance(card.control, BitsGuess)
    assert not make_button(card).isEnabled()
    for at, clicks in enumerate((1, 2, 1, 3)):  # 1, 0, 1, 1
        for _ in range(clicks):
            qtbot.mouseClick(card.control.bits[at], LEFT)
        assert card.control.hint == ("" if at == 3 else f"{at + 1} of 4 bits.")
    qtbot.mouseClick(make_button(card), LEFT)
    assert given == [0b1011]


def test_bits_are_typed_from_the_highest_on(card: GuessCard) -> None:
    given = ask(card, Bits(CLAIM, 4))
    assert isinstance(card.control, BitsGuess)
    bits = card.control.bits
    bits[0].setFocus()
    for key in "0110":
        QTest.keyClick(card.focusWidget(), key)
    assert card.control.given == 0b0110
    QTest.keyClick(card.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(card.focusWidget(), "0")
    assert card.control.given == 0b0100
    assert bits[1].accessibleName() == "Place 4: 1"
    make_button(card).click()
    assert given == [0b0100]


def test_a_bit_that_is_clicked_has_the_keys(card: GuessCard, qtbot: QtBot) -> None:
    ask(card, Bits(CLAIM, 4))
    assert isinstance(card.control, BitsGuess)
    bits = card.control.bits
    for at in range(2):
        qtbot.mouseClick(bits[at], LEFT)
    assert card.focusWidget() is bits[1]
    for key in "001":
        QTest.keyClick(card.focusWidget(), key)
    assert card.control.given == 0b1001


def test_wrong_bits_are_marked_and_nothing_can_be_clicked_any_more(card: GuessCard) -> None:
    kind = Bits(CLAIM, 4)
    ask(card, kind)
    assert isinstance(card.control, BitsGuess)
    card.control.bits[0].setFocus()
    for key in "0110":
        QTest.keyClick(card.focusWidget(), key)
    card.show_page(asked(kind, "It is 0100, 4.", is_right=False), {}, 0b0100)
    assert [bit.property("wrong") for bit in card.control.bits] == [False, False, True, False]
    assert not card.control.isEnabled()
    assert not make_button(card).isVisible()
    assert said(card, "lesson.guess.answer") == "It is 0100, 4."


def test_whoever_asks_to_be_told_sees_the_bits(card: GuessCard) -> None:
    kind = Bits(CLAIM, 4)
    ask(card, kind)
    assert isinstance(card.control, BitsGuess)
    card.show_page(asked(kind, "It is 0100, 4."), {}, 0b0100)
    assert [bit.text() for bit in card.control.bits] == ["0", "1", "0", "0"]


@pytest.mark.parametrize(
    ("kind", "most"), [(ChosenUnit(CLAIM), 7), (OnCurve(CLAIM, 30), 600)], ids=["unit", "curve"]
)
def test_a_number_is_typed_or_comes_from_a_picture(card: GuessCard, kind: Any, most: int) -> None:
    given = ask(card, kind)
    control = card.control
    assert isinstance(control, NumberGuess)
    QTest.keyClicks(control.field, str(most + 1))
    assert control.hint.endswith(f"from 0 to {most}.")
    assert not make_button(card).isEnabled()
    control.choose(5)
    assert control.hint == ""
    make_button(card).setFocus()  # leaving the field gives nothing up
    assert control.given == 5
    QTest.keyClick(control.field, Qt.Key.Key_Return)
    assert given == [5]


def options() -> OneOf:
    words = ("Half of them", "All")
    made = [Option(paragraph_from(it, CONFIG), at == 0) for at, it in enumerate(words)]
    return OneOf(tuple(made))


def test_an_answer_is_taken_with_one_click(card: GuessCard, qtbot: QtBot) -> None:
    kind = options()
    given = ask(card, kind)
    assert isinstance(card.control, OptionsGuess)
    assert not make_button(card).isVisible()
    assert [it.accessibleName() for it in card.control.buttons] == ["Half of them", "All"]
    qtbot.mouseClick(card.control.buttons[1], LEFT)
    assert given == [1]
    card.show_page(asked(kind, "Not so.", is_right=False), {}, 0)
    judged = [button.property("judged") for button in card.control.buttons]
    assert judged == ["right", "wrong"]
    assert [it.accessibleName() for it in card.control.buttons] == ["✓ Half of them", "✗ All"]


def test_an_answer_is_as_high_as_its_words_need(card: GuessCard) -> None:
    long = "A longer answer that has to wrap where there is no room for all of it in a line. " * 2
    kind = OneOf((Option((Span(long),), True), Option((Span("Short"),), False)))
    ask(card, kind)
    assert isinstance(card.control, OptionsGuess)
    tall, short = (button.heightForWidth(300) for button in card.control.buttons)
    assert tall > 2 * short
    assert card.control.buttons[0].heightForWidth(150) > tall


def points() -> Points:
    def claim(hidden: int) -> Claim:
        return claim_from(f"first perfect of {hidden} hidden", CONFIG)

    made = tuple(Point(f"{hidden} units", claim(hidden)) for hidden in (4, 8, 32))
    return Points(made, 600, 0.2)


def test_points_are_dragged_all_of_them(card: GuessCard, qtbot: QtBot) -> None:
    kind = points()
    given = ask(card, kind)
    assert isinstance(card.control, PointsGuess)
    plot = card.control.plot
    qtbot.waitUntil(lambda: plot.area().height() > 50)
    area = plot.area()
    for at, share in enumerate((0.25, 0.5, 0.75)):
        x = round(plot.x_of(at))
        y = area.bottom() - round(share * area.height())
        QTest.mousePress(plot.viewport(), LEFT, pos=QPoint(x, area.top()))
        QTest.mouseMove(plot.viewport(), QPoint(x, y))
        QTest.mouseRelease(plot.viewport(), LEFT, pos=QPoint(x, y))
        assert (card.control.given is None) == (at < 2)
    make_button(card).click()
    assert given[0] == pytest.approx((150, 300, 450), abs=20)


def test_points_are_moved_by_keys(card: GuessCard) -> None:
    given = ask(card, points())
    assert isinstance(card.control, PointsGuess)
    plot = card.control.plot
    plot.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(plot, key)
    assert plot.heights.tolist() == [312, 276, 300]
    assert said(card, "lesson.guess.hint").startswith("2 of 3 points")
    assert plot.accessibleName().startswith("The curve that you guess. 8 units: 276.")
    assert not make_button(card).isEnabled()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(plot, key)
    make_button(card).click()
    assert given == [(312, 276, 312)]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [(Bits(CLAIM, 4), {"Left", "Right", "0", "1"}), (points(), {"Left", "Right", "Up", "Down"})],
    ids=["bits", "points"],
)
def test_keys_of_a_guess_are_no_shortcuts_meanwhile(
    card: GuessCard, kind: Any, keys: set[str]
) -> None:
    """In the window the arrows step the run."""
    ask(card, kind)
    pressed: list[str] = []
    for key in (*keys, "B"):
        QShortcut(key, card, activated=lambda key=key: pressed.append(key))
    control = card.control
    target = control.bits[0] if isinstance(control, BitsGuess) else control.plot  # type: ignore[union-attr]
    target.setFocus()
    for key in (*keys, "B"):
        (combination,) = QKeySequence(key)
        QTest.keyClick(card.focusWidget(), combination.key())
    assert pressed == ["B"]


def test_a_page_without_a_question_has_no_card(card: GuessCard) -> None:
    ask(card, options())
    card.ask(None, CONFIG, {})
    assert not card.isVisible()
    assert card.control is None

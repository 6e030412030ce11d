"""Cards stay, live, on their shelf, until they are closed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.theme import dress
from rnn_viz.core.intents import Pin, Unpin
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.detail import detail
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail, Term
from rnn_viz.engine.moment import moment
from rnn_viz.views.cards.cards import Cards
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.cards.history import HistoryPlot
from rnn_viz.views.cards.term_bars import TermBars
from rnn_viz.views.cards.term_rows import TERM_HEIGHT, Row
from rnn_viz.views.widgets.pictures.bars import Bars
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.theme import LIGHT, THEMES
from tests.views.dressing import dressed
from tests.views.following import follow, redraw, show

WEIGHT, UNIT, ANSWER = Weight("synapse_h", 3, 7), Unit(3, 6), Probability(3)
Desk = Callable[..., Cards]


@pytest.fixture(scope="module")
def early() -> Snapshot:
    return moment(RunConfig(iterations=200), 100, None)


@pytest.fixture
def desk(qtbot: QtBot, early: Snapshot) -> Desk:
    """Return a maker of shelves in a window."""

    def make(width: int = 341, height: int = 500, now: Snapshot = early) -> Cards:
        cards = Cards()
        qtbot.addWidget(cards)
        cards.resize(width, height)
        with qtbot.waitExposed(cards):
            cards.show()
        redraw(cards, now)
        follow(cards)
        return cards

    return make


def text(card: QWidget, name: str) -> str:
    label = card.findChild(QLabel, f"card.{name}")
    assert isinstance(label, QLabel)
    return "" if label.isHidden() else label.text()


def title(card: DetailCard) -> str:
    return text(card, "title")


def pin(cards: Cards, subject: Subject) -> DetailCard:
    show(cards, Pin(subject))
    return cards.cards[-1]


def close_all(cards: Cards) -> None:
    for subject in tuple(card.subject for card in cards.cards):
        show(cards, Unpin(subject))


def escape(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Escape)


def test_a_card_says_what_is_true_now(desk: Desk, early: Snapshot) -> None:
    cards = desk()
    for subject in (WEIGHT, UNIT, ANSWER):
        card = pin(cards, subject)
        learning = trace_of(early.weights, early.stage.sum, 0.1)
        said = detail(subject, early.stage, early.weights, learning)
        assert title(card) == said.title
        assert text(card, "value") == said.value
        assert text(card, "formula") == "\n".join(said.formula)
        assert text(card, "flows") == said.flows
        assert "no bias" not in text(card, "note"), "it is said once, over them all"
        card.grab()


def test_cards_follow_every_snapshot(desk: Desk, early: Snapshot) -> None:
    cards = desk()
    card = pin(cards, WEIGHT)
    weights = early.weights._replace(synapse_h=early.weights.synapse_h + 1.0)
    redraw(cards, replace(early, weights=weights))
    assert text(card, "value") == f"{weights.synapse_h[3, 7]:+.3f}".replace("-", "−")


def test_a_card_says_that_its_position_is_gone(desk: Desk, early: Snapshot) -> None:
    long = replace(early, stage=Stage(Source.MINE, add(early.weights, 900, 900, 8)))
    cards = desk(now=long)
    card = pin(cards, Unit(10, 2))
    high = card.height()
    assert text(card, "value")
    redraw(cards, early)
    assert text(card, "flows") == "The sum on stage has only 8 positions now."
    assert text(card, "value") == ""
    assert card.height() < high
    redraw(cards, long)
    assert text(card, "value")
    assert card.height() == high


@pytest.mark.parametrize("width", [276, 341, 450])
def test_the_sum_stands_below_the_products(desk: Desk, width: int) -> None:
    card = pin(desk(width), UNIT)
    QApplication.sendPostedEvents()
    canvas = card.findChild(TermBars).findChild(Canvas)
    total = card.findChild(QLabel, "card.total")
    products_end = canvas.mapTo(card, QPoint(canvas.width() - 4, 0)).x()
    text_end = total.mapTo(card, total.contentsRect().topRight()).x() + 1
    assert products_end == text_end


def test_the_same_value_has_one_card(desk: Desk) -> None:
    cards = desk()
    first = pin(cards, UNIT)
    pin(cards, WEIGHT)
    assert pin(cards, Unit(3, 6)) is first
    assert len(cards.cards) == 2


def test_escape_closes_the_newest(desk: Desk) -> None:
    cards = desk()
    pin(cards, WEIGHT)
    pin(cards, UNIT)
    escape(cards.window())
    assert [card.subject for card in cards.cards] == [WEIGHT]
    escape(cards.window())
    assert not cards.cards
    escape(cards.window())  # nothing left: nothing happens


def test_its_button_closes_a_card(desk: Desk) -> None:
    cards = desk()
    pin(cards, WEIGHT)
    first = cards.cards[0]
    pin(cards, UNIT)
    first.findChild(QToolButton, "card.close").click()
    assert [card.subject for card in cards.cards] == [UNIT]
    pin(cards, ANSWER)
    close_all(cards)
    assert not cards.cards


def test_the_history_is_shown_for_weights_only(desk: Desk, early: Snapshot) -> None:
    timeline = Timeline(early.config)
    timeline.advance(150)
    cards = desk(now=replace(early, frames=timeline.frames()))
    assert not pin(cards, WEIGHT).findChild(HistoryPlot).isHidden()
    assert pin(cards, UNIT).findChild(HistoryPlot).isHidden()
    redraw(cards, replace(early, frames=Timeline(RunConfig(hidden=5)).frames()))
    assert cards.cards[0].findChild(HistoryPlot).isHidden()


def test_the_history_of_another_net_is_not_shown(desk: Desk, early: Snapshot) -> None:
    other = Timeline(RunConfig(hidden=5, iterations=200))
    cards = desk(now=replace(early, frames=other.frames()))
    assert pin(cards, WEIGHT).findChild(HistoryPlot).isHidden()


def test_a_large_net_scrolls_its_terms(desk: Desk) -> None:
    large = moment(RunConfig(hidden=128, iterations=5), 0, None)
    cards = desk(now=large)
    card = pin(cards, UNIT)
    bars, scroll = card.findChild(TermBars), card.findChild(QScrollBar)
    assert bars.rows == 18
    assert scroll.maximum() == 130 - 18
    before = bars.grab().toImage()
    canvas = bars.findChild(Canvas)
    wheel = QWheelEvent(
        QPointF(20, 20), QPointF(canvas.mapToGlobal(QPoint(20, 20))), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert scroll.value() == 6
    assert bars.grab().toImage() != before
    assert len(canvas.items()) < 10 * 18, "only what is in sight is kept"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("subject", [WEIGHT, UNIT])
def test_bars_have_the_colour_of_their_sign(
    qtbot: QtBot, early: Snapshot, theme: str, subject: Subject
) -> None:
    colours = THEMES[theme]
    learning = trace_of(early.weights, early.stage.sum, 0.1)
    said = detail(subject, early.stage, early.weights, learning)
    bars = dressed(TermBars(is_update=subject is WEIGHT), colours)
    qtbot.addWidget(bars)
    bars.show_terms(said)
    bars.fit(len(said.terms))
    bars.resize(280, bars.height())
    image = bars.grab().toImage()
    signs = (
        (colours.update_negative, colours.update_positive)
        if subject is WEIGHT
        else (colours.negative, colours.positive)
    )
    largest = max(said.terms, key=lambda term: abs(term.product))
    assert bars.terms[0] == largest
    middle = TERM_HEIGHT // 2
    row = {image.pixelColor(x, middle).name() for x in range(image.width())}
    expected = signs[largest.product > 0]
    assert expected in row
    assert signs[largest.product <= 0] not in row


def test_numbers_of_every_size_stay_in_their_columns(qtbot: QtBot, early: Snapshot) -> None:
    broken = early.weights._replace(synapse_h=np.full((16, 16), np.nan))
    said = detail(UNIT, Stage(Source.MINE, add(broken, 21, 77, 8)), broken, None)
    bars = TermBars()
    qtbot.addWidget(bars)
    bars.fit(18)
    bars.show_terms(said)
    bars.grab()


def test_a_card_takes_another_theme(desk: Desk) -> None:
    cards = desk()
    card = pin(cards, UNIT)
    before = card.grab().toImage()
    dressed(cards, LIGHT)
    QApplication.sendPostedEvents()
    assert card.grab().toImage() != before


def test_cards_stand_below_each_other_the_newest_on_top(desk: Desk) -> None:
    cards = desk(height=2000)
    made = [pin(cards, subject) for subject in (WEIGHT, UNIT, ANSWER)]
    QApplication.sendPostedEvents()
    tops = [card.mapTo(cards, QPoint()).y() for card in made]
    assert tops == sorted(tops, reverse=True)
    places = [card.geometry() for card in made]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    place = cards.place_of(WEIGHT)
    assert place is not None
    assert place.topLeft() == made[0].mapTo(cards, QPoint())
    assert cards.place_of(Unit(1, 1)) is None


@pytest.mark.parametrize("width", [276, 341, 450])
def test_a_card_is_as_wide_as_its_shelf_and_cuts_nothing(desk: Desk, width: int) -> None:
    cards = desk(width)
    dress(cards, LIGHT)  # with the style sheet, which has a say in widths
    for subject in (WEIGHT, UNIT, ANSWER):
        card = pin(cards, subject)
        QApplication.sendPostedEvents()
        assert card.mapTo(cards, card.rect().topRight()).x() < cards.width()
        for label in card.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())
        for button in card.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width(), button.text()


def test_close_all_closes_all(desk: Desk) -> None:
    cards = desk()
    for subject in (WEIGHT, UNIT):
        pin(cards, subject)
    cards.findChild(QPushButton, "cards.close").click()
    assert not cards.cards
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not cards.findChildren(DetailCard)


def test_terms_are_sorted_while_nothing_moves_and_nobody_points(
    qtbot: QtBot, early: Snapshot
) -> None:
    bars = TermBars()
    qtbot.addWidget(bars)
    bars.resize(320, 300)
    bars.fit(3)
    labels = ("one", "two", "three")

    def show_products(*products: float, is_resting: bool) -> list[str]:
        terms = tuple(Term(label, 1.0, it, it) for label, it in zip(labels, products, strict=True))
        bars.show_terms(Detail("", terms=terms), is_resting=is_resting)
        return [term.label for term in bars.terms]

    assert show_products(0.1, -0.9, 0.5, is_resting=True) == ["two", "three", "one"]
    assert show_products(0.9, 0.1, 0.2, is_resting=False) == ["two", "three", "one"]
    bars.canvas.point_at(Row(1))
    assert show_products(0.9, 0.1, 0.2, is_resting=True) == ["two", "three", "one"]
    bars.canvas.point_at(None)
    assert show_products(0.9, 0.1, 0.2, is_resting=True) == ["one", "three", "two"]
    assert show_products(np.nan, 0.1, np.inf, is_resting=True)[:2] == ["one", "three"]


def test_a_term_opens_the_card_of_its_weight(desk: Desk, early: Snapshot) -> None:
    cards = desk(height=900)
    bars = pin(cards, UNIT).findChild(TermBars)
    QApplication.sendPostedEvents()
    largest = bars.terms[0]
    assert isinstance(largest.about, Weight)
    assert largest.about.value_in(early.weights) == largest.by
    QTest.mouseClick(
        bars.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, TERM_HEIGHT // 2)
    )
    assert cards.cards[-1].subject == largest.about


def test_keys_go_through_the_terms(desk: Desk, early: Snapshot) -> None:
    large = moment(RunConfig(hidden=128, iterations=5), 0, None)
    cards = desk(height=900, now=large)
    bars = pin(cards, UNIT).findChild(TermBars)
    canvas = bars.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.at == Row(0)
    for _ in range(30):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.at == Row(17)
    assert bars.findChild(QScrollBar).value() == 13
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert cards.cards[-1].subject == bars.terms[30].about


def focused(cards: Cards) -> tuple[Subject | None, QWidget | None]:
    """Return whose card has the keys, and what in it."""
    focus = QApplication.focusWidget()
    own = [card.subject for card in cards.cards if focus and card.isAncestorOf(focus)]
    return (own[0] if own else None), focus


def test_the_tab_key_goes_through_the_cards_as_they_are_read(desk: Desk, early: Snapshot) -> None:
    timeline = Timeline(early.config)
    timeline.advance(150)
    cards = desk(height=900, now=replace(early, frames=timeline.frames()))
    made = [pin(cards, subject) for subject in (WEIGHT, UNIT, ANSWER)]
    made[2].findChild(QToolButton, "card.close").setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    while focused(cards)[0] is not None:
        stops.append(focused(cards))
        QTest.keyClick(focused(cards)[1], Qt.Key.Key_Tab)
    expected = [
        (card.subject, stop) for card in reversed(made) for stop in card.stops if stop.isVisible()
    ]
    assert stops == expected
    assert made[0].findChild(HistoryPlot) in [stop for _, stop in stops]


def test_the_keys_follow_a_term_to_its_card_and_come_back(desk: Desk, early: Snapshot) -> None:
    cards = desk(height=900)
    card = pin(cards, UNIT)
    card.take_keys()
    QTest.keyClick(focused(cards)[1], Qt.Key.Key_Return)
    weight = cards.cards[-1]
    assert weight.subject == card.findChild(TermBars).terms[0].about
    assert focused(cards) == (weight.subject, weight.findChild(TermBars).canvas)
    assert weight.findChild(TermBars).canvas.at == Row(0)
    escape(focused(cards)[1])
    assert focused(cards) == (UNIT, card.findChild(TermBars).canvas)


def test_a_click_on_a_term_leaves_the_keys_where_they_were(desk: Desk) -> None:
    cards = desk(height=900)
    bars = pin(cards, UNIT).findChild(TermBars)
    QApplication.sendPostedEvents()
    QTest.mouseClick(
        bars.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, TERM_HEIGHT // 2)
    )
    assert len(cards.cards) == 2
    assert focused(cards)[0] in {None, UNIT}


@pytest.mark.parametrize("width", range(276, 420, 6))
def test_bars_are_wide_enough_at_any_width(desk: Desk, width: int) -> None:
    bars = pin(desk(width), UNIT).findChild(TermBars)
    QApplication.sendPostedEvents()
    (drawn,) = (item for item in bars.canvas.scene().items() if isinstance(item, Bars))
    assert drawn.slots
    assert all(slot.track.width() >= 90 for slot in drawn.slots)


def test_the_card_of_a_unit_says_what_it_is_to_blame_for(desk: Desk, early: Snapshot) -> None:
    card = pin(desk(height=900), UNIT)
    said = card.findChild(QLabel, "card.blame").text()
    trace = Scene(early).learning
    assert trace is not None
    delta = float(trace.backward.layer_1_delta[UNIT.position, UNIT.unit])
    assert said.startswith("layer_1_delta = slope")
    assert said.endswith(signed(delta, 5))


def test_what_is_told_of_a_term_is_that_of_the_line_in_sight(desk: Desk) -> None:
    large = moment(RunConfig(hidden=128, iterations=5), 0, None)
    bars = pin(desk(height=900, now=large), UNIT).findChild(TermBars)
    bars.canvas.point_at(Row(0))
    for first in (0, 5):
        bars.findChild(QScrollBar).setValue(first)
        term = bars.terms[first]
        assert term.label in bars.canvas.accessibleDescription()
        assert term.about is not None
        assert term.about.label in bars.canvas.tip
        assert ("The largest term" in bars.canvas.tip) == (first == 0), "it has the mark"


def test_a_line_that_is_gone_opens_nothing(qtbot: QtBot) -> None:
    bars = TermBars()
    qtbot.addWidget(bars)
    bars.resize(320, 300)
    bars.fit(2)
    picked: list[Subject] = []
    bars.picked.connect(picked.append)
    terms = tuple(Term(label, 1.0, 1.0, 1.0, WEIGHT) for label in ("one", "two"))
    bars.show_terms(Detail("", terms=terms))
    bars.canvas.point_at(Row(1))
    bars.show_terms(Detail("", terms=terms[:1]))
    QTest.keyClick(bars.canvas, Qt.Key.Key_Return)
    assert picked == []
    QTest.keyClick(bars.canvas, Qt.Key.Key_Up)
    QTest.keyClick(bars.canvas, Qt.Key.Key_Return)
    assert picked == [WEIGHT]


def test_that_there_is_no_bias_is_said_once_where_a_unit_is_spoken_of(desk: Desk) -> None:
    cards = desk()
    note = cards.findChild(QLabel, "cards.note")
    pin(cards, WEIGHT)
    assert note.isHidden()
    for unit in (UNIT, Unit(2, 5)):
        pin(cards, unit)
    said = [label for label in cards.findChildren(QLabel) if "no bias" in label.text()]
    assert said == [note]
    assert note.isVisible()


def test_a_shelf_that_has_no_room_yet_takes_a_card(qtbot: QtBot, early: Snapshot) -> None:
    cards = Cards()
    qtbot.addWidget(cards)
    cards.resize(0, 0)
    redraw(cards, early)
    assert pin(cards, UNIT).subject == UNIT  # and Qt, which was asked for -10 pixels, is silent

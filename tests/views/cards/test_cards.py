"""Cards stay, live, beside each other and inside the window, until they are closed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import Pin, Unpin
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.keyframes import WeightHistory
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.detail import detail
from rnn_viz.engine.moment import moment
from rnn_viz.views.cards.card_places import inside, place_for
from rnn_viz.views.cards.cards import Cards
from rnn_viz.views.cards.detail_card import CardTitle, DetailCard
from rnn_viz.views.cards.sparkline import Sparkline
from rnn_viz.views.cards.term_bars import ROW, TermBars
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
    """Return a maker of cards over the content of a window, between two bars."""

    def make(width: int = 1100, height: int = 672, now: Snapshot = early) -> Cards:
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(width, height)
        room, spared = QWidget(host), QWidget(host)
        room.setGeometry(0, 64, width, height - 164)
        spared.setGeometry(220, 64, width - 520, height - 164)
        cards = Cards(host, room, spared, lambda _subject: None)
        with qtbot.waitExposed(host):
            host.show()
        redraw(cards, now)
        follow(cards)
        return cards

    return make


def text(card: QWidget, name: str) -> str:
    label = card.findChild(QLabel, f"card.{name}")
    assert isinstance(label, QLabel)
    return "" if label.isHidden() else label.text()


def title(card: DetailCard) -> str:
    return card.findChild(CardTitle).text()


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
        assert "no bias" in text(card, "note")
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


@pytest.mark.parametrize("size", [(1440, 872), (2400, 1300)])
def test_new_cards_do_not_cover_the_others(desk: Desk, size: tuple[int, int]) -> None:
    cards = desk(*size)
    for subject in (WEIGHT, UNIT, ANSWER):
        pin(cards, subject)
    places = [card.geometry() for card in cards.cards]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(cards.parentWidget().rect().contains(place) for place in places)


def test_cards_go_to_the_sides_and_spare_the_middle(desk: Desk) -> None:
    cards = desk(1440, 872)
    right, left = pin(cards, WEIGHT).geometry(), pin(cards, UNIT).geometry()
    assert right.right() == 1440 - 9
    assert left.left() == 8
    assert right.top() == left.top() == 64 + 8


def test_a_card_is_no_higher_than_the_room_between_the_bars(desk: Desk) -> None:
    cards = desk()
    card = pin(cards, UNIT)
    assert card.geometry().top() >= 64
    assert card.geometry().bottom() < 672 - 100
    bars = card.findChild(TermBars)
    assert 4 <= bars.rows < 18
    assert bars.findChild(QScrollBar).maximum() == 18 - bars.rows
    cards.parentWidget().resize(1100, 900)
    assert card.geometry().bottom() < 672 - 100, "the room is as it was"


@pytest.mark.parametrize("height", [672, 872])
def test_the_sum_stands_below_the_products(desk: Desk, height: int) -> None:
    card = pin(desk(1440, height), UNIT)
    QApplication.sendPostedEvents()
    canvas = card.findChild(TermBars).findChild(Canvas)
    total = card.findChild(QLabel, "card.total")
    products_end = canvas.mapTo(card, QPoint(canvas.width() - 4, 0)).x()
    text_end = total.mapTo(card, total.contentsRect().topRight()).x() + 1
    assert products_end == text_end


def test_a_card_does_not_cover_what_it_is_about(qtbot: QtBot, early: Snapshot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1100, 672)
    spared, own = QWidget(host), QRect(900, 100, 20, 20)
    spared.setGeometry(220, 0, 500, 672)
    cards = Cards(host, host, spared, lambda subject: own if subject == UNIT else None)
    redraw(cards, early)
    card = pin(cards, UNIT)
    assert not card.geometry().intersects(own)


def test_the_same_value_has_one_card(desk: Desk) -> None:
    cards = desk()
    first = pin(cards, UNIT)
    pin(cards, WEIGHT)
    assert pin(cards, Unit(3, 6)) is first
    assert len(cards.cards) == 2


def test_a_card_is_dragged_by_its_title_and_stays_inside(desk: Desk) -> None:
    cards = desk()
    card = pin(cards, WEIGHT)
    handle, start = card.findChild(CardTitle), card.pos()
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(-40, 5))
    QTest.mouseMove(handle, at + QPoint(-10, 10))  # the card has moved under the mouse
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    moved = card.pos()
    assert moved != start
    QTest.mouseMove(handle, at + QPoint(60, 60))
    assert card.pos() == moved, "nobody holds it any more"
    card.dragged.emit(QPoint(5_000, 5_000))
    assert card.geometry().bottomRight() == cards.parentWidget().rect().bottomRight()
    card.dragged.emit(QPoint(-9_000, -9_000))
    assert card.pos() == QPoint(0, 0)


def test_cards_stay_inside_a_window_that_shrinks(desk: Desk) -> None:
    cards = desk(1440, 872)
    card = pin(cards, WEIGHT)
    card.dragged.emit(QPoint(5_000, 5_000))
    host = cards.parentWidget()
    host.resize(1100, 672)
    assert host.rect().contains(card.geometry())


def test_a_card_has_its_place(desk: Desk) -> None:
    cards = desk()
    card = pin(cards, WEIGHT)
    assert cards.place_of(WEIGHT) == card.geometry()
    assert cards.place_of(UNIT) is None
    close_all(cards)
    assert cards.place_of(WEIGHT) is None


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


def test_beside_the_cards_the_window_can_be_used(qtbot: QtBot, desk: Desk) -> None:
    cards = desk()
    host = cards.parentWidget()
    button = QPushButton("below", host)
    button.setGeometry(10, 10, 80, 30)
    button.show()
    assert host.childAt(button.geometry().center()) is button
    card = pin(cards, WEIGHT)
    assert host.childAt(button.geometry().center()) is button
    assert card.isAncestorOf(host.childAt(card.geometry().center()))
    close_all(cards)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not host.findChildren(DetailCard)


def test_the_history_is_shown_for_weights_only(desk: Desk, early: Snapshot) -> None:
    timeline = Timeline(early.config)
    timeline.advance(150)
    cards = desk(now=replace(early, frames=timeline.frames()))
    assert not pin(cards, WEIGHT).findChild(Sparkline).isHidden()
    assert pin(cards, UNIT).findChild(Sparkline).isHidden()
    redraw(cards, replace(early, frames=Timeline(RunConfig(hidden=5)).frames()))
    assert cards.cards[0].findChild(Sparkline).isHidden()


def test_the_history_of_another_net_is_not_shown(desk: Desk, early: Snapshot) -> None:
    other = Timeline(RunConfig(hidden=5, iterations=200))
    cards = desk(now=replace(early, frames=other.frames()))
    assert pin(cards, WEIGHT).findChild(Sparkline).isHidden()


@pytest.mark.parametrize("theme", THEMES)
def test_the_playhead_is_on_the_line(qtbot: QtBot, theme: str) -> None:
    cards_theme = THEMES[theme]
    line = dressed(Sparkline(), cards_theme)
    qtbot.addWidget(line)
    line.resize(280, line.height())
    history = WeightHistory(np.array([0.0, 50.0, 100.0]), np.array([0.0, 1.0, 0.0]))
    line.show_history(history, 50, 1.0)
    image = line.grab().toImage()
    accent = QColor(cards_theme.accent)
    columns = {
        x for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y) == accent
    }  # fmt: skip
    assert columns
    assert abs((min(columns) + max(columns)) / 2 - line.x_of(0.5)) <= 2
    assert "+0.00 to +1.00" in line.accessibleName()


@pytest.mark.parametrize(
    "values", [[0.0, 0.0], [np.nan, 1.0], [np.nan, np.nan], [-1.7e308, 1.7e308], [5e-324, 0.0]]
)
def test_a_history_of_any_numbers_can_be_drawn(qtbot: QtBot, values: list[float]) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(280, line.height())
    line.show_history(WeightHistory(np.array([0.0, 64.0]), np.array(values)), 64, values[-1])
    line.grab()


def test_nothing_is_laid_out_while_a_run_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(280, line.height())
    values = np.linspace(0.0, 1.0, 200)
    line.show_history(WeightHistory(np.arange(200.0), values), 199, 1.0)
    laid_out: list[str] = []
    monkeypatch.setattr(Sparkline, "_settle", lambda _self: laid_out.append("again"))
    for longer in range(201, 300):
        history = WeightHistory(np.arange(float(longer)), np.linspace(0.0, 1.0, longer))
        line.show_history(history, longer - 1, 1.0)
    assert laid_out == []


def test_a_large_net_scrolls_its_terms(desk: Desk) -> None:
    large = moment(RunConfig(hidden=128, iterations=5), 0, None)
    cards = desk(1440, 1000, now=large)
    card = pin(cards, UNIT)
    bars, scroll = card.findChild(TermBars), card.findChild(QScrollBar)
    assert bars.rows == 18
    assert scroll.maximum() == 130 - 18
    assert cards.parentWidget().rect().contains(card.geometry())
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
    largest = max(range(len(said.terms)), key=lambda k: abs(said.terms[k].product))
    middle = largest * ROW + ROW // 2
    row = {image.pixelColor(x, middle).name() for x in range(image.width())}
    expected = signs[said.terms[largest].product > 0]
    assert expected in row
    assert signs[said.terms[largest].product <= 0] not in row


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
    dressed(cards.parentWidget(), LIGHT)
    QApplication.sendPostedEvents()
    assert card.grab().toImage() != before


sizes = st.tuples(st.integers(100, 400), st.integers(50, 600))


@given(st.lists(sizes, min_size=1, max_size=6))
def test_places_are_free_as_long_as_there_is_room(cards: list[tuple[int, int]]) -> None:
    area, taken = QRect(200, 60, 3_000, 700), list[QRect]()
    for size in cards:
        place = QRect(place_for(QSize(*size), area, taken), QSize(*size))
        assert area.contains(place)
        assert not any(place.intersects(other) for other in taken)
        taken.append(place)


def test_where_there_is_no_room_the_least_is_covered() -> None:
    area, size = QRect(0, 0, 700, 400), QSize(300, 300)
    taken = [QRect(392, 8, 300, 300), QRect(84, 8, 300, 100)]
    place = QRect(place_for(size, area, taken), size)
    assert area.contains(place)
    covered = [place & other for other in taken]
    assert sum(part.width() * part.height() for part in covered) <= 300 * 16
    assert place_for(QSize(900, 900), area, taken) == QPoint(8, 8)


@given(sizes, st.integers(-500, 1_500), st.integers(-500, 1_500))
def test_what_fits_stays_inside(size: tuple[int, int], x: int, y: int) -> None:
    area = QRect(0, 0, 1_100, 672)
    assert area.contains(QRect(inside(QRect(QPoint(x, y), QSize(*size)), area), QSize(*size)))

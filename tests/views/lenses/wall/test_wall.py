"""The wall: only what is in sight is drawn and worked for, and keys reach every card."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ShowLens
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import Sign, Verdict
from rnn_viz.engine.moment import moment
from rnn_viz.views.lenses.lens import LensPicture, LensRow
from rnn_viz.views.lenses.wall.lens_page import LensPage, LensTitle
from rnn_viz.views.lenses.wall.wall import Wall


class Picture(LensPicture):
    """Counts how often it is drawn."""

    studies = frozenset({"picture"})

    def __init__(self) -> None:
        super().__init__("picture")
        self.drawn = 0

    def draw(self, scene: Scene) -> None:
        super().draw(scene)
        self.drawn += 1


class Large(Picture):
    def __init__(self) -> None:
        super().__init__()
        self.side = QLabel("choices")


def row(number: int) -> LensRow:
    def verdict(evidence: Evidence) -> Verdict:
        return Verdict(
            f"{number}", f"Lens {number} speaks.", Sign.RIGHT, evidence.iteration - number
        )

    key = f"lens{number}"
    text = LensText(
        key, f"Lens {number}?", frozenset({key}), verdict, lambda _: {}, "So it is.", "All else."
    )
    return LensRow(text, Picture, Large)


ROWS = tuple(row(number) for number in range(11))


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=100), 50, None)


def wall(qtbot: QtBot, now: Snapshot, width: int, height: int) -> Wall:
    view = Wall(ROWS)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.furnish()
    view.draw(Scene(now))
    with qtbot.waitActive(view):
        view.activateWindow()
    return view


@pytest.mark.parametrize(("width", "columns"), [(780, 2), (1_040, 3), (1_500, 4)])
def test_wide_walls_have_more_columns(
    qtbot: QtBot, now: Snapshot, width: int, columns: int
) -> None:
    places = [card.geometry() for card in wall(qtbot, now, width, 560).cards]
    assert len({place.x() for place in places}) == columns
    assert all(not one.intersects(other) for k, one in enumerate(places) for other in places[:k])
    assert max(place.right() for place in places) < width


def test_what_is_out_of_sight_is_neither_drawn_nor_worked_for(qtbot: QtBot, now: Snapshot) -> None:
    view = wall(qtbot, now, 1_040, 560)
    drawn = [card.picture.drawn > 0 for card in view.cards]  # type: ignore[attr-defined]
    assert drawn == [True] * 9 + [False] * 2
    assert view.wanted == {"picture", *(f"lens{k}" for k in range(9))}
    with qtbot.waitSignal(view.rearranged):
        view.cards[10].setFocus(Qt.FocusReason.TabFocusReason)
    assert {"lens9", "lens10"} <= view.wanted, "the keys bring it into sight"


def test_cards_are_made_one_after_the_other(qtbot: QtBot, now: Snapshot) -> None:
    view = Wall(ROWS)
    qtbot.addWidget(view)
    view.draw(Scene(now))
    assert view.cards == [], "nobody has seen it yet"
    view.show()
    view.rearranged.connect(lambda: view.draw(Scene(now)))
    qtbot.waitUntil(lambda: len(view.cards) == 11)
    assert view.cards[0].picture.drawn > 0  # type: ignore[attr-defined]


def test_a_card_says_the_sentence_and_of_which_moment(qtbot: QtBot, now: Snapshot) -> None:
    view = wall(qtbot, now, 1_040, 560)
    card = view.cards[3]
    assert (card.figure, card.sentence) == ("3", "Lens 3 speaks.")
    when = card.findChild(QLabel, "lenses.lens3.when")
    assert when.text() == "at 47"
    assert view.cards[0].findChild(QLabel, "lenses.lens0.when").text() == ""


def test_enter_and_click_open_a_lens(qtbot: QtBot, now: Snapshot) -> None:
    view = wall(qtbot, now, 1_040, 560)
    wishes: list[object] = []
    view.wished.connect(wishes.append)
    view.cards[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.cards[1], Qt.Key.Key_Down)
    assert view.cards[4].hasFocus()
    QTest.keyClick(view.cards[4], Qt.Key.Key_Left)
    QTest.keyClick(view.cards[3], Qt.Key.Key_Return)
    QTest.mouseClick(view.cards[8], Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.cards[2].picture, Qt.MouseButton.LeftButton)
    assert wishes == [ShowLens("lens3"), ShowLens("lens8"), ShowLens("lens2")]


def test_the_page_shows_the_lens_that_is_open(qtbot: QtBot, now: Snapshot) -> None:
    page, title = LensPage(ROWS), LensTitle(ROWS)
    for view in (page, title):
        qtbot.addWidget(view)
        view.show()
        view.draw(Scene(now))
    assert page.wanted == frozenset()
    scene = Scene(now, ViewState(lens="lens4"))
    page.draw(scene)
    title.draw(scene)
    assert page.wanted == {"lens4", "picture"}
    assert title.sentence == "Lens 4 speaks."
    said = [label.text() for label in page.findChildren(QLabel)]
    assert {"choices", "So it is.", "All else."} <= set(said)
    wishes: list[object] = []
    title.wished.connect(wishes.append)
    for name in ("lens.after", "lens.before", "lens.back"):
        title.findChild(QPushButton, name).click()
    assert wishes == [ShowLens("lens5"), ShowLens("lens3"), ShowLens("")]


def test_arrows_on_a_card_are_no_shortcuts(qtbot: QtBot, now: Snapshot) -> None:
    view = wall(qtbot, now, 1_040, 560)
    for key, is_kept in ((Qt.Key.Key_Right, True), (Qt.Key.Key_B, False)):
        offered = QKeyEvent(QEvent.Type.ShortcutOverride, key.value, Qt.KeyboardModifier.NoModifier)
        offered.ignore()
        QApplication.sendEvent(view.cards[0], offered)
        assert offered.isAccepted() == is_kept


def test_only_the_page_of_the_open_lens_is_kept(qtbot: QtBot, now: Snapshot) -> None:
    page = LensPage(ROWS)
    qtbot.addWidget(page)
    page.show()
    for key in ("lens1", "lens2", "lens1"):
        page.draw(Scene(now, ViewState(lens=key)))
        assert page.picture is not None
        assert page.picture.drawn == 1  # type: ignore[attr-defined]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(page.findChildren(Picture)) == 1


def test_a_sentence_has_the_room_that_its_lines_need(qtbot: QtBot, now: Snapshot) -> None:
    view = wall(qtbot, now, 900, 700)
    view.setStyleSheet('QFrame[role="lens"] { border: 1px solid black; }')
    card = view.cards[0]
    label = card.findChild(QLabel, "lenses.lens0.sentence")
    assert label is not None
    label.setText("Of many words, so that they fill more than one line. " * 2)
    for width in range(240, 400):
        card.resize(width, 200)
        layout = card.layout()
        assert layout is not None
        layout.activate()
        label.setMinimumHeight(0)
        assert label.height() >= min(label.heightForWidth(label.width()), 3 * 16), width

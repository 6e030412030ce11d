"""The list of lessons and challenges, and one challenge."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.lessons.challenges import CHALLENGES
from rnn_viz.views.lesson.challenge_view import ChallengeView, Checked
from rnn_viz.views.lesson.lesson_list import Entry, LessonList
from rnn_viz.views.lesson.lesson_tab import LessonTab

LESSONS = [
    Entry("one", "1  The first", "What one will know.", "5 min", is_done=False),
    Entry("two", "2  The second", "What else.", "done", is_done=True),
]
CHALLENGE = Entry("six", "Six are enough", "Do it.", "new", is_done=False)


@pytest.fixture
def lessons(qtbot: QtBot) -> LessonList:
    made = LessonList()
    qtbot.addWidget(made)
    made.show_entries(LESSONS, [CHALLENGE], "2 of 3 first guesses right.")
    made.show()
    return made


def texts(widget: Any) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_it_says_what_there_is_and_how_far_it_is_done(lessons: LessonList) -> None:
    assert texts(lessons.rows["one"]) == ["1  The first", "5 min", "What one will know."]
    assert texts(lessons.rows["two"])[1] == "✓ done"
    assert lessons.rows["two"].accessibleName() == "2  The second, done. What else."
    assert "2 of 3 first guesses right." in texts(lessons)


def test_a_click_or_enter_opens_one(lessons: LessonList, qtbot: QtBot) -> None:
    opened: list[str] = []
    lessons.lessonWished.connect(opened.append)
    lessons.challengeWished.connect(opened.append)
    qtbot.mouseClick(lessons.rows["two"], Qt.MouseButton.LeftButton)
    lessons.rows["one"].setFocus()
    QTest.keyClick(lessons.rows["one"], Qt.Key.Key_Return)
    qtbot.mouseClick(lessons.rows["six"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(lessons.rows["one"], Qt.MouseButton.RightButton)
    assert opened == ["two", "one", "six"]


def test_space_opens_one_and_is_no_shortcut_meanwhile(lessons: LessonList) -> None:
    """In the window Space runs the training."""
    opened: list[str] = []
    lessons.lessonWished.connect(opened.append)
    QShortcut("Space", lessons, activated=lambda: opened.append("run"))
    lessons.rows["one"].setFocus()
    QTest.keyClick(lessons.rows["one"], Qt.Key.Key_Space)
    assert opened == ["one"]


def test_the_same_rows_say_what_is_new(lessons: LessonList) -> None:
    row = lessons.rows["one"]
    lessons.show_entries([LESSONS[0]._replace(state="page 2 of 7")], [CHALLENGE], "")
    assert lessons.rows["one"] is row
    assert "page 2 of 7" in texts(row)


@pytest.fixture
def challenge(qtbot: QtBot) -> ChallengeView:
    made = ChallengeView()
    qtbot.addWidget(made)
    made.show_challenge(CHALLENGES[0])
    made.show_best("", can_reopen=False)
    made.show()
    return made


def button(view: ChallengeView, name: str) -> QPushButton:
    found = view.findChild(QPushButton, f"challenge.{name}")
    assert found is not None
    return found


def test_hints_come_one_after_the_other(challenge: ChallengeView) -> None:
    hints = challenge.findChild(QLabel, "challenge.hints")
    assert hints is not None
    assert not hints.isVisible()
    for number, hint in enumerate(CHALLENGES[0].hints, start=1):
        assert hint not in hints.text()
        button(challenge, "hint").click()
        assert f"{number}. {hint}" in hints.text()
    assert not button(challenge, "hint").isEnabled()
    challenge.show_challenge(CHALLENGES[1])
    assert not hints.isVisible()


def test_while_it_is_checked_it_cannot_be_checked_again(challenge: ChallengeView) -> None:
    challenge.say(Checked("Checking …"))
    assert not button(challenge, "check").isEnabled()
    challenge.say(Checked("This sum is right.", is_met=False))
    assert button(challenge, "check").isEnabled()
    assert "This sum is right." in texts(challenge)


def test_the_best_can_be_seen_again_where_its_run_was_kept(challenge: ChallengeView) -> None:
    wished: list[str] = []
    challenge.bestWished.connect(lambda: wished.append("best"))
    assert not button(challenge, "again").isVisible()
    challenge.show_best("Your best: 41 bits of the sum.", can_reopen=True)
    button(challenge, "again").click()
    assert wished == ["best"]


def test_the_tab_is_empty_until_it_is_seen(qtbot: QtBot) -> None:
    tab = LessonTab()
    qtbot.addWidget(tab)
    seen: list[bool] = []
    tab.shown.connect(lambda: seen.append(True))
    assert not tab.is_furnished
    tab.show()
    assert seen == [True]
    tab.furnish()
    tab.show_challenge(is_shown=True)
    qtbot.waitUntil(tab.challenge.isVisible)
    button(tab.challenge, "back").click()
    assert tab.list.isVisible()

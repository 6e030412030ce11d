"""A page: its text with values and marks, what is asked, and the buttons."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.playing.events import (
    BackToPage,
    DoItForMe,
    Leave,
    Next,
    Skip,
    TurnTo,
)
from rnn_viz.core.lessons.playing.page_shown import PageShown, page_shown
from rnn_viz.core.lessons.playing.play import Before, Play
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.core.lessons.values.value import Value
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.lesson.page_view import PageView

TEXT = """---
format: 1
title: A lesson
minutes: 5
know: Something.
---

# The first page

The [answer][1] is {all sums}, and **this** is [a row][2].

```light
1 answer
2 stage p
```
```wait
numbers 3 + 5
```

> Only for who presents.

# The second page

It says {all sums = 5}.

```light
map
```
"""


@pytest.fixture
def lesson() -> Lesson:
    read = lesson_from(TEXT)
    assert read.mistakes == ()
    assert read.lesson is not None
    return read.lesson


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    return made


def shown(lesson: Lesson, page: int, values: dict[Any, Value]) -> PageShown:
    before = Before(1, None, 250.0, ViewState())
    return page_shown(Play(lesson, LessonProgress("it"), before).at(page), values)


def turn_to(view: PageView, lesson: Lesson, page: int, **states: bool) -> PageShown:
    values = {lesson.claims[0].key: Value("16,384", 16_384)}
    view.begin(lesson, page, "Lesson 1 of 7", values)
    told = shown(lesson, page, values)
    states = {"is_away": False, "is_busy": False} | states
    view.show_page(told, values, None, **states)
    return told


def child(view: QWidget, name: str, kind: type = QPushButton) -> Any:
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def test_the_text_is_named_in_order_and_has_its_values(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    (first,) = [it for it in view.paragraphs if it.isVisible()]
    assert first.text.accessibleName() == "The answer is 16,384, and this is a row."
    assert "16,384</span>" in first.text.text()
    assert "<b>this</b>" in first.text.text()
    assert child(view, "lesson.title", QLabel).text() == "The first page"
    assert child(view, "lesson.count", QLabel).text() == "page 1 of 2"
    assert view.accessibleDescription().startswith("The first page, page 1 of 2.")


def test_marks_stand_beside_the_text_and_are_pointed_at(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    marks: list[int] = []
    view.pointed.connect(marks.append)
    assert list(view.mark_buttons) == [1, 2]
    second = view.mark_buttons[2]
    assert second.accessibleName() == "Mark 2: stage p"
    place = second.rect().center().toPointF()
    QApplication.sendEvent(second, QEnterEvent(place, place, place))
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert marks == [2, 0, 2]
    view.paragraphs[0].text.linkHovered.emit("1")
    assert marks[-1] == 1
    view.show_lit(2)
    assert [it.property("on") for it in view.mark_buttons.values()] == [False, True]


def test_next_waits_until_what_is_asked_is_done(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    assert child(view, "lesson.asked", QLabel).text() == "Put 3 + 5 on stage."
    assert not child(view, "lesson.next").isEnabled()
    assert child(view, "lesson.skip").isVisible()
    turn_to(view, lesson, 1)
    assert child(view, "lesson.next").isEnabled()
    assert child(view, "lesson.next").text() == "Finish"
    assert not child(view, "lesson.do").isVisible()


def test_every_button_says_what_the_learner_does(view: PageView, lesson: Lesson) -> None:
    events: list[Any] = []
    view.happened.connect(events.append)
    turn_to(view, lesson, 0, is_away=True)
    for name in ("do", "skip", "return", "close"):
        child(view, f"lesson.{name}").click()
    turn_to(view, lesson, 1)
    for name in ("back", "next"):
        child(view, f"lesson.{name}").click()
    assert events == [DoItForMe(), Skip(), BackToPage(), Leave(), TurnTo(0), Next()]


def test_another_page_is_opened_where_the_handle_is_let_go(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    events: list[Any] = []
    view.happened.connect(events.append)
    slider = child(view, "lesson.pages", QSlider)
    slider.setSliderDown(True)
    slider.setSliderPosition(1)
    slider.sliderMoved.emit(1)
    assert events == []
    assert child(view, "lesson.title", QLabel).text() == "The second page"
    slider.setSliderDown(False)
    assert events == [TurnTo(1)]
    turn_to(view, lesson, 0)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert events == [TurnTo(1), TurnTo(1)]


def test_what_is_not_so_of_this_run_is_told(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 1)
    told = child(view, "lesson.warnings", QLabel)
    assert told.isVisible()
    assert "“5” stood where this one has “16,384”" in told.text()


def test_notes_are_seen_only_by_who_wants_them(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    notes = child(view, "lesson.notes", QLabel)
    assert not notes.isVisible()
    view.shows_notes = True
    turn_to(view, lesson, 0)
    assert notes.isVisible()
    assert notes.text() == "Only for who presents."


def test_while_the_run_is_trained_that_is_said(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0, is_busy=True)
    assert child(view, "lesson.asked", QLabel).text() == "Training …"


def test_mistakes_have_their_line(view: PageView) -> None:
    view.say_mistakes([Mistake(line, "There is no such part.") for line in range(1, 8)])
    told = child(view, "lesson.mistakes", QLabel)
    assert told.isVisible()
    lines = told.text().split("\n")
    assert lines[0] == "Line 1: There is no such part."
    assert lines[-1] == "And 2 more."
    view.say_mistakes([])
    assert not told.isVisible()


def test_seven_lessons_have_no_page_with_more_than_there_is_room_for(view: PageView) -> None:
    for path in sorted(Path("resources/lessons").glob("[1-7]*.md")):
        lesson, _ = lesson_from(path.read_text("utf-8"))
        assert lesson is not None
        assert all(len(page.paragraphs) <= len(view.paragraphs) for page in lesson.pages)


def test_the_keyboard_never_goes_to_the_button_that_closes(
    view: PageView, lesson: Lesson, qtbot: QtBot
) -> None:
    turn_to(view, lesson, 1)
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    following = child(view, "lesson.next")
    following.setFocus()
    turn_to(view, lesson, 0)  # it waits for something: Next cannot be pressed
    assert child(view, "lesson.next").isEnabled() is False
    assert QApplication.focusWidget() not in (None, child(view, "lesson.close"))
    turn_to(view, lesson, 1)
    assert QApplication.focusWidget() is not child(view, "lesson.close")


def test_enter_presses_the_button_that_has_the_keyboard(view: PageView, lesson: Lesson) -> None:
    events: list[Any] = []
    view.happened.connect(events.append)
    turn_to(view, lesson, 1)
    following = child(view, "lesson.next")
    following.setFocus()
    QTest.keyClick(following, Qt.Key.Key_Return)
    assert events == [Next()]


def test_the_keys_go_from_the_pages_through_the_text_to_the_way_on(
    view: PageView, lesson: Lesson
) -> None:
    turn_to(view, lesson, 0)
    slider = child(view, "lesson.pages", QSlider)
    view.order_keys(slider)
    order, at = [], slider
    while (at := at.nextInFocusChain()) is not slider:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isEnabled():
            order.append(at.objectName())
    named = [name for name in order if name]
    assert named == ["lesson.mark.1", "lesson.mark.2", "lesson.do", "lesson.skip", "lesson.close"]


def test_a_click_beside_the_handle_leads_to_that_page(view: PageView, lesson: Lesson) -> None:
    turn_to(view, lesson, 0)
    events: list[Any] = []
    view.happened.connect(events.append)
    slider = child(view, "lesson.pages", QSlider)
    end = QPoint(slider.width() - 2, slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=end)
    assert events == [TurnTo(1)]


def test_a_button_is_called_what_stands_on_it(view: PageView) -> None:
    """A screen reader would name another thing than a teacher who says: press Next."""
    buttons = ("close", "back", "do", "skip", "next", "return")
    read = [QAccessible.queryAccessibleInterface(child(view, f"lesson.{it}")) for it in buttons]
    names = [it.text(QAccessible.Text.Name) for it in read]
    assert dict(zip(buttons, names, strict=True)) == {
        "close": "Leave the lesson", "back": "The page before", "do": "Do it for me",
        "skip": "Skip", "next": "Next ›", "return": "Back to the lesson",
    }  # fmt: skip

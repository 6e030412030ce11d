"""Lessons in the window: opened, done, left; what was there before is there again."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions.do import Do
from rnn_viz.app.bridge import Bridge
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core import commands as do
from rnn_viz.core.intents import Pin, ShowTab, Tab
from rnn_viz.core.lessons.playing.events import TurnTo
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.lessons.progress_file import NAME, load_progress
from rnn_viz.io.settings import Settings
from rnn_viz.views.lesson.guesses.number import NumberGuess
from tests.app.conftest import StillEngine

SMALL = RunConfig(hidden=4, bits=3, iterations=300)
TEXT = """---
format: 1
title: Small
minutes: 3
know: What a small network does.
hidden: 4
bits: 3
iterations: 300
---

# Look

At iteration 20 the network says [{answer 1 + 2 at 20}][1].

```at
trained to 20
20
```
```numbers
1 + 2
```
```light
1 answer
run button
```

# Guess

```at
20
```
```light
network
curve
```
```guess
Which unit is needed most at the end?
unit: needed unit at 300
right: Well.
wrong: It is {needed unit at 300}.
then: 300
```

# When?

Look at the [curve][1].

```light
1 curve
```
```guess
When are all sums right? Click the curve.
curve: first perfect
within: 10
```

# Do

Something to do.

```wait
numbers 2 + 2
```

> For the presenter.
"""


class Desk:
    """A window with a still engine, and what a learner does in it."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.qtbot, self.home = qtbot, home
        self.engine = StillEngine(SMALL)
        self.window = MainWindow(Settings(theme="dark"), home)
        self.window.furnish(Bridge(self.engine))  # type: ignore[arg-type]
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.file = home / "small.md"
        self.file.write_text(TEXT, "utf-8")
        with qtbot.waitExposed(self.window):
            self.window.show()

    def settle(self) -> None:
        """Let the engine work and the window see it, until nothing waits any more."""
        for _ in range(50):
            is_waiting = self.play is not None and bool(self.play.pending)
            self.engine.trainer.obey(do.SetSpeed(math.inf))  # time stands still
            self.engine.work()
            self.window.bridge.poll()
            self.qtbot.wait(1)
            if not is_waiting and (self.play is None or not self.play.pending):
                return

    def open(self) -> None:
        self.window.lessons.open_file(self.file)
        self.settle()

    @property
    def lesson(self) -> Any:
        return self.window.lessons._lesson

    @property
    def play(self) -> Any:
        return None if self.lesson is None else self.lesson.player.play

    def find(self, name: str, kind: type = QWidget) -> Any:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.find(f"lesson.{name}", QPushButton)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def turn_to(self, page: int) -> None:
        self.lesson.player.do(TurnTo(page))
        self.settle()

    def know(self) -> None:
        """Wait until everything that the page names is worked out."""
        values = self.lesson.player._values
        self.qtbot.waitUntil(
            lambda: all(claim.key in values.known for claim in self.play.page.claims),
            timeout=60_000,
        )


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.window.files.closing.do_not_ask()
    made.window.close()


def test_the_lesson_has_a_run_of_its_own_and_the_learners_is_back_at_the_end(desk: Desk) -> None:
    take = desk.window.dispatch.take
    for wish in (do.GoTo(40), do.ShowNumbers(3, 3), ShowTab(Tab.PRINT_OUTS), Pin(Unit(1, 1))):
        take(wish)
        desk.settle()
    before, view = desk.window.bridge.newest, desk.window.dispatch.view
    desk.open()
    now = desk.window.bridge.newest
    assert (now.number, now.iteration, now.frontier) == (before.number + 1, 20, 20)
    assert now.stage.own_numbers == (1, 2)
    assert desk.window.dispatch.view.pinned == (), "a card would hide what the page speaks of"
    assert desk.lesson.view.isVisible()
    desk.press("close")
    now = desk.window.bridge.newest
    assert (now.number, now.iteration, now.frontier) == (before.number, 40, 40)
    assert now.stage.own_numbers == (3, 3)
    seen = desk.window.dispatch.view
    assert seen.tab is Tab.LESSON, "the list is shown, with how far it is done"
    assert (seen.is_run_card_open, seen.pinned) == (view.is_run_card_open, view.pinned)
    assert seen.pinned
    assert not desk.lesson.view.isVisible()
    assert desk.window.panels.lessons.list.isVisible()


def test_after_several_lessons_there_is_what_was_before_the_first(desk: Desk) -> None:
    for wish in (do.GoTo(40), do.ShowNumbers(3, 3)):
        desk.window.dispatch.take(wish)
        desk.settle()
    mine = desk.window.bridge.newest.number
    desk.open()
    desk.window.lessons.open("1-adding-by-hand")  # while the other one is open
    desk.settle()
    assert desk.play.lesson.title == "Adding by hand"
    desk.press("close")
    now = desk.window.bridge.newest
    assert (now.number, now.iteration, now.stage.own_numbers) == (mine, 40, (3, 3))


def test_the_page_has_its_values_once_they_are_known(desk: Desk) -> None:
    desk.open()
    desk.know()
    known = desk.lesson.player._values.known
    said = known[desk.play.page.claims[0].key].text
    text = desk.lesson.view.paragraphs[0].text
    desk.qtbot.waitUntil(lambda: said in text.accessibleName())
    assert text.accessibleName() == f"At iteration 20 the network says {said}."


def test_what_a_page_speaks_of_is_lit_and_the_rest_is_dimmed(desk: Desk) -> None:
    desk.open()
    shade = desk.find("lesson.shade")
    desk.qtbot.waitUntil(shade.isVisible)
    answer, stage = desk.find("numbers.answer"), desk.find("stage")
    window = desk.window
    lit = QRect(answer.mapTo(window, QPoint()), answer.size()).center()
    dim = QRect(stage.mapTo(window, QPoint()), stage.size()).center()
    assert not shade.mask().contains(lit)
    assert shade.mask().contains(dim)
    frames = [it for it in window.findChildren(QWidget, "lesson.frame") if it.isVisible()]
    assert len(frames) == 2, "the answer, and the run button, which has no mark"
    assert any(it.geometry().contains(lit) for it in frames)
    (badge,) = [it for it in window.findChildren(QLabel, "lesson.badge") if it.isVisible()]
    assert badge.text() == "1"
    lines = [it for it in window.findChildren(QWidget, "lesson.line") if it.isVisible()]
    assert len(lines) == 3, "aside, up, aside"
    assert not shade.isVisibleTo(None) or shade.testAttribute(
        Qt.WidgetAttribute.WA_TransparentForMouseEvents
    )


def test_a_mark_that_is_pointed_at_is_lit_alone(desk: Desk) -> None:
    desk.open()
    mark = desk.lesson.view.mark_buttons[1]
    mark.setFocus()
    frames = [it for it in desk.window.findChildren(QWidget, "lesson.frame") if it.isVisible()]
    assert len(frames) == 1
    mark.clearFocus()
    frames = [it for it in desk.window.findChildren(QWidget, "lesson.frame") if it.isVisible()]
    assert len(frames) == 2


def test_who_goes_elsewhere_finds_the_way_back(desk: Desk) -> None:
    desk.open()
    back = desk.find("lesson.return", QPushButton)
    assert not back.isVisible()
    desk.window.dispatch.take(do.ShowNumbers(3, 3))
    desk.settle()
    desk.qtbot.waitUntil(back.isVisible)
    assert desk.find("lesson.shade").isVisible(), "another sum is looked at where it is lit"
    desk.window.dispatch.take(do.GoTo(10))
    desk.settle()
    desk.qtbot.waitUntil(lambda: not desk.find("lesson.shade").isVisible())
    back.click()
    desk.settle()
    assert desk.window.bridge.newest.stage.own_numbers == (1, 2)
    desk.qtbot.waitUntil(lambda: not back.isVisible())


def test_a_unit_is_guessed_in_the_network_before_the_run_goes_on(desk: Desk) -> None:
    desk.open()
    desk.turn_to(1)
    catcher = desk.find("lesson.catcher")
    desk.qtbot.waitUntil(catcher.isVisible)
    assert desk.window.bridge.newest.frontier == 20, "nothing is given away"
    for y in range(0, catcher.height(), 4):  # one of the units is under the mouse
        QTest.mouseClick(catcher, Qt.MouseButton.LeftButton, pos=QPoint(catcher.width() - 8, y))
    control = desk.lesson.view.guess.control
    assert isinstance(control, NumberGuess)
    assert control.given is not None
    desk.press("guess.make")
    desk.know()
    desk.qtbot.waitUntil(lambda: desk.play.judgement is not None)
    desk.settle()
    assert desk.window.bridge.newest.iteration == 300
    through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    desk.qtbot.waitUntil(lambda: catcher.testAttribute(through))
    assert desk.find("lesson.catcher.mark").isVisible(), "what was guessed stays marked"
    assert desk.find("lesson.guess.answer", QLabel).text()


def test_a_place_is_guessed_on_the_curve(desk: Desk) -> None:
    desk.open()
    desk.turn_to(2)
    catcher = desk.find("lesson.catcher")
    desk.qtbot.waitUntil(catcher.isVisible)
    middle = QPoint(catcher.width() // 2, 10)
    QTest.mouseClick(catcher, Qt.MouseButton.LeftButton, pos=middle)
    assert desk.lesson.view.guess.control.given == pytest.approx(150, abs=3)
    mark = desk.find("lesson.catcher.mark")
    desk.qtbot.waitUntil(mark.isVisible)
    assert abs(mark.geometry().center().x() - middle.x()) <= 3
    assert desk.window.bridge.newest.iteration == 20, "the click is a guess, no wish to go there"


def test_do_it_for_me_does_it_and_tells_the_answer(desk: Desk) -> None:
    desk.open()
    desk.turn_to(3)
    desk.press("do")
    assert desk.window.bridge.newest.stage.own_numbers == (2, 2)
    desk.qtbot.waitUntil(desk.find("lesson.next", QPushButton).isEnabled)
    desk.turn_to(1)
    desk.press("do")
    desk.know()
    answer = desk.find("lesson.guess.answer", QLabel)
    desk.qtbot.waitUntil(lambda: "unit" in answer.text())
    assert desk.play.progress.guesses == (), "a guess that was told counts for nothing"


def test_how_far_it_is_done_is_kept_and_listed(desk: Desk) -> None:
    desk.open()
    desk.press("next")
    control = desk.lesson.view.guess.control
    control.choose(0)
    desk.press("guess.make")
    desk.know()
    desk.qtbot.waitUntil(lambda: desk.play.judgement is not None)
    kept, problem = load_progress(desk.home / NAME)
    assert problem == ""
    (mine,) = kept.lessons
    assert (mine.lesson, mine.page) == (str(desk.file), 1)
    assert [it.page for it in mine.guesses] == [1]
    desk.press("close")
    row = desk.window.panels.lessons.list.rows[str(desk.file)]
    assert "page 2 of 4" in row.accessibleName()
    desk.open()
    assert desk.play.number == 1, "it goes on where it was left"


def test_a_lesson_that_is_done_says_so(desk: Desk) -> None:
    desk.open()
    desk.turn_to(3)
    desk.press("do")
    desk.qtbot.waitUntil(desk.find("lesson.next", QPushButton).isEnabled)
    desk.press("next")
    assert desk.play is None
    assert load_progress(desk.home / NAME)[0].of(str(desk.file)).is_done


def test_a_presenter_turns_pages_by_keys_and_sees_notes(desk: Desk) -> None:
    desk.open()
    actions = desk.window.actions_by_key
    keys = {it: actions[it].shortcut().toString() for it in (Do.NEXT_PAGE, Do.PREVIOUS_PAGE)}
    assert keys == {Do.NEXT_PAGE: "PgDown", Do.PREVIOUS_PAGE: "PgUp"}
    assert actions[Do.NEXT_WRONG].shortcut().isEmpty(), "N is for the notes"
    actions[Do.NEXT_PAGE].trigger()
    desk.settle()
    actions[Do.NEXT_PAGE].trigger()  # what is asked is told first
    desk.settle()
    assert (desk.play.number, desk.play.is_shown) == (1, True)
    actions[Do.NEXT_PAGE].trigger()
    desk.settle()
    actions[Do.PREVIOUS_PAGE].trigger()
    desk.settle()
    assert desk.play.number == 1
    desk.turn_to(3)
    notes = desk.find("lesson.notes", QLabel)
    assert not notes.isVisible()
    actions[Do.NOTES].trigger()
    desk.qtbot.waitUntil(notes.isVisible)
    desk.press("close")
    assert actions[Do.NEXT_PAGE].shortcut().isEmpty()
    assert actions[Do.NEXT_WRONG].shortcut().toString() == "N"


def test_a_lesson_follows_its_file_while_it_is_edited(desk: Desk) -> None:
    desk.open()
    desk.turn_to(3)
    desk.file.write_text(TEXT.replace("Something to do.", "Something else."), "utf-8")
    text = desk.lesson.view.paragraphs[0].text
    desk.qtbot.waitUntil(lambda: text.accessibleName() == "Something else.", timeout=20_000)
    assert desk.play.number == 3
    desk.file.write_text(TEXT.replace("numbers 2 + 2", "nothing at all"), "utf-8")
    told = desk.find("lesson.mistakes", QLabel)
    desk.qtbot.waitUntil(told.isVisible, timeout=20_000)
    assert told.text().startswith("Line ")
    assert desk.play is not None, "the rest of it stays usable"


def test_a_file_that_is_no_lesson_is_refused_with_its_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(desk.window, "refuse", lambda title, why: told.append((title, why)))
    desk.window.lessons.open_file(desk.home / "nowhere.md")
    desk.file.write_text("no lesson\n", "utf-8")
    desk.window.lessons.open_file(desk.file)
    assert [title for title, _ in told] == ["Not opened", "Not opened"]
    assert "cannot be read" in told[0][1]
    assert told[1][1].startswith("small.md, line 1: ")
    assert desk.play is None


def test_parts_that_a_lesson_hides_are_there_again_at_its_end(desk: Desk) -> None:
    hidden = "hide: error, sums, accuracy, script, workspaces, step size\n"
    desk.file.write_text(TEXT.replace("minutes: 3\n", f"minutes: 3\n{hidden}"), "utf-8")
    desk.open()
    names = ("error_curve", "all_sums", "bit_accuracy", "workspaces", "transport.by")
    assert not any(desk.find(name).isVisible() for name in names)
    bar = desk.window.panels._tabs.tabBar()
    script = list(Tab).index(Tab.SCRIPT)
    assert not bar.isTabVisible(script)
    desk.press("close")
    assert all(desk.find(name).isVisible() for name in names)
    assert bar.isTabVisible(script)


def test_another_tab_is_seen_below_the_page(desk: Desk) -> None:
    desk.open()
    desk.window.dispatch.take(ShowTab(Tab.SCRIPT))
    desk.qtbot.waitUntil(desk.find("code").isVisible)
    assert desk.lesson.view.isVisible()
    page, script = desk.lesson.view, desk.find("code")
    assert page.mapTo(desk.window, QPoint()).y() < script.mapTo(desk.window, QPoint()).y()
    desk.window.dispatch.take(ShowTab(Tab.LESSON))
    assert not desk.find("code").isVisible()
    assert desk.lesson.view.isVisible()


def test_the_list_has_no_keys_behind_a_lesson(desk: Desk) -> None:
    """A tab that comes again gives the keys to what had them there: Enter would open it anew."""
    shown = "```numbers\n1 + 2\n```\n```show\ntab Script\n```\n"
    desk.file.write_text(TEXT.replace("```numbers\n1 + 2\n```\n", shown, 1), "utf-8")
    desk.open()
    for page in (1, 0):  # it is listed once it is begun
        desk.turn_to(page)
    desk.press("close")
    row = desk.window.panels.lessons.list.rows[str(desk.file)]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.dispatch.view.tab is Tab.SCRIPT
    desk.find("lesson.next").setFocus()
    desk.press("next")
    assert desk.window.dispatch.view.tab is Tab.LESSON
    focused = desk.window.focusWidget()
    assert focused is None or focused.isVisible(), focused.objectName()


def test_the_seven_are_listed_and_open_with_a_click(desk: Desk) -> None:
    desk.window.actions_by_key[Do.LESSONS].trigger()
    tab = desk.window.panels.lessons
    desk.qtbot.waitUntil(tab.list.isVisible)
    assert [key[0] for key in list(tab.list.rows)[:7]] == list("1234567")
    desk.qtbot.mouseClick(tab.list.rows["1-adding-by-hand"], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.play.lesson.title == "Adding by hand"
    assert desk.lesson.view.heading.text() == "Lesson 1 of 7"


def test_a_broken_file_of_progress_is_told_and_begun_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.home / NAME).write_text("{", "utf-8")
    told: list[str] = []
    monkeypatch.setattr(desk.window, "say", told.append)
    desk.open()
    (sentence,) = told
    assert "begins anew" in sentence
    assert desk.play is not None

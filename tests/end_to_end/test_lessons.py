"""The seven lessons in a real window, from the first page to the last: what each asks is done."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.core.lessons.lesson import Lesson, Page
from rnn_viz.io.lessons.lesson_file import load_lesson
from tests.end_to_end.desk import Desk
from tests.end_to_end.learner import Learner
from tests.end_to_end.x_window import desk
from tests.long_forms import is_long

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X windows are for Linux"
)

LESSONS = shipped_lessons()
WRONG = {"1": 3, "2": 6, "3": 3, "4": 4, "5": 6, "6": 1, "7": 4}
"""The page of each lesson on which the guess is wrong: bits, answers, a unit, the curve."""

OWN_ITERATION, OWN_NUMBERS = 300, (3, 4)


def lesson_in(path: Path) -> Lesson:
    lesson, mistakes = load_lesson(path)
    assert lesson is not None
    assert mistakes == ()
    return lesson


class Book:
    """A lesson that is open at the desk, whose pages are looked at and turned."""

    def __init__(self, it: Desk, path: Path) -> None:
        self.it, self.path, self.lesson = it, path, lesson_in(path)
        self.learner = Learner(it)

    def open(self) -> None:
        """Begin a run of one's own, then choose the lesson from the list."""
        it = self.it
        it.click("No hints")
        it.key("ctrl+g", "ctrl+a")
        it.type(f"{OWN_ITERATION}")
        it.key("Return")
        it.wait_until(lambda: it.text_of(key="transport.iteration") == f"{OWN_ITERATION}")
        self.learner.type_numbers(*OWN_NUMBERS)
        it.find(key="stage.caption", text=r"^3 \+ 4")
        it.key("F2")
        self.choose()

    def choose(self) -> None:
        """Click the lesson in the list, which may have to be scrolled there."""
        it = self.it
        place = it.find(key="lessons")
        it.scroll_to(f"lessons.{self.path.stem}", place)
        it.click(it.find(key=f"lessons.{self.path.stem}"), 0.3, 0.2)

    def pages(self, turn: Callable[[], None] | None = None) -> Iterator[Page]:
        """Go through the pages: each is looked at before what it asks is done, and left after.

        ``turn`` turns a page; without it, a click on Next does.
        """
        count = len(self.lesson.pages)
        for number, page in enumerate(self.lesson.pages, start=1):
            self.it.find(f"page {number} of {count}", key="lesson.count")
            self.it.find(page.title, key="lesson.title")
            self.look(page)
            yield page
            self.it.wait_until(self.may_go_on)
            self.it.wait_until(lambda: not self.it.matching(key="lesson.asked"))  # nor trains
            if turn is None:
                self.it.click(self.it.find(key="lesson.next"))
            else:
                turn()

    def look(self, page: Page) -> None:
        """See that the page is there with its values, lights its parts, and waits if it asks."""
        it = self.it
        it.wait_until(lambda: "…" not in it.find(key="lesson.page").description)
        it.wait_until(lambda: len(self.learner.frames()) == len(page.lights))
        assert not it.matching(key="lesson.warnings")
        it.wait_until(lambda: not it.matching(key="lesson.return"))
        assert self.may_go_on() == (page.guess is None and not page.waits)

    def may_go_on(self) -> bool:
        return "disabled" not in self.it.find(key="lesson.next").states

    def ends(self, state: str) -> None:
        """See that the list says how the lesson was done, and that one's own run is back."""
        it = self.it
        it.find(key=f"lessons.{self.path.stem}", text=rf", {state}\. ")
        it.wait_until(lambda: it.text_of(key="transport.iteration") == f"{OWN_ITERATION}")
        it.find(key="stage.caption", text=r"^3 \+ 4")
        assert not it.matching(key="lesson.page")
        assert not it.matching(key="lesson.shade")


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_done_from_its_first_page_to_its_last(tmp_path: Path, path: Path) -> None:
    with desk(tmp_path) as it:
        book = Book(it, path)
        book.open()
        guesses = 0
        for number, page in enumerate(book.pages(), start=1):
            if page.guess is not None:
                guesses += 1
                is_wrong = number == WRONG[path.stem[0]]
                said = book.learner.guess(page.guess, is_wrong=is_wrong)
                it.find(said, key="lesson.guess.answer")
                assert it.matching("Not quite" if is_wrong else "Right")
            for wait in page.waits:
                assert not book.may_go_on()
                book.learner.does(wait)
        book.ends(f"done · {guesses - 1} of {guesses} guessed")
        it.close()


@pytest.mark.parametrize("path", LESSONS if is_long() else LESSONS[5:6], ids=lambda path: path.stem)
def test_a_lesson_is_done_by_do_it_for_me(tmp_path: Path, path: Path) -> None:
    with desk(tmp_path) as it:
        book = Book(it, path)
        book.open()
        for page in book.pages():
            if page.guess is not None or page.waits:
                it.click(it.find(key="lesson.do"))
            if page.guess is not None:
                it.find("Answer")
                it.find(key="lesson.guess.answer", text="^[^…]{15}")
        book.ends("done")
        it.close()


def test_a_presenter_has_a_lesson_done_by_one_key_and_reads_the_notes(tmp_path: Path) -> None:
    with desk(tmp_path) as it:
        book = Book(it, LESSONS[3])
        book.open()
        for page in book.pages(turn=lambda: it.key("Next")):
            assert not it.matching(key="lesson.notes")
            if page.notes:
                it.key("n")
                it.find("\n".join(page.notes), key="lesson.notes")
                it.key("n")
                it.wait_until(lambda: not it.matching(key="lesson.notes"))
            if page.guess is not None or page.waits:
                it.key("Next")  # Page Down
        book.ends("done")
        it.close()

"""The seven lessons: no mistake in them, and everything that they say of their run is so.

In German, too, and there they do the same on the same pages.
"""

import re
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

import pytest

from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.lessons.guess import Bits, ChosenUnit, Guess, OnCurve, OneOf, Points, judged
from rnn_viz.core.lessons.lesson import Lesson, Page
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.text import Paragraph, contradictions, marks_in, plain, with_values
from rnn_viz.core.lessons.values.claims import is_contradicted, values_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.lenses.table import LENSES

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "lessons"
ENGLISH, GERMAN = (sorted(folder.glob("[1-9]-*.md")) for folder in (FOLDER, FOLDER / "de"))
FILES = [*ENGLISH, *GERMAN]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda it: it.stem + _suffix(it))


def _suffix(path: Path) -> str:
    return "-de" if path in GERMAN else ""


@lru_cache(maxsize=32)
def lesson_in(path: Path) -> Lesson:
    read = lesson_from(path.read_text("utf-8"))
    assert read.mistakes == ()
    assert read.lesson is not None
    return read.lesson


PAGES = [
    pytest.param(path, number, id=f"{path.stem}{_suffix(path)}-{number + 1}")
    for path in FILES
    for number in range(len(lesson_in(path).pages))
]


def page_of(path: Path, number: int) -> Page:
    return lesson_in(path).pages[number]


@pytest.mark.parametrize("paths", [ENGLISH, GERMAN], ids=["en", "de"])
def test_there_are_seven_and_they_take_about_45_minutes(paths: list[Path]) -> None:
    lessons = [lesson_in(path) for path in paths]
    assert len(lessons) == 7
    assert 40 <= sum(lesson.minutes for lesson in lessons) <= 50
    assert all(6 <= len(lesson.pages) <= 10 for lesson in lessons)
    assert all(lesson.know.endswith(".") for lesson in lessons)
    titles = [title for it in lessons for title in (it.title, *(page.title for page in it.pages))]
    assert max(map(len, titles)) <= 40
    assert {lesson.config for lesson in lessons} == {RunConfig()}, "tested for seed 0"


@each_file
def test_every_claim_is_so(facts: Facts, path: Path) -> None:
    lesson = lesson_in(path)
    values = values_of(lesson.claims, facts)
    assert not [claim for claim in lesson.claims if is_contradicted(claim, values)]


@pytest.mark.parametrize(("path", "number"), PAGES)
def test_a_page_is_short_and_has_something_to_do_or_to_see(path: Path, number: int) -> None:
    page = page_of(path, number)
    assert 2 <= len(page.paragraphs) + (page.guess is not None) <= 5
    assert len(page.paragraphs) >= 1
    assert all(len(plain(paragraph)) <= 420 for paragraph in page.paragraphs)
    assert page.lights, "something to see"


@each_file
def test_most_pages_ask_for_something(path: Path) -> None:
    pages = lesson_in(path).pages
    assert sum(page.guess is not None or bool(page.waits) for page in pages) >= len(pages) - 2


@each_file
def test_no_page_needs_a_moment_that_it_hides(path: Path) -> None:
    for page in lesson_in(path).pages:
        if page.trained_to is not None:
            moments = [wish.iteration for wish in page.sent if isinstance(wish, GoTo)]
            assert max(moments) == page.trained_to, page.title


ASKING = [it for it in PAGES if page_of(it.values[0], it.values[1]).guess is not None]


@pytest.mark.parametrize(("path", "number"), ASKING)
def test_the_right_guess_is_right_and_each_wrong_one_gets_a_reason(
    facts: Facts, path: Path, number: int
) -> None:
    guess = page_of(path, number).guess
    assert guess is not None
    values = values_of(guess.claims, facts)
    right, wrong = _guesses(guess, {key: value.number for key, value in values.items()})
    for given in right:
        assert judged(guess, given, values).is_right
        assert judged(guess, given, values).reason
    for given in wrong:
        judgement = judged(guess, given, values)
        assert not judgement.is_right
        assert len(judgement.reason) > 15, "a reason, not a bare no"
        assert "…" not in judgement.reason, "every value in it is known"


def _guesses(guess: Guess, numbers: dict) -> tuple[list, list]:  # type: ignore[type-arg]
    """Return guesses that are right, and some that are wrong."""
    match guess.kind:
        case OneOf(options):
            right = [k for k, it in enumerate(options) if it.is_right]
            return right, [k for k in range(len(options)) if k not in right]
        case Bits(answer, places):
            number = int(numbers[answer.key])
            return [number], [number ^ 1, number ^ (1 << (places - 1))]
        case ChosenUnit(answer):
            return [int(numbers[answer.key])], [int(numbers[answer.key]) + 1]
        case OnCurve(answer, within):
            at = int(numbers[answer.key])
            return [at, at + within, at - within], [at + within + 1, at - within - 1]
        case Points(points, top):
            heights = tuple(float(min(numbers[it.answer.key], top)) for it in points)
            return [heights], [tuple(0.0 for _ in points)]


def test_a_page_of_another_run_says_that_it_was_written_for_this_one() -> None:
    config = RunConfig(seed=3)
    page = page_of(ENGLISH[2], 3)
    values = values_of(page.claims, Facts(config))
    said = [it for paragraph in page.paragraphs for it in contradictions(paragraph, values)]
    assert said
    assert all(it.startswith("This text was written for a run in which “") for it in said)


def test_the_texts_are_filled_in(facts: Facts) -> None:
    page = page_of(ENGLISH[2], 3)
    values = values_of(page.claims, facts)
    text = " ".join(plain(with_values(paragraph, values)) for paragraph in page.paragraphs)
    assert "says 255, eight ones" in text
    assert "stays between 0.51 and 0.65" in text
    assert ShowNumbers(1, 127) in page.sent


def test_each_lesson_is_there_in_german() -> None:
    assert [path.name for path in GERMAN] == [path.name for path in ENGLISH]


PAIRS = [pytest.param(*pair, id=pair[0].stem) for pair in zip(ENGLISH, GERMAN, strict=True)]


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_only_the_words_are_german(english: Path, german: Path) -> None:
    one, other = lesson_in(english), lesson_in(german)
    assert (one.minutes, one.config, one.hidden) == (other.minutes, other.config, other.hidden)
    assert len(one.pages) == len(other.pages)
    for page, translated in zip(one.pages, other.pages, strict=True):
        assert _wordless(page) == _wordless(translated), translated.title


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_nothing_is_left_in_english_and_nobody_is_called_du(english: Path, german: Path) -> None:
    one, other = _texts(lesson_in(english)), _texts(lesson_in(german))
    assert not set(one) & set(other)
    assert not re.search(r"\b(du|dich|dir|dein\w*)\b", " ".join(other), re.IGNORECASE)


def _texts(lesson: Lesson) -> list[str]:
    """Return what a lesson says and asks; the words of an option may be a mere number."""
    found = [lesson.title, lesson.know]
    for page in lesson.pages:
        found += [page.title, *map(plain, page.paragraphs), *page.notes]
        if page.guess is not None:
            guess = page.guess
            found += [plain(it) for it in (guess.question, guess.right, guess.wrong) if it]
            if isinstance(guess.kind, OneOf):
                found += [plain(it.reason) for it in guess.kind.options]
    return found


def _wordless(page: Page) -> object:
    """Return all of a page but its words: what it does, shows, computes, and what is right."""
    said = [_pieces(paragraph) for paragraph in page.paragraphs]
    guess = None if page.guess is None else _wordless_guess(page.guess)
    return said, page.sent, page.trained_to, page.lights, page.waits, len(page.notes), guess


def _wordless_guess(guess: Guess) -> object:
    kind: object = guess.kind
    match guess.kind:
        case OneOf(options):
            kind = [(it.is_right, _pieces(it.words), _pieces(it.reason)) for it in options]
        case Points(points, top, within):
            kind = [it.answer for it in points], top, within
    return [_pieces(it) for it in (guess.question, guess.right, guess.wrong)], kind, guess.then


def _pieces(text: Paragraph) -> object:
    """Return the marks and values of a text; a sentence may name them in another order."""
    claims = [span.claim for span in text if span.claim is not None]
    return set(marks_in(text)), sorted(claims, key=repr)


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_lenses_are_called_what_the_window_calls_them(english: Path, german: Path) -> None:
    catalogue = FOLDER.parent / "locale" / "de" / "LC_MESSAGES" / "rnn_viz.mo"
    with catalogue.open("rb") as file:
        in_german = GNUTranslations(file).gettext
    said = [" ".join(_texts(lesson_in(path))) for path in (english, german)]
    for lens in LENSES:
        if re.search(rf"(?<!\w){re.escape(lens.title)}(?!\w)", said[0]):
            assert in_german(lens.title) in said[1]

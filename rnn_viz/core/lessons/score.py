"""How far somebody has come: pages, guesses, challenges; as a value that a file can keep."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from rnn_viz.core.language import _

_MOST_LESSONS, _MOST_PAGES, _LONGEST_NAME, _LONGEST_LINK = 1_000, 100, 500, 100_000


class ScoreError(ValueError):
    """One clear sentence about a score that cannot be."""


class LessonState(Enum):
    """How far a lesson is done."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GuessMade:
    """A guess that was made: the first one counts, whatever comes after it.

    Attributes
    ----------
    page
        Of which page, from 0.
    is_right
        Whether the first guess was right.
    tries
        How often it was guessed.
    """

    page: int
    is_right: bool
    tries: int = 1

    def __post_init__(self) -> None:
        _check(0 <= self.page < _MOST_PAGES and self.tries >= 1, _("A guess is of no page."))


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far a lesson is done.

    Attributes
    ----------
    lesson
        Its name: of the seven their file's, of others their path.
    page
        Where it was left, from 0.
    is_done
        Whether its last page was done once.
    guesses
        The guesses made, one a page at most.
    """

    lesson: str
    page: int = 0
    is_done: bool = False
    guesses: tuple[GuessMade, ...] = ()

    def __post_init__(self) -> None:
        is_named = 0 < len(self.lesson) <= _LONGEST_NAME and self.lesson.isprintable()
        _check(is_named, _("A lesson has no name."))
        _check(0 <= self.page < _MOST_PAGES, _("A lesson was left at no page."))
        pages = [guess.page for guess in self.guesses]
        _check(len(pages) == len(set(pages)), _("Of one page there are several guesses."))

    @property
    def state(self) -> LessonState:
        """How far it is done."""
        if self.is_done:
            return LessonState.DONE
        is_new = self.page == 0 and not self.guesses
        return LessonState.NEW if is_new else LessonState.BEGUN

    @property
    def right(self) -> int:
        """How many first guesses were right."""
        return sum(guess.is_right for guess in self.guesses)

    def guessed(self, page: int, *, is_right: bool) -> "LessonProgress":
        """Return it with one more guess about a page."""
        made = next((it for it in self.guesses if it.page == page), None)
        again = GuessMade(page, is_right) if made is None else replace(made, tries=made.tries + 1)
        others = (it for it in self.guesses if it.page != page)
        return replace(self, guesses=tuple(sorted((*others, again), key=lambda it: it.page)))


@dataclass(frozen=True, slots=True)
class Best:
    """The best result of a challenge.

    Attributes
    ----------
    challenge
        Its key.
    result
        The number that counts; less is better.
    run
        The moment as a link, to have it again.
    """

    challenge: str
    result: float
    run: str = ""

    def __post_init__(self) -> None:
        is_named = 0 < len(self.challenge) <= _LONGEST_NAME and self.challenge.isprintable()
        _check(is_named and len(self.run) <= _LONGEST_LINK, _("A challenge has no name."))


class Score(NamedTuple):
    """How many first guesses were right, of how many made."""

    right: int
    made: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far all lessons and challenges are done; each is there once."""

    lessons: tuple[LessonProgress, ...] = ()
    bests: tuple[Best, ...] = ()

    def __post_init__(self) -> None:
        for names in ([it.lesson for it in self.lessons], [it.challenge for it in self.bests]):
            is_fine = len(names) == len(set(names)) <= _MOST_LESSONS
            _check(is_fine, _("A lesson or a challenge is there twice."))

    def of(self, lesson: str) -> LessonProgress:
        """Return how far a lesson is done."""
        found = (it for it in self.lessons if it.lesson == lesson)
        return next(found, LessonProgress(lesson))

    def best(self, challenge: str) -> Best | None:
        """Return the best result of a challenge, if there is one."""
        return next((it for it in self.bests if it.challenge == challenge), None)

    @property
    def score(self) -> Score:
        """The score of all lessons."""
        made = sum(len(it.guesses) for it in self.lessons)
        return Score(sum(it.right for it in self.lessons), made)

    def with_lesson(self, now: LessonProgress) -> "Progress":
        """Return it with a lesson as it is now; of very many the oldest is forgotten."""
        others = (it for it in self.lessons if it.lesson != now.lesson)
        return replace(self, lessons=(*others, now)[-_MOST_LESSONS:])

    def with_result(self, new: Best) -> "Progress":
        """Return it with a result, if it is better than the best before."""
        before = self.best(new.challenge)
        if before is not None and before.result <= new.result:
            return self
        others = tuple(it for it in self.bests if it.challenge != new.challenge)
        return replace(self, bests=(*others, new)[-_MOST_LESSONS:])


def _check(is_fine: bool, sentence: str) -> None:
    if not is_fine:
        raise ScoreError(sentence)

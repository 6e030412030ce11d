"""What lessons there are, as the list shows them."""

from pathlib import Path

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.core.language import _, _n
from rnn_viz.core.lessons.challenges import CHALLENGES
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.score import LessonProgress, LessonState, Progress
from rnn_viz.io.lessons.lesson_file import LessonFileError, load_lesson
from rnn_viz.views.lesson.lesson_list import Entry


def key_of(path: Path) -> str:
    """Return the name of a lesson in the score: of the seven their file's, else the path."""
    return path.stem if path in shipped_lessons() else str(path.absolute())


def path_of(key: str) -> Path:
    """Return the file of a lesson."""
    return next((path for path in shipped_lessons() if path.stem == key), Path(key))


class Shelf:
    """The lessons that come with the program, and own ones that were begun."""

    def __init__(self) -> None:
        self._shipped = [(path.stem, _read(path)) for path in shipped_lessons()]

    def heading(self, key: str) -> str:
        """Return which lesson it is."""
        keys = [it for it, _lesson in self._shipped]
        if key not in keys:
            return _("Lesson")
        return _("Lesson {number} of {count}").format(number=keys.index(key) + 1, count=len(keys))

    def lessons(self, progress: Progress) -> list[Entry]:
        """Return the entries of all lessons."""
        entries = [
            _entry(key, f"{number}  {lesson.title}", lesson, progress.of(key))
            for number, (key, lesson) in enumerate(self._shipped, start=1)
            if lesson is not None
        ]
        shipped = {key for key, _lesson in self._shipped}
        own = [it.lesson for it in progress.lessons if it.lesson not in shipped]
        for key in own:
            path = Path(key)
            lesson = _read(path) if path.is_file() else None
            if lesson is not None:
                entries.append(_entry(key, lesson.title, lesson, progress.of(key)))
        return entries

    @staticmethod
    def challenges(progress: Progress) -> list[Entry]:
        """Return the entries of all challenges."""
        entries = []
        for challenge in CHALLENGES:
            best = progress.best(challenge.key)
            state = _("new")
            if best is not None:
                state = _("{result:,.4g} {counts}")
                state = state.format(result=best.result, counts=challenge.counts)
            entries.append(
                Entry(challenge.key, challenge.title, challenge.task, state, best is not None)
            )
        return entries


def score_text(progress: Progress) -> str:
    """Say how many first guesses were right."""
    right, made = progress.score
    if not made:
        return _("Guess first, then watch the network train and tell.")
    told = _n(
        "{right:,} of {count:,} first guess right.",
        "{right:,} of {count:,} first guesses right.", made,
    )  # fmt: skip
    return told.format(right=right, count=made)


def _entry(key: str, title: str, lesson: Lesson, progress: LessonProgress) -> Entry:
    state = _state(progress).format(
        minutes=lesson.minutes, page=progress.page + 1, pages=len(lesson.pages),
        right=progress.right, count=len(progress.guesses),
    )  # fmt: skip
    return Entry(key, title, lesson.know, state, progress.is_done)


def _state(progress: LessonProgress) -> str:
    """Return the words for how far a lesson is done."""
    if progress.state is LessonState.NEW:
        return _("{minutes} min")
    if progress.state is LessonState.BEGUN:
        return _("{minutes} min · page {page} of {pages}")
    return _("done · {right} of {count} guessed") if progress.guesses else _("done")


def _read(path: Path) -> Lesson | None:
    try:
        return load_lesson(path).lesson
    except LessonFileError:
        return None

"""A lesson from a file; only its text is read, and nothing of it is ever run."""

from pathlib import Path

from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.reading.lesson_text import LessonRead, lesson_from

SUFFIX = ".md"
_NO_TEXT = _("Here is something that is no text (UTF-8).")
LARGEST = 200_000  # bytes; the seven lessons have 5,000 to 8,000 each


class LessonFileError(OSError):
    """One clear sentence about a file that cannot be read."""


def load_lesson(path: Path) -> LessonRead:
    """Read the lesson in a file; what is wrong with its text are its mistakes.

    Raises
    ------
    LessonFileError
        There is no such file, or it cannot be read at all.
    """
    data = _read(path)
    if len(data) > LARGEST:
        sentence = _("The file has more than {count:,} bytes: that is no lesson.")
        return _nothing(1, sentence.format(count=LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _nothing(line, _NO_TEXT)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return _nothing(line, _NO_TEXT)
    return lesson_from(text)


def _read(path: Path) -> bytes:
    """Return the beginning of a file, one byte more than a lesson may have."""
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a NUL in the path is a ValueError
        sentence = _("The lesson '{path}' cannot be read: {reason}.")
        raise LessonFileError(sentence.format(path=path, reason=reason(error))) from error


def _nothing(line: int, sentence: str) -> LessonRead:
    return LessonRead(None, (Mistake(line, sentence),))

"""The front matter of a lesson: what it is called, how long it takes, its run, what it hides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rnn_viz.core.language import _
from rnn_viz.core.lessons.lesson import FORMAT
from rnn_viz.core.lessons.mistakes import LessonError, Mistake
from rnn_viz.core.lessons.parts import HIDEABLE, SIMPLE
from rnn_viz.core.lessons.reading.blocks import Block
from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig, readable
from rnn_viz.core.words.typed_numbers import NumberError, parse_field, read_whole

# by names that are the same in every language
_RUN = {"skipped draws" if it.name == "skip_draws" else it.name: it for it in FIELDS}
_KEYS = ("format", "title", "minutes", "know", "hide", "simple", *_RUN)
_LONGEST_TITLE, _LONGEST_KNOW, _MOST_MINUTES = 80, 200, 600


@dataclass(slots=True)
class FrontMatter:
    """What stands before the pages; what is missing or wrong is as usual.

    Attributes
    ----------
    title, minutes, know, hidden
        As in :class:`~rnn_viz.core.lessons.lesson.Lesson`.
    run
        The fields of its configuration that are given.
    mistakes
        What is wrong with it.
    """

    title: str = _("A lesson")
    minutes: int = 10
    know: str = ""
    hidden: frozenset[str] = frozenset()
    run: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def config(self) -> RunConfig:
        """The run of the lesson."""
        return RunConfig(**self.run)


def front_matter(settings: Iterable[Block]) -> FrontMatter:
    """Read the settings."""
    found, seen = FrontMatter(), set()
    for block in settings:
        key, colon, value = (it.strip() for it in block.text.partition(":"))
        try:
            if not colon or not value:
                sentence = _("'{text}' is no setting: write 'name: value'.")
                raise LessonError(sentence.format(text=readable(block.text)))
            if key in seen:
                raise LessonError(_("'{name}' is there twice.").format(name=readable(key)))
            seen.add(key)
            _take(found, key, value)
        except LessonError as error:
            found.mistakes.append(Mistake(block.line, str(error)))
    missing = [key for key in ("title", "minutes", "know") if key not in seen]
    if seen and missing:
        sentence = _("The front matter lacks {names}.").format(names=_(" and ").join(missing))
        found.mistakes.append(Mistake(1, sentence))
    return found


def _take(found: FrontMatter, key: str, value: str) -> None:
    match key:
        case "title":
            found.title = _short(key, value, _LONGEST_TITLE)
        case "know":
            found.know = _short(key, value, _LONGEST_KNOW)
        case "minutes":
            found.minutes = _whole(key, value, 1, _MOST_MINUTES)
        case "hide":
            found.hidden |= frozenset(_hidden(it.strip()) for it in value.split(","))
        case "simple":
            found.hidden |= SIMPLE if _flag(key, value) else frozenset()
        case "format":
            _check_format(_whole(key, value, 1, 1_000_000))
        case _:
            _take_of_run(found, key, value)


def _take_of_run(found: FrontMatter, key: str, value: str) -> None:
    if key not in _RUN:
        sentence = _("There is no setting '{name}': there are {names}.")
        raise LessonError(sentence.format(name=readable(key), names=", ".join(_KEYS)))
    try:
        found.run[_RUN[key].name] = parse_field(_RUN[key], value)
    except ConfigError as error:
        raise LessonError(str(error)) from None


def _check_format(version: int) -> None:
    if version > FORMAT:
        sentence = _(
            "This lesson is in format {version}, of a newer program; this one knows format "
            "{known}: what is new in it is left out."
        )
        raise LessonError(sentence.format(version=version, known=FORMAT))


def _short(key: str, value: str, most: int) -> str:
    if len(value) > most:
        sentence = _("The setting {name} has at most {most} letters.")
        raise LessonError(sentence.format(name=key, most=most))
    return value


def _whole(key: str, value: str, low: int, high: int) -> int:
    try:
        number = read_whole(value)
    except NumberError:
        number = low - 1
    if not low <= number <= high:
        sentence = _(
            "The setting {name} is '{value}', but must be a whole number from {low:,} to {high:,}."
        )
        value = readable(value)
        raise LessonError(sentence.format(name=key, value=value, low=low, high=high))
    return number


def _flag(key: str, value: str) -> bool:
    if value not in ("yes", "no"):
        sentence = _("The setting {name} is '{value}', but must be yes or no.")
        raise LessonError(sentence.format(name=key, value=readable(value)))
    return value == "yes"


def _hidden(name: str) -> str:
    if name not in HIDEABLE:
        sentence = _("'{name}' cannot be hidden: {names} can.")
        raise LessonError(sentence.format(name=readable(name), names=", ".join(HIDEABLE)))
    return name

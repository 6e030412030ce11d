"""The directive ``guess``: a question, how it is answered, and what is said then."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rnn_viz.core.language import _, _p
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.guess import (
    Bits,
    ChosenUnit,
    Guess,
    Kind,
    OnCurve,
    OneOf,
    Option,
    Point,
    Points,
)
from rnn_viz.core.lessons.mistakes import LessonError, Mistake
from rnn_viz.core.lessons.reading.blocks import Line
from rnn_viz.core.lessons.text import Paragraph, paragraph_from
from rnn_viz.core.lessons.values.claims import Claim, claim_from
from rnn_viz.core.run.config import RunConfig, readable

T = TypeVar("T")
_KEYS = ("bits", "unit", "curve", "within", "point", "top", "right", "wrong", "then")
_KINDS: tuple[str, ...] = ("bits", "unit", "curve", "point")
_OPTIONS = "- [ ]"
_ONE_WAY = _(
    "A guess has one way to be answered, bits:, unit:, curve:, point: or a list of answers, - [ ]; "
    "here is {found}."
)
_OPTION = re.compile(r"[-*] \[(?P<mark>[ xX])\] (?P<words>[^|]+)(?:\|(?P<reason>.*))?")
_KEYED = re.compile(rf"({'|'.join(_KEYS)}):\s*(.*)")
_MOST = 12  # options, or points
_OPERANDS = 2


@dataclass(slots=True)
class _Read:
    """What has been read of a guess."""

    config: RunConfig
    question: list[str] = field(default_factory=list)
    keys: dict[str, Line] = field(default_factory=dict)
    options: list[Option] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def text(self, text: str) -> Paragraph:
        """Read words."""
        return paragraph_from(text, self.config)

    def value(self, key: str, make: Callable[[str], T], otherwise: T) -> T:
        """Return what a key says; where it is missing or wrong, something else."""
        line = self.keys.get(key)
        if line is None:
            return otherwise
        try:
            return make(line.text)
        except LessonError as error:
            self.mistakes.append(Mistake(line.number, str(error)))
            return otherwise


def guess_from(
    lines: Sequence[Line], line: int, config: RunConfig
) -> tuple[Guess | None, list[Mistake]]:
    """Read a guess; ``None`` if it has no question or no answer. ``line`` is where it begins."""
    read = _Read(config)
    for it in lines:
        try:
            _take(read, it)
        except LessonError as error:
            read.mistakes.append(Mistake(it.number, str(error)))
    found = None
    try:
        found = _made(read)
    except LessonError as error:
        read.mistakes.append(Mistake(line, str(error)))
    return found, read.mistakes


def _take(read: _Read, line: Line) -> None:
    text = line.text.strip()
    option, keyed = _OPTION.fullmatch(text), _KEYED.fullmatch(text)
    if option is not None:
        words = read.text(option["words"].strip())
        reason = read.text((option["reason"] or "").strip())
        read.options.append(Option(words, option["mark"] != " ", reason))
    elif keyed is not None and keyed[1] == "point":
        name, _bar, value = keyed[2].partition("|")
        read.points.append(Point(name.strip(), claim_from(value, read.config)))
    elif keyed is not None:
        if keyed[1] in read.keys:
            raise LessonError(_("'{name}' is there twice.").format(name=keyed[1]))
        read.keys[keyed[1]] = Line(line.number, keyed[2])
    elif read.keys or read.options or read.points:
        known = ", ".join(f"{key}:" for key in _KEYS)
        sentence = _("'{text}' says nothing in 'guess': it knows {names} - [ ].")
        raise LessonError(sentence.format(text=readable(text), names=known))
    else:
        read.question.append(text)


def _made(read: _Read) -> Guess | None:
    if not read.question:
        raise LessonError(_("The guess asks nothing: its first line is the question."))
    kind = _kind(read)
    return (
        None
        if kind is None
        else Guess(
            read.text(" ".join(read.question)),
            kind,
            read.value("right", read.text, ()),
            read.value("wrong", read.text, ()),
            read.value("then", lambda text: chosen.iteration(text, read.config), None),
        )
    )


def _kind(read: _Read) -> Kind | None:
    """Return how it is answered; ``None`` where the answer is a mistake that has been noted."""
    ways = [key for key in _KINDS if key in read.keys or (key == "point" and read.points)]
    ways += [_OPTIONS] if read.options else []
    if len(ways) != 1:
        found = _(" and ").join(ways) or _p("way to answer", "none")
        raise LessonError(_ONE_WAY.format(found=found))
    if ways[0] == _OPTIONS:
        return _one_of(read.options)
    if ways[0] == "point":
        top = read.value("top", chosen.number, read.config.iterations)
        return Points(tuple(read.points[:_MOST]), top, read.value("within", _share, 0.3))
    answer = read.value(ways[0], lambda text: claim_from(text, read.config), None)
    if answer is None:
        return None
    match ways[0]:
        case "bits":
            return Bits(answer, _places(answer, read.config))
        case "unit":
            return ChosenUnit(answer)
    within = read.value("within", lambda text: chosen.iteration(text, read.config), 500)
    return OnCurve(answer, within)


def _one_of(options: Sequence[Option]) -> Kind:
    if not any(option.is_right for option in options) or len(options) > _MOST:
        sentence = _("One of at most {most} answers is right: mark it - [x].")
        raise LessonError(sentence.format(most=_MOST))
    return OneOf(tuple(options))


def _places(answer: Claim, config: RunConfig) -> int:
    """Return how many places are to be clicked: those of the sum, and of training at least."""
    if "A + B" not in answer.pattern:
        return config.bits
    a, b = answer.chosen[:_OPERANDS]
    return max(config.bits, (int(a) + int(b)).bit_length())


def _share(text: str) -> float:
    number = chosen.number(text.removesuffix("%").strip())
    if not 1 <= number <= 100:
        raise LessonError(_("{number} % is out of range: 1 … 100.").format(number=number))
    return number / 100

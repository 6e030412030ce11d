"""The directive ``guess``: a question, how it is answered, and what is said then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
from rnn_viz.core.lessons.text import paragraph_from
from rnn_viz.core.lessons.values.claims import Claim, claim_from
from rnn_viz.core.run.config import RunConfig, readable

_KEYS = ("bits", "unit", "curve", "within", "point", "top", "right", "wrong", "then")
_KINDS: tuple[str, ...] = ("bits", "unit", "curve", "point")
_OPTIONS = "- [ ]"
_WAYS = "bits:, unit:, curve:, point: or a list of answers, - [ ]"
_OPTION = re.compile(r"[-*] \[(?P<mark>[ xX])\] (?P<words>[^|]+)(?:\|(?P<reason>.*))?")
_KEYED = re.compile(rf"({'|'.join(_KEYS)}):\s*(.*)")
_MOST = 12  # options, or points
_OPERANDS = 2


@dataclass(slots=True)
class _Read:
    """What has been read of a guess."""

    question: list[str] = field(default_factory=list)
    keys: dict[str, Line] = field(default_factory=dict)
    options: list[Option] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def guess_from(
    lines: Sequence[Line], line: int, config: RunConfig
) -> tuple[Guess | None, list[Mistake]]:
    """Read a guess; ``None`` if it has no question or no answer. ``line`` is where it begins."""
    read = _Read()
    for it in lines:
        try:
            _take(read, it, config)
        except LessonError as error:
            read.mistakes.append(Mistake(it.number, str(error)))
    try:
        return _made(read, config), read.mistakes
    except LessonError as error:
        return None, [*read.mistakes, Mistake(line, str(error))]


def _take(read: _Read, line: Line, config: RunConfig) -> None:
    text = line.text.strip()
    option, keyed = _OPTION.fullmatch(text), _KEYED.fullmatch(text)
    if option is not None:
        words = paragraph_from(option["words"].strip(), config)
        reason = paragraph_from((option["reason"] or "").strip(), config)
        read.options.append(Option(words, option["mark"] != " ", reason))
    elif keyed is not None and keyed[1] == "point":
        name, _, value = keyed[2].partition("|")
        read.points.append(Point(name.strip(), claim_from(value, config)))
    elif keyed is not None:
        if keyed[1] in read.keys:
            raise LessonError(f"'{keyed[1]}' is there twice.")
        read.keys[keyed[1]] = Line(line.number, keyed[2])
    elif read.keys or read.options or read.points:
        known = ", ".join(f"{key}:" for key in _KEYS)
        raise LessonError(f"'{readable(text)}' says nothing in 'guess': it knows {known} - [ ].")
    else:
        read.question.append(text)


def _made(read: _Read, config: RunConfig) -> Guess:
    if not read.question:
        raise LessonError("The guess asks nothing: its first line is the question.")
    texts = {key: line.text for key, line in read.keys.items()}
    then = texts.get("then")
    return Guess(
        paragraph_from(" ".join(read.question), config),
        _kind(read, texts, config),
        paragraph_from(texts.get("right", ""), config),
        paragraph_from(texts.get("wrong", ""), config),
        None if then is None else chosen.iteration(then, config),
    )


def _kind(read: _Read, texts: dict[str, str], config: RunConfig) -> Kind:
    ways = [key for key in _KINDS if key in texts or (key == "point" and read.points)]
    ways += [_OPTIONS] if read.options else []
    if len(ways) != 1:
        what = " and ".join(ways) or "none"
        raise LessonError(f"A guess has one way to be answered, {_WAYS}; here is {what}.")
    match ways[0]:
        case "bits":
            answer = claim_from(texts["bits"], config)
            return Bits(answer, _places(answer, config))
        case "unit":
            return ChosenUnit(claim_from(texts["unit"], config))
        case "curve":
            within = chosen.iteration(texts.get("within", "500"), config)
            return OnCurve(claim_from(texts["curve"], config), within)
        case "point":
            top = chosen.number(texts.get("top", f"{config.iterations}"))
            return Points(tuple(read.points[:_MOST]), top, _share(texts.get("within", "30 %")))
    return _one_of(read.options)


def _one_of(options: Sequence[Option]) -> Kind:
    if not any(option.is_right for option in options) or len(options) > _MOST:
        raise LessonError(f"One of at most {_MOST} answers is right: mark it - [x].")
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
        raise LessonError(f"{number} % is out of range: 1 … 100.")
    return number / 100

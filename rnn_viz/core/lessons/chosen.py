"""What a lesson names by a number, such as an iteration or a unit, within what its run has."""

from collections.abc import Callable

from rnn_viz.core.language import _
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig, readable
from rnn_viz.core.words.typed_numbers import (
    MAX_BITS,
    NumberError,
    parse_field,
    parse_number,
    read_whole,
)

_LONGEST_SUM = 1_000  # bits of random sums


def iteration(text: str, config: RunConfig) -> int:
    """Return an iteration of the run; raises LessonError."""
    return _within(
        _("Iteration {number:,} is out of range: the run has 0 … {high:,}."),
        text, 0, config.iterations,
    )  # fmt: skip


def unit(text: str, config: RunConfig) -> int:
    """Return a hidden unit of the run; raises LessonError."""
    return _within(
        _("Unit {number:,} is out of range: the run has 0 … {high:,}."), text, 0, config.hidden - 1
    )


def position(text: str, config: RunConfig) -> int:
    """Return the position of a place of the sum, 0 for place 1; raises LessonError."""
    place = _within(
        _("Place {number:,} is out of range: places are 1, 2, 4 … {high:,}."),
        text, 1, 1 << (config.bits - 1),
    )  # fmt: skip
    if place & (place - 1):
        sentence = _("Place {place:,} is none: places are 1, 2, 4, 8 and so on.")
        raise LessonError(sentence.format(place=place))
    return place.bit_length() - 1


def number(text: str, _config: RunConfig | None = None) -> int:
    """Return a number to be added; raises LessonError."""
    try:
        return parse_number(text)
    except NumberError as error:
        raise LessonError(str(error)) from None


def pair(text: str) -> tuple[int, int]:
    """Return the numbers of a sum written ``1 + 127``; raises LessonError."""
    a, plus, b = text.partition("+")
    if not plus:
        sentence = _("'{text}' is not a sum: write it as 1 + 127.")
        raise LessonError(sentence.format(text=readable(text.strip())))
    numbers = number(a), number(b)
    if sum(numbers).bit_length() > MAX_BITS:
        raise LessonError(_("The sum has more than {most:,} bits.").format(most=MAX_BITS))
    return numbers


def hidden(text: str, _config: RunConfig) -> int:
    """Return a number of hidden units; raises LessonError."""
    return int(_field("hidden", text))


def alpha(text: str, _config: RunConfig) -> float:
    """Return a learning rate; raises LessonError."""
    return float(_field("alpha", text))


def back(text: str, config: RunConfig) -> int:
    """Return how many positions back; raises LessonError."""
    return _within(
        _("A number of positions back {number:,} is out of range: the sum has 0 … {high:,}."),
        text, 0, config.bits - 1,
    )  # fmt: skip


def positions(text: str, config: RunConfig) -> int:
    """Return how many positions of a training sum; raises LessonError."""
    return _within(
        _("A number of positions {number:,} is out of range: the sum has 1 … {high:,}."),
        text, 1, config.bits,
    )  # fmt: skip


def length(text: str, _config: RunConfig) -> int:
    """Return the length of random sums in bits; raises LessonError."""
    return _within(
        _("A length {number:,} is out of range: lengths are 2 … {high:,}."), text, 2, _LONGEST_SUM
    )


def _within(refusal: str, text: str, low: int, high: int) -> int:
    try:
        found = read_whole(text)
    except NumberError as error:
        raise LessonError(str(error)) from None
    if not low <= found <= high:
        raise LessonError(refusal.format(number=found, high=high))
    return found


def _field(name: str, text: str) -> float:
    field = next(it for it in FIELDS if it.name == name)
    try:
        return parse_field(field, text)
    except ConfigError as error:
        raise LessonError(str(error)) from None


READERS: dict[str, Callable[[str, RunConfig], int | float]] = {
    "N": iteration, "A": number, "B": number, "P": position, "U": unit, "H": hidden, "X": alpha,
    "K": back, "L": length,
}  # fmt: skip

"""Read the values of an experiment as they are typed: ``2,4,8:64:8``, ``0-19``, ``0.01:10:x10``.

Commas part the values. ``first:last:step`` stands for every step from the first to at most the
last; ``first:last:x2`` doubles instead; ``first:last`` and ``first-last`` for every whole number.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from rnn_viz.core.experiment.plan import MOST_RUNS
from rnn_viz.core.language import _
from rnn_viz.core.run.config import ConfigError, Field, readable
from rnn_viz.core.words.numbers import typed
from rnn_viz.core.words.typed_numbers import NumberError, parse_field, read_decimal

FORM = _("values such as 2,4,8:64:8 (first:last:step), 1:64:x2 (doubling) or 0-19")
_FORM_OF_DECIMALS = _(
    "values such as 0.1,0.5, 0.1:0.5:0.1 (first:last:step) or 0.01:10:x10 (times 10)"
)
_DASHED = re.compile(r"\s*(\d+)\s*[-–]\s*(\d+)\s*")
_LEADING_ZERO = re.compile(r"\s*0[0-9]")
_FEW = 5  # values that are listed even where their steps are alike
_DIGITS = 10  # of a decimal that was reached by steps: 0.1 + 0.2 is 0.3
_NEARLY = 1e-9  # of a step: the last value is not missed by a rounding


def parse_values(field: Field, text: str) -> tuple[int | float, ...]:
    """Return the values that a text stands for, in the order in which they are typed.

    Raises
    ------
    ConfigError
        The text is empty, no such values, a range is reversed or too long, or a value is out of
        range.
    """
    values: list[int | float] = []
    for part in text.split(","):
        values += _values_of(field, part, text)
        if len(values) > MOST_RUNS:
            raise _too_many(field, text, len(values))
    return tuple(values)


def typed_values(values: Sequence[int | float]) -> str:
    """Return values, ascending, as they can be typed.

    >>> typed_values(range(20)), typed_values((2, 3, 4, 6)), typed_values((0.1, 1.0))
    ('0-19', '2, 3, 4, 6', '0.1, 1')
    >>> typed_values((8, 16, 24, 32, 40, 48, 56, 64))
    '8:64:8'
    """
    steps = {later - before for before, later in pairwise(values)}
    if len(values) > 2 and steps == {1}:
        return f"{values[0]}-{values[-1]}"
    if len(values) > _FEW and len(steps) == 1 and isinstance(values[0], int):
        return f"{values[0]}:{values[-1]}:{steps.pop()}"
    return ", ".join(typed(value) for value in values)


def _values_of(field: Field, part: str, text: str) -> list[int | float]:
    dashed = _DASHED.fullmatch(part) if field.is_whole else None
    pieces = list(dashed.groups()) if dashed else part.split(":")
    has_step = len(pieces) == 3
    if not part.strip() or len(pieces) > 3 or (len(pieces) == 2 and not field.is_whole):
        form = FORM if field.is_whole else _FORM_OF_DECIMALS
        raise _wrong(field, text, _("{name} is {text}, but must be {form}."), form=form)
    if len(text) > len(part) and _LEADING_ZERO.match(part):  # 10,000 would be 10 and 000
        said = _("{name} is {text}, but commas part values: write thousands without.")
        raise _wrong(field, text, said)
    first, *rest = (parse_field(field, piece) for piece in pieces[:2])
    if not rest:
        return [first]
    if rest[0] < first:
        said = _("{name} is {text}, but a range goes from the smaller to the larger.")
        raise _wrong(field, text, said)
    return _steps(field, text, (first, rest[0]), pieces[2].strip() if has_step else "1")


def _steps(
    field: Field, text: str, ends: tuple[int | float, int | float], step: str
) -> list[int | float]:
    first, last = ends
    is_factor = step[:1] in ("x", "×")
    try:
        size = read_decimal(step[1:] if is_factor else step)
    except NumberError:
        size = math.nan
    least = 1.0 if is_factor else 0.0
    if not least < size < math.inf or (field.is_whole and size != int(size)):
        said = _(
            "{name} is {text}, but its step must be a number above 0, or x and a factor above 1."
        )
        if field.is_whole:
            said = _(
                "{name} is {text}, but its step must be a whole number above 0, "
                "or x and a factor above 1."
            )
        raise _wrong(field, text, said)
    distance = math.log(last / first, size) if is_factor and first else (last - first) / size
    if is_factor and not first:
        raise _wrong(field, text, _("{name} is {text}, but 0 times x stays 0."))
    count = int(distance + _NEARLY) + 1
    if count > MOST_RUNS:
        raise _too_many(field, text, count)
    if field.is_whole:
        return [
            first * int(size) ** k if is_factor else first + k * int(size) for k in range(count)
        ]
    reached = (first * size**k if is_factor else first + k * size for k in range(count))
    return [float(f"{value:.{_DIGITS}g}") for value in reached]


def _too_many(field: Field, text: str, count: int) -> ConfigError:
    said = _("{name} is {text}: that is {many} values, but at most {most:,} are possible.")
    many = f"{count:,}" if count < 10**12 else _("over 10¹²")
    return _wrong(field, text, said, many=many, most=MOST_RUNS)


def _wrong(field: Field, text: str, sentence: str, **values: object) -> ConfigError:
    quoted = f"'{readable(text.strip())}'"
    return ConfigError(field.name, sentence.format(name=field.label, text=quoted, **values))

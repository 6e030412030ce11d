"""The value of a variable of the listing as text: in a line, or in a word."""

import re

from rnn_viz.core.script.variables import Value
from rnn_viz.core.words import value_text
from rnn_viz.core.words.sentences import named

_BRIEF = 9  # characters; there is always room for so many
_SIGNED = re.compile(r"synapse|from_|.*(delta|layer_2_error)")


def short(value: Value) -> str:
    """Return a value in one line: a short array whole, a matrix as shape and range."""
    if value.array.dtype == object:  # an operand of any length
        return named(value.array.item())
    return value_text.short(value.array, signed=_is_signed(value))


def brief(value: Value) -> str:
    """Return a value in a word, for where there is no room for a line."""
    if value.at is not None:
        return str(value.array[value.at])
    line = short(value)
    if value.array.size == 1 or len(line) <= _BRIEF:
        return line
    return f"{'±' if _is_signed(value) else '≤ '}{value_text.largest(value.array)}"


def _is_signed(value: Value) -> bool:
    return _SIGNED.match(value.name) is not None

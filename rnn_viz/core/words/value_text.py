"""Values of the script as short text: small ones whole, large ones by shape and range."""

import re

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.language import _
from rnn_viz.core.script.variables import Value
from rnn_viz.core.words.numbers import with_power
from rnn_viz.core.words.sentences import named

Array = NDArray[np.float64] | NDArray[np.integer]
_WHOLE_FRACTIONS, _WHOLE_INTEGERS = 4, 32  # so many values are still read at a glance
_TINY, _LARGE = 5e-4, 1e4  # beyond these the exponent says more than the digits
_READABLE = 600  # values; a larger matrix is shortened in its middle
_BRIEF = 9  # characters; there is always room for so many
_SIGNED = re.compile(r"synapse|from_|.*(delta|layer_2_error)")


def number(value: float, *, signed: bool = False) -> str:
    """Return a number with three decimals, or with an exponent where those say little.

    >>> number(0.71849), number(-0.5), number(0.5, signed=True), number(0.0000123), number(3)
    ('0.718', '−0.500', '+0.500', '1.2·10⁻⁵', '3')
    """
    if isinstance(value, int):
        text = str(value)
    elif value != 0 and not _TINY <= abs(value) < _LARGE:
        text = with_power(f"{value:.1e}")
    else:
        text = f"{value or 0.0:.3f}"  # zero has no sign
    if value < 0:
        return text.replace("-", "−", 1)
    return f"+{text}" if signed and value > 0 else text


def array_line(values: Array, *, signed: bool = False) -> str:
    """Return an array in a line: whole where it is short, else its shape and range.

    >>> array_line(np.array([[0, 1]])), array_line(np.array([[-0.5, 1.0], [0.25, 1.0], [1.0, 1.0]]))
    ('[0 1]', '3 × 2, −0.500 … 1.000')
    """
    if values.size == 1:
        return number(values.item(), signed=signed)
    if values.ndim == 2 and len(values) > 1:
        return f"{' × '.join(map(str, values.shape))}, {span(values, signed=signed)}"
    most = _WHOLE_INTEGERS if np.issubdtype(values.dtype, np.integer) else _WHOLE_FRACTIONS
    if values.size <= most:
        return f"[{' '.join(number(value, signed=signed) for value in values.ravel().tolist())}]"
    said = _("{count} values, {range}")
    return said.format(count=values.size, range=span(values, signed=signed))


def span(values: Array, *, signed: bool = False) -> str:
    """Return the smallest and the largest value, or the one that all have.

    >>> span(np.array([-0.012, 0.034]), signed=True), span(np.zeros((2, 16)))
    ('−0.012 … +0.034', 'all 0.000')
    """
    ends = values.min().item(), values.max().item()
    if ends[0] == ends[1]:
        return _("all {value}").format(value=number(ends[0], signed=signed))
    return " … ".join(number(end, signed=signed) for end in ends)


def largest(values: Array) -> str:
    """Return the largest size of any value.

    >>> largest(np.array([-0.034, 0.012]))
    '0.034'
    """
    return number(float(np.abs(values).max()))


def full(values: Array) -> str:
    """Return all values in rows; a matrix that is too large to read is shortened in its middle."""
    if values.size == 1:
        return with_power(repr(values.item()))
    text = np.array2string(
        values, precision=4, threshold=_READABLE, edgeitems=4, max_line_width=120, floatmode="fixed"
    )
    return with_power(text)


def in_a_line(value: Value) -> str:
    """Return a value in one line: a short array whole, a matrix as shape and range."""
    if value.array.dtype == object:  # an operand of any length
        return named(value.array.item())
    return array_line(value.array, signed=_is_signed(value))


def in_a_word(value: Value) -> str:
    """Return a value in a word, for where there is no room for a line."""
    if value.at is not None:
        return str(value.array[value.at])
    line = in_a_line(value)
    if value.array.size == 1 or len(line) <= _BRIEF:
        return line
    if value.array.min() == value.array.max():
        return span(value.array, signed=_is_signed(value))
    return f"{'±' if _is_signed(value) else '≤ '}{largest(value.array)}"


def _is_signed(value: Value) -> bool:
    return _SIGNED.match(value.name) is not None

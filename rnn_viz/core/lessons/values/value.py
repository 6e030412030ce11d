"""A value that the text of a lesson names."""

import math
from dataclasses import dataclass

from rnn_viz.core.language import _, _p
from rnn_viz.core.words.numbers import percent

NEVER = "never"
UNKNOWN = "not known"
NONE, NO_ROW, NO_NUMBER = "none", "no row of places", "not one number"
_IN_WORDS = {
    NEVER: _("never"), UNKNOWN: _("not known"), NONE: _p("unit", "none"),
    NO_ROW: _("no row of places"), NO_NUMBER: _("not one number"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """What was computed.

    Attributes
    ----------
    text
        As lessons expect it, in every language: a number, or a word for where there is none.
    number
        As a number to compare with; infinite for what never happens, NaN for what has none.
    words
        As it stands in a sentence, where :func:`in_words` does not know it by its text.
    """

    text: str
    number: float | int = math.nan
    words: str = ""

    @property
    def shown(self) -> str:
        """As it stands in a sentence, in the language in use."""
        return self.words or in_words(self.text)


def in_words(text: str) -> str:
    """Return the text of a value in the language in use; numbers are the same in all."""
    return _IN_WORDS.get(text, text)


def counted(number: int | None) -> Value:
    """Return a whole number; ``None`` is what never happens.

    >>> counted(16_384).text, counted(None).text
    ('16,384', 'never')
    """
    return Value(NEVER, math.inf) if number is None else Value(f"{number:,}", number)


def shared(share: float) -> Value:
    """Return a share from 0 to 1 as a percentage.

    >>> shared(0.0743).text
    '7.4 %'
    """
    return Value(percent(share), share) if math.isfinite(share) else Value(UNKNOWN)


def measured(number: float, decimals: int) -> Value:
    """Return a number with so many decimals.

    >>> measured(0.6049, 2).text
    '0.60'
    """
    return Value(f"{number:.{decimals}f}", number) if math.isfinite(number) else Value(UNKNOWN)


def bits_text(number: int, places: int) -> str:
    """Return the bits of a number, the highest first, in groups of four.

    >>> bits_text(126, 8)
    '0111 1110'
    """
    bits = f"{number:0{places}b}"
    first = len(bits) % 4 or 4
    return " ".join([bits[:first], *(bits[k : k + 4] for k in range(first, len(bits), 4))])

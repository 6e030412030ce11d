"""Numbers of any length in a few characters: grouped digits, then powers of two, then a length."""

from rnn_viz.core.language import _
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.numbers import percent, power_of_two

_IN_DIGITS = 10**15  # below, all digits are written
_ABOUT_POWERS = (0, 1, 2)  # what is taken from a power of two


def short_number(number: int) -> str:
    """Return a number in at most 19 characters; empty if it has no form that is so short.

    >>> short_number(549_755_813_887), short_number(2**96), short_number(2**96 - 2)
    ('549,755,813,887', '2⁹⁶', '(2⁹⁶ − 2)')
    >>> short_number(10**40)
    ''
    """
    if number < _IN_DIGITS:
        return f"{number:,}"
    for less in _ABOUT_POWERS:
        exponent = (number + less).bit_length() - 1
        if number + less == 1 << exponent:
            return f"({power_of_two(exponent)} − {less})" if less else power_of_two(exponent)
    return ""


def short_sum(a: int, b: int) -> str:
    """Return ``a + b``, or how long the numbers are where they have no short form.

    >>> short_sum(1, 2**39 - 1), short_sum(2**200 - 1, 1)
    ('1 + 549,755,813,887', '(2²⁰⁰ − 1) + 1')
    >>> short_sum(10**40, 1)
    'a sum of 133 bits'
    """
    numbers = short_number(a), short_number(b)
    if all(numbers):
        return " + ".join(numbers)
    return _("a sum of {count:,} bits").format(count=(a + b).bit_length())


def short_answer(sum_: Addition) -> str:
    """Return what the network answers, as :func:`short_number`; without a short form, its length.

    >>> short_number(7)
    '7'
    """
    return short_number(sum_.answer) or _("a number of {count:,} bits").format(
        count=sum_.answer.bit_length()
    )


def whole_percent(share: float) -> str:
    """Return a share as :func:`percent`, all and none of them without decimals.

    >>> whole_percent(1.0), whole_percent(0.99995), whole_percent(0.783), whole_percent(0.0)
    ('100 %', '> 99.9 %', '78.3 %', '0 %')
    """
    return percent(share).replace(".0 %", " %") if share in (0.0, 1.0) else percent(share)

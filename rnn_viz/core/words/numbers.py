"""Numbers as text: signed ones, sizes, counts, and shares of which only all are 100 %."""

import math
import re
from collections.abc import Sequence

from rnn_viz.core.language import _

_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_LONG = 10_000.0  # from here on the exponent says more than the digits
_EXPONENT = re.compile(r"e([+-]?\d+)")
_RAISED = str.maketrans("0123456789-", _RAISED_DIGITS)
_LOWERED = str.maketrans(_RAISED_DIGITS, "0123456789-")
_POWER = re.compile(rf"·10([{_RAISED_DIGITS}]+)$")
_LEAST = 0.001  # the smallest share that is written as a number, and what all lack of the largest
LONGEST_PERCENT = "> 99.9 %"  # no share is written with more


def signed(value: float, decimals: int = 3) -> str:
    """Return a number with its sign; with an exponent where digits would say nothing.

    >>> signed(0.8379), signed(-12.0), signed(1e308)
    ('+0.838', '−12.000', '+1.000·10³⁰⁸')
    >>> signed(-0.0), signed(-0.0001)  # what is rounded to zero is not below it
    ('+0.000', '+0.000')
    >>> signed(-0.00012, 5), signed(0.0000012, 5), signed(0.0, 5)
    ('−0.00012', '+1.2·10⁻⁶', '+0.00000')
    >>> signed(float("nan"))
    'nan'
    """
    size = abs(value)
    if size >= _LONG:
        text = with_power(f"{value:+.3e}")
    elif decimals > 3 and 0 < size < 10**-decimals:
        text = with_power(f"{value:+.1e}")
    else:
        text = f"{value:+z.{decimals}f}"
    sign, digits = text[0], text[1:]
    return "nan" if digits == "nan" else f"{'−' if sign == '-' else sign}{digits}"


def with_power(text: str) -> str:
    """Return numbers that Python has written with an exponent as people write them.

    >>> with_power("1.2e-06"), with_power("-1e+308"), with_power("0.5"), with_power("[1e-05 2e+00]")
    ('1.2·10⁻⁶', '-1·10³⁰⁸', '0.5', '[1·10⁻⁵ 2·10⁰]')
    """
    return _EXPONENT.sub(lambda found: f"·10{str(int(found[1])).translate(_RAISED)}", text)


def without_power(text: str) -> str:
    """Return a number that people have written with a power of ten as Python writes it.

    >>> without_power("1.2·10⁻⁶"), without_power("0.5")
    ('1.2e-6', '0.5')
    """
    return _POWER.sub(lambda found: f"e{found[1].translate(_LOWERED)}", text)


def brief(value: float) -> str:
    """Return a number with as few digits as it has, at most six.

    >>> brief(0.1), brief(-5.0), brief(1e-6), brief(1_234_567.0)
    ('0.1', '−5', '1·10⁻⁶', '1.23457·10⁶')
    """
    return with_power(f"{value:.6g}").replace("-", "−")


def typed(value: float) -> str:
    """Return a number in full as it may be typed, too; the same number is read from it.

    >>> typed(0.1), typed(10.0), typed(1e308), typed(-1.25e-7)
    ('0.1', '10', '1·10³⁰⁸', '−1.25·10⁻⁷')
    """
    return with_power(repr(value).removesuffix(".0")).replace("-", "−")


def limit_of_colours(limit: float) -> str:
    """Return the size of a limit, with two decimals.

    >>> limit_of_colours(8.594), limit_of_colours(1e308)
    ('8.59', '1.00·10³⁰⁸')
    """
    return with_power(f"{limit:.2e}") if limit >= _LONG else f"{limit:.2f}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage with one decimal.

    Only all of them are 100.0 % and only none are 0.0 %: one wrong sum of 16,384 stays visible.

    >>> percent(0.6729), percent(0.9998), percent(1.0)
    ('67.3 %', '> 99.9 %', '100.0 %')
    >>> percent(1 / 16_384), percent(0.001), percent(0.0)
    ('< 0.1 %', '0.1 %', '0.0 %')
    """
    if 0.0 < share < 0.001:
        return "< 0.1 %"
    if 0.999 < share < 1.0:
        return LONGEST_PERCENT
    return f"{100 * share:.1f} %"


def percent_in_short(share: float) -> str:
    """Return a share as a whole number of hundredths; as with :func:`percent`, all are all.

    >>> [percent_in_short(share) for share in (0.0, 0.0001, 0.947, 0.9999, 1.0)]
    ['0', '<1', '95', '>99', '100']
    """
    if 0.0 < share < 0.01:
        return "<1"
    if 0.99 < share < 1.0:
        return ">99"
    return f"{100 * share:.0f}"


def percent_near(share: float) -> str:
    """Return a share that is known of a moment nearby; none and all are said of the very one only.

    >>> percent_near(0.6729), percent_near(0.0), percent_near(1.0)
    ('≈ 67.3 %', '≈ 0.1 %', '≈ 99.9 %')
    """
    return f"≈ {percent(min(max(share, _LEAST), 1.0 - _LEAST))}"


def listed(names: Sequence[str]) -> str:
    """Return names as they are listed in a sentence.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def error_text(value: float) -> str:
    """Return an error, or what the script prints where it is none.

    >>> error_text(3.4563), error_text(float("inf"))
    ('3.46', 'nan')
    """
    return f"{value:.2f}" if math.isfinite(value) else "nan"


def power_of_two(exponent: int) -> str:
    """Return a power of two as such.

    >>> power_of_two(14)
    '2¹⁴'
    """
    return f"2{str(exponent).translate(_RAISED)}"

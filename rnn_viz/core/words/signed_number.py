"""Weights as text: always a sign, always the same number of decimals."""

from rnn_viz.core.words.number_text import signed

_LONG = 10_000.0  # from here on the exponent says more than the digits


def limit_of_colours(limit: float) -> str:
    """Return the size of a limit, with two decimals.

    >>> limit_of_colours(8.594), limit_of_colours(1e308)
    ('8.59', '1.00e+308')
    """
    return f"{limit:.2e}" if limit >= _LONG else f"{limit:.2f}"


def signed_number(value: float) -> str:
    """Return a weight with its sign and three decimals.

    >>> signed_number(0.8379), signed_number(-12.0), signed_number(1e308)
    ('+0.838', '−12.000', '+1.000e+308')
    >>> signed_number(float("nan"))
    'nan'
    """
    return signed(value)

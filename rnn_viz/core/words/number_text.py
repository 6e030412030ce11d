"""Numbers as text: always a sign, always the same number of decimals, a real minus."""

_LONG = 10_000.0  # from here on the exponent says more than the digits
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def signed(value: float, decimals: int = 3) -> str:
    """Return a number with its sign; with an exponent where digits would say nothing.

    >>> signed(0.8379), signed(-12.0), signed(1e308)
    ('+0.838', '−12.000', '+1.000e+308')
    >>> signed(-0.0)
    '+0.000'
    >>> signed(-0.00012, 5), signed(0.0000012, 5), signed(0.0, 5)
    ('−0.00012', '+1.2e-06', '+0.00000')
    >>> signed(float("nan"))
    'nan'
    """
    size = abs(value)
    value += 0.0  # minus zero is zero
    if size >= _LONG:
        text = f"{value:+.3e}"
    elif decimals > 3 and 0 < size < 10**-decimals:
        text = f"{value:+.1e}"
    else:
        text = f"{value:+.{decimals}f}"
    sign, digits = text[0], text[1:]
    return "nan" if digits == "nan" else f"{'−' if sign == '-' else sign}{digits}"


def power_of_two(exponent: int) -> str:
    """Return a power of two as such.

    >>> power_of_two(14)
    '2¹⁴'
    """
    return f"2{str(exponent).translate(_RAISED)}"

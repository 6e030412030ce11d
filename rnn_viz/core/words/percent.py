"""Shares as text; only what is whole is written as whole."""


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage with one decimal.

    Rounding never reaches 100.0 or 0.0 by itself: one wrong sum of 16,384 stays visible.

    >>> percent(0.6729), percent(0.99994), percent(1.0)
    ('67.3 %', '99.9 %', '100.0 %')
    """
    tenths = round(share * 1000)
    if 0.0 < share < 1.0:
        tenths = min(max(tenths, 1), 999)
    return f"{tenths / 10:.1f} %"

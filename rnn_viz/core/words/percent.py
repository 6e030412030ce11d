"""Shares as text; only what is whole is written as whole."""

LONGEST = "> 99.9 %"  # no share is written with more


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
        return LONGEST
    return f"{100 * share:.1f} %"

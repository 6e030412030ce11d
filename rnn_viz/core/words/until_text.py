"""Read the numbers that are typed into conditions to run until."""

from rnn_viz.core.evidence.until import UntilError, UntilErrorBelow, UntilIteration

_LONGEST = 24  # characters of a number


def parse_iteration(text: str, here: int, end: int) -> UntilIteration:
    """Return the condition of a typed iteration after ``here``; ``5,500`` is fine.

    Raises
    ------
    UntilError
        The text is not such an iteration, or the run ends here.
    """
    if here >= end:
        raise UntilError(f"The run ends here, at iteration {end:,}. Extend it to run on.")
    plain = text.strip().replace(",", "")
    is_number = plain.isascii() and plain.isdigit() and len(plain) < _LONGEST
    if not is_number or not here < int(plain) <= end:
        raise UntilError(f"Type an iteration after this one: {here + 1:,} … {end:,}.")
    return UntilIteration(int(plain))


def parse_error(text: str) -> UntilErrorBelow:
    """Return the condition of a typed mean error.

    Raises
    ------
    UntilError
        The text is not a finite number above 0.
    """
    plain = text.strip()
    try:
        if not plain.isascii() or "_" in plain or len(plain) > _LONGEST:
            raise ValueError(text)
        error = float(plain)
    except ValueError:
        raise UntilError("The mean error must be a number above 0.") from None
    return UntilErrorBelow(error)

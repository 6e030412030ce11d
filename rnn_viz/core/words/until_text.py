"""Conditions to run until in words, and read from what is typed."""

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, SIDE
from rnn_viz.core.evidence.until import (
    WINDOW,
    Condition,
    UntilError,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
)

_LONGEST = 24  # characters of a number


def what_must_be(condition: Condition, bits: int) -> str:
    """Return what must come true, to follow "until" or "stopped:"; ``bits`` of a training sum."""
    match condition:
        case UntilIteration(iteration):
            return f"iteration {iteration:,} is reached"
        case UntilErrorBelow(error):
            return f"the mean error of {WINDOW} examples is below {error:g}"
        case UntilPerfect():
            return f"all {f'{SIDE**2:,} sampled ' if bits > ALL_UP_TO else ''}sums are right"
        case UntilWrongAnswer():
            return "an example is answered wrongly"


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

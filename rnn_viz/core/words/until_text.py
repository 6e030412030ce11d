"""Conditions to run until in words, and read from what is typed."""

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.until import (
    WINDOW,
    Condition,
    UntilError,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.words.typed_numbers import (
    CommaError,
    NumberError,
    read_decimal,
    read_iteration,
)


def what_must_be(condition: Condition, bits: int) -> str:
    """Return what must come true, to follow "until" or "stopped:"; ``bits`` of a training sum."""
    match condition:
        case UntilIteration(iteration):
            return f"iteration {iteration:,} is reached"
        case UntilErrorBelow(error):
            return f"the mean error of {WINDOW} examples is below {error:g}"
        case UntilPerfect():
            return f"all {f'{count_of(bits):,} sampled ' if bits > ALL_UP_TO else ''}sums are right"
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
    try:
        return UntilIteration(read_iteration(text, here + 1, end, "after this one"))
    except NumberError as error:
        raise UntilError(str(error)) from None


def parse_error(text: str) -> UntilErrorBelow:
    """Return the condition of a typed mean error.

    Raises
    ------
    UntilError
        The text is not a finite number above 0.
    """
    try:
        return UntilErrorBelow(read_decimal(text))
    except CommaError as error:
        raise UntilError(str(error)) from None
    except NumberError:
        raise UntilError("The mean error must be a number above 0.") from None

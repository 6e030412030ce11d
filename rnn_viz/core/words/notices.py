"""What the engine says once: what ended, what could not be done, what the run waits for."""

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.until import (
    UNTIL_WINDOW,
    Condition,
    UntilError,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.faults import cause
from rnn_viz.core.words.numbers import brief
from rnn_viz.core.words.typed_numbers import (
    CommaError,
    NumberError,
    read_decimal,
    read_iteration,
)

NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to redo."
NO_SUCH_BRANCH = "There is no such branch."
RUN_STAYS = "The run itself cannot be deleted, only its branches."
COMPARISON_ENDS = "The comparison ends: one of its two branches is gone."
RUN_BEGINS = "A new run begins; the one before it is in the list of runs, and Undo goes back."
HAS_BRANCHES = "This branch has branches of its own: delete those first."


def run_ends(iteration: int) -> str:
    """Say that there is no example left."""
    return f"The run ends here, after {iteration:,} examples. Extend it to train on."


def diverged(iteration: int) -> str:
    """Say that training cannot go on, and what helps."""
    return (
        f"Diverged at iteration {iteration:,}: the weights are no longer finite. "
        "Try a smaller alpha."
    )


def outside_run(iteration: int, end: int) -> str:
    """Say that a run has no such iteration."""
    return f"Iteration {iteration:,} is outside this run: 0 … {end:,}."


def is_met(condition: Condition, bits: int) -> str:
    """Say why a run has stopped by itself."""
    return f"Stopped: {what_must_be(condition, bits)}."


def at_breakpoint(key: str) -> str:
    """Say before which line a run has stopped."""
    return f"Stopped at the breakpoint before {key}. Run goes on to the next."


def example_learned(iteration: int, *, waits: bool) -> str:
    """Say that an example has been played to its end; ``waits``: Space plays the next."""
    what = "Space plays the next one" if waits else "the next one is on stage"
    return f"Example {iteration:,} is learned; {what}."


def branch_begins(iteration: int, before: str) -> str:
    """Say that a change has made a branch, and that the run it left is still there."""
    return f"A branch begins at iteration {iteration:,}; {before} is kept as it was, see What if."


def undone(what: str, shown: str = "") -> str:
    """Say what an undo has taken back, and what is shown in its place if that is another run."""
    return f"Undone: {what}{_shown(shown)}."


def redone(what: str, shown: str = "") -> str:
    """Say what a redo has done again, and what is shown now if that is another run."""
    return f"Done again: {what}{_shown(shown)}."


def _shown(name: str) -> str:
    return f"; {name} is shown now" if name else ""


def came_only_to(name: str, iteration: int, wanted: int) -> str:
    """Say why the playhead is not where it was: the run shown now has no such moment."""
    return (
        f"{name[:1].upper()}{name[1:]} has come only to iteration {iteration:,}, "
        f"not to {wanted:,}: the playhead is there."
    )


def fault(failure: BaseException) -> str:
    """Say that the program failed; the run is still there."""
    return f"Stopped by a fault in the program: {cause(failure)}."


def unprepared(failure: BaseException) -> str:
    """Say why nothing can be learned."""
    return f"Training could not be prepared: {cause(failure)}."


def what_must_be(condition: Condition, bits: int) -> str:
    """Return what must come true, to follow "until" or "stopped:"; ``bits`` of a training sum."""
    match condition:
        case UntilIteration(iteration):
            return f"iteration {iteration:,} is reached"
        case UntilErrorBelow(error):
            return f"the mean error of {UNTIL_WINDOW} examples is below {brief(error)}"
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

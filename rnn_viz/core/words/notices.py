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
from rnn_viz.core.language import _, begun
from rnn_viz.core.words.numbers import brief
from rnn_viz.core.words.typed_numbers import (
    CommaError,
    NumberError,
    read_decimal,
    read_iteration,
)

NOTHING_TO_UNDO = _("There is nothing to undo.")
NOTHING_TO_REDO = _("There is nothing to redo.")
NO_SUCH_BRANCH = _("There is no such branch.")
RUN_STAYS = _("The run itself cannot be deleted, only its branches.")
COMPARISON_ENDS = _("The comparison ends: one of its two branches is gone.")
RUN_BEGINS = _("A new run begins; the one before it is in the list of runs, and Undo goes back.")
HAS_BRANCHES = _("This branch has branches of its own: delete those first.")


def run_ends(iteration: int) -> str:
    """Say that there is no example left."""
    said = _("The run ends here, after {count:,} examples. Extend it to train on.")
    return said.format(count=iteration)


def diverged(iteration: int) -> str:
    """Say that training cannot go on, and what helps."""
    return _(
        "Diverged at iteration {iteration:,}: the weights are no longer finite. "
        "Try a smaller alpha."
    ).format(iteration=iteration)


def outside_run(iteration: int, end: int) -> str:
    """Say that a run has no such iteration."""
    said = _("Iteration {iteration:,} is outside this run: 0 … {end:,}.")
    return said.format(iteration=iteration, end=end)


def is_met(condition: Condition, bits: int) -> str:
    """Say why a run has stopped by itself."""
    return _("Stopped: {condition}.").format(condition=what_must_be(condition, bits))


def at_breakpoint(key: str) -> str:
    """Say before which line a run has stopped."""
    said = _("Stopped at the breakpoint before {line}. Run goes on to the next.")
    return said.format(line=key)


def example_learned(iteration: int, *, waits: bool) -> str:
    """Say that an example has been played to its end; ``waits``: Space plays the next."""
    said = (
        _("Example {iteration:,} is learned; Space plays the next one.")
        if waits
        else _("Example {iteration:,} is learned; the next one is on stage.")
    )
    return said.format(iteration=iteration)


def branch_begins(iteration: int, before: str) -> str:
    """Say that a change has made a branch, and that the run it left is still there."""
    said = _("A branch begins at iteration {iteration:,}; {before} is kept as it was, see What if.")
    return said.format(iteration=iteration, before=before)


def undone(what: str, shown: str = "") -> str:
    """Say what an undo has taken back, and what is shown in its place if that is another run."""
    said = _("Undone: {what}; {shown} is shown now.") if shown else _("Undone: {what}.")
    return said.format(what=what, shown=shown)


def redone(what: str, shown: str = "") -> str:
    """Say what a redo has done again, and what is shown now if that is another run."""
    said = _("Done again: {what}; {shown} is shown now.") if shown else _("Done again: {what}.")
    return said.format(what=what, shown=shown)


def came_only_to(name: str, iteration: int, wanted: int) -> str:
    """Say why the playhead is not where it was: the run shown now has no such moment."""
    said = _(
        "{run} has come only to iteration {iteration:,}, not to {wanted:,}: the playhead is there."
    )
    return begun(said.format(run=name, iteration=iteration, wanted=wanted))


def fault(failure: BaseException) -> str:
    """Say that the program failed; the run is still there."""
    return _("Stopped by a fault in the program: {cause}.").format(cause=cause(failure))


def unprepared(failure: BaseException) -> str:
    """Say why nothing can be learned."""
    return _("Training could not be prepared: {cause}.").format(cause=cause(failure))


def what_must_be(condition: Condition, bits: int) -> str:
    """Return what must come true, to follow "until" or "stopped:"; ``bits`` of a training sum."""
    match condition:
        case UntilIteration(iteration):
            return _("iteration {iteration:,} is reached").format(iteration=iteration)
        case UntilErrorBelow(error):
            said = _("the mean error of {count} examples is below {error}")
            return said.format(count=UNTIL_WINDOW, error=brief(error))
        case UntilPerfect():
            if bits <= ALL_UP_TO:
                return _("all sums are right")
            return _("all {count:,} sampled sums are right").format(count=count_of(bits))
        case UntilWrongAnswer():
            return _("an example is answered wrongly")


def parse_iteration(text: str, here: int, end: int) -> UntilIteration:
    """Return the condition of a typed iteration after ``here``; ``5,500`` is fine.

    Raises
    ------
    UntilError
        The text is not such an iteration, or the run ends here.
    """
    if here >= end:
        said = _("The run ends here, at iteration {iteration:,}. Extend it to run on.")
        raise UntilError(said.format(iteration=end))
    asked = _("Type an iteration after this one: {low:,} … {high:,}.")
    try:
        return UntilIteration(read_iteration(text, here + 1, end, asked))
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
        raise UntilError(_("The mean error must be a number above 0.")) from None

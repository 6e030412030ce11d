"""What is marked in the listing at one moment: two arrows, breakpoints, values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import Op, Program
from rnn_viz.core.script.variables import Value, values
from rnn_viz.core.words.variable_text import brief, short


@dataclass(frozen=True)
class Marks:
    """Marks by line.

    Attributes
    ----------
    executed, following
        Lines of the operation done last and of the one to come; empty where there is none.
    block
        First and last line of the half that is being worked through.
    breakpoints
        Lines with a breakpoint, the first of each operation.
    stopped
        The other lines of these operations, which run with the first.
    values
        What each line has just assigned.
    """

    executed: tuple[int, ...] = ()
    following: tuple[int, ...] = ()
    block: tuple[int, int] = (0, 0)
    breakpoints: frozenset[int] = frozenset()
    stopped: frozenset[int] = frozenset()
    values: Mapping[int, tuple[Value, ...]] = field(default_factory=dict)


def marks_of(
    listing: Listing,
    program: Program,
    operation: int | None,
    trace: Trace | None,
    breakpoints: Collection[str],
) -> Marks:
    """Return what to mark after ``operation`` lines; ``None`` marks breakpoints only."""
    stops = frozenset(listing.lines_of(key)[0] for key in breakpoints)
    with_them = frozenset(at for key in breakpoints for at in listing.lines_of(key)[1:])
    if operation is None:
        return Marks(breakpoints=stops, stopped=with_them)
    done = program[operation - 1] if operation > 0 else None
    coming = program[operation] if operation < len(program) else None
    executed = listing.lines_of(done.key) if done else ()
    following = listing.lines_of(coming.key) if coming else ()
    half = (coming or done or program[0]).half
    block = [line for op in program if op.half == half for line in listing.lines_of(op.key)]
    assigned = _assigned(listing, executed, done, trace)
    return Marks(executed, following, (min(block), max(block)), stops, with_them, assigned)


def _assigned(
    listing: Listing, lines: tuple[int, ...], op: Op | None, trace: Trace | None
) -> dict[int, tuple[Value, ...]]:
    """Return the values of an operation at the lines that assign them."""
    if op is None or trace is None:
        return {}
    known = {value.name: value for value in values(trace, op)}
    return {
        line: tuple(known[name] for name in listing.lines[line].assigns)
        for line in lines
        if listing.lines[line].assigns
    }


def ending(assigned: tuple[Value, ...], room: int) -> str:
    """Return the text for the end of a line: as much as fits into ``room`` characters."""
    texts = [short(assigned[0]), brief(assigned[0])]
    if len(assigned) > 1:
        texts.insert(0, "  ".join(f"{value.name} {brief(value)}" for value in assigned))
    return next((text for text in texts if len(text) <= room), texts[-1])

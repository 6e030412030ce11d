"""The operations of one example: what each does, their order, and the stops between them.

An operation is one line of the listing for one position. ``operation`` counts how many are
done, ``0 … len(program)``; the line executed last is ``program[operation - 1]``, the next is
``program[operation]``.

What is said here about an operation once, everything else is derived from: which line of the
listing it is, what lights up on the stage and in the synapses, what a value was computed from.
"""

from collections.abc import Collection
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_ALL = ("synapse_0", "synapse_h", "synapse_1")


class StageCell(NamedTuple):
    """A row of the stage at a position, counted from that of the operation or from 0."""

    row: str
    position: int = 0


class Operation(NamedTuple):
    """What an operation does, at whatever position.

    Attributes
    ----------
    half
        ``"forward"``, ``"backward"`` or ``"update"``.
    start
        How its first line in the listing begins.
    variable
        The variable of the listing that it is about.
    gives
        The rows of the stage that hold a value from then on, at its position.
    reads
        What it reads of the stage, its position being 0: the state before is at -1, what comes
        from the future at 1.
    synapses
        The synapses that it uses or changes.
    """

    half: str
    start: str
    variable: str
    gives: tuple[str, ...] = ()
    reads: tuple[StageCell, ...] = ()
    synapses: tuple[str, ...] = ()


COMPARING = {"layer_2_error", "layer_2_delta", "overallError", "d"}  # answer with truth
_BITS = (StageCell("a"), StageCell("b"))
_STATE, _STATE_BEFORE = StageCell("layer_1"), StageCell("layer_1", -1)
_BLAME, _OUTPUT_BLAME = StageCell("layer_1_delta"), StageCell("layer_2_delta")
_BLAME_AFTER = StageCell("layer_1_delta", 1)

OPERATIONS = {
    "X": Operation("forward", "y = c[position]", "X", ("place", "a", "b", "carry", "truth")),
    "layer_1": Operation(
        "forward", "layer_1 = sigmoid(", "layer_1", ("layer_1",), (*_BITS, _STATE_BEFORE),
        ("synapse_0", "synapse_h"),
    ),
    "layer_2": Operation("forward", "layer_2 =", "layer_2", ("p",), (_STATE,), ("synapse_1",)),
    "layer_2_error": Operation(
        "forward", "layer_2_error =", "layer_2_error", ("error",),
        (StageCell("p"), StageCell("truth")),
    ),
    "layer_2_delta": Operation(
        "forward", "layer_2_delta = (", "layer_2_delta", ("layer_2_delta",),
        (StageCell("error"), StageCell("p")),
    ),
    "overallError": Operation(
        "forward", "overallError +=", "overallError", reads=(StageCell("error"),)
    ),
    "d": Operation("forward", "d[position] =", "d", ("guess",), (StageCell("p"),)),
    "back_X": Operation(
        "backward", "layer_2_delta = layer_2_deltas", "X",
        reads=(*_BITS, _STATE, _STATE_BEFORE, _OUTPUT_BLAME),
    ),
    "layer_1_delta": Operation(
        "backward", "from_output =", "layer_1_delta", ("layer_1_delta",),
        (_OUTPUT_BLAME, _BLAME_AFTER, _STATE), ("synapse_1", "synapse_h"),
    ),
    "synapse_1_update": Operation(
        "backward", "synapse_1_update +=", "synapse_1_update", reads=(_STATE, _OUTPUT_BLAME),
        synapses=("synapse_1",),
    ),
    "synapse_h_update": Operation(
        "backward", "synapse_h_update +=", "synapse_h_update", reads=(_STATE_BEFORE, _BLAME),
        synapses=("synapse_h",),
    ),
    "synapse_0_update": Operation(
        "backward", "synapse_0_update +=", "synapse_0_update", reads=(*_BITS, _BLAME),
        synapses=("synapse_0",),
    ),
    "future_layer_1_delta": Operation(
        "backward", "future_layer_1_delta = layer_1_delta", "future_layer_1_delta",
        reads=(_BLAME,),
    ),
    **{
        name: Operation("update", f"{name} +=", name, synapses=(name,))
        for name in ("synapse_0", "synapse_1", "synapse_h")
    },
    "clear": Operation("update", "synapse_0_update *=", "synapse_0_update", synapses=_ALL),
}  # fmt: skip
FORWARD, BACKWARD, UPDATE = (
    tuple(key for key, operation in OPERATIONS.items() if operation.half == half)
    for half in ("forward", "backward", "update")
)
# rows of the stage and the variables whose values they show, the row's own first
_SHOWN = {
    "a": ("X",), "b": ("X",), "truth": ("y",), "layer_1": ("layer_1", "prev_layer_1"),
    "p": ("layer_2",), "error": ("layer_2_error", "overallError"), "guess": ("d",),
    "layer_2_delta": ("layer_2_delta",), "layer_1_delta": ("layer_1_delta",),
}  # fmt: skip


def variable_of(row: str) -> str:
    """Return the variable of the listing whose value a row of the stage shows; empty if none.

    >>> variable_of("guess"), variable_of("place")
    ('d', '')
    """
    return _SHOWN.get(row, ("",))[0]


def rows_of(variable: str) -> frozenset[str]:
    """Return the rows of the stage that show a variable of the listing; none if there is none.

    >>> sorted(rows_of("X")), sorted(rows_of("prev_layer_1"))
    (['a', 'b'], ['layer_1'])
    """
    return frozenset(row for row, variables in _SHOWN.items() if variable in variables)


def acting(key: str, position: int, columns: int) -> frozenset[StageCell]:
    """Return the cells of the stage that an operation at a position reads or computes."""
    operation = OPERATIONS[key]
    computed = [StageCell(row) for row in operation.gives if variable_of(row) == operation.variable]
    return _at(position, columns, (*computed, *operation.reads))


def sources_of(row: str, position: int, columns: int) -> frozenset[StageCell]:
    """Return the cells from which the value of a row at a position is computed."""
    if row == "truth":
        return _at(position, columns, (*_BITS, StageCell("carry")))
    reads = [operation.reads for operation in OPERATIONS.values() if row in operation.gives]
    return _at(position, columns, reads[0] if reads else ())


@lru_cache(maxsize=4096)
def known_rows(position: int, operation: int, columns: int) -> frozenset[str]:
    """Return the rows that hold a value at a position after so many operations of an example."""
    forward = operation - position * len(FORWARD)
    backward = operation - columns * len(FORWARD) - (columns - 1 - position) * len(BACKWARD)
    done = (*FORWARD[: max(0, forward)], *BACKWARD[: max(0, backward)])
    return frozenset(row for key in done for row in OPERATIONS[key].gives)


def _at(position: int, columns: int, cells: Collection[StageCell]) -> frozenset[StageCell]:
    """Move cells to a position, without those that are outside the sum."""
    moved = (StageCell(cell.row, cell.position + position) for cell in cells)
    return frozenset(cell for cell in moved if 0 <= cell.position < columns)


class Op(NamedTuple):
    """One operation.

    Attributes
    ----------
    key
        Which line of the listing; one of :data:`FORWARD`, :data:`BACKWARD`, :data:`UPDATE`.
    half
        ``"forward"``, ``"backward"`` or ``"update"``.
    position
        The position of the sum, 0 least significant; ``None`` in the update.
    """

    key: str
    half: str
    position: int | None


Program = tuple[Op, ...]


class StepSize(Enum):
    """Steps within an example: an operation, a position of a half, a whole half."""

    OP = "op"
    BIT = "bit"
    PASS = "pass"


@lru_cache(maxsize=8)
def program(columns: int, learns: bool) -> Program:
    """Return all operations of one example in order.

    Without ``learns``, as for the user's own numbers, only the forward half is there.
    """
    forward = [Op(key, "forward", t) for t in range(columns) for key in FORWARD]
    if not learns:
        return tuple(forward)
    backward = [Op(key, "backward", t) for t in reversed(range(columns)) for key in BACKWARD]
    return (*forward, *backward, *(Op(key, "update", None) for key in UPDATE))


def next_stop(program: Program, operation: int, size: StepSize) -> int:
    """Return the first stop after ``operation``, or the end of the program."""
    stop = min(operation + 1, len(program))
    while stop < len(program) and not _is_stop(program, stop, size):
        stop += 1
    return stop


def previous_stop(program: Program, operation: int, size: StepSize) -> int:
    """Return the last stop before ``operation``, or its beginning, 0."""
    stop = max(operation - 1, 0)
    while stop > 0 and not _is_stop(program, stop, size):
        stop -= 1
    return stop


def positions_shown(columns: int, operation: int) -> int:
    """Return how many of the positions have their guess after so many operations."""
    return min(operation // len(FORWARD), columns)


def hits(program: Program, breakpoints: Collection[str]) -> tuple[int, ...]:
    """Return where a run stops: each ``operation`` whose next line has a breakpoint.

    ``breakpoints`` holds keys of operations; a stop is before the line, as in a debugger.
    """
    return tuple(at for at, op in enumerate(program) if op.key in breakpoints)


def _is_stop(program: Program, operation: int, size: StepSize) -> bool:
    """Tell whether a step of this size ends between two operations."""
    before, after = program[operation - 1], program[operation]
    if size is StepSize.OP:
        return True
    if size is StepSize.PASS:
        return before.half != after.half
    return (before.half, before.position) != (after.half, after.position)

"""The operations of one example in their order, and the stops between them.

An operation is one line of the listing for one position. ``operation`` counts how many are
done, ``0 … len(program)``; the line executed last is ``program[operation - 1]``, the next is
``program[operation]``.
"""

from collections.abc import Collection
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

FORWARD = ("X", "layer_1", "layer_2", "layer_2_error", "layer_2_delta", "overallError", "d")
BACKWARD = (
    "back_X", "layer_1_delta", "synapse_1_update", "synapse_h_update", "synapse_0_update",
    "future_layer_1_delta",
)  # fmt: skip
UPDATE = ("synapse_0", "synapse_1", "synapse_h", "clear")
HALVES = {"forward": FORWARD, "backward": BACKWARD, "update": UPDATE}


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


def positions_shown(program: Program, operation: int) -> int:
    """Return how many positions have their guess."""
    return sum(op.key == "d" for op in program[:operation])


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

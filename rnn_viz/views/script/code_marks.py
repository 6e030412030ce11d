"""What is marked in the listing at one moment: two arrows, breakpoints, values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain

from PySide6.QtGui import QColor

from rnn_viz.core.language import _
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import Op, Program
from rnn_viz.core.script.variables import Value, values
from rnn_viz.core.words.value_text import in_a_line, in_a_word
from rnn_viz.views.widgets.theme import Theme

_MARGIN = 1  # lines that stay in sight above and below the marked ones
_TINT, _SHADE = 22, 80  # of 255: how strongly the line just done and its half are coloured


@dataclass(frozen=True)
class Marks:
    """Marks by line.

    Attributes
    ----------
    executed, following
        Lines of the operation done last and of the one to come; empty where there is none.
    block
        The lines of the half that is being worked through; none without steps.
    breakpoints
        Lines with a breakpoint, the first of each operation.
    stopped
        The other lines of these operations, which run with the first.
    values
        What each line has just assigned.
    """

    executed: tuple[int, ...] = ()
    following: tuple[int, ...] = ()
    block: range = range(0)
    breakpoints: frozenset[int] = frozenset()
    stopped: frozenset[int] = frozenset()
    values: Mapping[int, tuple[Value, ...]] = field(default_factory=dict)

    def said(self) -> list[str]:
        """Return what has been assigned, in words."""
        every, said = chain(*self.values.values()), _("{name} is {value}")
        return [said.format(name=value.name, value=in_a_line(value)) for value in every]

    def in_short(self) -> str:
        """Return what has been assigned, for one narrow line."""
        every = chain(*self.values.values())
        return " · ".join(f"{value.name} {in_a_word(value)}" for value in every)


def code_marks_of(
    listing: Listing,
    program: Program,
    operation: int | None,
    trace: Trace | None,
    breakpoints: Collection[str],
) -> Marks:
    """Return what to mark after ``operation`` lines; ``None`` marks breakpoints only.

    It costs the same however long the program is: it is asked for at every operation.
    """
    stops = frozenset(listing.lines_of(key)[0] for key in breakpoints)
    with_them = frozenset(at for key in breakpoints for at in listing.lines_of(key)[1:])
    if operation is None:
        return Marks(breakpoints=stops, stopped=with_them)
    done = program[operation - 1] if operation > 0 else None
    coming = program[operation] if operation < len(program) else None
    executed = listing.lines_of(done.key) if done else ()
    following = listing.lines_of(coming.key) if coming else ()
    first, last = listing.lines_of_half((coming or done or program[0]).half)
    assigned = _assigned(listing, executed, done, trace)
    return Marks(executed, following, range(first, last + 1), stops, with_them, assigned)


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
    texts = [in_a_line(assigned[0]), in_a_word(assigned[0])]
    if len(assigned) > 1:
        texts.insert(0, "  ".join(f"{value.name} {in_a_word(value)}" for value in assigned))
    return next((text for text in texts if len(text) <= room), texts[-1])


def top_line(marks: Marks, top: int, rows: int) -> int:
    """Return the line to begin with, instead of ``top``, where ``rows`` of them can be seen.

    It scrolls as little as needed; a half that fits is shown whole, so that it stays put.
    """
    lines = marks.executed or marks.following
    both = (*marks.executed, *marks.following)
    wanted = [range(min(both), max(both) + 1), range(lines[0], lines[-1] + 1)]
    for part in (marks.block, *wanted):
        if len(part) <= rows or part is wanted[-1]:
            top = _shifted(top, part, rows)
    return top


def _shifted(top: int, part: range, rows: int) -> int:
    """Return where to begin: all of a part in sight, with a margin, without, or its first line."""
    for margin in (_MARGIN, 0):
        if len(part) + 2 * margin <= rows:
            return min(max(top, part.stop + margin - rows), part.start - margin)
    return part.start


def ground(marks: Marks, line: int, theme: Theme) -> QColor | None:
    """Return the colour that lies under a line; ``None`` where it is as everywhere."""
    if line in marks.executed:
        return _faint(theme.accent, _TINT)
    return _faint(theme.raised, _SHADE) if line in marks.block else None


def _faint(colour: str, strength: int) -> QColor:
    tone = QColor(colour)
    tone.setAlpha(strength)
    return tone

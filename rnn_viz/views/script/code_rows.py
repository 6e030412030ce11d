"""The listing broken into rows that fit a width; no line is ever cut off.

Columns are characters. Indentation is halved, so that more fits into a narrow pane.
"""

from typing import NamedTuple

from rnn_viz.core.script.listing import Line, Listing

RESERVE = 9  # columns kept free behind an operation, for its value
_HANGING = 2  # columns that a continued row is indented more
_LEAST = 8  # columns of text, however narrow the pane
_SHORTEST = 0.35  # of the room; shorter rows only where there is no other way
_OPERATORS = "+-*/@%"  # they begin a row, never end one
_COST_OF_BRACKET, _COST_OF_ASSIGNMENT = 2, 3


class Row(NamedTuple):
    """A row: characters ``start … stop - 1`` of a line, written from column ``indent`` on."""

    line: int
    start: int
    stop: int
    indent: int
    is_last: bool

    @property
    def end(self) -> int:
        """The column behind the text."""
        return self.indent + self.stop - self.start


def rows_of(listing: Listing, columns: int) -> tuple[Row, ...]:
    """Return all rows for a width, from the first line to the last."""
    return tuple(
        row for at, line in enumerate(listing.lines) for row in _rows_of_line(at, line, columns)
    )


def _rows_of_line(at: int, line: Line, columns: int) -> list[Row]:
    start, indent = line.indent, line.indent // 2
    reserve = RESERVE if line.assigns and line.key is not None else 0
    rows = []
    while True:
        room = max(columns - indent, _LEAST)
        stop = _break(line.text, start, room, reserve)
        is_last = stop == len(line.text)
        rows.append(Row(at, start, stop, indent, is_last))
        if is_last:
            return rows
        start = stop + (line.text[stop] == " ")
        indent = line.indent // 2 + _HANGING


def _break(text: str, start: int, room: int, reserve: int) -> int:
    """Return where a row that begins at ``start`` ends: where the code is least torn apart."""
    rest = len(text) - start
    if rest <= room - reserve:
        return len(text)
    places = [place for place in _places(text, start) if place.at - start <= min(room, rest - 1)]
    if not places:
        return len(text) if rest <= room else start + room
    far = [place for place in places if place.at - start >= _SHORTEST * room]
    return max(far or places, key=lambda place: (-place.depth, -place.cost, place.at)).at


class _Place(NamedTuple):
    """A place where a row may end, how deep in brackets it is, and how much it tears apart."""

    at: int
    depth: int
    cost: int


def _places(text: str, start: int) -> list[_Place]:
    """Return the places where a row that begins at ``start`` may end: blanks and brackets."""
    places, depth = [], 0
    for at in range(start + 1, len(text)):
        before, after = text[at - 1], text[at]
        if before == "(" and after != ")":
            places.append(_Place(at, depth, _COST_OF_BRACKET))
        depth += (before in "([") - (before in ")]")
        if after == " " and before not in _OPERATORS:
            cost = _cost_of_blank(before, text[at + 1 : at + 3])
            places += [] if cost is None else [_Place(at, depth, cost)]
    return places


def _cost_of_blank(before: str, after: str) -> int | None:
    """Return how much a blank holds together: more before ``*`` than before ``+``."""
    if "=" in after:  # an assignment begins with what is assigned to
        return None
    if before == "=":
        return _COST_OF_ASSIGNMENT
    return 1 if after[0] in "*@/%" else 0

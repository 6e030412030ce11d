"""A sum as a table of text: one line a position, in the order in which the network reads."""

from collections.abc import Sequence

from rnn_viz.core.language import _
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.sentences import named

_TITLES = (_("position"), "a", "b", _("carry"), "p", _("guess"), _("truth"))
_NARROWEST = (8, 1, 1, 5, 5, 5, 5)  # letters of a column
_WIDTHS = tuple(max(len(title), low) for title, low in zip(_TITLES, _NARROWEST, strict=True))


def table(sum_: Addition) -> str:
    """Return the sum bit by bit, position 0 (the least significant) first."""
    return "\n".join([_row(_TITLES), *(_line(sum_, position) for position in range(sum_.columns))])


def notes(sum_: Addition) -> list[str]:
    """Return what the network has never met in this sum, one sentence each."""
    said = []
    if sum_.columns > sum_.bits:
        longer = _("Positions from {position} on are longer than trained on.")
        said.append(longer.format(position=sum_.bits))
    largest = (1 << (sum_.bits - 1)) - 1
    larger = _("{number} is larger than any training number (at most {largest:,}).")
    said += [
        larger.format(number=named(operand), largest=largest)
        for operand in dict.fromkeys((sum_.a, sum_.b))
        if operand > largest
    ]
    return said


def _line(sum_: Addition, position: int) -> str:
    mark = _("wrong") if sum_.wrong[position] else _("right")
    if position >= sum_.bits:
        mark = _("{mark}, longer than trained on").format(mark=mark)
    bits = (it[position] for it in (sum_.a_bits, sum_.b_bits, sum_.carry_in))
    said = sum_.guess[position], sum_.truth[position]
    cells = [str(it) for it in (position, *bits, f"{sum_.layer_2[position]:.3f}", *said)]
    return f"{_row(cells)}  {mark}"


def _row(cells: Sequence[str]) -> str:
    return "  ".join(map(str.rjust, cells, _WIDTHS))

"""A sum as a table of text: one line a position, in the order in which the network reads."""

from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.sentences import named

HEADER = "position  a  b  carry      p  guess  truth"


def table(sum_: Addition) -> str:
    """Return the sum bit by bit, position 0 (the least significant) first."""
    return "\n".join([HEADER, *(_line(sum_, position) for position in range(sum_.columns))])


def notes(sum_: Addition) -> list[str]:
    """Return what the network has never met in this sum, one sentence each."""
    said = []
    if sum_.columns > sum_.bits:
        said.append(f"Positions from {sum_.bits} on are longer than trained on.")
    largest = (1 << (sum_.bits - 1)) - 1
    said += [
        f"{named(operand)} is larger than any training number (at most {largest:,})."
        for operand in dict.fromkeys((sum_.a, sum_.b))
        if operand > largest
    ]
    return said


def _line(sum_: Addition, position: int) -> str:
    mark = "wrong" if sum_.wrong[position] else "right"
    unmet = ", longer than trained on" if position >= sum_.bits else ""
    return (
        f"{position:8d}  {sum_.a_bits[position]}  {sum_.b_bits[position]}"
        f"  {sum_.carry_in[position]:5d}  {sum_.layer_2[position]:5.3f}"
        f"  {sum_.guess[position]:5d}  {sum_.truth[position]:5d}  {mark}{unmet}"
    )

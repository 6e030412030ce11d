"""What happens at one position of the sum on stage, in two or three short sentences."""

import math

from rnn_viz.core.lenses.carry_lane import CarryLane
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sentences import probability


def what_happens_at(sum_: Addition, position: int, lane: CarryLane | None) -> str:
    """Say what is to be done there, what the network says, and what its memory reads.

    Without a ``lane`` nothing is said of the memory.
    """
    bits = int(sum_.a_bits[position]), int(sum_.b_bits[position])
    carry, p = int(sum_.carry_in[position]), float(sum_.layer_2[position])
    total = sum(bits) + carry
    carried = " with a carry" if carry else ""
    said = [f"{bits[0]} + {bits[1]}{carried} makes {total}: write {total & 1}, carry {total >> 1}."]
    verdict = "wrong" if sum_.wrong[position] else "right"
    guess = f"{probability(p)}, so {int(sum_.guess[position])}" if math.isfinite(p) else "no number"
    said.append(f"The network says {guess}: {verdict}.")
    if lane is not None and position == 0:
        said.append("Its memory was empty: nothing had been read.")
    elif lane is not None and math.isfinite(lane.sigmas[position]):
        reads = int(lane.sigmas[position] > 0)
        sure = percent(float(lane.certainty[position]))
        said.append(f"Its memory held carry {reads}, {sure} sure.")
    return " ".join(said)

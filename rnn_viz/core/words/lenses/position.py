"""What happens at one position of the sum on stage, in two or three short sentences."""

import math

from rnn_viz.core.language import _
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
    to_do = (
        _("{a} + {b} with a carry makes {total}: write {bit}, carry {carry}.")
        if carry
        else _("{a} + {b} makes {total}: write {bit}, carry {carry}.")
    )
    said = [to_do.format(a=bits[0], b=bits[1], total=total, bit=total & 1, carry=total >> 1)]
    verdict = _("wrong") if sum_.wrong[position] else _("right")
    if math.isfinite(p):
        says = _("The network says {p}, so {bit}: {verdict}.")
        bit = int(sum_.guess[position])
        said.append(says.format(p=probability(p), bit=bit, verdict=verdict))
    else:
        said.append(_("The network says no number: {verdict}.").format(verdict=verdict))
    if lane is not None and position == 0:
        said.append(_("Its memory was empty: nothing had been read."))
    elif lane is not None and math.isfinite(lane.sigmas[position]):
        reads = int(lane.sigmas[position] > 0)
        sure = percent(float(lane.certainty[position]))
        said.append(
            _("Its memory held carry {carry}, {share} sure.").format(carry=reads, share=sure)
        )
    return " ".join(said)

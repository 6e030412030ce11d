"""State space: whether states lie where the total of their column belongs."""

from collections.abc import Mapping

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.wrong_sum import FoundSum
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.space import Projection, Space
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.words.lenses.carry import plain
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.long_sums.long_numbers import short_sum
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import percent, signed

_HOW = _(
    "All sums of 8 bits, read bit by bit, make 131,072 hidden states, 38,228 of them different; "
    "above 8 bits a fixed sample of sums stands for all. Across: how far a state is beyond the "
    "straight cut that reads the carry (Fisher's linear discriminant, fitted on all states; there "
    "is nothing to set), in spreads σ. Up: layer_1 · synapse_1; above 0 the network writes 1. So "
    "the quadrants are the four totals that a column can have: 0, 1, 2 and 3. PC 1, 2 and 3 are "
    "the principal components: the directions in which the states differ most, with the share of "
    "the variance that they show. Their signs are kept from moment to moment."
)
_LIMITS = _(
    "A plane shows two directions of all there are: what looks like one group may be several, "
    "and what overlaps here may be apart elsewhere."
)


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value("space", Space)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("The states cannot be put in order"), found)
    states = _("{count:,} sampled states") if found.states.is_sample else _("{count:,} states")
    states = states.format(count=sum(found.visits))
    plane = found.plane
    if plane.at_home.all():
        sentence = _("All {states} lie in the quadrant of their column total: none is astray.")
        sentence = sentence.format(states=states)
        groups = _("{count} groups").format(count=np.count_nonzero(found.visits))
        return Verdict(groups, sentence, Sign.RIGHT, found.iteration)
    fewest = int(np.nanargmin(plane.shares))
    share, least = percent(plane.share), percent(float(plane.shares[fewest]))
    sentence = _(
        "{share} of {states} lie in the quadrant of their column total; of total {total} only "
        "{least}."
    ).format(share=share, states=states, total=fewest, least=least)
    return Verdict(share, sentence, Sign.PLAIN, found.iteration)


def about_state(space: Space, row: int) -> tuple[str, str]:
    """Return what a state has read, and what it says, as two lines.

    ``row`` is one of ``space.states``.
    """
    states = space.states
    a, b, position = (int(it[row]) for it in (states.a, states.b, states.position))
    p = float(sigmoid(space.plane.logit[row]))
    said = (
        _("{a} + {b} and a carry: p = {p:.2f}, {verdict}")
        if states.carry_in[row]
        else _("{a} + {b} without a carry: p = {p:.2f}, {verdict}")
    ).format(
        a=(a >> position) & 1, b=(b >> position) & 1, p=p,
        verdict=_("right") if (p > 0.5) == (states.bit[row] == 1) else _("wrong"),
    )  # fmt: skip
    return _("{a:,} + {b:,}, position {position}").format(a=a, b=b, position=position), said


def about_reading(space: Space, layer_1: Floats) -> str:
    """Say what is read from a hidden state, ``(hidden,)``, and what it writes."""
    sigmas, logit = space.points(layer_1, Projection.CARRY_BIT).tolist()
    certain = percent(float(space.plane.probe.certainty(np.array(sigmas))))
    carry, bit = int(sigmas > 0.0), int(logit > 0.0)
    return _(
        "It passes on carry {carry}, {sigmas:.1f} σ from the cut ({share} sure), and writes "
        "{bit}, logit {logit}: total {total}."
    ).format(
        carry=carry, sigmas=abs(sigmas), share=certain, bit=bit, logit=signed(logit, 2),
        total=2 * carry + bit,
    )  # fmt: skip


def about_wrong_state(wrong: FoundSum) -> tuple[str, ...]:
    """Say which sum comes out wrong, and where, as two lines."""
    sum_, position = wrong.sum, wrong.position
    told = _("writes {bit} at position {position:,}: wrong").format(
        bit=int(sum_.guess[position]), position=position
    )
    return short_sum(sum_.a, sum_.b), told


def about_inputs(space: Space) -> str:
    """Say whether the states keep what came in, besides the total."""
    share = space.inputs_share
    if share == 1.0:
        return _("Straight cuts tell a and b, too: eight groups, a pair of bits and a carry each.")
    return _("Straight cuts tell a, b and the bit together in {share} of the states.").format(
        share=percent(share)
    )


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    found = evidence.value("space", Space)
    if not isinstance(found, Space):
        return {}
    states, row = found.states, found.closest
    return {
        "iteration": found.iteration, "states": sum(found.visits), "different": len(states),
        "sampled": states.is_sample, "share": found.plane.share, "of_total": list(found.visits),
        "share_of_total": plain(found.plane.shares), "inputs_share": found.inputs_share,
        "variance": found.components.variance.tolist(),
        "closest": {
            "a": int(states.a[row]), "b": int(states.b[row]), "position": int(states.position[row]),
            "p": float(sigmoid(found.plane.logit[row])),
        },
    }  # fmt: skip


SPACE = LensText(
    "space", _("State space"), frozenset({"space"}),
    _verdict, _numbers, _HOW, _LIMITS,
)  # fmt: skip

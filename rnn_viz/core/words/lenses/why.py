"""Why this bit, in words: what speaks for 1 and for 0, and what would flip it."""

import math

from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.lenses.one_sum.why import Waterfall, waterfall
from rnn_viz.core.net.subjects import INPUTS, Probability, Unit, Weight
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import Sign, Verdict, unable
from rnn_viz.core.words.numbers import listed, signed
from rnn_viz.core.words.sentences import probability

_DECIMALS = 2
_MOST_NAMED = 4  # terms
_HOW = _(
    "layer_2 is the sigmoid of one sum, the logit: each unit's activity times its weight to the "
    "output. The bars are these terms, each beginning where the one before ends; above 0 the bit "
    "is 1. There is no bias in this network, so nothing else comes in. A unit is taken apart in "
    "the same way: two inputs and all units of the position before, times their weights; above 0 "
    "its activity is above one half. What would flip it: the fewest terms without which the sum "
    "is on the other side of 0, found by leaving out the largest of those that hold it there; and "
    "the one weight that has to change least to bring it to 0, which is the one whose beginning "
    "is most active. Both speak of this sum at this position only."
)
_LIMITS = _(
    "It shows what this one sum is made of, not why the units are as active as they are: a click "
    "on a unit goes one step further back."
)


def term_name(source: Weight) -> str:
    """Name where a term comes from.

    >>> term_name(Weight("synapse_0", 1, 3)), term_name(Weight("synapse_h", 7, 3))
    ('b', 'unit 7')
    """
    if source.name == "synapse_0":
        return INPUTS[source.row]
    return _("unit {unit}").format(unit=source.row)


def about_why(evidence: Evidence) -> Verdict:
    """Say what speaks most for 1 and for 0, what comes of it, and whether that is right."""
    sum_, at = evidence.trace.sum, evidence.position
    terms = waterfall(evidence.trace, Probability(at))
    if not math.isfinite(terms.total):
        found = Unable(evidence.iteration, Trouble.DIVERGED)
        return unable(_("The sum cannot be taken apart"), found)
    is_wrong = bool(sum_.wrong[at])
    together = (
        _("Together {total}: it says {bit}, wrong.")
        if is_wrong
        else _("Together {total}: it says {bit}.")
    ).format(total=signed(terms.total, _DECIMALS), bit=sum_.guess[at])
    sign = Sign.WRONG if is_wrong else Sign.PLAIN
    figure = f"p = {probability(terms.result)}"
    return Verdict(figure, f"{_most(terms)} {together}", sign)


def _most(terms: Waterfall) -> str:
    """Name the strongest term for either side."""
    products = terms.products
    said = []
    for number, index in ((1, int(products.argmax())), (0, int(products.argmin()))):
        size = float(products[index])
        is_for = size > 0 if number else size < 0
        who = _p("term", "none")
        if is_for:
            who = f"{term_name(terms.sources[index])} ({signed(size, _DECIMALS)})"
        said.append(_("Most for {bit}: {term}.").format(bit=number, term=who))
    return " ".join(said)


def about_terms(terms: Waterfall) -> tuple[str, str]:
    """Say in a line what is added up, and what comes of it, in full and in short."""
    position = terms.of.position
    total, result = signed(terms.total, _DECIMALS), probability(terms.result)
    if isinstance(terms.of, Probability):
        said = _("layer_1[{position}] · synapse_1 = {total}, sigmoid {result}: the bit is {bit}")
        said = said.format(
            position=position, total=total, result=result, bit=1 if terms.is_up else 0
        )
        return f"{said}. " + _("Up is for 1, down for 0; no bias."), said
    before, unit = "0" if position == 0 else f"layer_1[{position - 1}]", terms.of.unit
    said = f"X[{position}] · synapse_0[:, {unit}] + {before} · synapse_h[:, {unit}] = {total}, "
    said += _("sigmoid {result}").format(result=result)
    return f"{said}. " + _("Up is for more, down for less; no bias."), said


def flips(terms: Waterfall) -> tuple[str, ...]:
    """Say what would bring the sum to the other side of 0, in sentences."""
    if terms.is_held:
        return (_("The unit is held at a value: its sum does not count."),)
    if not math.isfinite(terms.total):
        return ()
    fewest, weight = terms.flipping_terms, terms.flipping_weight
    said = []
    if fewest:
        left = terms.total - float(terms.products[list(fewest)].sum())
        said.append(
            _("Without {terms} the sum is {left}: {outcome}. Fewer do not suffice.").format(
                terms=_named([terms.sources[k] for k in fewest]),
                left=signed(left, _DECIMALS),
                outcome=_other_side(terms),
            )
        )
    else:
        said.append(_("No term is above 0, so leaving out terms cannot lift the sum above 0."))
    if weight is not None:
        index, change = weight
        now = float(terms.by[index])
        said.append(
            _(
                "Of single weights {weight} has to change least: from {now} to beyond {then}."
            ).format(
                weight=terms.sources[index].ends,
                now=signed(now, _DECIMALS),
                then=signed(now + change, _DECIMALS),
            )
        )
    return tuple(said)


def _named(sources: list[Weight]) -> str:
    """Name some terms, or count them where they are many."""
    if len(sources) > _MOST_NAMED:
        return _("its {count} largest terms on this side").format(count=len(sources))
    return listed([term_name(source) for source in sources])


def _other_side(terms: Waterfall) -> str:
    if isinstance(terms.of, Unit):
        said = (
            _("unit {unit} is not above one half")
            if terms.is_up
            else _("unit {unit} is above one half")
        )
        return said.format(unit=terms.of.unit)
    return _("it says {bit}").format(bit=0 if terms.is_up else 1)


def _numbers(evidence: Evidence) -> dict[str, object]:
    terms = waterfall(evidence.trace, Probability(evidence.position))
    weight = terms.flipping_weight
    if not math.isfinite(terms.total):
        return {}
    return {
        "sum": [evidence.trace.sum.a, evidence.trace.sum.b],
        "position": evidence.position,
        "terms": terms.products.tolist(),
        "logit": terms.total,
        "p": terms.result,
        "bit": int(evidence.trace.sum.guess[evidence.position]),
        "flipped_without_units": list(terms.flipping_terms),
        "flipped_by_weight": None if weight is None
        else {"weight": terms.sources[weight[0]].label, "change": weight[1]},
    }  # fmt: skip


WHY = LensText("why", _("Why this bit?"), frozenset(), about_why, _numbers, _HOW, _LIMITS)

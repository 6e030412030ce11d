"""Which units matter, in words."""

from collections.abc import Mapping

import numpy as np

from rnn_viz.core.evidence.evaluation import Sums
from rnn_viz.core.language import _
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.units import HeldAt, KnockOuts
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Verdict, unable
from rnn_viz.core.words.numbers import percent, signed

KEY = "units"
_LITTLE = 0.001  # share of the right sums that is said to be next to nothing
_SELDOM = 0.01  # share of right sums below which they are counted
_HOW = _(
    "One unit after the other is held at one value at every position, and all sums are asked "
    "again (of long sums a sample; of large networks fewer, as is said then). Lost are the sums "
    "that are right now and wrong then. Held at its mean over all positions of all sums, a unit "
    "says nothing any more, but the others get from it what they get on average. Held at zero "
    "they miss that, too: the sum of each unit shifts by the mean times the weight to it, so more "
    "breaks than what the unit had to say. Nothing of this changes the run."
)
_LIMITS = _(
    "One unit is held at a time: of two units that say the same, each seems not to matter while "
    "the other is there."
)


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value(KEY, KnockOuts)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("No sum can be asked with a unit held"), found)
    right, lost = found.live.exact_share, found.lost(HeldAt.MEAN)
    if not right:
        return _said("–", _("No sum is right, so none can be lost by holding a unit."), found)
    unit = int(lost.argmax())
    if not lost[unit]:
        said = _("Hold any one unit at its mean: no right sum is lost.")
        return _said(_("no unit"), said, found)
    few = int((lost < _LITTLE).sum())
    rest = _("{few} of {count} cost under 0.1 %") if few else _("none is idle")
    stay = _staying(unit, right, float(lost[unit]), found.live.wrong.size)
    said = f"{stay}; {rest.format(few=few, count=found.hidden)}."
    return _said(_("unit {unit}").format(unit=unit), said, found)


def _staying(unit: int, right: float, lost: float, sums: int) -> str:
    """Say how many sums stay right while a unit is held; counted where hardly any is."""
    left = right * (1 - lost)
    if right < _SELDOM:
        said = _("Hold unit {unit} at its mean and {number:,} of {count:,} right sums stay right")
        return said.format(unit=unit, number=round(left * sums), count=round(right * sums))
    said = _("Hold unit {unit} at its mean and {share} of the sums stay right")
    said = said.format(unit=unit, share=percent(left))
    return said if right == 1.0 else f"{said} " + _("(now {share})").format(share=percent(right))


def _said(figure: str, sentence: str, found: KnockOuts) -> Verdict:
    if found.is_part:
        few = _("Only {count:,} sums were asked.").format(count=found.live.wrong.size)
        sentence = f"{sentence} {few}"
    return Verdict(figure, sentence, iteration=found.iteration)


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    found = evidence.value(KEY, KnockOuts)
    if not isinstance(found, KnockOuts):
        return {}
    numbers: dict[str, object] = {
        "iteration": found.iteration,
        "sums": found.live.wrong.size,
        "sampled": found.live.sums.sampled,
        "right": found.live.exact_share,
        "mean": found.mean.tolist(),
    }
    for at in HeldAt:
        numbers[f"left at {at.value}"] = found.left(at).tolist()
        numbers[f"lost at {at.value}"] = found.lost(at).tolist()
        numbers[f"lost at {at.value}, per place"] = found.lost_at_places(at).tolist()
    return numbers


UNITS = LensText(KEY, _("Which units matter"), frozenset({KEY}), _verdict, _numbers, _HOW, _LIMITS)


def about_shift(found: KnockOuts, unit: int) -> str:
    """Say why holding a unit at zero costs something else than holding it at its mean."""
    mean, shifts = float(found.mean[unit]), found.shift_of_units(unit)
    clamps = found.look.clamps
    if clamps is not None and not np.isnan(clamps[unit]):
        said = _("The run itself holds unit {unit} at {mean:.2f}: its mean is that.")
        return said.format(unit=unit, mean=mean)
    if not mean:
        said = _("Unit {unit} is 0 on average: held at zero it is held at its mean.")
        return said.format(unit=unit)
    most = int(np.abs(shifts).argmax())
    return _(
        "Unit {unit} is {mean:.2f} on average, and what it feeds has learned to count on that. "
        "At zero the sum of the output shifts by {logit}, and one position later that of unit "
        "{most} by {shift}, most of all."
    ).format(
        unit=unit, mean=mean, logit=signed(found.shift_of_logit(unit), 2), most=most,
        shift=signed(float(shifts[most]), 2),
    )  # fmt: skip


def about_sums(sums: Sums) -> str:
    """Say which sums were asked."""
    said = (
        _("a sample of {count:,} sums of {bits} bits")
        if sums.sampled
        else _("all {count:,} sums of {bits} bits")
    )
    return said.format(count=sums.a.size, bits=sums.bits)


def about_trial(found: KnockOuts, unit: int, at: HeldAt) -> str:
    """Say what holding one unit costs."""
    asked = found.live
    breaks = int(np.count_nonzero((asked.wrong == 0) & (found.held[at][unit].wrong > 0)))
    mends = int(np.count_nonzero((asked.wrong > 0) & (found.held[at][unit].wrong == 0)))
    right = int(np.count_nonzero(asked.wrong == 0))
    said = (
        _("Unit {unit} held at its mean, {mean:.2f}: {number:,} of {count:,} right sums break.")
        if at is HeldAt.MEAN
        else _("Unit {unit} held at zero: {number:,} of {count:,} right sums break.")
    ).format(unit=unit, mean=found.mean[unit], number=breaks, count=right)
    if mends:
        said += " " + _("{count:,} wrong ones become right.").format(count=mends)
    return said

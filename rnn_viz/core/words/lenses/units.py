"""Which units matter, in words."""

from collections.abc import Mapping

import numpy as np

from rnn_viz.core.evidence.evaluation import Sums
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.units import HeldAt, KnockOuts
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Verdict, unable
from rnn_viz.core.words.numbers import percent, signed

KEY = "units"
_LITTLE = 0.001  # share of the right sums that is said to be next to nothing
_SELDOM = 0.01  # share of right sums below which they are counted
_HOW = (
    "One unit after the other is held at one value at every position, and all sums are asked "
    "again (of long sums a sample; of large networks fewer, as is said then). Lost are the sums "
    "that are right now and wrong then. Held at its mean over all positions of all sums, a unit "
    "says nothing any more, but the others get from it what they get on average. Held at zero "
    "they miss that, too: the sum of each unit shifts by the mean times the weight to it, so more "
    "breaks than what the unit had to say. Nothing of this changes the run."
)
_LIMITS = (
    "One unit is held at a time: of two units that say the same, each seems not to matter while "
    "the other is there."
)


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value(KEY, KnockOuts)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No sum can be asked with a unit held", found)
    right, lost = found.live.exact_share, found.lost(HeldAt.MEAN)
    of = f" Only {found.live.wrong.size:,} sums were asked." if found.is_part else ""
    if not right:
        return _said("–", f"No sum is right, so none can be lost by holding a unit.{of}", found)
    unit = int(lost.argmax())
    if not lost[unit]:
        return _said("no unit", f"Hold any one unit at its mean: no right sum is lost.{of}", found)
    few = int((lost < _LITTLE).sum())
    rest = f"{few} of {found.hidden} cost under 0.1 %" if few else "none is idle"
    stay = _staying(right, float(lost[unit]), found.live.wrong.size)
    return _said(f"unit {unit}", f"Hold unit {unit} at its mean and {stay}; {rest}.{of}", found)


def _staying(right: float, lost: float, sums: int) -> str:
    """Say how many sums stay right; counted where hardly any is."""
    left = right * (1 - lost)
    if right < _SELDOM:
        return f"{round(left * sums):,} of {round(right * sums):,} right sums stay right"
    now = "" if right == 1.0 else f" (now {percent(right)})"
    return f"{percent(left)} of the sums stay right{now}"


def _said(figure: str, sentence: str, found: KnockOuts) -> Verdict:
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


UNITS = LensText(KEY, "Which units matter", frozenset({KEY}), _verdict, _numbers, _HOW, _LIMITS)


def about_shift(found: KnockOuts, unit: int) -> str:
    """Say why holding a unit at zero costs something else than holding it at its mean."""
    mean, shifts = float(found.mean[unit]), found.shift_of_units(unit)
    clamps = found.look.clamps
    if clamps is not None and not np.isnan(clamps[unit]):
        return f"The run itself holds unit {unit} at {mean:.2f}: its mean is that."
    if not mean:
        return f"Unit {unit} is 0 on average: held at zero it is held at its mean."
    most = int(np.abs(shifts).argmax())
    return (
        f"Unit {unit} is {mean:.2f} on average, and what it feeds has learned to count on that. "
        f"At zero the sum of the output shifts by {signed(found.shift_of_logit(unit), 2)}, and one "
        f"position later that of unit {most} by {signed(float(shifts[most]), 2)}, most of all."
    )


def about_sums(sums: Sums) -> str:
    """Say which sums were asked."""
    count = f"{sums.a.size:,} sums of {sums.bits} bits"
    return f"a sample of {count}" if sums.sampled else f"all {count}"


def about_trial(found: KnockOuts, unit: int, at: HeldAt) -> str:
    """Say what holding one unit costs."""
    asked = found.live
    breaks = int(np.count_nonzero((asked.wrong == 0) & (found.held[at][unit].wrong > 0)))
    mends = int(np.count_nonzero((asked.wrong > 0) & (found.held[at][unit].wrong == 0)))
    right = int(np.count_nonzero(asked.wrong == 0))
    where = f"its mean, {found.mean[unit]:.2f}" if at is HeldAt.MEAN else "zero"
    mended = f" {mends:,} wrong ones become right." if mends else ""
    return f"Unit {unit} held at {where}: {breaks:,} of {right:,} right sums break.{mended}"

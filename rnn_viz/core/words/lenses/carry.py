"""Where is the carry? What can be read of it, and which units are used."""

import math
from collections.abc import Mapping

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.carry_use import CarryUse
from rnn_viz.core.lenses.directions.carry_fit import TOLD
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import brief, percent, signed

_HOW = _(
    "All sums are read, bit by bit, and each hidden state is kept: of 8 bits there are 131,072, "
    "38,228 of them different; above 8 bits a fixed sample of sums stands for all. Fisher's linear "
    "discriminant finds the straight cut that tells states after which a carry leaves the position "
    "from the others; there is nothing to set. It is fitted on all states, but scored only where "
    "a ≠ b: elsewhere the inputs give the carry away. σ is the spread of the states on either side "
    "of the cut. How sure it is supposes that both sides scatter like bells of equal width. "
    "Correlation says how a unit goes along with the carry, the bit of the sum and the two inputs. "
    "“Alone” is the best single threshold on one unit. “Lost” is the share of sums that "
    "come out wrong when the next position gets the mean of a unit instead of its value, while the "
    "output still sees the unit: what can be read is not always what is used."
)
_LIMITS = _(
    "That a cut reads the carry does not mean that the network uses it, and a carry that is kept "
    "in a bent way is missed by a straight cut."
)
_TOLD = (_("carry"), _("bit"), "a", "b")  # as the window calls what a unit may tell


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value("carry", Carry)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("No carry can be read"), found)
    share = "100 %" if found.share == 1.0 else percent(found.share)
    said = (
        _("A straight cut reads it in {share} where a ≠ b, in a sample")
        if found.is_sample
        else _("A straight cut reads it in {share} where a ≠ b")
    )
    sentence = f"{said.format(share=share)}{_compared(found, evidence)}."
    sign = Sign.RIGHT if found.share == 1.0 else Sign.PLAIN
    return Verdict(share, sentence, sign, found.iteration)


def _compared(found: Carry, evidence: Evidence) -> str:
    """Say what the share is to be compared with: untrained, one unit, or a constant answer."""
    no = percent(found.always_no)
    if found.share <= found.always_no:
        return ": " + _("no more than always saying no, {share}").format(share=no)
    if found.share < 1.0:
        return "; " + _("always saying no: {share}").format(share=no)
    run = evidence.value("carry.run", Series)
    start = None if run is None or isinstance(run, Unable) else run.at(0)
    told = ""
    if start is not None:
        told = " " + _("(untrained {share})").format(share=percent(float(start[0])))
    if found.alone:
        told += "; " + _("unit {unit} alone, too").format(unit=found.alone[0])
    return told


def about_use(carry: Carry, use: CarryUse | Unable | None) -> str:
    """Say which unit tells most and which is missed most; empty as long as that is not known."""
    if not isinstance(use, CarryUse) or use.iteration != carry.iteration:
        return ""
    telling = int(use.alone.argmax())
    reads = _("Unit {unit} alone reads the carry in {share}").format(
        unit=telling, share=percent(float(use.alone[telling]))
    )
    if not np.isfinite(use.left).any():
        return f"{reads}. " + _("In networks of more than 127 units it is not tried what is used.")
    lost, missed = use.lost, int(use.lost.argmax())
    if lost[missed] <= 0.0:
        return f"{reads}; " + _("no sum is lost, whichever unit is not passed on.")
    if missed == telling:
        most = _("not passing it on costs most, too: {part} of the sums.")
        return f"{reads}; " + most.format(part=_part(lost[missed]))
    own = _("not passing it on costs {part} of the sums.").format(part=_part(lost[telling]))
    most = _("Not passing unit {unit} on costs most, {part}.")
    return f"{reads}; {own} " + most.format(unit=missed, part=_part(lost[missed]))


def about_unit(carry: Carry, use: CarryUse | None, unit: int) -> str:
    """Say what a unit tells of the carry, and whether that is used."""
    told = ", ".join(
        f"{what} {signed(float(value), 2)}"
        for what, value in zip(_TOLD, carry.correlation[:, unit], strict=True)
    )
    if not np.isfinite(carry.correlation[0, unit]):
        return _("unit {unit}: it never changes").format(unit=unit)
    said = _("unit {unit}: correlation with {told}").format(unit=unit, told=told)
    low, high = carry.gap[:, unit].tolist()
    if math.isfinite(low):
        cut = _("a cut from {low} to {high} tells the carry of all states")
        said += "; " + cut.format(low=brief(low), high=brief(high))
    if use is not None:
        said += "; " + _("alone {share}").format(share=percent(float(use.alone[unit])))
        if math.isfinite(use.left[unit]):
            said += ", " + _("lost {part}").format(part=_part(float(use.lost[unit])))
    return said


def _part(lost: float) -> str:
    return _p("sums", "none") if lost <= 0.0 else percent(float(lost))


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    found, use = evidence.value("carry", Carry), evidence.value("carry.use", CarryUse)
    if not isinstance(found, Carry):
        return {}
    numbers: dict[str, object] = {
        "iteration": found.iteration, "states": found.visits, "sampled": found.is_sample,
        "right_where_a_is_not_b": found.share, "always_no": found.always_no,
        "sigmas_apart": found.probe.apart, "units_alone": list(found.alone),
        "direction": found.swing.tolist(),
        "correlation": dict(zip(TOLD, map(plain, found.correlation), strict=True)),
    }  # fmt: skip
    if isinstance(use, CarryUse) and use.iteration == found.iteration:
        numbers |= {"exact": use.exact, "alone": plain(use.alone), "left": plain(use.left)}
    return numbers


def plain(row: Floats) -> list[float | None]:
    """Return numbers as JSON knows them: what is none is null."""
    return [value if math.isfinite(value) else None for value in row.tolist()]


CARRY = LensText(
    "carry", _("Where is the carry?"), frozenset({"carry", "carry.run"}),
    _verdict, _numbers, _HOW, _LIMITS,
)  # fmt: skip

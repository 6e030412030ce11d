"""Where is the carry? What can be read of it, and which units are used."""

import math
from collections.abc import Mapping

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.carry_use import CarryUse
from rnn_viz.core.lenses.directions.carry_fit import TOLD
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import brief, percent, signed

_HOW = (
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
_LIMITS = (
    "That a cut reads the carry does not mean that the network uses it, and a carry that is kept "
    "in a bent way is missed by a straight cut."
)


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value("carry", Carry)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No carry can be read", found)
    share = "100 %" if found.share == 1.0 else percent(found.share)
    where = "where a ≠ b"
    if found.is_sample:
        where += ", in a sample"
    sentence = f"A straight cut reads it in {share} {where}{_compared(found, evidence)}."
    sign = Sign.RIGHT if found.share == 1.0 else Sign.PLAIN
    return Verdict(share, sentence, sign, found.iteration)


def _compared(found: Carry, evidence: Evidence) -> str:
    """Say what the share is to be compared with: untrained, one unit, or a constant answer."""
    if found.share <= found.always_no:
        return f": no more than always saying no, {percent(found.always_no)}"
    if found.share < 1.0:
        return f"; always saying no: {percent(found.always_no)}"
    run = evidence.value("carry.run", Series)
    start = None if run is None or isinstance(run, Unable) else run.at(0)
    untrained = "" if start is None else f" (untrained {percent(float(start[0]))})"
    return untrained + (f"; unit {found.alone[0]} alone, too" if found.alone else "")


def about_use(carry: Carry, use: CarryUse | Unable | None) -> str:
    """Say which unit tells most and which is missed most; empty as long as that is not known."""
    if not isinstance(use, CarryUse) or use.iteration != carry.iteration:
        return ""
    telling = int(use.alone.argmax())
    reads = f"Unit {telling} alone reads the carry in {percent(float(use.alone[telling]))}"
    if not np.isfinite(use.left).any():
        return f"{reads}. In networks of more than 127 units it is not tried what is used."
    lost, missed = use.lost, int(use.lost.argmax())
    if lost[missed] <= 0.0:
        return f"{reads}; no sum is lost, whichever unit is not passed on."
    if missed == telling:
        return f"{reads}; not passing it on costs most, too: {_part(lost[missed])} of the sums."
    most = f"Not passing unit {missed} on costs most, {_part(lost[missed])}"
    return f"{reads}; not passing it on costs {_part(lost[telling])} of the sums. {most}."


def about_unit(carry: Carry, use: CarryUse | None, unit: int) -> str:
    """Say what a unit tells of the carry, and whether that is used."""
    told = ", ".join(
        f"{what} {signed(float(value), 2)}"
        for what, value in zip(TOLD, carry.correlation[:, unit], strict=True)
    )
    if not np.isfinite(carry.correlation[0, unit]):
        return f"unit {unit}: it never changes"
    said = f"unit {unit}: correlation with {told}"
    low, high = carry.gap[:, unit].tolist()
    if math.isfinite(low):
        said += f"; a cut from {brief(low)} to {brief(high)} tells the carry of all states"
    if use is not None:
        said += f"; alone {percent(float(use.alone[unit]))}"
        if math.isfinite(use.left[unit]):
            said += f", lost {_part(float(use.lost[unit]))}"
    return said


def _part(lost: float) -> str:
    return "none" if lost <= 0.0 else percent(float(lost))


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
    "carry", "Where is the carry?", frozenset({"carry", "carry.run"}),
    _verdict, _numbers, _HOW, _LIMITS,
)  # fmt: skip
